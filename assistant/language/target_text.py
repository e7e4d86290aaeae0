"""The text of a target cell made plain for reading, and cells that hold no value: blanks, templates, yes and no."""

import re

from assistant.language.lookalikes import with_digits
from assistant.language.measures import UnknownMeasure, read_measure
from assistant.language.numerals import fold
from assistant.language.target import Operator

_QUOTES = "\"'“”‘’ "
_ALIKE = str.maketrans(
    {"−": "-", "﹣": "-", "＋": "+", "\u00a0": " ", "\u2009": " ", "✓": "√", "✔": "√", "﹤": "<", "﹥": ">", "﹦": "="}
)
_BELOW_ZERO = re.compile(r"(?:零下|负)(?=\d)")
_TOLERANCE_IN_BRACKETS = re.compile(r"\(([^()]*±[^()]*)\)")
_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?: \d{3})+(?!\d)")
_EMPTY = re.compile(r"[\s\-—–_/\\、.。无]*|N/A|不适用", re.IGNORECASE)
_TEMPLATE = re.compile(
    r"[X×x]{2,}|…|\.{3,}|_{2,}|[○]{2,}|待填|待定|【待补充"
    r"|年\s+月|月\s+日|(?:以|及|或|不)$"
)
"""What is to be filled in, and a cell that was cut off."""
_LETTER = re.compile(r"(?<![A-Za-z])[XxNn](?=[%一-鿿])")
_BOXES = "□☐☑☒■√"
_CHOICE = "是|否|有|无|达成|未达成"
_YES_NO = re.compile(rf"(?:{_CHOICE})|[√×]|是\s*[/、或]\s*否|(?:\s*[{_BOXES}]\s*(?:{_CHOICE}))+\s*")


def plain(raw: str) -> str:
    """A cell in half-width signs without quotes; letters that were read for digits and blanks in numbers are mended."""
    text = fold(raw).translate(_ALIKE).strip().strip(_QUOTES)
    text = with_digits(text)
    if " " in text:
        text = _THOUSANDS.sub(lambda m: m[0].replace(" ", ""), text)
    if "±" in text:
        text = _TOLERANCE_IN_BRACKETS.sub(r"\1", text)
    return _BELOW_ZERO.sub("-", text) if "零" in text or "负" in text else text


def no_value(text: str) -> Operator | None:
    """The kind of a plain cell that holds neither value nor words to read; None for all others."""
    if _EMPTY.fullmatch(text):
        return Operator.EMPTY
    if _YES_NO.fullmatch(text):
        return Operator.YES_NO
    if _TEMPLATE.search(text) or _holds_letter(text) or is_measure_alone(text):
        return Operator.UNPARSEABLE
    return None


def _holds_letter(text: str) -> bool:
    """Whether a letter stands for the number that is to be filled in: N次, x%."""
    letters = (m.end() for m in _LETTER.finditer(text))
    return any(read_measure(text, end, UnknownMeasure.NOTHING).unit for end in letters)


def is_measure_alone(text: str) -> bool:
    """Whether a text is a measure and nothing else: 人, 万元, %."""
    if text[:1].isdigit():
        return False
    found = read_measure(text, 0, UnknownMeasure.NOTHING)
    return bool(found.unit) and found.end == len(text) and not found.more and not text.startswith("半")
