"""What a text said of each indicator so far: a value, a cause, a remedy, each with its words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.domain.indicator import Indicator
from assistant.domain.results import CauseKind, Deviation, Result
from assistant.domain.source import Source, SourceKind
from assistant.language.clauses import Role, TextClause

FUNDS = -1
"""Stands for the money among the rows."""
_KINDS = re.compile("|".join(k for k in CauseKind if k is not CauseKind.OTHER))


@dataclass
class StatedActual:
    """A value of a row: how surely its words named the row, and the clause it stood in."""

    actual: str
    strength: int
    quote: str
    start: int
    numeric: bool = True

    @property
    def rank(self) -> tuple[bool, int]:
        return self.numeric, self.strength


@dataclass
class _Noted:
    """Cause and remedy, clause by clause."""

    cause: list[str] = field(default_factory=list)
    remedy: list[str] = field(default_factory=list)


class Gathered:
    """Values and explanations by row; remarks go to ``notes``."""

    def __init__(self, rows: Sequence[Indicator], notes: list[str]) -> None:
        self._rows, self._notes = rows, notes
        self._stated: dict[int, StatedActual] = {}
        self._open: set[int] = set()
        self._noted: dict[int, _Noted] = {}

    def keep(self, row: int, stated: StatedActual) -> None:
        """The better-named of two values; two different ones that are named alike are asked about."""
        kept = self._stated.get(row)
        if row in self._open or (kept is not None and kept.actual == stated.actual):
            return
        if kept is None or kept.rank < stated.rank:
            self._stated[row] = stated
        elif kept.rank == stated.rank:
            del self._stated[row]
            self._open.add(row)
            name = self._rows[row].name
            self._notes.append(f"“{name}”有“{kept.actual}”和“{stated.actual}”两个完成值，都没有使用，请写明用哪一个。")

    def explain(self, clause: TextClause, rows: Sequence[int]) -> None:
        """A cause or remedy of the rows a clause told of: the last of them, which is said where there are several."""
        if not rows:
            self._notes.append(f"“{clause.text[:30]}”没有说明是哪一项的原因或措施，没有使用，请写明指标名称。")
            return
        row = rows[-1]
        reported = self._noted.setdefault(row, _Noted())
        (reported.cause if clause.role is Role.CAUSE else reported.remedy).append(clause.text.strip())
        if len(set(rows)) > 1 and len(reported.cause) + len(reported.remedy) == 1:
            name = "资金执行" if row == FUNDS else self._rows[row].name
            self._notes.append(f"“{clause.text[:30]}”记为“{name}”的{'原因' if reported.cause else '措施'}，请核对。")

    def noted_of(self, row: int) -> str:
        """Cause and remedy of a row as one text."""
        reported = self._noted.get(row, _Noted())
        return "；".join("，".join(p) for p in (reported.cause, reported.remedy) if p)

    def items(self) -> tuple[Result, ...]:
        """The results in the order of the declaration."""
        return tuple(self._item(i) for i in range(len(self._rows)) if i in self._stated or i in self._noted)

    def _item(self, i: int) -> Result:
        row, stated, reported = self._rows[i], self._stated.get(i), self._noted.get(i, _Noted())
        cause = "，".join(reported.cause)
        kind = _KINDS.search(cause)
        return Result(
            name=row.name,
            level1=row.level1,
            level2=row.level2,
            actual=stated.actual if stated else "",
            deviation=Deviation(
                kind=CauseKind(kind[0]) if kind else None, cause=cause, remedy="，".join(reported.remedy)
            ),
            source=_source(stated) if stated else None,
        )


def _source(stated: StatedActual) -> Source:
    end = stated.start + len(stated.quote)
    return Source(
        kind=SourceKind.USER, label=f"您说的：{stated.quote}", quote=stated.quote, start=stated.start, end=end
    )
