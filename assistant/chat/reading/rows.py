"""Words of a message that mean rows of the form: by place (第二条), by name, by kind (那个率), by class, or by what was
last spoken of (它, 刚才那个)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from assistant.chat.reading.row_mentions import MentionKind, RowMention, SceneRow
from assistant.chat.reading.row_names import NameFinder
from assistant.chat.reading.row_places import PlaceFinder
from assistant.domain.filing import Filing
from assistant.language.numerals import fold

_POINTS = re.compile(
    r"(?:就?(?:刚才|刚刚|刚|方才|上面|前面|才)(?:[说改加添提弄调动设写]了?的?)?|刚[改加添]的)(?:那|这)?(?:一)?(?:[个条项]|俩|两个|几个)(?!月|年|人|季|星期|礼拜|小时|单位|项目)"
    r"|(?<!其)它们?(?!的?处)|(?<!其)他们?(?=的?(?:[改换调降提删写设归放挪]|权|分值|值|也要))"
    r"|(?:这|那|该|嗰|(?:^|(?<=[，,。；;\s]))咯)(?:一)?(?:[条项个行]|指标|俩|两[条个])(?<!行(?=[吧嘛呀啊了就，,。！!\s]))(?!月|年|人|季|星期|礼拜|小时|单位|项目|意思|啥|什么|表|东西)"
    r"|(?:这|那)(?:个)?(?:数|值)"
)
_KIND = re.compile(
    r"(?:[那这](?:个|条|项)?|哪个|(?:它们?|[那这](?:个|条|项))的|^|(?<=[，,。；;\s把将]))(?P<kind>率|比例|占比|时间|日期|时限|时长|单价|标准|次数|场次|人次|人数|份数|起数|里程|数量|面积|金额|成本|频次)(?![一-鿿]{0,3}率)"
)
_UNIT_COUNT = re.compile(r"(?P<unit>[一-鿿])数(?!量|据|字)")
_NAMED_BY_KIND = frozenset("次人个")
"""桌数, 户数: the row that counts in this unit, where one alone does."""


_CLASS_BEFORE = re.compile(
    r"(?P<class>经济成本|社会成本|生态成本|成本|数量|质量|时效|经济效益|社会效益|生态效益|效益|可持续影响|满意度)(?:指标|类)?"
    r"(?:里头?|里面|这边|那边|下面|下头|部分|当中|中)?的?$"
)
_CLASS_LENGTH = 16
"""More characters than a class with what may stand behind it has."""
_WITH_PART = re.compile(
    r"(?:名[字称儿]?(?:里头?|里面|中)?)?(?:带|含|有)(?:着|了)?[“\"「『‘](?P<part>[^”\"」』’\n]{1,12})[”\"」』’]"
    r"(?:(?:这|那)?[几两俩]?个?字(?:样|眼|儿)?)?的"
)
"""Words for the rows that have some characters in their names."""
_REMEMBERED = 32
"""Texts whose mentions are kept: one message is looked through by several readers."""


class RowFinder:
    """Finds the rows of one form in messages."""

    def __init__(self, rows: Sequence[SceneRow]) -> None:
        self.rows = tuple(rows)
        self._names, self._places = NameFinder(rows), PlaceFinder(rows)
        self._found: dict[tuple[str, tuple[str, ...]], tuple[RowMention, ...]] = {}

    @classmethod
    def of(cls, filing: Filing | None) -> "RowFinder":
        return _finder(tuple(SceneRow.of(row, i) for i, row in enumerate(filing.indicators)) if filing else ())

    def row(self, row_id: str) -> SceneRow | None:
        return next((r for r in self.rows if r.id == row_id), None)

    def find(self, text: str, focus: Sequence[str] = ()) -> list[RowMention]:
        """The mentions of a text, from the left, none overlapping; what is pointed at is the focus."""
        asked = (text, tuple(focus))
        if asked not in self._found:
            if len(self._found) >= _REMEMBERED:
                self._found.clear()
            self._found[asked] = tuple(self._find(text, focus))
        return list(self._found[asked])

    def _find(self, text: str, focus: Sequence[str]) -> list[RowMention]:
        words = fold(text)
        taken = bytearray(len(words))
        found = list(self._take(taken, self._by_part(words)))
        found += self._names.find(words, taken)
        found += self._take(taken, _former(words, found, focus))
        found += self._take(taken, self._places.by_class(words))
        found += self._take(taken, self._places.by_place(words))
        found += self._take(taken, self._kinds(words))
        found += self._take(taken, self._pointed(words, focus))
        if not found:
            found = list(self._names.mistyped(words, taken))
        found = [self._of_class(m, words) for m in found]
        return _without_echoes(self._of_one_thing(sorted(found, key=lambda m: m.start), focus))

    def _of_one_thing(self, mentions: Sequence[RowMention], focus: Sequence[str]) -> list[RowMention]:
        """A measure alone means that of the thing that was named before: 云服务器加五台，单价压到八百."""
        found = list[RowMention]()
        for one in mentions:
            things = next((m.rows for m in reversed(found) if m.kind is MentionKind.NAME), tuple(focus))
            own = tuple(r for r in one.rows if any(self._is_of(r, thing) for thing in things))
            is_measure = one.kind is MentionKind.KIND and len(one.rows) > 1
            found.append(replace(one, rows=own) if is_measure and len(own) == 1 else one)
        return found

    def _of_class(self, mention: RowMention, words: str) -> RowMention:
        """A name behind its class means the row of that class: 数量里头充电口那条."""
        named = (
            _CLASS_BEFORE.search(words, max(0, mention.start - _CLASS_LENGTH), mention.start)
            if len(mention.rows) > 1
            else None
        )
        own = set(self._places.of_class(named["class"])) if named and mention.kind is MentionKind.NAME else set()
        kept = tuple(r for r in mention.rows if r in own)
        return replace(mention, rows=kept) if kept else mention

    def _by_part(self, words: str) -> Iterator[RowMention]:
        """带“砍”字的: the rows whose names hold the characters."""
        for match in _WITH_PART.finditer(words):
            rows = tuple(r.id for r in self.rows if match["part"].strip() in r.folded)
            if rows and words.rfind("字") < match.end():  # else characters are to go from the names
                yield RowMention(match.start(), match.end(), match[0], MentionKind.ORDINAL, rows, every=True, weight=9)

    def _is_of(self, row_id: str, thing: str) -> bool:
        """Whether two rows measure one thing."""
        one, other = self.row(row_id), self.row(thing)
        return one is not None and other is not None and one.thing == other.thing

    def _take(self, taken: bytearray, mentions: Iterator[RowMention]) -> Iterator[RowMention]:
        for one in mentions:
            if not any(taken[one.start : one.end]):
                taken[one.start : one.end] = b"\1" * (one.end - one.start)
                yield one

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


@lru_cache(maxsize=32)
def _finder(rows: tuple[SceneRow, ...]) -> RowFinder:
    return RowFinder(rows)


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
