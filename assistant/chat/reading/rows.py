"""Words of a message that mean rows of the form: by place (第二条), by name, by kind (那个率), by class, or by what was
last spoken of (它, 刚才那个)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from assistant.domain.filing import Filing
from assistant.domain.indicator import Indicator
from assistant.language.likeness import neighbours
from assistant.language.names import without_measure
from assistant.language.numerals import fold, read_number

_NUMBER = r"(?:\d{1,2}|[一二两三四五六七八九十]{1,3})"
_COUNTER = r"(?:[条个项行号]|款|指标)"
_ORDINAL = re.compile(
    rf"第(?P<first>{_NUMBER}){_COUNTER}?(?P<more>(?:[、,，和跟与及到至]+第?{_NUMBER}{_COUNTER}?|第{_NUMBER}{_COUNTER}?)*)"
    rf"(?!\s*(?:季度|年|期|批|句|点|段|方|天|次会))"
)
_LISTED = re.compile(
    rf"(?<![÷×*/+.\d-])(?P<first>\d{{1,2}})(?P<more>(?:[、,，和跟与]\d{{1,2}})+){_COUNTER}|(?<![月.\d日〕])(?P<one>\d{{1,2}})(?:行|号(?!文|前|之前|楼|到|至|起|开|结|完|\d))"
)
_BARE_NUMBERS = re.compile(
    r"(?:^|(?<=[，,。；;\n]))\s*(?P<numbers>\d{1,2}(?:[ 、,，和]+\d{1,2})*)"
    r"(?=\s*(?:[改换删叫归转移挪]|合并|合成|例外|的[「“]|rename|weight|class)|\s+[一-鿿A-Za-z≥≤=「“])"
)
"""Rows by their numbers alone at the beginning of a clause: 8 改2次/年, 10 11合并."""
_LAST = re.compile(
    rf"(?:倒数(?:第)?(?P<back>{_NUMBER})|最后(?:面|头)?(?:那|这)?(?P<count>{_NUMBER})?|(?:末尾|最末|最底下|垫底)(?:那|的)?){_COUNTER}"
)
_FRONT = re.compile(
    rf"(?:前(?:面|头)?(?:这|那)?(?P<front>{_NUMBER})|头(?P<head>[一两二三四五]|俩)){_COUNTER}|(?P<top>最(?:上|前)[面头边]?(?:那|这)?一?){_COUNTER}"
)
_POINTS = re.compile(
    r"(?:就?(?:刚才|刚刚|刚|方才|上面|前面|才)(?:[说改加添提弄调动设写]了?的?)?|刚[改加添]的)(?:那|这)?(?:一)?(?:[个条项]|俩|两个|几个)(?!月|年|人|季|星期|礼拜|小时|单位|项目)"
    r"|(?<!其)[它他]们?(?!的?处)|(?:这|那|该)(?:一)?(?:[条项个行]|指标|俩|两[条个])(?!月|年|人|季|星期|礼拜|小时|单位|项目|意思|啥|什么|表|东西)"
    r"|(?:这|那)(?:个)?(?:数|值)"
)
_KIND = re.compile(
    r"(?:[那这](?:个|条|项)?|哪个|^|(?<=[，,。；;\s把将]))(?P<kind>率|比例|占比|时间|日期|时限|单价|标准|次数|人数|数量|面积|金额|成本|频次)(?![一-鿿]{0,3}率)"
)
_UNIT_COUNT = re.compile(r"(?P<unit>[一-鿿])数(?!量|据|字)")
_NAMED_BY_KIND = frozenset("次人个")
"""桌数, 户数: the row that counts in this unit, where one alone does."""
_OF_CLASS = re.compile(
    r"(?P<class>经济成本|社会成本|生态环境成本|生态成本|成本|数量|质量|时效|产出|经济效益|社会效益|生态效益|效益|可持续影响|可持续|满意度?)(?:的?指标|类)?"
    rf"(?:里头?|里面|这边|那边|那块儿?|这块儿?|下面|下头|部分|这一?类|那一?类|的|中)?(?:面)?的?"
    rf"(?:第(?P<place>{_NUMBER}){_COUNTER}?|(?P<last>最后|末)(?:一|那)?{_COUNTER}|(?P<every>(?:那|这)?(?:几|些|两|俩|三|四|五){_COUNTER}?|(?:所有|全部|全都|都))|(?P<one>[那这]一?{_COUNTER}))"
)
_CLASS_ROWS = re.compile(
    r"(?:这|那)?(?:所有的?|全部|[两俩二三四五六七八几]条|[两俩二三四五六七八几]个)(?P<class>数量|质量|时效|成本|经济效益|社会效益|生态效益|效益|产出)(?:类|的)?指标"
)
_MEASURE = re.compile(
    r"^(?:数量|单价|标准|成本|比例|占比|时间|日期|时限|时长|次数|场次|人数|人次|户数|份数|面积|里程|起数|指标|完成|项目|目标|频次|金额|工作|情况|补助|建设|服务|管理|活动|全年|年度|本项|个数|[的率数次人个条量]+)+$"
)
_SHORTEST = 2
_WHOLE = 0.34
"""A match of less than this share of a name's own words is no mention of it, unless no other row has these words."""


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


