"""What the brief states and a design lacks is added and recorded, and costs that others imply give way to it."""

import pytest

from assistant.domain.indicator import Indicator
from assistant.domain.ledger import LedgerEntry, NumberRole, ReadBy
from assistant.domain.source import Source, SourceKind
from assistant.jobs.declaration.brief.reader import read_brief
from assistant.jobs.declaration.writers.model_based.completing import MOST
from assistant.jobs.declaration.writers.model_based.wanting import Wanting
from assistant.jobs.declaration.writers.rule_based.row import CORE, DraftRow

TEXT = "2027年修复古树40株，接待游客8万人次，古树成活率95%以上。县财政安排40万元。"


@pytest.fixture(scope="module")
def facts():
    read = read_brief(TEXT, year=2027).facts
    effects = {"8万人次": {"level2": "社会效益指标"}}
    entries = [e.model_copy(update={"read_by": ReadBy.BOTH, **effects.get(e.quote, {})}) for e in read.ledger.entries]
    return read.model_copy(update={"ledger": read.ledger.model_copy(update={"entries": tuple(entries)})})


def wanting(facts, explained=(), why="由上级统一组织"):
    left_out = [(e, why) for e in facts.ledger.entries if e.quote.startswith(tuple(explained))]
    return Wanting(facts, 2027, [], left_out, [])


def cost(name, end):
    source = Source(kind=SourceKind.BRIEF, end=end)
    return DraftRow(Indicator(level1="成本指标", level2="经济成本指标", name=name, source=source), CORE)


def effect(name):
    item = Indicator(level1="效益指标", level2="社会效益指标", name=name, source=Source(kind=SourceKind.BRIEF))
    return DraftRow(item, CORE)


def test_a_stated_effect_joins_one_that_would_bear_all_the_weight_even_if_it_was_explained_away(facts):
    lacking = wanting(facts, ["8万人次"])
    assert [r.indicator.target for r in lacking.effects([effect("古树保护意识")])] == ["≥8万人次"]
    assert lacking.reasons[0].startswith("写明的效益太少，按规则补上：")
    assert not list(lacking.effects([effect("古树保护意识"), effect("古树开放数量")]))


def test_requirements_are_added_while_there_is_room_and_no_reason_was_given(facts):
    assert "≥40株" in [r.indicator.target for r in wanting(facts).requirements([])]
    assert "≥40株" not in [r.indicator.target for r in wanting(facts, ["40株"]).requirements([])]
    full = [effect(f"{name}{name}{name}") for name in "甲乙丙丁戊己庚辛壬癸子丑寅卯辰"]
    assert len(full) == MOST
    assert not list(wanting(facts).requirements(full))


def test_a_reason_that_only_points_to_another_row_holds_against_what_the_model_alone_asks_for(facts):
    others = [effect("古树保护满意情况")]
    assert "≥40株" in _targets(wanting(facts, ["40株"], "由古树保护满意情况体现").requirements(others))
    entries = tuple(e.model_copy(update={"read_by": ReadBy.MODEL}) for e in facts.ledger.entries)
    alone = facts.model_copy(update={"ledger": facts.ledger.model_copy(update={"entries": entries})})
    assert "≥40株" not in _targets(wanting(alone, ["40株"], "由古树保护满意情况体现").requirements(others))


def _targets(rows):
    return [r.indicator.target for r in rows]


def test_costs_give_way_only_to_requirements_that_wait_for_a_place(facts):
    prices = [LedgerEntry(quote="元", start=900 + n, end=901 + n, value="9", unit="元/株", role=NumberRole.PRICE)
              for n in range(5)]  # fmt: skip
    ledger = facts.ledger.model_copy(update={"entries": (*facts.ledger.entries, *prices)})
    many = facts.model_copy(update={"ledger": ledger})
    costs = [cost(f"{name}单价", 901 + n) for n, name in enumerate("甲乙丙丁戊")]
    others = [effect(f"{name}{name}{name}") for name in "子丑寅卯辰巳午未申酉"]
    full = [*costs, *others]
    assert len(full) == MOST
    assert [r.indicator.name for r in wanting(many).giving_way(full)] == ["戊单价"]
    assert wanting(many).giving_way([*costs, *others[:3]]) == []
