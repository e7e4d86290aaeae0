"""The offline writer puts what the brief states into the form of a profile and adds no figure of its own."""

from decimal import Decimal

import pytest

from assistant.domain.facts import Facts
from assistant.domain.filing import Project
from assistant.domain.indicator import Indicator
from assistant.domain.placeholders import is_placeholder, placeholder
from assistant.jobs.declaration.brief.reader import read_brief
from assistant.jobs.declaration.interface import Assignment
from assistant.jobs.declaration.ledger.reader import read_ledger
from assistant.jobs.declaration.writers.rule_based.choosing import MOST
from assistant.jobs.declaration.writers.rule_based.row import DraftRow
from assistant.jobs.declaration.writers.rule_based.stated import TOTAL_COST
from assistant.jobs.declaration.writers.rule_based.writer import Frame, RuleBasedWriter, _overall
from policy_corpus import library
from policy_corpus.catalog import load_profile
from tests.fakes.roles import FixedRoles

TREES = (
    "项目名称：古树保护\n主管部门：县林业局\n实施单位：县林业站\n"
    "2027年修复古树40株，复壮成活率95%以上，10月底完成。申请资金30万元。"
)
YEARS = (
    "项目期限：2027年1月1日至2029年12月31日\n"
    "三年共修复古树120株，总投资90万元。2027年申请资金30万元，村民满意度90%以上。"
)


def filing(text=TREES, profile="central-2021", entries=()):
    facts = read_brief(text, year=2027).facts if text else Facts()
    assignment = Assignment(facts, load_profile(profile), 2027, entries)
    return RuleBasedWriter(library.kinds()).write(assignment).filing


def rows(form):
    return {r.name: r.target for r in form.indicators}


def overall_rows(form):
    return {r.name: r.target for r in form.overall_indicators}


def test_what_is_stated_stands_in_the_form_and_beside_it_the_benefit_that_nobody_named():
    found = rows(filing())
    [open_name] = [name for name in found if is_placeholder(name)]
    assert is_placeholder(found.pop(open_name))
    assert found == {
        TOTAL_COST: "≤30万元",
        "修复古树数量": "≥40株",
        "复壮成活率": "≥95%",
        "项目完成时间": "2027年10月31日前",
        "服务对象满意度": placeholder("目标值（%）"),
    }


@pytest.mark.parametrize("profile", ["central-2021", "central-2020", "henan-2022", "shanghai"])
def test_rows_stand_in_the_classes_and_the_order_of_the_profile(profile):
    places = [(c.name, s.name) for c in load_profile(profile).level1 for s in c.level2]
    found = [(r.level1, r.level2) for r in filing(profile=profile).indicators]
    assert set(found) <= set(places)
    assert found == sorted(found, key=places.index)


def test_every_row_has_a_weight_a_standard_and_a_source():
    for row in filing().indicators:
        assert row.weight
        assert row.scoring_standard
        assert row.source


def test_the_writer_says_that_no_model_wrote():
    written = RuleBasedWriter(()).write(Assignment(Facts(), load_profile("central-2021"), 2027))
    assert (written.writer, written.record.writer) == ("rule_based", "rule_based")


def test_what_is_of_all_years_leaves_this_years_share_open():
    form = filing(YEARS)
    assert is_placeholder(rows(form)["修复古树数量"])
    assert overall_rows(form)["修复古树数量"] == "≥120株"


def test_the_cost_of_all_years_is_their_total_and_measures_hold_for_both():
    form = filing(YEARS)
    assert (rows(form)[TOTAL_COST], overall_rows(form)[TOTAL_COST]) == ("≤30万元", "≤90万元")
    assert rows(form)["村民满意度"] == overall_rows(form)["村民满意度"] == "≥90%"


def test_what_is_said_of_the_years_money_is_not_said_of_that_of_all_years():
    facts = read_brief(YEARS, year=2027).facts
    assignment = Assignment(facts, load_profile("central-2021"), 2027)
    frame = Frame.of(assignment)
    own = RuleBasedWriter.stated(assignment, frame)
    rows = [r.with_changes(definition="用于补苗的支出") if r.indicator.name == TOTAL_COST else r for r in own]
    form = RuleBasedWriter.assembled(assignment, frame, rows)
    assert next(r for r in form.indicators if r.name == TOTAL_COST).definition == "用于补苗的支出"
    overall = next(r for r in form.overall_indicators if r.name == TOTAL_COST)
    assert overall.definition == "项目期内项目实际发生的全部支出"


