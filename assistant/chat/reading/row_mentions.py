"""Words that mean rows, and the rows as the reader of references sees them."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from assistant.domain.indicator import Indicator
from assistant.language.names import without_measure
from assistant.language.numerals import fold

MEASURE_NOUN = re.compile(
    "数量|单价|标准|成本|比例|占比|时间|日期|时限|时长|次数|场次|频次|人数|人次|户数|份数|面积|里程|起数|金额"
)
"""Nouns at the end of a name that say how a thing is measured."""
_MEASURED = re.compile(rf"(?:{MEASURE_NOUN.pattern}|[率数量费])$")


class MentionKind(StrEnum):
    """How words mean rows."""

    NAME = "name"
    ORDINAL = "ordinal"
    POINTS = "points"
    """The rows last spoken of."""
    CLASS = "class"
    KIND = "kind"
    """All rows of a kind: one is meant."""


@dataclass(frozen=True)
class RowMention:
    """Words that mean rows: ``rows`` are all that are meant where ``every``, else the candidates for one."""

    start: int
    end: int
    text: str
    kind: MentionKind
    rows: tuple[str, ...]
    every: bool = False
    weight: float = 0.0


@dataclass(frozen=True)
class SceneRow:
    """A row as the reader of references sees it."""

    id: str
    name: str
    level1: str = ""
    level2: str = ""
    target: str = ""

    @classmethod
    def of(cls, row: Indicator, index: int) -> "SceneRow":
        return cls(row.id or f"#{index + 1}", row.name, row.level1, row.level2, row.with_unit(row.target))

    @cached_property
    def folded(self) -> str:
        return fold(self.name)

    @cached_property
    def content(self) -> str:
        """The name without the noun that says how it is measured."""
        return without_measure(self.folded) or self.folded

    @cached_property
    def thing(self) -> str:
        """What is measured: the name without any noun of measure, price or time at its end."""
        return _MEASURED.sub("", self.content) or self.content
