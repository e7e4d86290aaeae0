"""What scans and typists do to figures, mended for reading; every mended character knows where it stood.

Full-width digits, spaces inside numbers (236 . 16 万元), O for 0 and l or I for 1 inside numbers, years in Chinese
digits. Words are left as they are: what is shown to people is the text as read.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from assistant.language.numeral.signs import DIGIT, UP_TO_TEN
from assistant.language.numerals import fold, read_number

_LOOKALIKES = str.maketrans({"O": "0", "o": "0", "〇": "0", "l": "1", "I": "1"})
_UNIT = "[一-龥%％㎡㎥]"
"""Whatever measure stands there is a character of its own."""
_NUMBERLIKE = re.compile(
    rf"(?<![A-Za-z0-9])(?=[0-9OolI〇]*\d)\d[0-9OolI〇]*[OolI〇][0-9OolI〇]*(?![A-Za-z])"
    rf"|(?<![A-Za-z0-9.])[lI](?=[0-9OolI]*\d)[0-9OolI]+(?=\s?{_UNIT})"
)
_CHINESE_DATE = re.compile(
    f"[一二][零〇○OＯ0九](?:[零〇○OＯ0]|{DIGIT}){{2}} *年(?: *{UP_TO_TEN}{{1,3}} *月(?: *{UP_TO_TEN}{{1,3}} *日)?)?"
)
_SPACED_POINT = re.compile(r"(?<=\d)(?: +\. *| *\. +)(?=\d)")
_SPACED_COMMA = re.compile(r"(?<=\d)(?: +, *| *, +)(?=\d{3}(?!\d))")
_SPACED_DIGITS = re.compile(r"(?<![\d.])\d(?: \d){2,}(?![\d.])")
_SPACED_THOUSANDS = re.compile(
    rf"(?<=[一-龥:： ])(?<![\d|] )(?<![序编]号 )\d{{1,3}}(?: \d{{3}})+(?=(?:\.\d+)? ?{_UNIT})"
)
_SPACED_UNIT = re.compile(r"(?<=\d) *[万亿] +元")
_BRACKETS = re.compile(
    r"(?<=[一-龥]) *〔 *(?P<year>(?:19|20)\d{2}) *〕 *(?P<number>\d{1,4}) *号|"
    r"(?<=[一-龥]) ?[\[(【［] *(?P<year2>(?:19|20)\d{2}) *[\])】］] *(?P<number2>\d{1,4}) *号"
)
_SPACED_WORDS = re.compile(r"(?<![一-龥])[一-龥](?: {1,3}[一-龥]){1,9}(?![一-龥])")


@dataclass(frozen=True)
class Mended:
    """A text for reading figures, with the place of each character in the text as read."""

    text: str
    places: tuple[int, ...]
    mends: int = 0
    """How many figures were mended: a sign of recognition from a scan."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The piece of the text as read that a piece of this one came from."""
        return (self.places[start], self.places[end - 1] + 1) if end > start else (0, 0)


def mend(text: str) -> Mended:
    """A text with its figures mended."""
    folded = fold(text)
    mended = Mended(folded, tuple(range(len(folded))), len(re.findall("[０-９]+", text)))
    for pattern, write, counts in _STEPS:
        if pattern.search(mended.text):
            mended = _rewritten(mended, pattern, write, counts=counts)
    return mended


def _rewritten(
    text: Mended, pattern: re.Pattern[str], write: Callable[[re.Match[str]], str], *, counts: bool
) -> Mended:
    pieces: list[str] = []
    places: list[int] = []
    at = mends = 0
    for match in pattern.finditer(text.text):
        new = write(match)
        pieces += [text.text[at : match.start()], new]
        places += text.places[at : match.start()]
        places += _spread(text.places[match.start() : match.end()], len(new))
        at, mends = match.end(), mends + (new != match[0])
    return Mended(
        "".join([*pieces, text.text[at:]]), (*places, *text.places[at:]), text.mends + (mends if counts else 0)
    )


def _spread(old: tuple[int, ...], length: int) -> list[int]:
    """Places for ``length`` new characters over the old ones, the last at the old last."""
    return [old[min(i, len(old) - 1)] for i in range(length - 1)] + [old[-1]] if length else []


def _closed(match: re.Match[str]) -> str:
    return re.sub(r"\s", "", match[0])


def _arabic_date(match: re.Match[str]) -> str:
    """二〇二四年八月二十日 as 2024年8月20日; as it is where it is no date."""
    text = re.sub(r"\s", "", match[0]).translate(str.maketrans("○OＯ零0", "〇〇〇〇〇"))
    parts = re.findall(r"(.+?)([年月日])", text)
    numbers = [(read_number(number), unit) for number, unit in parts]
    return match[0] if any(n is None for n, _ in numbers) else "".join(f"{int(n or 0)}{unit}" for n, unit in numbers)


def _number_of_paper(match: re.Match[str]) -> str:
    """青财预 (2025) 8 号 as 青财预〔2025〕8号."""
    year, number = match["year"] or match["year2"], match["number"] or match["number2"]
    return f"〔{year}〕{number}号"


def widened(text: str) -> str:
    """A text to show: brackets and stops between Chinese characters full-width again."""
    return re.sub(r"(?<=[一-龥])[(,:;]|[)](?![A-Za-z])", lambda m: _WIDE[m[0]], text)


_WIDE = {"(": "（", ")": "）", ",": "，", ":": "：", ";": "；"}
_STEPS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str], bool], ...] = (
    (_CHINESE_DATE, _arabic_date, False),
    (_NUMBERLIKE, lambda m: m[0].translate(_LOOKALIKES), True),
    (_SPACED_DIGITS, _closed, True),
    (_SPACED_POINT, lambda _: ".", True),
    (_SPACED_COMMA, lambda _: ",", True),
    (_SPACED_THOUSANDS, _closed, True),
    (_SPACED_UNIT, _closed, True),
    (_BRACKETS, _number_of_paper, False),
    (_SPACED_WORDS, _closed, True),
)