def test_a_project_of_one_year_has_no_overall_table():
    assert filing().overall_indicators == ()


def test_the_goal_follows_from_the_rows_and_says_so():
    form = filing()
    assert form.goals.annual.startswith("目标1：2027年10月31日前完成修复古树40株")
    assert form.sources["goals.annual"].label == "由简介中的工作量、时限和各指标值组成"


def test_the_goal_of_the_user_is_quoted():
    form = filing(TREES.replace("\n2027年", "\n年度目标：让古树活下去。\n2027年"))
    assert (form.goals.annual, form.sources["goals.annual"].quote) == ("让古树活下去。", "让古树活下去。")


def test_head_and_funds_are_computed_from_the_facts_whoever_writes():
    facts = read_brief(TREES, year=2027).facts
    frame = Frame.of(Assignment(facts, load_profile("central-2021"), 2027))
    assert (frame.project, frame.funds) == (filing().project, filing().funds)


@pytest.mark.parametrize(("level1", "level2"), [("成本指标", "经济成本指标"), ("产出指标", "成本指标")])
def test_the_total_cost_of_the_whole_period_is_its_own_sum_wherever_cost_stands(level1, level2):
    text = "三年总投资88万元。"
    facts = Facts(text=text, ledger=read_ledger(text, 2027, FixedRoles("period", "money_overall")))
    row = DraftRow(Indicator(level1=level1, level2=level2, name="项目总成本", target="≤28万元"), Decimal(3))
    (whole,) = _overall([row], facts, Project(start="2027-01-01", end="2029-12-31"), 2027)
    assert whole.indicator.target == "≤88万元"


YEAR_SPAN = Project(start="2027-01-01", end="2029-12-31")


def _quality(target, *, overall=False, **words):
    item = Indicator(level1="产出指标", level2="质量指标", name="早期检出率", target=target, **words)
    return DraftRow(item, Decimal(3), overall=overall)


def test_words_of_this_year_speak_of_the_whole_period_in_its_table():
    row = _quality("≥45%", definition="2027年度检出例数占全年例数", value_basis="历史标准：上年度40%，本年提高到45%")
    (whole,) = _overall([row], Facts(), YEAR_SPAN, 2027)
    assert whole.indicator.definition == "项目期内检出例数占项目期内例数"
    assert whole.indicator.value_basis == "历史标准：上年度40%，项目期内提高到45%"


def test_a_value_of_the_whole_period_stands_in_its_table_instead_of_this_years():
    rows = [_quality("≥45%"), _quality("≥55%", overall=True)]
    assert [r.indicator.target for r in _overall(rows, Facts(), YEAR_SPAN, 2027)] == ["≥55%"]


def test_a_day_of_this_year_does_not_end_a_project_that_runs_on():
    form = filing(YEARS + "\n10月底前完成修复。")
    assert "2027年10月31日前" in rows(form).values()
    assert [t for t in overall_rows(form).values() if t.endswith("前")] == ["2029年12月31日前"]


def test_of_what_is_counted_for_this_year_alone_the_first_stands_open_for_all_years():
    text = YEARS.replace("三年共修复古树120株，", "2027年修复古树40株、种树600株、围栏8处、培训60人，")
    found = overall_rows(filing(text))
    assert sum("项目期内" in t for t in found.values()) == 1
    open_row = next(r for r in filing(text).overall_indicators if is_placeholder(r.target))
    assert open_row.value_basis == "计划标准：由单位按项目期的任务填写"


MANY_PRICES = (
    "项目期限：2027年1月1日至2029年12月31日\n2027年培训护理员120人，培训补助标准1200元/人；助餐补助标准2元/人次；"
    "探访补助标准20元/人·月；适老化改造补助标准3000元/户；养护补助标准2000元/人；体检补助标准150元/人。申请资金120万元。"
)


def test_prices_beyond_the_main_ones_stand_with_the_total_of_this_year_alone():
    form = filing(MANY_PRICES)
    [row] = [r for r in form.indicators if r.source is not None and r.source.parts]
    assert row.name == TOTAL_COST
    assert "养护补助标准2000元/人" in row.value_basis
    assert not any(r.source is not None and r.source.parts for r in form.overall_indicators)
    assert not any("养护补助标准2000元/人" in r.value_basis for r in form.overall_indicators)
    assert len(form.indicators) <= MOST
