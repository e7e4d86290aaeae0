"""Rows that the brief does not state but a sound form needs, taken from the indicator library.

A library value is a 建议值 and marked so; an entry without one gets a 【待补充】 mark. Stated rows borrow definition,
formula and evidence from the entry that measures the same thing.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice

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
    SERVED_SATISFACTION,
    SOCIAL,
    SUSTAINABLE,
    TIMELINESS,
    read_level2,
)
from assistant.jobs.declaration.ledger.row_names import endings, is_name, polished
from assistant.jobs.declaration.work_match import WorkMatch
from assistant.jobs.declaration.writers.rule_based import sources
from assistant.jobs.declaration.writers.rule_based.row import CORE, SUGGESTED, DraftRow
from assistant.jobs.declaration.writers.rule_based.stated import measured_by
from assistant.language.figures import find_figures
from assistant.language.likeness import likeness as alike
from assistant.language.likeness import neighbours
from assistant.language.word_pairs import word_frequency

_SAME, _RELATED, _SPOKEN_OF = 0.75, 0.55, 0.6
_BENEFIT_ROWS = 2
"""Benefits that the chain of the work adds to at most; more from the library would be padding."""
_OUTPUTS = {QUANTITY: "outputs", QUALITY: "quality", TIMELINESS: "timeliness"}
"""Classes of output that a form should have, and the step of a chain that has them."""


def enrich(row: DraftRow, entries: Sequence[LibraryEntry], text: str) -> DraftRow:
    """A stated row with definition, formula, data source and evidence of the library entry that measures the same.

    An entry that says more of how it is measured than a formula is taken where the brief speaks of what it says, and
    the unit's own always; a definition with a figure (六个月内) would say what the brief does not.
    """
    item = row.indicator
    same_class = [e for e in entries if read_level2(e.level2) == read_level2(item.level2)]
    best = max(same_class, key=lambda e: alike(e.name, item.name), default=None)
    if best is None or "{object}" in best.name or alike(best.name, item.name) < _SAME:
        return row
    if not best.is_own and not _says_of(best, f"{text} {item.name}"):
        return row
    own_words = {"definition": best.definition, "formula": best.formula} if not find_figures(best.definition) else {}
    return row.with_changes(
        **own_words,
        measurement=best.measurement,
        data_source=best.data_source,
        evidence=best.evidence,
    )


def _says_of(entry: LibraryEntry, text: str) -> bool:
    """Whether an entry of a kind of work says more than a formula, and most of its words stand in a text."""
    words = {pair for pair in neighbours(entry.definition) if word_frequency(pair)}
    known = sum(word in text for word in words)
    return entry.of_work and entry.definition != entry.formula and known >= len(words) * _SPOKEN_OF


def needed_rows(
    stated: Sequence[DraftRow],
    facts: Facts,
    entries: Sequence[LibraryEntry],
    work: WorkMatch,
    *,
    long_term: bool,
    serves_public: bool,
) -> Iterator[DraftRow]:
    """What the stated rows leave open: 数量, 质量, 时效, 效益 (later years too where due), 满意度.

    Where the kind of work is certain, its chain says what follows from it; an effect is taken only where its value is
    usual and the brief speaks of its object (of 17 effects that words alone brought into 80 briefs, experts would have
    filed none). What is done may be named by a word of the entry. The unit's own entries come first. Where nothing
    fits, the benefit stands open, and the brief's questions ask for it.
    """
    taken = list(stated)
    named = _named_in(_work(facts))

    def add(count: int, *sources: Iterable[LibraryEntry]) -> Iterator[DraftRow]:
        for entry in islice(_fresh(chain.from_iterable(sources), taken), max(count, 0)):
            row = library_row(entry, facts)
            taken.append(row)
            yield row

    for level2, step in _OUTPUTS.items():
        if not _count(stated, level2):
            of_class = [e for e in entries if e.level2 == level2 and named(e)]
            yield from add(1, _own(of_class), _settled(work.step(step), level2), _valued_first(of_class))
    benefits = [e for e in entries if e.level1 == BENEFIT and not _lasts(e) and named(e)]
    follows = [e for e in work.step("effects", "outcomes") if not _lasts(e) and _speaks_of(e, facts)]
    yield from add(_BENEFIT_ROWS - _benefits(stated), _own(benefits), _valued(follows))
    if not _benefits(taken):
        yield _open_benefit()
    if long_term:
        lasting = [e for e in entries if _lasts(e) and named(e)]
        following = [e for e in work.step("effects", "outcomes") if _lasts(e) and _speaks_of(e, facts)]
        yield from add(1, _own(lasting), _valued(following))
    if not any(r.level1 == SATISFACTION for r in stated):
        usual = [e for e in entries if e.level1 == SATISFACTION and (named(e) or e.core)]
        yield from add(1, _own(usual), work.step("satisfaction"), _valued_first(usual) if serves_public else ())
        if not any(r.level1 == SATISFACTION for r in taken):
            yield _open_satisfaction(facts)


def _speaks_of(entry: LibraryEntry, facts: Facts) -> bool:
    """Whether a word of an entry's name, other than what names of any work end with, stands in the brief."""
    general = frozenset().union(*endings().values())
    pairs = neighbours(entry.name)
    return any(word_frequency(p) and p not in general and p in facts.text_without_orders for p in pairs)


