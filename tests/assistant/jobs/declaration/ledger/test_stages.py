"""What is in use was built before; what is built was contracted before."""

from assistant.jobs.declaration.ledger.reader import read_ledger
from tests.fakes.roles import FixedRoles


def shown(text):
    return [c.kind for c in read_ledger(text, 2027, FixedRoles("milestone", "milestone")).contradictions]


def test_in_use_before_it_is_installed():
    assert shown("9月20日前安装完成，7月31日前投入使用。") == ["dates"]


def test_built_before_it_is_tendered():
    assert shown("9月15日完成施工招标；8月31日前主体完工。") == ["dates"]


def test_dates_in_order_raise_nothing():
    assert shown("7月20日前安装完成，9月30日前投入使用。") == []


def test_two_works_may_be_built_in_any_order():
    assert shown("10月20日前雷达联调，8月25日前道路完工。") == []


def test_in_use_before_it_is_built_also_where_building_and_acceptance_are_one_step():
    assert shown("9月30日前完工验收；8月31日前投入使用。") == ["dates"]


def test_done_before_the_day_after_which_alone_it_may_be_done():
    [found] = read_ledger(
        "9月10日前兑付到卡。9月30日公示结束后方可兑付。", 2027, FixedRoles("milestone", "milestone")
    ).contradictions
    assert found.text == "9月30日公示结束后方可兑付，9月10日前却要兑付，先后不对"


def test_done_after_that_day_raises_nothing():
    assert shown("10月10日前兑付到卡。9月30日公示结束后方可兑付。") == []