@dataclass(frozen=True)
class _Match:
    row: SceneRow
    start: int
    end: int
    weight: float


class RowFinder:
    """Finds the rows of one form in messages."""

    def __init__(self, rows: Sequence[SceneRow]) -> None:
        self.rows = tuple(rows)
        self._ids = [row.id for row in rows]
        self._common = self._counted()

    @classmethod
    def of(cls, filing: Filing | None) -> "RowFinder":
        return cls([SceneRow.of(row, i) for i, row in enumerate(filing.indicators)] if filing else [])

    def row(self, row_id: str) -> SceneRow | None:
        return next((r for r in self.rows if r.id == row_id), None)

    def _counted(self) -> Mapping[str, int]:
        counts: dict[str, int] = {}
        for row in self.rows:
            for pair in set(neighbours(row.folded)):
                counts[pair] = counts.get(pair, 0) + 1
        return counts

    def find(self, text: str, focus: Sequence[str] = ()) -> list[RowMention]:
        """The mentions of a text, from the left, none overlapping; what is pointed at is the focus."""
        words = fold(text)
        taken = bytearray(len(words))
        found = list(self._named(words, taken))
        found += self._take(taken, _former(words, found, focus))
        found += self._take(taken, self._classed(words))
        found += self._take(taken, self._placed(words))
        found += self._take(taken, self._kinds(words))
        found += self._take(taken, self._pointed(words, focus))
        return _without_echoes(sorted(found, key=lambda m: m.start))

    def _take(self, taken: bytearray, mentions: Iterator[RowMention]) -> Iterator[RowMention]:
        for one in mentions:
            if not any(taken[one.start : one.end]):
                taken[one.start : one.end] = b"\1" * (one.end - one.start)
                yield one

    def _classed(self, words: str) -> Iterator[RowMention]:
        """第二个数量指标, 效益里那个, 成本那俩."""
        for match in _CLASS_ROWS.finditer(words):
            if rows := self.of_class(match["class"]):
                yield RowMention(
                    match.start(), match.end(), match[0], MentionKind.CLASS, tuple(rows), every=True, weight=5
                )
        for match in _OF_CLASS.finditer(words):
            rows = self.of_class(match["class"])
            if not rows:
                continue
            place = _whole(match["place"])
            chosen = rows[place - 1 : place] if place else rows[-1:] if match["last"] else rows
            yield RowMention(
                match.start(), match.end(), match[0], MentionKind.CLASS, tuple(chosen), every=not match["one"], weight=5
            )

    def of_class(self, word: str) -> list[str]:
        """The rows of a class, by the words people use for it: 产出, 时效, 成本, 社会效益."""
        bare = word.removesuffix("指标").removesuffix("度")
        return [r.id for r in self.rows if bare in r.level1 or bare in r.level2]

    def _placed(self, words: str) -> Iterator[RowMention]:
        for match in _BARE_NUMBERS.finditer(words):
            numbers = [int(n) for n in re.findall(r"\d+", match["numbers"])]
            if all(1 <= n <= len(self._ids) for n in numbers):
                rows = [self._ids[n - 1] for n in numbers]
                yield RowMention(
                    match.start("numbers"), match.end("numbers"), match["numbers"], MentionKind.ORDINAL, tuple(rows),
                    every=True, weight=9,
                )  # fmt: skip
        for match in _ORDINAL.finditer(words):
            listed = not re.search(r"[条个项行号款标]$", match[0]) and words[match.end() : match.end() + 1] in {
                "，",
                ",",
                "：",
                ":",
                "、",
            }
            if not listed and not words[: match.start()].endswith(("目标", "倒数", "标的")):
                yield from self._numbers(match, match["first"], match["more"])
        for match in _LISTED.finditer(words):
            yield from self._numbers(match, match["first"] or match["one"], match["more"] or "")
        for match in _LAST.finditer(words):
            back, count = _whole(match["back"]), _whole(match["count"]) or 1
            rows = self._ids[-back : len(self._ids) - back + 1] if back else self._ids[-count:]
            yield self._by_place(match, rows)
        for match in _FRONT.finditer(words):
            count = 1 if match["top"] else _whole(match["front"] or match["head"].replace("俩", "两"))
            yield self._by_place(match, self._ids[:count])

    def _numbers(self, match: re.Match[str], first: str, more: str) -> Iterator[RowMention]:
        numbers = [_whole(first), *(_whole(n) for n in re.findall(_NUMBER, more))]
        if re.search("[到至]", more) and len(numbers) == 2:
            numbers = list(range(numbers[0], numbers[1] + 1))
        if all(1 <= n <= max(len(self._ids), 1) for n in numbers) and self._ids:
            yield self._by_place(match, [self._ids[n - 1] for n in numbers])
        else:
            yield self._by_place(match, [])

    @staticmethod
    def _by_place(match: re.Match[str], rows: Sequence[str]) -> RowMention:
        return RowMention(match.start(), match.end(), match[0], MentionKind.ORDINAL, tuple(rows), every=True, weight=9)

    def _named(self, words: str, taken: bytearray) -> Iterator[RowMention]:
        """The best match first, then the best of what is left."""
        while best := self._best(words, taken):
            start, end = best[0].start, best[0].end
            taken[start:end] = b"\1" * (end - start)
            rows = tuple(m.row.id for m in best)
            yield RowMention(start, end, words[start:end], MentionKind.NAME, rows, weight=round(best[0].weight, 2))

    def _best(self, words: str, taken: bytearray) -> list[_Match]:
        matches = [m for row in self.rows for m in self._matches(row, words, taken)]
        if not matches:
            return []
        top = max(matches, key=lambda m: (m.weight, m.end - m.start, -m.start))
        near = {
            m.row.id: m for m in matches if m.weight >= top.weight - 0.01 and m.start < top.end and top.start < m.end
        }
        exact = [m for m in near.values() if m.row.folded in words[top.start : top.end + 1]]
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

    def _kinds(self, words: str) -> Iterator[RowMention]:
        for match in _UNIT_COUNT.finditer(words):
            rows = tuple(r.id for r in self.rows if re.search(rf"\d[万亿]?{match['unit']}(?:$|/)", r.target))
            if len(rows) == 1 and match["unit"] not in _NAMED_BY_KIND:
                yield RowMention(match.start(), match.end(), match[0], MentionKind.KIND, rows, weight=2)
        for match in _KIND.finditer(words):
            kind = match["kind"]
            rows = tuple(
                r.id
                for r in self.rows
                if r.folded.endswith(kind) or (kind == "率" and r.folded.endswith(("率", "比例", "占比")))
            )
            if rows:
                yield RowMention(match.start(), match.end(), match[0], MentionKind.KIND, rows)

    def _pointed(self, words: str, focus: Sequence[str]) -> Iterator[RowMention]:
        for match in _POINTS.finditer(words):
            every = len(focus) == 1 or bool(re.search("俩|两|几|们", match[0]))
            yield RowMention(match.start(), match.end(), match[0], MentionKind.POINTS, tuple(focus), every=every)


