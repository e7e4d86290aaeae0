"""Every numeral of a running text, longest match, none overlapping, in linear time.

A text is cut into runs of numeral characters first; each run is read as a whole or not at all, so that half of 三千万二
never comes out as a number. An Arabic figure is always found. A numeral in words is left out only inside an idiom
(lexicon/idioms.yaml); where it may be none it is ``doubtful``, for the caller to account for.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from assistant.language.numeral.approximate import read_approximate
from assistant.language.numeral.context import ContextSign, is_doubtful, last_years, sign_of, with_neighbours
from assistant.language.numeral.found import Numeral, NumeralKind
from assistant.language.numeral.idioms import idiom_spans, lexicon
from assistant.language.numeral.reading import read_figure
from assistant.language.numeral.shares import as_percent, read_approximate_share, read_fraction
from assistant.language.numeral.signs import DIGIT_WORDS, LONGEST, UNIT_WORDS, UNITS, plain

__all__ = ["Numeral", "NumeralKind", "find_numerals", "numeral_at"]

_D, _U = f"零两{DIGIT_WORDS}", f"{UNIT_WORDS}廿卅卌"
_C = rf"\d{_D}{_U}"
_RUN = re.compile(
    rf"""
    (?:零下(?=[{_C}])|[-负](?=[{_C}]))?
    (?:第(?=[{_C}])|[将接]?(?<![最附临靠邻就])近(?=[{_C}几数上]))?
    (?:好(?=几)|数(?=[{_U}](?!分之))|(?<![以之])上(?=[{_U}](?!分之)))?
    (?:
        (?<=[一-鿿，、：:(（])[1-9]\d{{0,2}}(?:\ \d{{3}})+(?!\d)(?:\.\d+)?(?=\ ?[一-鿿㎡㎥])   # 产生量4 320吨
      | \d+(?:[.,]\d+)*
      | (?<![{_C}几数上成])[百千万]把(?![{_C}])             # 百把人
      | [{_D}{_U}]+
      | (?<=[{_C}])点(?=[\d{_D}])
      | (?<=[{_C}])分之(?=[{_C}几]) | (?<=百)分(?=百)
      | (?<=[{_C}几半])个(?:半|(?=[多几]?亿)) | (?<=个)多(?=亿)
      | (?<=一)半 | (?<![上下一大多过各对前后夜])半(?=个|年|天|小时)
      | (?<=[\d{_U}])[多余] | (?<=[0{_U}])来
      | 几(?=[{_U}]|个亿) | (?<=[0{_U}])几
      | (?<=[\d十{_D}])成(?:[半{DIGIT_WORDS}](?![{_C}]))?
      | (?<=\d)\ (?=[百千万亿])
      | (?<=\d)(?:[wk](?![A-Za-z0-9])|[wk](?=\d(?![A-Za-z0-9.]))|[WK](?=[元块]))
      | (?<=[{_D}])[Oo](?=[{_D}])
      | (?<=\d)·(?=\d)
    )++
    (?:(?<=[{_C}多几])\ ?[%‰])?
    """,
    re.VERBOSE | re.ASCII,
)
_SEAM = re.compile(rf",|(?<=\d)(?=[{_D}])|(?<=[{_D}])(?=\d)", re.ASCII)
_THOUSANDS = re.compile(r",\d{3}(?!\d)", re.ASCII)
_SEPARATING = re.compile(r"(?<=\d)，(?=\d)(?!\d{3}(?!\d))", re.ASCII)
"""A comma between two numbers, 2023，2024; before three digits it may be one of thousands."""
_KILO = frozenset("克瓦伏帕焦赫")
"""Units whose thousand is a unit of its own: 200万千瓦. 三千米 is 3000 metres, 5千米 five kilometres."""
_BEHIND_WAN = frozenset("向能")
"""万向, 万能."""
_BEHIND_DIGIT = frozenset("年月日号%")
"""A figure before these is one of its own: 3万8月底."""
_NEAR = re.compile("^[将接]?近")
_CAPITALS = frozenset("壹贰叁肆伍陆柒捌玖拾佰仟")
"""Financial capitals come with a unit; one alone is a word: 队伍, 陆续, 收拾."""
_FIRM_CAPITALS = frozenset("壹贰叁肆柒捌玖")
"""They begin no other word, so that one counts before a counter: 壹台."""
_LOOSE_START = re.compile("^(?:[将接]?近|上|数|好)")
_TENTHS_AND_DIGIT = re.compile(f"成[{DIGIT_WORDS}]$")
_TIME = re.compile("年|个月|天|日|周(?!转)|小时|季度")
_LOOSE_END = re.compile("(?:[多余来几]|成.?)$")


def find_numerals(text: str) -> tuple[Numeral, ...]:
    """Every numeral, from the left."""
    words, spans = _prepared(text)
    idioms = _Idioms(spans)
    found: list[Numeral] = []
    for match in _RUN.finditer(words):
        start, end = match.start(), _end(words, *match.span())
        if _is_word(text, start, end) or idioms.cover(start, end):
            continue
        touched = words[end - 1] in _D and idioms.touch(start, end)
        for numeral in _Run(text, words, found[-1].end if found else 0).numerals(start, end):
            doubtful = numeral.doubtful or touched or is_doubtful(words, numeral)
            found.append(replace(numeral, doubtful=True) if doubtful else numeral)
    return tuple(with_neighbours(words, found))


@lru_cache(maxsize=64)
def numeral_at(text: str, start: int) -> Numeral | None:
    """The numeral that begins at a place of a text, where it is none within a longer one; None inside an idiom.

    Kept for the readers that ask for it in turn at one place: share, sum, count.
    """
    words, idioms = _prepared(text)
    match = _RUN.match(words, start, min(len(words), start + LONGEST + 2))  # a longer run is no numeral
    if match is None:
        return None
    end = _end(words, *match.span())
    at = bisect_right(idioms, (start, len(words))) - 1
    in_idiom = at >= 0 and end <= idioms[at][1]
    if in_idiom or _is_word(text, start, end):
        return None
    found = next(_Run(text, words, start).numerals(start, end), None)
    return replace(found, doubtful=True) if found and is_doubtful(words, found) else found


@lru_cache(maxsize=16)
def _prepared(text: str) -> tuple[str, Sequence[tuple[int, int]]]:
    """A text in plain words, and where idioms stand in it."""
    words = plain(_SEPARATING.sub("；", text))
    return words, tuple(idiom_spans(words))


def _end(words: str, start: int, end: int) -> int:
    """Where a run ends when a word such as 成员, 余额, 千瓦 or the weight 两 begins at its last character."""
    last, before, behind = words[end - 1], words[max(start, end - 2)], words[end : end + 1]
    begins_word = (
        (last == "成" and any(words.startswith(w, end) for w in lexicon().tenths))
        or (last in "多余" and any(words.startswith(w, end - 1) for w in lexicon().over))
        or (last == "千" and (behind in _KILO or (behind == "米" and before not in _D)))
        or (last == "两" and (before == "十" or before.isascii() or _is_tael(words, start, end)))
        or (_TENTHS_AND_DIGIT.search(words, start, end) and _TIME.match(words, end))  # 余款一成|二年后
        or (last == "百" and words.startswith(("分点", "帕"), end))
        or (last == "万" and behind in _BEHIND_WAN)
        or (last.isdigit() and last.isascii() and before[:1] in UNITS and behind in _BEHIND_DIGIT)
    )
    return end - 1 if begins_word and end - 1 > start else end


def _is_tael(words: str, start: int, end: int) -> bool:
    """Whether 两 behind one digit is the weight: 三两复合肥, not 三两个."""
    behind = words[end : end + 1]
    return end - start == 2 and words[start] in DIGIT_WORDS and behind not in {*lexicon().counters, *UNITS}


def _is_word(text: str, start: int, end: int) -> bool:
    """Whether a run is a lone capital that is half of a word."""
    piece = text[start:end]
    return piece in _CAPITALS and not (piece in _FIRM_CAPITALS and text[end : end + 1] in lexicon().counters)


class _Idioms:
    """The spans of idioms, asked for from left to right."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self._spans, self._at = spans, 0

    def cover(self, start: int, end: int) -> bool:
        """Whether an idiom contains the run."""
        span = self._reach(start)
        return span is not None and span[0] <= start and end <= span[1]

    def touch(self, start: int, end: int) -> bool:
        """Whether an idiom begins with the last character of the run and goes on behind it: 二十一致."""
        span = self._reach(end - 1)
        return span is not None and start < span[0] == end - 1 < span[1] - 1

    def _reach(self, start: int) -> tuple[int, int] | None:
        while self._at < len(self._spans) and self._spans[self._at][1] <= start:
            self._at += 1
        return self._spans[self._at] if self._at < len(self._spans) else None


@dataclass(frozen=True)
class _Run:
    """A text as written and as plain words, and where the numeral before the run ends."""

    text: str
    words: str
    before: int

    def numerals(self, start: int, end: int) -> Iterator[Numeral]:
        """The numerals of a run: one, or its parts where an Arabic figure and a digit in words merely touch."""
        sign = sign_of(self.words, start, end, self.before)
        whole = self._read(start + 1 if sign is ContextSign.NOT_OF_IT else start, end)
        if sign is ContextSign.UNSURE:
            yield self._unread(start, end, doubtful=True)
        elif whole.is_read or end - start > LONGEST:
            yield whole
        else:
            yield from self._parts(whole)

    def _parts(self, whole: Numeral) -> Iterator[Numeral]:
        """A list of figures such as 1,2,3; unread as a whole where a comma stands as between thousands: 1,200,30."""
        piece = self.words[whole.start : whole.end]
        seams = [m.span() for m in _SEAM.finditer(piece)]
        if not seams or _THOUSANDS.search(piece):
            yield whole
            return
        cuts = [(0, 0), *seams, (len(piece), len(piece))]
        for (_, first), (last, _) in pairwise(cuts):
            yield replace(self._read(whole.start + first, whole.start + last), doubtful=True)

    def _read(self, start: int, end: int) -> Numeral:
        """The numeral of a span, read as a whole; loose words at its edges may fall off."""
        piece = self.words[start:end]
        if piece.startswith("第"):
            ordinal = read_figure(self.text[start + 1 : end])
            return Numeral(start, end, self.text[start:end], ordinal, kind=NumeralKind.ORDINAL)
        near = _NEAR.match(piece)
        if near and last_years(self.words, end) and (rest := self._exact(start + near.end(), end)).is_read:
            return rest
        found = self._exact(start, end)
        found = found if found.is_read else self._vague(start, end)
        return found if found.is_read else self._without_edges(found)

    def _without_edges(self, whole: Numeral) -> Numeral:
        """The numeral without a loose word at its start or end, doubtful; the whole unread where that helps nothing."""
        piece = self.words[whole.start : whole.end]
        opening, closing = _LOOSE_START.match(piece), _LOOSE_END.search(piece)
        first, last = opening.end() if opening else 0, closing.start() if closing else len(piece)
        for start, end in ((first, len(piece)), (0, last)):
            if 0 < end - start < len(piece):
                shorter = self._exact(whole.start + start, whole.start + end)
                if shorter.is_read:
                    return replace(shorter, doubtful=True)
        return whole

    def _exact(self, start: int, end: int) -> Numeral:
        piece = self.text[start:end]
        if (share := read_fraction(piece)) is not None:
            return Numeral(start, end, piece, as_percent(share), fraction=share, kind=NumeralKind.SHARE)
        money = piece[-1:] in {"W", "K"} and self.words[end : end + 1] in {"元", "块"}
        return Numeral(start, end, piece, read_figure(piece.lower() if money else piece))

    def _vague(self, start: int, end: int) -> Numeral:
        piece = self.text[start:end]
        for read, kind in ((read_approximate, NumeralKind.APPROXIMATE), (read_approximate_share, NumeralKind.SHARE)):
            if (span := read(piece)) is not None:
                return Numeral(start, end, piece, low=span.low, high=span.high, kind=kind)
        return self._unread(start, end)

    def _unread(self, start: int, end: int, *, doubtful: bool = False) -> Numeral:
        return Numeral(start, end, self.text[start:end], doubtful=doubtful)
