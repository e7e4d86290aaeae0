"""Rows by parts of their names: the longest run of shared words first, rare words before common ones."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from assistant.chat.reading.row_mentions import MentionKind, RowMention, SceneRow
from assistant.language.likeness import neighbours
from assistant.language.numerals import COUNTING

_MEASURE = re.compile(
    r"^(?:数量|单价|标准|成本|比例|占比|时间|日期|时限|时长|次数|场次|人数|人次|户数|份数|面积|里程|起数|指标|完成|项目|目标|频次|金额|工作|情况|补助|建设|服务|管理|活动|全年|年度|本项|个数|[的率数次人个条量]+)+$"
)
_FIGURE = re.compile(rf"\d|{COUNTING}")
_SHORTEST = 2
_SHORTEST_MISTYPED, _LONGEST_MISTYPED = 3, 5
MISTYPED = 1.0
"""The weight of a part of a name with a character wrong."""
_HAN = re.compile("[一-鿿]+")
_BRIDGED, _MOST_PARTS = 2, 24
"""So many characters may stand between two parts of one name, and no name has more parts."""
_LONG_STRETCH, _LONGEST_STRETCH = 60, 200
"""Names without a word between them are cut behind so many characters, between two names if it may be."""
_WHOLE = 0.34
"""A match of less than this share of a name's own words is no mention of it, unless no other row has these words."""


@dataclass(frozen=True)
class _Match:
    row: SceneRow
    start: int
    end: int
    weight: float


class NameFinder:
    """Finds the names of the rows of one form."""

    def __init__(self, rows: Sequence[SceneRow]) -> None:
        self.rows = tuple(rows)
        self._common = self._counted()

    def _counted(self) -> Mapping[str, int]:
        counts: dict[str, int] = {}
        for row in self.rows:
            for pair in set(neighbours(row.folded)):
                counts[pair] = counts.get(pair, 0) + 1
        return counts

    def find(self, words: str, taken: bytearray) -> Iterator[RowMention]:
        """In each stretch the best match first, then the best of what is left."""
        for start, end in self._stretches(words, taken):
            own = taken[start:end]
            for one in self._found(words[start:end], own):
                yield replace(one, start=one.start + start, end=one.end + start)
            taken[start:end] = own

    def _found(self, words: str, taken: bytearray) -> Iterator[RowMention]:
        while best := self._best(words, taken):
            start, end = best[0].start, best[0].end
            taken[start:end] = b"\1" * (end - start)
            rows = tuple(m.row.id for m in best)
            yield RowMention(start, end, words[start:end], MentionKind.NAME, rows, weight=round(best[0].weight, 2))

    def _stretches(self, words: str, taken: bytearray) -> Iterator[tuple[int, int]]:
        """Pieces of the words between which no match reaches, so that each is searched by itself."""
        runs = sorted((start, end) for row in self.rows for start, end, _ in _runs(row.folded, words, taken))
        begin, last = 0, 0
        for start, end in runs:
            apart = start > last + _BRIDGED or (start >= last and start - begin > _LONG_STRETCH)
            if last and (apart or start - begin > _LONGEST_STRETCH):
                yield begin, start
                begin = start
            last = max(last, end)
        if last:
            yield begin, len(words)

    def mistyped(self, words: str, taken: bytearray) -> Iterator[RowMention]:
        """The rows of which one part stands with one character wrong in its middle, where it is of one row alone:
        满易度 for 满意度. It is likely and never sure."""
        for size in (_LONGEST_MISTYPED, _LONGEST_MISTYPED - 1, _SHORTEST_MISTYPED):
            for at in range(len(words) - size + 1):
                part = words[at : at + size]
                if any(taken[at : at + size]) or not _HAN.fullmatch(part):
                    continue
                pieces = self._pieces.get((size, part[0], part[-1]), ())
                rows = tuple(dict.fromkeys(row for row, piece in pieces if _differs_once(part, piece)))
                if len(rows) == 1:
                    taken[at : at + size] = b"\1" * size
                    yield RowMention(at, at + size, part, MentionKind.NAME, rows, weight=MISTYPED)

    @cached_property
    def _pieces(self) -> Mapping[tuple[int, str, str], Sequence[tuple[str, str]]]:
        """Rows with the pieces of their names that end in a noun of measure, by length, first and last character."""
        found: dict[tuple[int, str, str], list[tuple[str, str]]] = {}
        for size in range(_SHORTEST_MISTYPED, _LONGEST_MISTYPED + 1):
            for row in self.rows:
                for piece in filter(_is_noun, _cut(row.folded, size)):
                    found.setdefault((size, piece[0], piece[-1]), []).append((row.id, piece))
        return found

    def _best(self, words: str, taken: bytearray) -> list[_Match]:
        matches = [m for row in self.rows for m in self._matches(row, words, taken)]
        if not matches:
            return []
        top = max(matches, key=lambda m: (m.weight, m.end - m.start, -m.start))
        near = {
            m.row.id: m for m in matches if m.weight >= top.weight - 0.01 and m.start < top.end and top.start < m.end
        }
        exact = [m for m in near.values() if m.row.folded in words[top.start : top.end + 1]]
        if len(exact) != 1:
            exact = [replace(m, end=end) for m in near.values() if (end := _with_measure(m, words)) > m.end]
        return exact[:1] if len(exact) == 1 else list(near.values())

    def _matches(self, row: SceneRow, words: str, taken: bytearray) -> Iterator[_Match]:
        for start, pieces in _shared(row.folded, words, taken):
            end = pieces[-1][1]
            text = "".join(words[a:b] for a, b in pieces)
            if _MEASURE.match(text) and text != row.folded:
                continue
            weight = self._weight(row, text)
            if weight > 0:
                yield _Match(row, start, end, weight)

    def _weight(self, row: SceneRow, text: str) -> float:
        """How much the shared words speak for a row: their own words count fully, measures little."""
        if text == row.folded:
            return len(text) + 1
        content = sum(1 for c in text if c in row.content)
        rare = max((1 / self._common.get(pair, len(self.rows) or 1) for pair in neighbours(text)), default=0)
        share = content / max(len(row.content), 1)
        if content < _SHORTEST or (share < _WHOLE and rare < 0.3):
            return 0.0
        return content + 0.4 * (len(text) - content) + 0.3 * rare


