"""The brief as text with clauses, labelled lines and spans that were already read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from assistant.domain.facts import Span
from assistant.language.numerals import fold

_LABEL = re.compile(r"^[ \t\-*•·#>|]*(?P<label>[一-鿿]{2,8})[ \t]*[:：|][ \t]*(?P<value>[^\n|]+?)[ \t|]*$", re.M)
_LABEL_INSIDE = re.compile(r"[。；;，,][ \t]*(?P<label>[一-鿿]{4,6})[:：](?P<value>[^\n。；;，,|]+)")
_BREAK = re.compile(r"[，。；,;：:！!？?\n（）()、|]|(?<!\d)\.(?!\d)")


@dataclass
class BriefText:
    """A text being read: each character may be taken by one fact only."""

    raw: str
    folded: str = ""
    taken: list[tuple[int, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.folded = fold(self.raw)

    def take(self, start: int, end: int) -> None:
        """Mark a piece as read."""
        self.taken.append((start, end))

    def is_free(self, start: int, end: int) -> bool:
        """Whether nothing has been read from this piece."""
        return not any(start < e and s < end for s, e in self.taken)

    def span(self, start: int, end: int) -> Span:
        """The piece as a span of the raw text."""
        return Span(start=start, end=end, text=self.raw[start:end])

    def before(self, start: int) -> str:
        """The words of the clause before a place."""
        left = self.folded[max(0, start - 40) : start]
        return _BREAK.split(left)[-1].lstrip("-*•·# \t")

    def label_before(self, start: int) -> str:
        """The label that a place stands right behind, such as 资金总额 in “资金总额：110万元”."""
        match = re.search(r"([一-鿿]{2,8})[:：|]\s*$", self.folded[max(0, start - 12) : start])
        return match[1] if match else ""

    def sentence_before(self, start: int) -> str:
        """The words of the sentence before a place."""
        return re.split(r"[。；;\n]", self.folded[max(0, start - 80) : start])[-1]

    def after(self, end: int) -> str:
        """The words of the clause after a place."""
        return _BREAK.split(self.folded[end : end + 40])[0]

    def labels(self) -> Iterator[tuple[str, str, int]]:
        """Labelled lines as (label, value, start of the value), in order."""
        found = [*_LABEL.finditer(self.raw), *_LABEL_INSIDE.finditer(self.raw)]
        for match in sorted(found, key=lambda m: m.start("value")):
            yield match["label"], match["value"].strip(), match.start("value")
