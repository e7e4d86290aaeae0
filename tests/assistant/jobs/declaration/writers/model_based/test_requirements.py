"""What the brief asks for and a design passes over gets a row, unless it is doubtful or shown already."""

import pytest

from assistant.domain.indicator import Indicator
from assistant.domain.ledger import LedgerContradiction, NumberRole, ReadBy
from assistant.jobs.declaration.brief.reader import read_brief
from assistant.jobs.declaration.writers.model_based.requirements import left_requirements
from assistant.jobs.declaration.writers.rule_based.row import CORE, DraftRow
from assistant.language.target import Operator

TEXT = "2027年修复古树40株，古树成活率95%以上，10月31日前完成古树修复。县财政安排40万元。"


@pytest.fixture(scope="module")
def facts():
    read = read_brief(TEXT, year=2027).facts
    entries = tuple(e.model_copy(update={"read_by": ReadBy.BOTH}) for e in read.ledger.entries)
    return read.model_copy(update={"ledger": read.ledger.model_copy(update={"entries": entries})})


def left(facts, rows=(), used=()):
    return [r.indicator.target for r in left_requirements(facts, rows, used, 2027)]


def test_results_come_before_what_is_done_and_days_come_last(facts):
    assert left(facts) == ["≥95%", "≥40株", "2027年10月31日前"]


def test_what_a_row_shows_or_rests_on_is_not_added(facts):
    shown = DraftRow(Indicator(level1="产出指标", level2="质量指标", name="树木存活", target="≥95%"), CORE)
    trees = [e for e in facts.ledger.entries if e.quote == "40株"]
    assert left(facts, [shown], trees) == ["2027年10月31日前"]


def test_what_is_contradicted_or_read_by_rules_alone_is_not_added(facts):
    entries = facts.ledger.entries
    at = next(e.start for e in entries if e.quote.startswith("95%"))
    doubt = LedgerContradiction(kind="model", text="", quotes=("95%",), starts=(at,))
    doubted = facts.model_copy(update={"ledger": facts.ledger.model_copy(update={"contradictions": (doubt,)})})
    assert "≥95%" not in left(doubted)
    alone = tuple(e.model_copy(update={"read_by": ReadBy.RULES}) for e in entries)
    assert left(facts.model_copy(update={"ledger": facts.ledger.model_copy(update={"entries": alone})})) == []


def test_a_part_with_a_bound_of_its_own_is_asked_for_where_the_goal_shows_it(facts):
    at = next(e for e in facts.ledger.entries if e.quote == "40株")
    changes = {"role": NumberRole.PART, "operator": Operator.AT_LEAST, "about": "一级古树修复"}
    entries = tuple(e.model_copy(update=changes) if e is at else e for e in facts.ledger.entries)
    parts = facts.model_copy(update={"ledger": facts.ledger.model_copy(update={"entries": entries})})
    shown = [r.indicator for r in left_requirements(parts, [], [], 2027, "修复一级古树不少于40株。")]
    assert ("一级古树修复数量", "≥40株") in [(r.name, r.target) for r in shown]
    assert "≥40株" not in left(parts)


def test_what_is_counted_in_a_unit_that_was_cut_is_not_added(facts):
    entries = tuple(e.model_copy(update={"unit": "毫"}) if e.unit == "株" else e for e in facts.ledger.entries)
    cut = facts.model_copy(update={"ledger": facts.ledger.model_copy(update={"entries": entries})})
    assert left(cut) == ["≥95%", "2027年10月31日前"]