def _cut(name: str, size: int) -> Iterator[str]:
    return (name[i : i + size] for i in range(len(name) - size + 1))


def _differs_once(part: str, piece: str) -> bool:
    """Whether two pieces of one length with the same ends differ in one character."""
    return sum(a != b for a, b in zip(part, piece, strict=True)) == 1


def _is_noun(piece: str) -> bool:
    """Whether a piece of a name ends in the noun that says what is measured: only there a slip is told from chance."""
    return piece.endswith(("率", "度", "量", "数", "费", "价", "限", "本", "间"))


def _with_measure(match: _Match, words: str) -> int:
    """Where the noun of measure ends that stands right behind the words of a row's name: 厨余收运量, 云服务器的单价."""
    row = match.row
    measure = row.folded.removeprefix(row.thing)
    start = match.end + (words[match.end : match.end + 1] == "的")
    return start + len(measure) if measure and words.startswith(measure, start) else match.end


def _shared(name: str, words: str, taken: bytearray) -> Iterator[tuple[int, list[tuple[int, int]]]]:
    """Runs of words shared with a name, in the order of the name; a gap of one character in the words is bridged."""
    runs = list(_runs(name, words, taken))
    for i, (start, end, at) in enumerate(runs):
        pieces, last, place = [(start, end)], end, at + end - start
        for other, stop, there in runs[i + 1 : i + 1 + _MOST_PARTS]:
            if other > last + _BRIDGED:
                break
            if (
                last <= other
                and there >= place
                and not any(taken[last:other])
                and words[last:other] not in {"和", "跟", "与", "、"}
                and not _FIGURE.search(words[last:other])
            ):
                pieces.append((other, stop))
                last, place = stop, there + stop - other
        yield start, pieces


def _runs(name: str, words: str, taken: bytearray) -> Iterator[tuple[int, int, int]]:
    """The longest runs of two characters or more that words and name share: start, end, place in the name."""
    at = 0
    while at < len(words) - 1:
        length, place = 0, -1
        for i in range(len(name) - 1):
            n = 0
            while i + n < len(name) and at + n < len(words) and name[i + n] == words[at + n] and not taken[at + n]:
                n += 1
            if n > length:
                length, place = n, i
        if length >= _SHORTEST:
            yield at, at + length, place
            at += length
        else:
            at += 1