def _own(entries: Iterable[LibraryEntry]) -> list[LibraryEntry]:
    """The unit's own of them: what it filed before for this work comes first."""
    return [e for e in entries if e.is_own]


def _settled(entries: Iterable[LibraryEntry], level2: str) -> list[LibraryEntry]:
    """Entries of a class that have a usual value: what the work's chain adds of outputs must not stand open."""
    return [e for e in entries if read_level2(e.level2) == level2 and e.suggested]


def _valued(entries: Iterable[LibraryEntry]) -> list[LibraryEntry]:
    """What leaves nothing open: beside stated rows, an open one is padding."""
    return [e for e in entries if e.suggested]


def _valued_first(entries: Iterable[LibraryEntry]) -> list[LibraryEntry]:
    """In their order, but what leaves nothing open first."""
    return sorted(entries, key=lambda e: not e.suggested)


def _named_in(work: str) -> Callable[[LibraryEntry], bool]:
    return lambda entry: not entry.of_work and any(word in work for word in entry.words)


def _fresh(entries: Iterable[LibraryEntry], taken: Sequence[DraftRow]) -> Iterator[LibraryEntry]:
    """The entries that say something else than the rows there are (``taken`` may grow meanwhile)."""
    for entry in entries:
        if all(alike(entry.name, row.indicator.name) < _RELATED for row in taken):
            yield entry


def _open_satisfaction(facts: Facts) -> DraftRow:
    """Nobody said how content who is served shall be: experts file the row all the same, with its value open."""
    measurement, data, evidence = measured_by(SERVED_SATISFACTION)
    who = facts.beneficiaries[0].name if facts.beneficiaries else "服务对象"
    return DraftRow(
        Indicator(
            level1=SATISFACTION,
            level2=SERVED_SATISFACTION,
            name=f"{who}满意度" if is_name(f"{who}满意度") else "服务对象满意度",
            target=placeholder("目标值（%）"),
            unit="%",
            value_basis="由单位按调查对象和以前年度结果填写",
            measurement=measurement,
            data_source=data,
            evidence=evidence,
            source=sources.unknown("满意度目标值"),
        ),
        CORE,
    )


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
            value_basis=f"{entry.suggested_basis or entry.value_basis}（建议值，须确认）"
            if entry.suggested
            else entry.value_basis,
            measurement=entry.measurement,
            data_source=entry.data_source,
            evidence=entry.evidence,
            source=sources.from_library(entry),
        ),
        CORE if entry.core else SUGGESTED,
    )


def _basis(entry: LibraryEntry) -> str:
    """How the value was set; a usual value is the library's own until a person confirms it."""
    return f"{entry.suggested_basis or entry.value_basis}（建议值，须确认）" if entry.suggested else entry.value_basis


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
