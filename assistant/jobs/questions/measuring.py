"""Figures of a question against those of a rule: is the bound reached, is the figure the one that the rule states.

我只干了两年绩效评价，能当主评人吗 is settled by 预算绩效评价3年以上, 300万的项目要不要评估 by 500万元以上. A figure is
compared with the part of the rule that speaks of the same thing in the same measure; where two parts might, nothing is
said.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.language.bounds import read_bound
from assistant.language.likeness import coverage
from assistant.language.measure_words import canonical
from assistant.language.target import Operator
from assistant.language.tokens import TextToken, TokenKind, find_tokens

_PIECES = re.compile("[，,；;。：:、？?！! ]")
IN_YUAN = {
    "元": Decimal(1),
    "万": Decimal(10_000),
    "万元": Decimal(10_000),
    "亿": Decimal(10**8),
    "亿元": Decimal(10**8),
}
"""How many 元 one of each unit of money has."""
_MEASURED = frozenset((TokenKind.COUNT, TokenKind.MONEY, TokenKind.SHARE, TokenKind.NUMBER))
_BELOW = re.compile(r"^(?:元)?(?:[（(]?含[）)]?)?(?:以下|之下)")
_OPEN = (Operator.AT_LEAST, Operator.MORE_THAN)


@dataclass(frozen=True)
class MeasuredFigure:
    """A number with its measure and the words around it; of a rule also how it binds."""

    text: str
    value: Decimal
    unit: str
    words: str
    bound: Operator | None = None

    def is_met_by(self, value: Decimal) -> bool:
        """Whether a value keeps the bound."""
        return {
            Operator.AT_LEAST: value >= self.value, Operator.MORE_THAN: value > self.value,
            Operator.AT_MOST: value <= self.value, Operator.LESS_THAN: value < self.value,
        }.get(self.bound or Operator.EQUAL, value == self.value)  # fmt: skip


@dataclass(frozen=True)
class Measured:
    """A figure of the question beside the bound it was held against."""

    figure: MeasuredFigure
    bound: MeasuredFigure

    @property
    def is_met(self) -> bool:
        return self.bound.is_met_by(self.figure.value)

    @property
    def sentence(self) -> str:
        """按您说的两年，没有达到“其中预算绩效评价3年以上”"""
        if self.bound.bound in _OPEN:
            word = "达到" if self.is_met else "没有达到"
        else:
            word = "没有超过" if self.is_met else "超过"
        return f"按您说的{self.figure.text}，{word}“{self.bound.words}”"


def figures(text: str) -> tuple[MeasuredFigure, ...]:
    """The measured numbers of a text, each with the part of it that it stands in."""
    cuts = [match.start() for match in _PIECES.finditer(text)]
    return tuple(f for t in find_tokens(text) if t.kind in _MEASURED and (f := _figure(t, text, cuts)) is not None)


def measured(question: str, rule: str) -> Measured | None:
    """The figure that fails its bound, else one that keeps it; None where no figure plainly has a bound."""
    bounds = [f for f in figures(rule) if f.bound is not None]
    found = [m for figure in figures(question) if (m := _against(figure, bounds)) is not None]
    return next((m for m in found if not m.is_met), found[0] if found else None)


def agrees(question: str, rule: str) -> bool | None:
    """Whether the rule states the figures of the question; None where it has none in their measures."""
    stated = figures(rule)
    same = [(f, [s for s in stated if s.unit == f.unit]) for f in figures(question)]
    compared = [any(s.value == f.value for s in others) for f, others in same if others]
    return all(compared) if compared else None


def shares_measure(question: Sequence[MeasuredFigure], line: str) -> bool:
    """Whether a line has a bound in a measure that the question states a figure in."""
    units = {f.unit for f in question}
    return bool(units) and any(f.bound is not None and f.unit in units for f in figures(line))


def _against(figure: MeasuredFigure, bounds: Sequence[MeasuredFigure]) -> Measured | None:
    own = [b for b in bounds if b.unit == figure.unit]
    if not own:
        return None
    near = sorted(own, key=lambda b: -coverage(b.words, figure.words))
    plain = len(own) == 1 or coverage(near[0].words, figure.words) > coverage(near[1].words, figure.words)
    return Measured(figure, near[0]) if plain else None


def _figure(token: TextToken, text: str, cuts: Sequence[int]) -> MeasuredFigure | None:
    """A number with the part of the text between the places where it is cut."""
    if token.number is None or not token.unit or text[token.end : token.end + 1] in {"号", "条", "款"}:
        return None
    before, behind = bisect_left(cuts, token.start), bisect_left(cuts, token.end)
    words = text[cuts[before - 1] + 1 if before else 0 : cuts[behind] if behind < len(cuts) else len(text)]
    after = text[token.end : token.end + 8]
    bound = (
        Operator.LESS_THAN if _BELOW.match(after) else read_bound(text[max(0, token.start - 8) : token.start], after)
    )
    scale = IN_YUAN.get(token.unit)
    value = token.number * scale if scale else token.number
    return MeasuredFigure(token.text, value, "元" if scale else canonical(token.unit), words, bound)
