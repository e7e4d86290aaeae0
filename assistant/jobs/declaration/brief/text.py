"""The brief as text: its labelled lines, and pieces of it as spans."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from assistant.domain.facts import Span
from assistant.language.numerals import fold

_LABEL = re.compile(r"^[ \t\-*•·#>|]*(?P<label>[一-鿿]{2,8})[ \t]*[:：|][ \t]*(?P<value>[^\n|]+?)[ \t|]*$", re.M)
_LABEL_INSIDE = re.compile(r"[。；;，,][ \t]*(?P<label>[一-鿿]{4,6})[:：](?P<value>[^\n。；;，,|]+)")


@dataclass(frozen=True)
class BriefText:
    """The text of a brief."""

    raw: str

    @cached_property
    def _folded(self) -> str:
        return fold(self.raw)

    def span(self, start: int, end: int) -> Span:
        """The piece as a span of the raw text."""
        return Span(start=start, end=end, text=self.raw[start:end])

    def label_before(self, start: int) -> str:
        """The label that a place stands right behind, such as 资金总额 in “资金总额：110万元”."""
        match = re.search(r"([一-鿿]{2,8})[:：|]\s*$", self._folded[max(0, start - 12) : start])
        return match[1] if match else ""

    def labels(self) -> Iterator[tuple[str, str, int]]:
        """Labelled lines as (label, value, start of the value), in order."""
        found = [*_LABEL.finditer(self.raw), *_LABEL_INSIDE.finditer(self.raw)]
        for match in sorted(found, key=lambda m: m.start("value")):
            yield match["label"], match["value"].strip(), match.start("value")
