"""A design makes no effect of what was read as an output, unless nothing else would be one."""

import pytest

from assistant.domain.facts import BeneficiaryFact, Span
from assistant.domain.indicator import Indicator
from assistant.domain.source import Source, SourceKind
from assistant.jobs.declaration.brief.reader import read_brief
from assistant.jobs.declaration.writers.model_based.classes import settled
from assistant.jobs.declaration.writers.rule_based.row import CORE, DraftRow
from policy_corpus.catalog import load_profile

TEXT = "建设田头冷库15座，服务农户4100户，农户损耗率降到8%以下。县财政安排50万元。"
PROFILE = load_profile("central-2021")


@pytest.fixture(scope="module")
def facts():
    return read_brief(TEXT, year=2027).facts


def effect(facts, quote):
    entry = next(e for e in facts.ledger.entries if e.quote.startswith(quote))
    source = Source(kind=SourceKind.BRIEF, start=entry.start, end=entry.end)
    item = Indicator(level1="效益指标", level2="社会效益指标", name="某项", target=f"≥{entry.value}", source=source)
    return DraftRow(item, CORE)


def read_as(facts, quote, **changes):
    ledger = facts.ledger
    entries = tuple(e.model_copy(update=changes if e.quote.startswith(quote) else {}) for e in ledger.entries)
    return facts.model_copy(update={"ledger": ledger.model_copy(update={"entries": entries})})


def levels(rows, facts):
    return [r.indicator.level2 for r in settled(rows, facts, PROFILE)]


def test_an_output_goes_back_to_its_class_while_another_effect_is_left(facts):
    facts = read_as(read_as(facts, "15座", level2="数量指标"), "8%", level2="社会效益指标")
    rows = [effect(facts, "15座"), effect(facts, "8%")]
    assert levels(rows, facts) == ["数量指标", "社会效益指标"]
    assert levels(rows[:1], facts) == ["社会效益指标"]


def test_of_outputs_alone_one_stays_an_effect(facts):
    facts = read_as(read_as(facts, "15座", level2="数量指标"), "8%", level2="质量指标")
    assert levels([effect(facts, "15座"), effect(facts, "8%")], facts) == ["数量指标", "社会效益指标"]


def test_whom_the_work_is_for_is_an_effect(facts):
    facts = read_as(read_as(facts, "4100户", level2="数量指标"), "8%", level2="社会效益指标")
    entry = next(e for e in facts.ledger.entries if e.quote.startswith("4100户"))
    people = BeneficiaryFact(name="农户", number=entry.number, unit=entry.unit, span=Span(start=0, end=2, text="农户"))
    rows = [effect(facts, "4100户"), effect(facts, "8%")]
    served = facts.model_copy(update={"beneficiaries": (people,)})
    assert levels(rows, served) == ["社会效益指标"] * 2
    assert levels(rows, facts.model_copy(update={"beneficiaries": ()}))[0] == "数量指标"
