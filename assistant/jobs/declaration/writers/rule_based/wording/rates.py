"""The texts of a share: numerator and denominator as nouns, counted by the right noun, of what the brief speaks of."""

from collections.abc import Mapping
from functools import cache

from assistant.domain.facts import Facts
from assistant.domain.ledger import LedgerEntry
from assistant.jobs.declaration.writers.rule_based.wording.names import NOUNS, counter_of, main_work
from assistant.jobs.declaration.writers.rule_based.wording.texts import Texts, filled
from policy_corpus import wordings
from policy_corpus.wordings import RateFamily

_DEGREE = "度"
"""Of a name that is measured, though in %, and counts no parts: 库房相对湿度."""
_BARE = ("率", "比例", "占比", "比重", "度")
_STEM = 2
"""Characters of what is said of a thing: 扑灭 of 火灾扑灭率."""
_COUNTED, _PARTS = "数量", ("比例", "占比", "比重")


def rate(entry: LedgerEntry, facts: Facts, period: str) -> Texts:
    """The texts of a rate or a share."""
    family, end = _family(entry.name)
    stem = _without(end) if end else _without(entry.name)[-_STEM:]
    of = entry.name.removesuffix(end) if end else _without(entry.name)[:-_STEM]
    of = of if len(of) > 1 else ""
    scale = "1000‰" if entry.unit == "‰" else "100%"
    thing = of or main_work(facts, things=True)
    slots = {"of": of, "main": thing, "stem": stem, "period": period, "scale": scale, "count": counter_of(of, facts)}
    if family is None:
        return _of_its_own(entry.name, slots)
    data, evidence = filled(family.data_source, slots), filled(family.evidence, slots)
    if family.formula:
        formula = filled(family.formula, slots).replace("100%", scale)
        return Texts(filled(family.definition, slots), formula, data, evidence)
    whole, good = filled(family.all, slots), filled(family.good, slots)
    count = family.count or slots["count"] or _COUNTED
    definition = f"{'' if whole.startswith(period) else period}{whole}中{good}的比重"
    counted = whole.rpartition("的")[2]
    return Texts(definition, _people(f"{good}的{counted}{count}÷{whole}{count}×{scale}"), data, evidence)


def _people(formula: str) -> str:
    """人数, not 人员人数."""
    return formula.replace("人员人数", "人数").replace("对象人数", "人数")


def _of_its_own(name: str, slots: Mapping[str, str]) -> Texts:
    """No family fits: the thing and what is said of it are the row's own."""
    of, stem, period, scale = slots["of"], slots["stem"], slots["period"], slots["scale"]
    if name.endswith(_DEGREE):
        return Texts(f"{period}{name}的实测值", "", f"{name}监测记录", f"{name}监测记录、检测报告")
    whole = _without(name)
    data, evidence = f"{whole}情况统计", f"{whole}情况登记表、汇总计算表"
    if name.endswith(_PARTS) or not of:
        counted = next((n for n in NOUNS if whole.endswith(n)), "")
        total = f"总{counted}" if counted else "同口径总量"
        return Texts(f"{period}{whole}占{total}的比重", f"{whole}÷{total}×{scale}", data, evidence)
    count = slots["count"] or _COUNTED
    definition = f"{period}{of}中{stem}部分所占比重"
    return Texts(definition, f"{stem}的{of}{count}÷{of}总{count}×{scale}", data, evidence)


def _without(name: str) -> str:
    bare = next((end for end in _BARE if name.endswith(end)), "")
    return name.removesuffix(bare)


def _family(name: str) -> tuple[RateFamily | None, str]:
    """The family of a rate and the words it was known by."""
    return next(((family, end) for end, family in _ends() if name.endswith(end)), (None, ""))


@cache
def _ends() -> tuple[tuple[str, RateFamily], ...]:
    pairs = [(end, family) for family in wordings.rates() for end in family.ends]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))
