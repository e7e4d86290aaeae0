"""Where a value came from. Every value of a draft carries one."""

from enum import StrEnum

from pydantic import Field

from assistant.base import OpenFrozen
from assistant.domain.outside import Count


class SourceKind(StrEnum):
    """The only places a figure may come from (DESIGN, promise 2)."""

    USER = "user"  # typed or changed by the user on the page
    BRIEF = "brief"  # stated in the project brief
    EVIDENCE = "evidence"  # stated in an evidence document
    POLICY = "policy"  # a dated parameter of a cited document
    LIBRARY = "library"  # the indicator library: a 建议值 until the user confirms it
    FORMULA = "formula"  # computed, the formula shown
    MODEL = "model"  # proposed by a model: open until a person confirms it, never counted as known


class SourcePart(OpenFrozen):
    """One of several requirements of the brief that a row lists."""

    quote: str
    start: int = Field(ge=0)
    """Offset of the quote in the text it was read from, in characters."""
    end: int = Field(ge=0)
    words: str
    """As the row lists it: 护理员培训补贴标准1200元/人."""


class Source(OpenFrozen):
    """One value's origin: what kind, said in one Chinese line, with the words it was read from."""

    kind: SourceKind
    label: str = ""
    """One line for the user, such as “项目简介：培训1200人次”."""
    quote: str = ""
    document: str = ""
    page: Count | None = None
    start: Count | None = None
    """Offset of the quote in the text it was read from, in characters."""
    end: Count | None = None
    ref: str = ""
    """Library entry id, "policy_id#第十三条", or the formula with its numbers."""
    by: str = ""
    """The model that designed what rests on this source; empty where the rules did."""
    parts: tuple[SourcePart, ...] = ()
    """Requirements that a row lists: where it says that all are met each of them, else what its basis takes along."""
    confirm: bool = False
    """True for a 建议值 or anything else that the user still has to confirm."""

    def holds(self, start: int, end: int) -> bool:
        """Whether the row was read from these characters of the brief: its value, or one of what it lists."""
        if self.kind is SourceKind.BRIEF and self.start is not None and self.end is not None:
            return (self.start < end and start < self.end) or self.lists(start, end)
        return self.lists(start, end)

    def lists(self, start: int, end: int) -> bool:
        """Whether one of the listed requirements was read from these characters."""
        return any(part.start < end and start < part.end for part in self.parts)

    @property
    def line(self) -> str:
        """What the user reads: where the value is from, what it takes along, and which model designed the row."""
        also = "" if self.quote == "；".join(p.quote for p in self.parts) else "、".join(p.words for p in self.parts)
        shown = f"{self.label}；一并列明：{also}" if also else self.label
        return f"{shown}（{self.by}设计）" if self.by else shown


BY_USER = Source(kind=SourceKind.USER, label="您填写的值")
"""What a person typed into the page."""
