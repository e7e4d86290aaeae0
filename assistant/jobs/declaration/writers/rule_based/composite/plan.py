"""One way to give the requirements without a row a place: which stand in common rows, and which rows give theirs.

What is only proposed gives way first, then uses of the total; then the weakest rows of a kind join the common one, or
the row that takes their kind along.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain

from assistant.domain.facts import Facts
from assistant.domain.ledger import NumberRole
from assistant.domain.vocabulary import BENEFIT, ECONOMIC_COST, OUTPUT, SUSTAINABLE, read_level2
from assistant.jobs.declaration.writers.rule_based.choosing import room_of
from assistant.jobs.declaration.writers.rule_based.composite.beside import taken_along, taker_of
from assistant.jobs.declaration.writers.rule_based.composite.kinds import FAMILIES, STANDARDS, RequirementKind
from assistant.jobs.declaration.writers.rule_based.composite.parts import RequirementPart, row_class
from assistant.jobs.declaration.writers.rule_based.composite.writing import LEAST, composite_row
from assistant.jobs.declaration.writers.rule_based.row import DraftRow
from assistant.jobs.declaration.writers.rule_based.stated import stated_row, target_of
from assistant.language.likeness import likeness

_ALONE = 2
"""What a requirement with a row of its own counts, beside one that is listed with others."""
_SAYS_LESS = 0.5
"""How alike a proposed name is to the common row that says the same of what the brief lists."""


@dataclass(frozen=True)
class GatheredRows:
    """The rows with those that hold several requirements, and a line for each of what was changed."""

    rows: list[DraftRow]
    reasons: list[str]


@dataclass
class Plan:
    """What will stand in common rows, and which rows stay."""

    rows: list[DraftRow]
    groups: dict[RequirementKind, list[RequirementPart]]
    singles: Sequence[tuple[DraftRow, RequirementPart]]
    facts: Facts
    year: int
    apart: Sequence[RequirementPart] = ()
    """What gets a row of its own."""
    beside: list[RequirementPart] = field(default_factory=list)
    """What rows of the form take along."""
    gone: list[str] = field(default_factory=list)
    joined: Counter[RequirementKind] = field(default_factory=Counter)
    dropped: int = 0

    @property
    def worth(self) -> int:
        """How many requirements get a place, one of its own counting twice, less the rows that gave theirs."""
        placed = sum(len(parts) for parts in self.groups.values()) + len(self.beside) + _ALONE * len(self.apart)
        placed -= self.joined.total()
        return placed - sum(kind.worth * count for kind, count in self.joined.items()) - self.dropped

    def makes_room(self) -> bool:
        """Let rows give way until the common ones have their place; False where they cannot."""
        while self.wanting() > 0:
            if not self._give_way() and not self._join():
                return False
        return True

    def done(self) -> GatheredRows:
        """The rows with the common ones, and those that take others along with what they take."""
        made = [composite_row(kind, parts) for kind, parts in self.groups.items()]
        lines = [f"同类要求合为一行：{r.indicator.name}（{r.indicator.formula}）" for r in made]
        lines += [f"简介写明，补成一行：{part.name}" for part in self.apart]
        rows = [r for r in self.rows if not (r.is_proposed and any(_says_less(r, one) for one in made))]
        self.gone += [f"简介写明的要求已合为一行，不采用：{r.indicator.name}" for r in self.rows if r not in rows]
        rows += [stated_row(p.entry, target_of(p.entry), self.facts, self.year) for p in self.apart]
        lines += [f"写进取值依据：{part.words}" for part in self.beside]
        return GatheredRows([*taken_along(rows, self.beside), *made], [*self.gone, *lines])

    def wanting(self) -> int:
        """How many places are missing; a value of all years takes one in the table of the year too."""
        return len(self.groups) + len(self.apart) - room_of(self.rows)

    def _give_way(self) -> bool:
        """Whether a row gave way that nobody stated and whose class has others, or a use of the total beside others."""
        proposed = (r for r in reversed(self.rows) if r.is_proposed and self._is_spare(r))
        spare = next(chain(proposed, (r for r in reversed(self.rows) if self._is_spare_use(r))), None)
        if spare is None:
            return False
        self.rows.remove(spare)
        self.dropped += 1
        self.gone.append(f"让位给简介写明的要求，不单列：{spare.indicator.name}")
        return True

    def _is_spare(self, row: DraftRow) -> bool:
        level2 = row_class(row)
        others = [r for r in self.rows if r is not row and not r.overall]
        if row.level1 == OUTPUT:
            held = any(kind.level2 == level2 for kind in self.groups)
            return held or any(row_class(r) == level2 and r.level1 == OUTPUT for r in others)
        lasts = read_level2(row.indicator.level2) == SUSTAINABLE
        return row.level1 == BENEFIT and not lasts and any(r.level1 == BENEFIT for r in others)

    def _is_spare_use(self, row: DraftRow) -> bool:
        """Whether it is a part of the total, which says it already, and the total is not the only other cost."""
        source = row.indicator.source
        if source is None or not any(e.end == source.end for e in self.facts.ledger.of(NumberRole.MONEY_USE)):
            return False
        costs = sum(row_class(r) == ECONOMIC_COST and not r.overall for r in self.rows)
        prices = sum(p.kind is STANDARDS for p in self.apart) + (STANDARDS in self.groups)
        return costs + prices > LEAST

    def _join(self) -> bool:
        """Whether the weakest row of a kind joined the common one; each kind keeps what stands by itself."""
        joined = min((pair for pair in self.singles if self._may_join(pair)), key=self._weakness, default=None)
        if joined is None:
            return False
        row, part = joined
        group = self._group(part)
        if self._is_taken(part):
            self.beside.append(part)
        else:
            self.groups[group] = sorted([*self.groups[group], part], key=lambda p: p.entry.start)
        self.singles = [pair for pair in self.singles if pair[0] is not row]
        self.rows = [r for r in self.rows if r is not row]
        self.joined[group] += 1
        self.gone.append(f"与同类要求合并，不单列：{row.indicator.name}")
        return True

    def _may_join(self, pair: tuple[DraftRow, RequirementPart]) -> bool:
        row, part = pair
        group = self._group(part)
        beside = [one for one in self.singles if self._group(one[1]) is group]
        if row is taker_of(part.kind, self.rows):
            return False
        return (group in self.groups or self._is_taken(part)) and len(beside) > group.alone

    def _is_taken(self, part: RequirementPart) -> bool:
        """Whether a row takes its kind along."""
        return bool(part.kind.beside) and taker_of(part.kind, self.rows) is not None

    def _group(self, part: RequirementPart) -> RequirementKind:
        common = (kind for kind, kinds in FAMILIES if part.kind in kinds and kind in self.groups)
        return next(common, part.kind)

    def _weakness(self, pair: tuple[DraftRow, RequirementPart]) -> tuple[object, ...]:
        """Those that matter least alone, of groups that took fewest; of dates the first, else the last named."""
        row, part = pair
        group = self._group(part)
        early = part.entry.value if part.entry.role is NumberRole.MILESTONE else ""
        return group.worth, self.joined[group], row.importance, early, -self.rows.index(row)


def _says_less(row: DraftRow, common: DraftRow) -> bool:
    """Whether a row says in general what the common one says of each: 年度任务按期完成率 beside 节点按期完成率."""
    alike = likeness(row.indicator.name, common.indicator.name) >= _SAYS_LESS
    return alike and row_class(row) == row_class(common)