FORMER = re.compile(
    r"(?P<first>前者|前(?:面|头|边)(?:的)?(?:那|这)?(?:一)?[个条])|(?:后者|后(?:面|头|边)(?:的)?(?:那|这)?(?:一)?[个条])"
)


def _former(words: str, found: Sequence[RowMention], focus: Sequence[str]) -> Iterator[RowMention]:
    """前者 and 后者: of the last two rows that the text named before, else of the two that were spoken of last."""
    for match in FORMER.finditer(words):
        named = [r for m in sorted(found, key=lambda m: m.start) if m.start < match.start() for r in m.rows[:1]]
        pair = list(dict.fromkeys(named))[-2:]
        pair = pair if len(pair) == 2 else list(focus) if len(focus) == 2 else []
        if pair:
            row = pair[0] if match["first"] else pair[1]
            yield RowMention(match.start(), match.end(), match[0], MentionKind.ORDINAL, (row,), every=True)


def _without_echoes(mentions: Sequence[RowMention]) -> list[RowMention]:
    """Without 那条 and 这个 right behind a name: 满意度那条 is one mention."""
    kept = list[RowMention]()
    for one in mentions:
        if one.kind is MentionKind.POINTS and kept and 0 <= one.start - kept[-1].end <= 1 and kept[-1].kind in _NAMING:
            kept[-1] = replace(kept[-1], weight=kept[-1].weight + _EXPLICIT)
            continue
        kept.append(one)
    return kept


_EXPLICIT = 3.0
"""What 那条 behind a name adds: then surely a row is meant."""


_NAMING = {MentionKind.NAME, MentionKind.CLASS}


def _shared(name: str, words: str, taken: bytearray) -> Iterator[tuple[int, list[tuple[int, int]]]]:
    """Runs of words shared with a name, in the order of the name; a gap of one character in the words is bridged."""
    runs = list(_runs(name, words, taken))
    for i, (start, end, at) in enumerate(runs):
        pieces, last, place = [(start, end)], end, at + end - start
        for other, stop, there in runs[i + 1 :]:
            if (
                last <= other <= last + 2
                and there >= place
                and not any(taken[last:other])
                and words[last:other] not in {"和", "跟", "与", "、"}
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


def _whole(text: str | None) -> int:
    number = read_number(text) if text else None
    return int(number) if number is not None else 0
