"""What is reached this year is no target of all years; what the goal of all years states, is."""

import pytest

from assistant.domain.indicator import Indicator
from assistant.domain.source import Source, SourceKind
from assistant.jobs.declaration.brief.reader import read_brief
from assistant.jobs.declaration.writers.model_based.basis import basis_of
from assistant.jobs.declaration.writers.model_based.periods import is_of_one_year, of_all_years
from assistant.jobs.declaration.writers.rule_based.row import CORE, DraftRow
from tests.fakes.design import design_material, designed_row, token_of

ROADS = "2026—2028年实施防护工程，2027年安装护栏86公里。隐患治理率年底达到80%，验收合格率达到100%。本年资金2100万元。"


@pytest.mark.parametrize(("quote", "stated", "yearly"), [("80%", "≥80%", True), ("100%", "=100%", False)])
def test_a_result_by_the_end_of_the_year_is_of_this_year(quote, stated, yearly):
    material = design_material(ROADS)
    basis = basis_of(designed_row(rests_on=[token_of(quote, ROADS)], target=stated), material)
    assert is_of_one_year(basis, material) is yearly


def stored(target="=10000吨", name="化肥淡季储备数量"):
    source = Source(kind=SourceKind.BRIEF, quote="10000吨")
    item = Indicator(level1="产出指标", level2="数量指标", name=name, target=target, source=source)
    return DraftRow(item, CORE)


def all_years(rows, *sentences, text="储备化肥10000吨。"):
    facts = read_brief(text, year=2027).facts
    entries = [e.model_copy(update={"all_years": "共" in facts.text[: e.start]}) for e in facts.ledger.entries]
    ledger = facts.ledger.model_copy(update={"entries": tuple(entries)})
    return of_all_years(rows, facts.model_copy(update={"ledger": ledger}), sentences, 2027)


def test_a_quantity_that_the_goal_of_all_years_states_is_of_all_years_to_be_confirmed():
    [row] = all_years([stored(), stored("=30批次", "抽检批次")], "2028年3月底前储备化肥10000吨，到位率100%。")
    assert (row.overall, row.indicator.target, row.indicator.source.confirm) == (True, "=10000吨", True)


@pytest.mark.parametrize(
    "sentence",
    [
        "2026年至2028年各年储备化肥依次为9000吨、10000吨和12000吨。",
        "三年储备化肥31000吨，其中2027年任务，储备化肥10000吨。",
        "三年内分批储备，本年储备化肥10000吨。",
    ],
)
def test_a_value_of_one_of_the_years_is_none_of_all_years(sentence):
    assert all_years([stored().with_changes(unit="吨")], sentence) == []


@pytest.mark.parametrize("sentence", ["2027年1月至2028年3月储备化肥10000吨。", "2027年至2028年储备化肥10000吨。"])
def test_a_period_that_begins_this_year_is_no_single_year(sentence):
    assert len(all_years([stored().with_changes(unit="吨")], sentence)) == 1


@pytest.mark.parametrize("sentence", ["储备化肥110000吨。", "储备粮食10000吨。", "储备化肥。"])
def test_another_value_or_another_thing_is_none(sentence):
    assert all_years([stored()], sentence) == []


def test_what_the_brief_counts_over_all_years_comes_first():
    text = "2027年修复古树40株。三年共修复古树120株。"
    [row] = all_years([trees()], "三年修复古树40株。", text=text)
    assert (row.overall, row.indicator.target, row.indicator.source.quote[-4:]) == (True, "≥120株", "120株")


def trees():
    return stored("≥40株", "修复古树数量").with_changes(unit="株")


def test_what_is_stated_of_each_year_is_said_to_be_of_each_year():
    row = stored().with_changes(unit="吨", definition="本年度入库的化肥吨数")
    [of_each] = all_years([row], "2027年至2029年每年储备化肥10000吨。")
    assert of_each.indicator.target == "=10000吨/年"
    assert of_each.indicator.definition == "每年入库的化肥吨数"
    assert all_years([row], "2027年至2029年储备化肥10000吨。")[0].indicator.target == "=10000吨"


def test_what_is_for_each_of_something_keeps_its_unit():
    row = stored("≥30次/月", "巡查频次").with_changes(unit="次/月", definition="今年每月巡查的次数")
    [of_each] = all_years([row], "三年内每年巡查频次30次/月。")
    assert (of_each.indicator.target, of_each.indicator.definition) == ("≥30次/月", "每年每月巡查的次数")
