"""Numerals for the tokens, at a place of a text, in the scale they are written in: 2,500, 3万8, 2.3个亿, 六十万八.

The one seam between the tokens and the reading of numerals, which is ``numeral.scan``.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.language.numeral.found import Numeral, NumeralKind
from assistant.language.numeral.reading import read_figure
from assistant.language.numeral.scan import numeral_at
from assistant.language.numeral.signs import ARABIC, CAPITALS, CHINESE, DIGIT_WORDS, DIGITS, LONGEST, TENS, UNITS, plain

__all__ = ["ARABIC", "NUMERALS", "NumberAt", "factor", "number_at", "share_at", "value_of"]

NUMERALS = f"{CHINESE}{''.join(TENS)}{CAPITALS}拾佰仟兩萬億俩仨"
"""Characters that a numeral in words begins with."""
_SCALES = {"": 1, "百": 100, "千": 1000, "万": 10_000, "亿": 10**8, "w": 10_000, "k": 1000, "个亿": 10**8}
_FIGURE = re.compile(rf"(?P<number>{ARABIC})(?P<scale>[万亿])?", re.ASCII)
_MINUS, _WORDS = frozenset("-−负"), frozenset(NUMERALS)
_POWER = re.compile(r"(?P<n>\d+(?:\.\d+)?)[×xX]10(?P<power>⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_LAST_SCALE = re.compile(f"(?P<scale>[万亿w])(?:半|[{DIGIT_WORDS}1-9])?$|(?<=[0-9])(?P<mixed>万)[1-9]千$")
"""The scale at the end of a numeral, or with a tenth of it behind: 六十万八, 3万8千."""
_TO_ZERO = frozenset({"清零", "归零"})
"""No number by itself, but what is to be reached: 动态清零."""
_VAGUE_END = re.compile("[多余来把几]$")
_ABOUT = re.compile("[多余来把]")
_KEPT = {"千分之": ("‰", 1000), "万分之": ("‱", 10_000)}
_SIGN = re.compile(" ?(?P<sign>[%‰])$")
_LONGEST_SPOKEN = 20
_CENT = Decimal("0.01")


@dataclass(frozen=True)
class NumberAt:
    """A numeral with its end. ``value`` counts in ``scale``: the 万 or 亿 it is written in, "" where written out."""

    end: int
    value: Decimal | None
    scale: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    chinese: bool = False
    about: bool = False
    """True for 300多, 20来: ``value`` is the number that is written."""

    @property
    def plain(self) -> Decimal | None:
        """The value with its scale multiplied in."""
        return None if self.value is None else self.value * factor(self.scale)


def factor(scale: str) -> int:
    """What a scale multiplies by; 1 for "" and for what is none."""
    return _SCALES.get(scale, 1)


def number_at(text: str, at: int) -> NumberAt | None:
    """The number that begins at a place; None where none begins there, it says no value, or it is a share."""
    if text[at : at + 1] in _MINUS:
        return _negative(number_at(text, at + 1)) if text[at + 1 : at + 2] not in _MINUS else None
    if power := _POWER.match(text, at):
        return NumberAt(power.end(), Decimal(f"{power['n']}E{power['power'].translate(_RAISED)}"))
    numeral = numeral_at(text, at)
    if numeral is None and text[at - 1 : at] not in _WORDS:
        if text[at - 1 : at + 1] in _TO_ZERO:
            return NumberAt(at + 1, Decimal(0), chinese=True)
        return _of_figure(text, at)  # an idiom, but not where the numeral before it ends: 一万八一辆
    end = numeral.end if numeral else _run_end(text, at)
    words = plain(text[at:end])
    whole = numeral is not None and numeral.is_read and _places_end(words) == len(words)
    if numeral is None or not whole or numeral.kind in {NumeralKind.SHARE, NumeralKind.ORDINAL}:
        return _of_figure(text, at) or _first_of_run(words, at)
    value, has_figure = numeral.stated, _has_figure(words)
    if value is None:
        base = read_figure(words[:-1]) if words.endswith("几") else numeral.low  # 三十几 is written 30
        return NumberAt(end, base, low=numeral.low, high=numeral.high, chinese=not has_figure, about=True)
    scale = _last_scale(_VAGUE_END.sub("", words))
    return NumberAt(end, value / factor(scale), scale, chinese=not has_figure, about=bool(_ABOUT.search(words)))


def value_of(words: str) -> Decimal | None:
    """The number that words begin with, in the scale it is written in."""
    read = number_at(words, 0)
    return read.value if read else None


def _negative(number: NumberAt | None) -> NumberAt | None:
    return replace(number, value=-number.value) if number and number.value is not None else None


def _run_end(text: str, at: int) -> int:
    end = at
    while text[end : end + 1] in _WORDS and end - at < LONGEST:
        end += 1
    return end


def _last_scale(words: str) -> str:
    match = _LAST_SCALE.search(words)
    found = (match["scale"] or match["mixed"]) if match else ""
    return "万" if found == "w" else found


def _has_figure(words: str) -> bool:
    return any(c.isdigit() and c.isascii() for c in words)


def _of_figure(text: str, at: int) -> NumberAt | None:
    """The figure that begins a run which is no numeral as a whole, with its scale: 807.5万 of 807.5万多一点."""
    figure = _FIGURE.match(text, at)
    if figure is None:
        return None
    value = read_figure(figure[0])
    scale = figure["scale"] or ""
    if value is None:
        return NumberAt(figure.end("number"), Decimal(figure["number"].replace(",", "")))
    return NumberAt(figure.end(), value / factor(scale), scale)


def _first_of_run(words: str, at: int) -> NumberAt | None:
    """Of a run that is no numeral as a whole (八千四十一万六) the part that is one and comes first."""
    for cut in range(min(_places_end(words), _LONGEST_SPOKEN), 0, -1):
        if (value := read_figure(words[:cut])) is not None:
            scale = _last_scale(words[:cut])
            return NumberAt(at + cut, value / factor(scale), scale, chinese=True)
    return None


def _places_end(words: str) -> int:
    """Where one numeral ends in a run of them (八千|四十一万六): a place may be left out only with 零."""
    rank, start, zero = 9, 0, False
    for at, char in enumerate(words):
        size = UNITS.get(char, 0)
        if char == "零":
            zero, start = True, at + 1
        elif char in DIGITS or char == "两":
            start = at
        elif size >= UNITS["万"]:
            rank, zero, start = 4, False, at + 1
        elif size:
            place = len(str(size)) - 1
            if rank <= place or (rank != 9 and not zero and place != rank - 1):
                return start
            rank, zero, start = place, False, at + 1
        else:
            return len(words)
    return len(words)


def share_at(text: str, at: int) -> tuple[NumberAt, str] | None:
    """A share that begins at a place, and its unit: 95%, 百分之九十五, 八成七, 七八成. A third is 33.33."""
    if text[at : at + 1] in _MINUS:
        found = share_at(text, at + 1) if text[at + 1 : at + 2] not in _MINUS else None
        number = _negative(found[0]) if found else None
        return (number, found[1]) if number and found else None
    numeral = numeral_at(text, at)
    if numeral is None or numeral.kind is not NumeralKind.SHARE:
        return None
    words = plain(numeral.text)
    unit, parts = next((of for start, of in _KEPT.items() if words.startswith(start)), ("%", 100))
    if sign := _SIGN.search(words):
        unit, parts = sign["sign"], 100 if sign["sign"] == "%" else 1000
    return NumberAt(numeral.end, *_parts_of(numeral, parts), chinese=not _has_figure(words)), unit


def _parts_of(numeral: Numeral, parts: int) -> tuple[Decimal | None, str, Decimal | None, Decimal | None]:
    """Value, no scale, and bounds where it is approximate, in so many parts of a whole."""
    if numeral.fraction is not None:
        exact = Decimal(numeral.fraction.numerator * parts) / Decimal(numeral.fraction.denominator)
        value = exact if exact == exact.quantize(_CENT * _CENT) else exact.quantize(_CENT)
        return Decimal(f"{value.normalize():f}"), "", None, None
    low, high = (None if n is None else n * parts / 100 for n in (numeral.low, numeral.high))
    return numeral.stated if numeral.stated is not None else low, "", low, high
