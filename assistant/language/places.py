"""Places inside a document as people write them: 第十三条, 第13条第二款, 三（六）, 附件2-5, 第四章.

A place reads into a key of kind and numbers: 第13条 and 第十三条 are one place, 第十三条第二款 lies inside it.
"""

import re
from dataclasses import dataclass

from assistant.language.numeral.signs import SPOKEN
from assistant.language.numerals import fold, read_number

_N = f"(?:[0-9]|{SPOKEN}){{1,9}}"
_S = r"\s{0,4}"
"""Bounded, as a place may begin at every digit and every blank."""
_ARTICLE = re.compile(rf"第?{_S}({_N}){_S}条")
_SPAN = re.compile(rf"第?{_S}({_N}){_S}条?{_S}(?:至|到|-|—|~){_S}第?{_S}({_N}){_S}条")
_CHAPTER = re.compile(rf"第{_S}({_N}){_S}章")
_ANNEX = re.compile(rf"(?:附件|附表|附录|附){_S}(?:表)?{_S}({_N})(?:{_S}[-—]{_S}({_N}))?")
_PART = re.compile(rf"(?:第?({_N})(?:部分)?[、.]?)?第?\(({_N})\)(?:[款项段条])?")
_TOP = re.compile(rf"(?:第({_N})部分|({_N})、?)$")
_LONGEST_SPAN = 30


@dataclass(frozen=True)
class Place:
    """A place by kind ("条", "章", "附", "段", "部分") and numbers, outermost first."""

    kind: str
    numbers: tuple[int, ...]

    def covers(self, other: "Place") -> bool:
        """Whether the other place is this one or lies inside it: 第十三条 covers 第十三条第二款."""
        if self.kind == other.kind:
            return other.numbers[: len(self.numbers)] == self.numbers
        if self.kind == "部分":
            return other.kind == "段" and len(other.numbers) > 1 and other.numbers[:1] == self.numbers
        return False


def read_places(text: str) -> tuple[Place, ...]:
    """Every place named in a short text such as a citation's article; empty where none is."""
    folded = fold(text).replace("（", "(").replace("）", ")").strip()
    found = [*_articles(folded), *_simple(_CHAPTER, "章", folded), *_annexes(folded)]
    return tuple(found) or _parts(folded)


def read_place(text: str) -> Place | None:
    """The first place named, or None."""
    places = read_places(text)
    return places[0] if places else None


def _articles(text: str) -> list[Place]:
    numbers: list[int] = []
    for match in _SPAN.finditer(text):
        low, high = _int(match[1]), _int(match[2])
        if 0 < high - low <= _LONGEST_SPAN:
            numbers += range(low, high + 1)
    numbers += [_int(m[1]) for m in _ARTICLE.finditer(text)]
    if not numbers and text.isdigit():
        numbers = [int(text)]
    return [Place("条", (n,)) for n in dict.fromkeys(numbers)]


def _simple(pattern: re.Pattern[str], kind: str, text: str) -> list[Place]:
    return [Place(kind, (_int(m[1]),)) for m in pattern.finditer(text)]


def _annexes(text: str) -> list[Place]:
    return [Place("附", tuple(_int(g) for g in m.groups() if g)) for m in _ANNEX.finditer(text)]


def _parts(text: str) -> tuple[Place, ...]:
    found = _PART.match(text)
    if found:
        return (Place("段", tuple(_int(g) for g in found.groups() if g)),)
    top = _TOP.fullmatch(text.rstrip("、"))
    return (Place("部分", (_int(top[1] or top[2]),)),) if top else ()


def _int(text: str) -> int:
    number = read_number(text)
    return int(number) if number is not None else 0
