"""Rows that the brief does not state but a sound form needs, taken from the indicator library.

A library value is a 建议值 and marked so; an entry without one gets a 【待补充】 mark. Stated rows borrow definition,
formula and evidence from the entry that measures the same thing.
"""

from collections.abc import Callable, Iterator, Sequence

from assistant.domain.facts import Facts
from assistant.domain.indicator import Indicator
from assistant.domain.ledger import NumberRole
from assistant.domain.library import LibraryEntry
from assistant.domain.placeholders import placeholder
from assistant.domain.vocabulary import (
    BENEFIT,
    OUTPUT,
    QUALITY,
    QUANTITY,
    SATISFACTION,
    SOCIAL,
    SUSTAINABLE,
    TIMELINESS,
    read_level2,
)
from assistant.jobs.declaration.ledger.row_names import polished
from assistant.jobs.declaration.writers.rule_based import sources
from assistant.jobs.declaration.writers.rule_based.row import CORE, SUGGESTED, DraftRow
from assistant.language.figures import find_figures
from assistant.language.likeness import likeness as alike

_SAME, _RELATED = 0.75, 0.55
_BENEFIT_ROWS = 1
"""Benefits that a form needs at least; more from the library would be padding."""


def enrich(row: DraftRow, entries: Sequence[LibraryEntry]) -> DraftRow:
    """A stated row with definition, formula, data source and evidence of the library entry that measures the same.

    A definition with a figure (六个月内) would say what the brief does not.
    """
    item = row.indicator
    same_class = [e for e in entries if read_level2(e.level2) == read_level2(item.level2)]
    best = max(same_class, key=lambda e: alike(e.name, item.name), default=None)
    if best is None or "{object}" in best.name or alike(best.name, item.name) < _SAME:
        return row
    words = {"definition": best.definition, "formula": best.formula} if not find_figures(best.definition) else {}
    return row.with_changes(
        **words,
        measurement=best.measurement,
        data_source=best.data_source,
        evidence=best.evidence,
    )


def needed_rows(
    stated: Sequence[DraftRow], facts: Facts, entries: Sequence[LibraryEntry], *, long_term: bool, serves_public: bool
) -> Iterator[DraftRow]:
    """What the stated rows leave open: 数量, 质量, 效益 (later years too where due), 满意度.

    An entry of a kind of work is taken only where the work itself is named by one of its words: a sector alone brings
    no row. Where nothing fits, the benefit stands open, and the brief's questions ask for it.
    """
    taken = list(stated)
    work = _work(facts)

    def fits(entry: LibraryEntry) -> bool:
        return any(word in work for word in entry.words)

    def add(count: int, wanted: Callable[[LibraryEntry], bool]) -> Iterator[DraftRow]:
        for entry in _choose(entries, taken, wanted, count):
            row = library_row(entry, facts)
            taken.append(row)
            yield row

    for level2 in (QUANTITY, QUALITY, TIMELINESS):
        if not _count(stated, level2):
            yield from add(1, lambda e, level2=level2: e.level2 == level2 and fits(e))  # type: ignore[misc]
    yield from add(_BENEFIT_ROWS - _benefits(stated), lambda e: e.level1 == BENEFIT and not _lasts(e) and fits(e))
    if not _benefits(taken):
        yield _open_benefit()
    if long_term:
        yield from add(1, lambda e: _lasts(e) and fits(e))
    if serves_public and not any(r.level1 == SATISFACTION for r in stated):
        yield from add(1, lambda e: e.level1 == SATISFACTION and (fits(e) or e.core))


def _open_benefit() -> DraftRow:
    """A benefit that the unit has to name: a form needs one, and nothing in the library is of this work."""
    what = "效益指标，如受益人数、投诉下降率"
    return DraftRow(
        Indicator(
            level1=BENEFIT,
            level2=SOCIAL,
            name=placeholder(what),
            target=placeholder("指标值"),
            value_basis="由单位按项目效果填写",
            measurement="情况统计",
            data_source="部门业务统计",
            evidence="统计报表、前后对比资料",
            source=sources.unknown(what),
        ),
        CORE,
    )


def _work(facts: Facts) -> str:
    """The words that name the work: the project and what is to be done."""
    done = [e.about for e in facts.ledger.of(NumberRole.OUTPUT, NumberRole.FREQUENCY)]
    return " ".join([facts.name.value if facts.name else "", facts.content.value if facts.content else "", *done])


def _choose(
    entries: Sequence[LibraryEntry], taken: Sequence[DraftRow], wanted: Callable[[LibraryEntry], bool], count: int
) -> list[LibraryEntry]:
    chosen: list[LibraryEntry] = []
    names = [r.indicator.name for r in taken]
    for entry in sorted(entries, key=lambda e: not e.suggested):  # what leaves nothing open comes first
        if len(chosen) >= count:
            break
        fresh = all(alike(entry.name, n) < _RELATED for n in [*names, *(c.name for c in chosen)])
        if wanted(entry) and fresh:
            chosen.append(entry)
    return chosen


def _count(rows: Sequence[DraftRow], level2: str) -> int:
    return sum(read_level2(r.indicator.level2) == level2 and r.level1 == OUTPUT for r in rows)


def _benefits(rows: Sequence[DraftRow]) -> int:
    return sum(r.level1 == BENEFIT for r in rows)


def _lasts(entry: LibraryEntry) -> bool:
    return read_level2(entry.level2) == SUSTAINABLE


def library_row(entry: LibraryEntry, facts: Facts) -> DraftRow:
    """The row of a library entry: its suggested value to be confirmed, or a mark where only the unit can say."""
    name = fill_object(entry, facts)
    return DraftRow(
        Indicator(
            level1=entry.level1,
            level2=entry.level2,
            name=name,
            target=entry.suggested or placeholder(f"目标值（{entry.unit}）"),
            unit=entry.unit,
            definition=entry.definition.replace("{object}", _main_object(facts)),
            formula=entry.formula.replace("{object}", _main_object(facts)),
            scoring_standard=entry.scoring_standard,
            value_basis=f"{entry.value_basis}（建议值，须确认）" if entry.suggested else entry.value_basis,
            measurement=entry.measurement,
            data_source=entry.data_source,
            evidence=entry.evidence,
            source=sources.from_library(entry),
        ),
        CORE if entry.core else SUGGESTED,
    )


def fill_object(entry: LibraryEntry, facts: Facts) -> str:
    """The entry's name with the thing the brief counts, or its default name."""
    if "{object}" not in entry.name:
        return entry.name
    thing = _main_object(facts)
    if entry.level1 == SATISFACTION and facts.beneficiaries:
        thing = facts.beneficiaries[0].name
    return entry.name.replace("{object}", thing) if thing else entry.name_default


def _main_object(facts: Facts) -> str:
    return next((polished(e.about) for e in facts.ledger.of(NumberRole.OUTPUT) if e.name), "")
