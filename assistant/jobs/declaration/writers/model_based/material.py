"""What a model is given to write from: facts, library entries and clauses, each under a token, fenced as data.

The model names tokens and nothing else: a token it makes up means nothing, and a value belongs to the token it names.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.domain.policy import Clause
from assistant.domain.profile import Profile
from assistant.jobs.declaration.interface import Assignment
from assistant.jobs.declaration.writers.rule_based.from_library import library_row
from assistant.jobs.declaration.writers.rule_based.row import DraftRow
from prompts import fenced

_MOST_ENTRIES, _MOST_CLAUSES = 24, 6


@dataclass(frozen=True)
class Material:
    """The rows that may be written, by token: F for what the brief states, L for what the library suggests."""

    stated: Mapping[str, DraftRow]
    suggested: Mapping[str, DraftRow]
    clauses: Mapping[str, Clause]
    profile: Profile

    @classmethod
    def of(cls, assignment: Assignment, stated: Sequence[DraftRow]) -> "Material":
        entries = assignment.entries[:_MOST_ENTRIES]
        return cls(
            {f"F{n}": row for n, row in enumerate(stated, 1)},
            {f"L{n}": library_row(entry, assignment.facts) for n, entry in enumerate(entries, 1)},
            {f"C{n}": clause for n, clause in enumerate(assignment.clauses[:_MOST_CLAUSES], 1)},
            assignment.profile,
        )

    def row(self, token: str) -> DraftRow | None:
        """What stands under a token; None for one that was made up."""
        return self.stated.get(token) or self.suggested.get(token)

    @property
    def shown(self) -> str:
        """The material as the model sees it, a JSON line each."""
        return fenced("\n".join(json.dumps(line, ensure_ascii=False) for line in self._lines()))

    @property
    def classes(self) -> str:
        """The classes of the form, a first-level class a line."""
        return "\n".join(f"{c.name}：{'、'.join(s.name for s in c.level2)}" for c in self.profile.level1)

    def place(self, level1: str, level2: str) -> tuple[str, str] | None:
        """The form's own words for a class; None where it has no such class."""
        named = next((c for c in self.profile.level1 if c.name == level1), None)
        if named and any(s.name == level2 for s in named.level2):
            return level1, level2
        return self.profile.place(level1, level2)

    def _lines(self) -> Iterator[dict[str, str]]:
        for token, row in {**self.stated, **self.suggested}.items():
            item = row.indicator
            level1, level2 = self.profile.place(item.level1, item.level2) or (item.level1, item.level2)
            said = {"原文": item.source.quote} if item.source and item.source.quote else {}
            line = {"记号": token, **said, "一级指标": level1, "二级指标": level2, "名称": item.name}
            line |= {"指标值": item.target, "解释": item.definition}
            yield {k: v for k, v in line.items() if v} | ({"期限": "整个项目期"} if row.overall else {})
        for token, clause in self.clauses.items():
            yield {"记号": token, "条款": clause.text}
