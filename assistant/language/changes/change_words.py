"""A clause of changes with the classes of its words, its value and the one before."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from assistant.language.changes.cutting import ChangeClause
from assistant.language.tokens import TextToken, TokenKind
from assistant.language.word_classes import either, word_classes

_FROM = re.compile(r"(?:从|由|原来?的?|原先的?|去年的?|上年的?|以前的?)[^0-9，,]{0,8}$")
_INTO = re.compile(r"^[^0-9，,]{0,8}?(?:到|至|为|成|改|调|增|减|变|升|降|涨|提|→|->|=>|➔|⇒)|^\s*[|\t]\s*$")
_BRACKETED = re.compile(r"[（(][^（()）]{0,80}[）)]")
_NEGATED = "不"
_TIMES = frozenset({TokenKind.DATE, TokenKind.PERIOD})
_THIS_YEAR = re.compile("今年|明年|现在|本年")


@dataclass(frozen=True)
class ChangeWords:
    """A clause; places are counted in its own text."""

    clause: ChangeClause
    value: TextToken | None
    old: TextToken | None

    @classmethod
    def of(cls, clause: ChangeClause) -> "ChangeWords":
        old, value = _values(clause)
        return cls(clause, value, old)

    @property
    def text(self) -> str:
        return self.clause.text

    @property
    def value_places(self) -> list[tuple[int, int]]:
        """Where the values stand, a year alone too."""
        return [self.place(t) for t in self.clause.values]

    def place(self, token: TextToken) -> tuple[int, int]:
        return token.start - self.clause.start, token.end - self.clause.start

    def first(self, name: str) -> re.Match[str] | None:
        """The first word of a class of ``lexicon/changes.yaml`` outside the values."""
        return next(self.all(name), None)

    def all(self, name: str) -> Iterator[re.Match[str]]:
        inside = [self.place(t) for t in self.clause.values]
        for match in _pattern(name).finditer(self.text):
            if not any(a <= match.start() < b for a, b in inside):
                yield match

    def first_spanning(self, name: str) -> re.Match[str] | None:
        """The first word of a class wherever it stands: 翻一番 holds a numeral."""
        return _pattern(name).search(self.text)

    def is_less(self, word: str) -> bool:
        """Whether a verb makes less."""
        return word in word_classes("changes")["less"]

    def is_open(self, text: str) -> bool:
        """Whether words leave open what is to be."""
        return _pattern("open").search(text) is not None

    def value_at(self, at: int) -> bool:
        """Whether a value stands at a place, 了 and 掉 passed over."""
        rest = re.match(r"(?:了|掉|去)?\s*", self.text[at:])
        start = at + (rest.end() if rest else 0)
        return any(self.place(t)[0] == start for t in self.clause.values)

    def verb_before(self, at: int) -> re.Match[str] | None:
        """The last verb of more or less before a place."""
        found = [m for name in ("more", "less") for m in self.all(name) if m.end() <= at and not self._bounds(m)]
        return max(found, key=lambda m: (m.start(), m.end()), default=None)

    def _bounds(self, verb: re.Match[str]) -> bool:
        """Whether a word of more or less only bounds a value: 不少于, 不低于."""
        return self.text[verb.start() - 1 : verb.start()] == _NEGATED or self.text[verb.end() : verb.end() + 1] == "于"

    def says_this_year(self, start: int, end: int) -> bool:
        """Whether the words between two places turn to the year that is planned."""
        return _THIS_YEAR.search(self.text, start, end) is not None


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(either(word_classes("changes")[name]))


def _values(clause: ChangeClause) -> tuple[TextToken | None, TextToken | None]:
    """The value that was and the one that is to be: of two, the first where 由 leads it or 到 stands between."""
    tokens = _outside([t for t in clause.values if not _is_year(t)], clause)
    if len(tokens) < 2:
        return None, tokens[0] if tokens else None
    if len({t.kind for t in tokens}) > 1 and tokens[0].kind in _TIMES:  # 上半年培训150人: the time says when
        tokens = [t for t in tokens if t.kind not in _TIMES]
    first, last = tokens[0], tokens[-1]
    if first is last:
        return None, first
    before = clause.text[: first.start - clause.start]
    between = clause.text[_figure_end(first) - clause.start : last.start - clause.start]
    if _FROM.search(before) or (_INTO.search(between) and not _is_difference(before)):
        return first, last
    return (None, last) if _INTO.search(between) else (None, first)


def _outside(tokens: list[TextToken], clause: ChangeClause) -> list[TextToken]:
    """The values outside brackets where there are any; those inside only explain (新建东、西、南3个)."""
    inside = [m.span() for m in _BRACKETED.finditer(clause.text)]
    plain = [t for t in tokens if not any(a <= t.start - clause.start < b for a, b in inside)]
    return plain or tokens


def _figure_end(token: TextToken) -> int:
    """Where the digits of a token end: in 96改97 the verb is no measure."""
    figure = re.match(r"\d[\d.,]*", token.text)
    return token.start + figure.end() if figure and token.text[-1] in "改调变升降提增减" else token.end


def _is_difference(before: str) -> bool:
    """Whether the number behind the words is by how much, as in 增加30人到150人."""
    return re.search(rf"(?:{_pattern('more').pattern}|{_pattern('less').pattern})了?\s*$", before) is not None


def _is_year(token: TextToken) -> bool:
    """A year alone says when, not what: 2027年培训150人."""
    return token.kind is TokenKind.DATE and re.fullmatch(r"\d{4}", token.date) is not None
