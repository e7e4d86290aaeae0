"""Rows by their places and classes: 第二条, 3号, 最后一条, 第二个数量指标, 成本那俩."""

import re
from collections.abc import Iterator, Sequence

from assistant.chat.reading.row_mentions import MentionKind, RowMention, SceneRow
from assistant.language.numerals import read_number

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
    r"(?:(?:^|(?<=[，,。；;\n]))\s*(?P<numbers>\d{1,2}(?:[ 、,，和~-]+\d{1,2})*)"
    r"(?=\s*(?:[改换删叫归转移挪]|名[字称儿]|合并|合成|例外|的[「“]|rename|weight|class)|\s+[一-鿿A-Za-z≥≤=「“])"
    r"|(?<=合并)\s*(?P<merged>\d{1,2}(?:[ 、,，和跟与]+\d{1,2})+)(?![\d.%]))"
)
"""Rows by their numbers alone at the beginning of a clause: 8 改2次/年, 10 11合并."""
_LAST = re.compile(
    rf"(?:倒数(?:第)?(?P<back>{_NUMBER})|最后(?:面|头)?(?:那|这)?(?P<count>{_NUMBER})?|(?:末尾|最末|最底下|垫底)(?:那|的)?){_COUNTER}"
)
_FRONT = re.compile(
    rf"(?:前(?:面|头)?(?:这|那)?(?P<front>{_NUMBER})|头(?P<head>[一两二三四五]|俩)){_COUNTER}|(?P<top>最(?:上|前)[面头边]?(?:那|这)?一?){_COUNTER}"
)
_OF_CLASS = re.compile(
    r"(?P<class>经济成本|社会成本|生态环境成本|生态成本|成本|数量|质量|时效|产出|经济效益|社会效益|生态效益|效益|可持续影响|可持续|满意度?)(?:的?指标|类)?"
    rf"(?:里头?|里面|这边|那边|那块儿?|这块儿?|下面|下头|部分|这一?类|那一?类|的|中)?(?:面)?的?"
    rf"(?:第(?P<place>{_NUMBER}){_COUNTER}?|(?P<last>最后|末)(?:一|那)?{_COUNTER}|(?P<every>(?:那|这)?(?:几|些|两|俩|三|四|五){_COUNTER}?|(?:所有|全部|全都|都))|(?P<one>[那这]一?{_COUNTER}))"
)
_CLASS_ROWS = re.compile(
    rf"(?:第(?P<place>{_NUMBER})[个条项]|倒数第(?P<back>{_NUMBER})[个条项]|(?P<last>最后|最末)一?[个条项]"
    r"|(?:这|那)?(?:所有的?|全部|(?<!第)[两俩二三四五六七八几][条个]))的?(?P<class>数量|质量|时效|成本|经济效益|社会效益|生态效益|效益|产出)(?:类|的)?指标"
)


class PlaceFinder:
    """Finds the places of the rows of one form."""

    def __init__(self, rows: Sequence[SceneRow]) -> None:
        self.rows = tuple(rows)
        self._ids = [row.id for row in rows]

    def by_class(self, words: str) -> Iterator[RowMention]:
        """第二个数量指标, 效益里那个, 成本那俩."""
        for match in _CLASS_ROWS.finditer(words):
            if rows := self.of_class(match["class"]):
                chosen = _at_place(match, rows)
                yield RowMention(
                    match.start(), match.end(), match[0], MentionKind.CLASS, tuple(chosen), every=True, weight=5
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

    def by_place(self, words: str) -> Iterator[RowMention]:
        for match in _BARE_NUMBERS.finditer(words):
            group = "numbers" if match["numbers"] else "merged"
            numbers = [int(n) for n in re.findall(r"\d+", match[group])]
            if re.search("[~-]", match[group]) and len(numbers) == 2:
                numbers = list(range(numbers[0], numbers[1] + 1))
            if numbers and all(1 <= n <= len(self._ids) for n in numbers):
                rows = [self._ids[n - 1] for n in numbers]
                yield RowMention(
                    match.start(group), match.end(group), match[group], MentionKind.ORDINAL, tuple(rows),
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


def _at_place(match: re.Match[str], rows: Sequence[str]) -> Sequence[str]:
    """The row at the place that is named before a class, none where the class has no such place; else all."""
    place, back = match["place"], 1 if match["last"] else _whole(match["back"])
    if place:
        return [r for n, r in enumerate(rows, 1) if n == _whole(place)]
    return [r for n, r in enumerate(reversed(rows), 1) if n == back] if back else rows


def _whole(text: str | None) -> int:
    number = read_number(text) if text else None
    return int(number) if number is not None else 0
