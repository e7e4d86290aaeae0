"""What a model designs from: proved numbers, library entries and clauses, each under a token, fenced as data.

The model names tokens and nothing else: a token it makes up means nothing. A number's token holds its place in the
brief, so that it stays the same whatever else is read.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.domain.facts import Facts
from assistant.domain.ledger import LedgerEntry, NumberRole
from assistant.domain.library import LibraryEntry
from assistant.domain.policy import Clause
from assistant.domain.profile import Profile
from assistant.jobs.declaration.brief.periods import day
from assistant.jobs.declaration.interface import Assignment
from assistant.jobs.declaration.writers.rule_based.from_library import fill_object, library_row
from assistant.jobs.declaration.writers.rule_based.row import DraftRow
from assistant.language.layout import layout
from assistant.language.target import SIGNS, Operator
from prompts import fenced

MOST_ENTRIES, MOST_CLAUSES = 24, 6
TOTAL = "T"
"""The token of the year's money."""
_YEAR = re.compile(r"20\d\d")
_AROUND = 40
"""Characters shown before and behind a number."""
_R = NumberRole
_HIDDEN = frozenset({_R.ORDER, _R.DOCUMENT, _R.IDENTIFIER, _R.RANGE_END, _R.MONEY_TOTAL})
"""Numbers that nothing can rest on, and the total, which has a token of its own."""


@dataclass(frozen=True)
class Material:
    """What may be rested on, by token: N a number of the brief, T its money, L a library entry, C a clause."""

    numbers: Mapping[str, LedgerEntry]
    total: DraftRow | None
    library: Mapping[str, LibraryEntry]
    clauses: Mapping[str, Clause]
    profile: Profile
    facts: Facts
    year: int

    @classmethod
    def of(cls, assignment: Assignment, total: DraftRow | None) -> "Material":
        facts = assignment.facts
        return cls(
            {f"N{entry.start}": entry for entry in _once(facts.ledger.entries)},
            total,
            {f"L{n}": entry for n, entry in enumerate(_distinct(assignment), 1)},
            {f"C{n}": clause for n, clause in enumerate(assignment.clauses[:MOST_CLAUSES], 1)},
            assignment.profile,
            facts,
            assignment.year,
        )

    @property
    def shown(self) -> str:
        """The material as the model sees it, a JSON line each."""
        return fenced("\n".join(json.dumps(line, ensure_ascii=False) for line in self._lines()))

    @property
    def classes(self) -> str:
        """The classes of the form, a first-level class a line."""
        return "\n".join(f"{c.name}：{'、'.join(s.name for s in c.level2)}" for c in self.profile.level1)

    def known(self, token: str) -> bool:
        """Whether a token stands for anything."""
        return token in self.numbers or token in self.library or token in self.clauses or self._is_total(token)

    def _is_total(self, token: str) -> bool:
        return token == TOTAL and self.total is not None

    def place(self, level1: str, level2: str) -> tuple[str, str] | None:
        """The form's own words for a class; None where it has no such class."""
        named = next((c for c in self.profile.level1 if c.name == level1), None)
        if named and any(s.name == level2 for s in named.level2):
            return level1, level2
        return self.profile.place(level1, level2)

    def _lines(self) -> Iterator[dict[str, str]]:
        for token, entry in self.numbers.items():
            yield {k: v for k, v in self._number(token, entry).items() if v}
        if self.total is not None:
            yield {"记号": TOTAL, "用途": _R.MONEY_TOTAL.word, "值": self.total.indicator.target}
        for token, item in self.library.items():
            yield self._entry(token, item)
        for token, clause in self.clauses.items():
            yield {"记号": token, "条款": clause.text}

    def _number(self, token: str, entry: LedgerEntry) -> dict[str, str]:
        return {
            "记号": token,
            "原文": self.clause_of(entry),
            "用途": entry.role.word,
            "说的是": entry.about,
            "值": shown_value(entry),
            "名称": entry.name if entry.role.makes_row else "",
            "类别": entry.level2 if entry.role.makes_row else "",
            "期限": "整个项目期" if entry.all_years else "",
        }

    def clause_of(self, entry: LedgerEntry) -> str:
        """The words that a number stands in."""
        clause = layout(self.facts.text).clause(entry.start)
        start, end = max(clause.start, entry.start - _AROUND), min(max(clause.end, entry.end), entry.end + _AROUND)
        return self.facts.text[start:end].strip()

    def _entry(self, token: str, entry: LibraryEntry) -> dict[str, str]:
        row = library_row(entry, self.facts).indicator
        level1, level2 = self.profile.place(row.level1, row.level2) or (row.level1, row.level2)
        return {
            "记号": token, "指标库": row.name, "类别": f"{level1}/{level2}",
            "建议值": entry.suggested or "【待补充】", "解释": row.definition,
        }  # fmt: skip


def shown_value(entry: LedgerEntry) -> str:
    """A number as it is shown: ≥95%, 120人, 2027-11-30, 10-15天."""
    if entry.number is None or entry.operator is Operator.RANGE:
        ends = f"{entry.low}-{entry.high}{entry.unit}" if entry.number is not None else f"{entry.low}至{entry.high}"
        return ends if entry.low and entry.high else day(entry.value, last=True) or entry.value
    sign = SIGNS.get(entry.operator, "") if entry.operator and entry.operator is not Operator.EQUAL else ""
    return f"{sign}{entry.value}{entry.unit}"


def _distinct(assignment: Assignment) -> list[LibraryEntry]:
    """The entries that fit best, each name once."""
    named = {(entry.level2, fill_object(entry, assignment.facts)): entry for entry in reversed(assignment.entries)}
    return [e for e in assignment.entries if named[e.level2, fill_object(e, assignment.facts)] is e][:MOST_ENTRIES]


def _once(entries: Sequence[LedgerEntry]) -> Iterator[LedgerEntry]:
    """Each number that may be of use, what is said twice once. A bare year is of none."""
    seen: set[tuple[str, str, str, str]] = set()
    for entry in entries:
        key = (entry.role, entry.value, entry.unit, entry.about)
        if entry.role in _HIDDEN or key in seen or (entry.unit in {"", "年"} and _YEAR.fullmatch(entry.value)):
            continue
        seen.add(key)
        yield entry
