"""Requirements of the brief that no row holds, proved one by one: what may be listed in a row that holds several."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from assistant.domain.facts import Facts
from assistant.domain.ledger import LedgerEntry, NumberRole, ReadBy
from assistant.domain.source import SourcePart
from assistant.domain.vocabulary import ECONOMIC_COST, is_cost, read_level2
from assistant.jobs.declaration.ledger.row_names import is_name
from assistant.jobs.declaration.ledger.soundness import is_counted, is_doubted
from assistant.jobs.declaration.writers.rule_based.composite.kinds import TASKS, RequirementKind, kind_of
from assistant.jobs.declaration.writers.rule_based.row import DraftRow
from assistant.jobs.declaration.writers.rule_based.stated import TOTAL_COST, target_of, with_deviation
from assistant.language.likeness import SAME_SUBJECT, likeness
from assistant.language.names import without_measure

_SURE, _SURE_OF_WORK = 0.9, 0.98
"""How sure the rules must be of a role where no model has read the brief too; what is counted may be background."""
_LEAST_PARTS = 2
_ALIKE = 0.4
"""How alike the names of one value are for the same requirement."""
_BOUNDS = {"≥": "不少于", "≤": "不超过", "＞": "超过", "＜": "少于", "=": ""}
_SIGNS = "".join(_BOUNDS)


@dataclass(frozen=True)
class RequirementPart:
    """One requirement, with its number in the brief and the words that list it."""

    entry: LedgerEntry
    kind: RequirementKind
    name: str
    words: str

    @property
    def source(self) -> SourcePart:
        """Where it stands in the brief."""
        return SourcePart(quote=self.entry.quote, start=self.entry.start, end=self.entry.end, words=self.words)


def parts_without_row(
    facts: Facts, rows: Sequence[DraftRow], year: int, left_out: Collection[LedgerEntry] = ()
) -> list[RequirementPart]:
    """The requirements of this year that are in no row and that what read the brief is sure of.

    ``left_out`` are numbers that a design leaves out for a reason that is believed.
    """
    found: list[RequirementPart] = []
    for entry in facts.ledger.entries:
        target = target_of(entry)
        shown = any(_is_shown(entry, target, r.indicator.name, r.indicator.target) for r in rows)
        named = any(p.name == entry.name or _is_shown(entry, target, p.name, target_of(p.entry)) for p in found)
        if entry in left_out or any(_holds(r, entry) for r in rows) or shown or named:
            continue
        if _is_asked(entry, target, year) and _is_sure(entry, facts) and (kind := kind_of(entry)) is not None:
            found.append(RequirementPart(entry, kind, entry.name, _listed(entry, entry.name, _target(entry, facts))))
    known = [e for e in facts.ledger.entries if any(_holds(r, e) for r in rows)]
    return [p for p in found if not any(_is_made_up_of(row, p, found, known) for row in rows)]


def _is_made_up_of(
    row: DraftRow, part: RequirementPart, found: Sequence[RequirementPart], known: Sequence[LedgerEntry]
) -> bool:
    """Whether the row is the whole that this part makes up together with all others of its unit: 371台 of machines."""
    whole, own = row.indicator.parsed, part.entry
    if part.kind is not TASKS or row.overall or not whole.is_number or own.unit not in whole.unit or not own.unit:
        return False
    amount = whole.low if whole.low is not None else whole.high
    others = [p.entry for p in found if p.kind is TASKS and p.entry is not own] + list(known)
    parts = [e.number for e in (own, *others) if e.number and e.unit == own.unit and e.number != amount]
    return len(parts) >= _LEAST_PARTS and sum(parts) == amount


def parts_of_rows(facts: Facts, rows: Sequence[DraftRow], year: int) -> Iterator[tuple[DraftRow, RequirementPart]]:
    """The rows of this year that could be parts: each rests on one number of the brief."""
    for row in rows:
        item = row.indicator
        entry = next((e for e in facts.ledger.entries if item.source and item.source.end == e.end), None)
        if entry is None or row.overall or row.is_proposed or item.name == TOTAL_COST:
            continue
        same = item.target.lstrip(_SIGNS) == target_of(entry).lstrip(_SIGNS)
        asked = same and _is_asked(entry, item.target, year, item.name)
        if asked and _is_sure(entry, facts) and (kind := kind_of(entry)) is not None and row_class(row) == kind.level2:
            yield row, RequirementPart(entry, kind, item.name, _listed(entry, item.name, item.target))


def row_class(row: DraftRow) -> str:
    """The second-level class of a row, by its bare name."""
    item = row.indicator
    return ECONOMIC_COST if is_cost(item.level1, item.level2) else read_level2(item.level2) or ""


def _holds(row: DraftRow, entry: LedgerEntry) -> bool:
    source = row.indicator.source
    if source is None:
        return False
    return source.end == entry.end or source.lists(entry.start, entry.end) or row.adds_up(entry)


def _is_shown(entry: LedgerEntry, target: str, name: str, value: str) -> bool:
    """Whether something of this name and value says the requirement already."""
    if entry.role is NumberRole.MILESTONE and target == value:
        return True
    if entry.name == name:
        return True
    mine, theirs = without_measure(entry.name), without_measure(name)
    if target.lstrip(_SIGNS) == value.lstrip(_SIGNS):
        return likeness(mine, theirs) >= _ALIKE or mine in theirs or theirs in mine
    return value.endswith(entry.unit) and likeness(entry.name, name) >= SAME_SUBJECT and mine == theirs


def _is_asked(entry: LedgerEntry, target: str, year: int, name: str = "") -> bool:
    """Whether it is asked of this year, with a value and a name that can be listed."""
    dated = entry.role is NumberRole.MILESTONE
    this_year = not entry.all_years and (not dated or entry.value[:4] == str(year))
    return this_year and bool(target) and is_name(name or entry.name) and (dated or is_counted(entry))


def _is_sure(entry: LedgerEntry, facts: Facts) -> bool:
    """Whether everybody who read the brief took the number for this, and nothing in the brief speaks against it."""
    by_model = any(e.read_by is not ReadBy.RULES for e in facts.ledger.entries)
    least = _SURE_OF_WORK if entry.role is NumberRole.OUTPUT else _SURE
    sure = entry.read_by is ReadBy.BOTH if by_model else entry.confidence >= least
    return sure and not entry.disputed and not is_doubted(entry, facts.ledger)


def _target(entry: LedgerEntry, facts: Facts) -> str:
    return with_deviation(target_of(entry), entry, facts.text, entry.name)


def _listed(entry: LedgerEntry, name: str, target: str) -> str:
    """A requirement in the words of a list: 3月15日前开工, 护理员培训补贴标准1200元/人."""
    if entry.role is NumberRole.MILESTONE:
        return f"{target}{name.removesuffix('时间')}"
    bound = _BOUNDS.get(target[:1])
    if bound is None:
        return f"{name}{target}"
    return f"{name}{'不低于' if target.startswith('≥') and entry.unit in {'%', '‰'} else bound}{target[1:]}"
