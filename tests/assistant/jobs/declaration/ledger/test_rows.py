"""Each number that could be an indicator carries name, class and sign: what the brief says of the bound comes first."""

import pytest

from assistant.jobs.declaration.ledger.reader import read_ledger
from assistant.jobs.declaration.ledger.row_classes import BENEFITS
from assistant.language.target import Operator
from tests.fakes.roles import FixedRoles


def entry(text, *roles):
    """The last number of a text, the numbers in these roles."""
    return read_ledger(text, 2027, FixedRoles(*roles)).entries[-1]


def test_a_number_that_is_done_has_name_class_and_sign():
    found = entry("栽植行道树800株。", "output")
    assert (found.name, found.level2, found.operator) == ("栽植行道树数量", "数量指标", Operator.EQUAL)


def test_a_past_value_is_named_too_so_that_the_user_can_turn_it_into_a_target():
    assert entry("去年栽植行道树600株。", "baseline").name == "栽植行道树数量"


@pytest.mark.parametrize("role", ["period", "document", "identifier", "money_past", "money_source"])
def test_what_can_be_no_indicator_has_neither_name_nor_class(role):
    found = entry("拨款600万元，自筹200万元。", role, role)
    assert (found.name, found.level2) == ("", "")


@pytest.mark.parametrize(
    ("words", "operator"),
    [
        ("差错不超过3起", Operator.AT_MOST),
        ("差错3起以内", Operator.AT_MOST),
        ("巡查不少于3起", Operator.AT_LEAST),
        ("巡查3起以上", Operator.AT_LEAST),
    ],
)
def test_a_bound_that_the_brief_states_is_kept(words, operator):
    assert entry(f"{words}。", "output").operator is operator


def test_a_range_stays_a_range_and_a_day_a_day():
    assert (
        entry(
            "水温保持在18—22度。",
            "result",
        ).role.value
        == "range_end"
    )
    assert read_ledger("水温保持在18—22度。", 2027, FixedRoles("result")).entries[0].operator is Operator.RANGE
    assert entry("9月底竣工。", "milestone").operator is Operator.DATE


def test_what_is_bought_may_cost_less_and_what_people_are_paid_is_fixed():
    assert entry("采购课桌，单价300元。", "price").operator is Operator.AT_MOST
    assert entry("孤儿生活补助每人900元。", "price").name.endswith("标准")


@pytest.mark.parametrize(
    ("text", "all_years"),
    [
        ("三年累计栽植行道树800株。", True),
        ("项目期内栽植行道树800株。", True),
        ("总目标：栽植行道树800株。", True),
        ("今年栽植行道树800株。", False),
        ("三年共栽植行道树2400株，今年栽植800株。", False),
        ("绿化率累计提高，年底栽植行道树800株。", False),
    ],
)
def test_what_is_of_all_years_is_noted_from_what_is_of_this_year(text, all_years):
    [found] = [e for e in read_ledger(text, 2027).entries if e.quote == "800株"]
    assert found.all_years is all_years


def test_where_all_results_are_taken_for_quality_the_likeliest_effect_is_one():
    text = "设备验收合格率100%，资料归档完整率98%，居民用水投诉下降率30%。"
    found = read_ledger(text, 2027, FixedRoles("result", "result", "result"), project="").entries
    assert any(e.level2 in BENEFITS for e in found)


def test_a_day_of_which_nothing_is_named_is_not_taken_for_the_end_of_the_project():
    found = read_ledger("10月底前弄完。", 2027, FixedRoles("milestone"), project="").entries
    assert found[0].name == ""


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("查档等候30分钟→10分钟", Operator.AT_MOST),
        ("查档等候由30分钟压到10分钟", Operator.AT_MOST),
        ("查验能力由180车次提高到300车次", Operator.AT_LEAST),
    ],
)
def test_a_value_that_moves_binds_the_way_it_moves(text, sign):
    assert read_ledger(text, 2027, FixedRoles("baseline", "result")).entries[-1].operator is sign


def test_a_day_of_which_only_the_verb_is_said_is_named_after_it():
    found = read_ledger(
        "8月16日开渔前都要装完，11月20日前演完。", 2027, FixedRoles(*["milestone"] * 2), project=""
    ).entries
    assert found[-1].name == "演出完成时间"


def test_a_day_that_work_begins_on_measures_nothing_beside_a_later_one():
    found = {e.quote: e.name for e in read_ledger("3月15日开工，10月20日前竣工。", 2027, project="").entries}
    assert found["3月15日"] == ""
    assert found["10月20日前"]


def test_what_a_plan_is_cut_to_is_still_to_be_done():
    entries = read_ledger("今年样品抽检减到280批次。", 2027, FixedRoles("output"), "").entries
    assert entries[-1].operator is not Operator.AT_MOST


def test_what_a_price_is_raised_to_is_the_price():
    entries = read_ledger("护工补贴提到200元/天。", 2027, FixedRoles("price"), "").entries
    assert entries[-1].operator is Operator.EQUAL
