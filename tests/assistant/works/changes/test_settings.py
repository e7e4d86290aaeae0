"""A work under another profile or for another year."""

from decimal import Decimal

from tests.fakes.works import FILING, Desk


def test_rows_go_to_the_classes_of_the_other_profile_and_money_to_its_unit():
    desk = Desk()
    done = desk.do("switch_profile", value="上海口径")
    assert desk.work.profile == "shanghai"
    assert desk.row("项目总成本").level1 == "产出指标"
    assert (desk.work.filing.funds.total, desk.work.filing.funds.unit) == (Decimal(1200000), "元")
    assert "项目总成本→成本指标" in done.after


def test_weights_are_shared_by_the_other_profile():
    desk = Desk()
    desk.do("switch_profile", value="central-2020")
    sums = {}
    for row in desk.work.filing.indicators:
        sums[row.level1] = sums.get(row.level1, 0) + row.weight
    assert sums == {"产出指标": 50, "效益指标": 30, "满意度指标": 10}


def test_a_profile_without_weights_is_noted():
    desk = Desk()
    assert "原来的分值不再保留" in desk.do("switch_profile", value="河南").after
    assert set(desk.weights.values()) == {None}


def test_a_class_that_the_other_profile_lacks_is_named():
    odd = FILING.indicators[0].model_copy(update={"level1": "其他", "level2": "综合", "name": "综合评价得分"})
    desk = Desk(FILING.model_copy(update={"indicators": (*FILING.indicators, odd)}))
    assert "综合评价得分" in desk.do("switch_profile", value="河南").after
    assert desk.row("综合评价得分")


def test_a_profile_that_nobody_knows_is_refused_with_the_choices():
    assert "henan-2022" in Desk().do("switch_profile", value="火星口径").why


def test_another_year_names_what_still_says_the_old_one():
    desk = Desk()
    done = desk.do("switch_year", value="2028年度")
    assert desk.work.year == 2028
    assert "培训完成时间" in done.after
    assert "年度目标" in done.after


def test_next_year_is_reckoned_from_today():
    desk = Desk(FILING.model_copy(update={"year": 2026}))
    desk.do("switch_year", value="明年")
    assert desk.work.year == 2027


def test_what_is_no_year_is_refused():
    assert not Desk().do("switch_year", value="后天").applied
