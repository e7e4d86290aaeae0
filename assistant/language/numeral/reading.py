"""The value of a whole numeral, exactly, or None.

None is every numeral that a careful clerk could not be sure of (三千万二, 一百万五, 25W), every approximate one (十几)
and every share (八成). Floats are never used.
"""

import re
from decimal import Decimal
from fractions import Fraction

from assistant.base import MAX_SIGNIFICANT_DIGITS
from assistant.language.numeral.confirmation import is_confirmed, write_integer
from assistant.language.numeral.forms import usual_form
from assistant.language.numeral.grammar import read_places
from assistant.language.numeral.signs import ARABIC, DIGIT_WORDS, DIGITS, LONGEST, UNIT_WORDS, UNITS
from assistant.text_cache import cached_by_text

_SIGN = re.compile("^(?P<sign>[-+负]|零下)(?=.)")
_SCALES = "万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千|百"
_KEPT_DIGITS = 28
"""The precision of decimal arithmetic: more digits would be rounded."""
_LONG_FIGURE = re.compile(rf"\d{{{MAX_SIGNIFICANT_DIGITS + 1}}}", re.ASCII)
_LATIN = {"w": 10_000, "k": 1000}
_SCALED = re.compile(rf"(?P<number>{ARABIC})(?P<scale>{_SCALES}|[wk])?", re.ASCII)
_POINTED = re.compile(
    rf"(?P<whole>[零两{DIGIT_WORDS}{UNIT_WORDS}]+|\d+(?=点\d+[百千万亿]))点(?P<part>[零{DIGIT_WORDS}]+|\d+)"
    rf"(?P<scale>{_SCALES})?",
    re.ASCII,
)
_HALVES = {"半": Decimal("0.5"), "半个": Decimal("0.5")} | dict.fromkeys(("半亿", "半个亿"), Decimal(50_000_000))
_HALF = re.compile("(?P<whole>[^个半万亿]+)(?:个半(?P<scale>亿?)|(?P<behind>[万亿])半)")
_HALF_LIMIT = 100
"""Nobody halves one of a hundred: 一百个半."""
_MIXED = re.compile("(?P<whole>[^又]+)又(?P<below>[^又]+)分之(?P<above>.+)")


def read_number(text: str) -> Decimal | None:
    """The exact value of a whole numeral, Arabic or in words; None where it is none or not sure."""
    return _read(text) if len(text) <= LONGEST else None


def read_figure(text: str) -> Decimal | None:
    """A number of at most 15 significant digits; more is a code of something."""
    value = read_number(text)
    return value if value is not None and significant_digits(value) <= MAX_SIGNIFICANT_DIGITS else None


@cached_by_text(160_000, longest=40)
def _read(text: str) -> Decimal | None:
    bare = usual_form(text)
    sign = _SIGN.match(bare)
    value = _unsigned(bare[sign.end() :] if sign else bare)
    return -value if value is not None and sign and sign["sign"] != "+" else value


def significant_digits(value: Decimal) -> int:
    """How many digits a value has without the zeros at its end."""
    digits = "".join(map(str, value.as_tuple().digits))
    return len(digits.rstrip("0")) or 1


def _unsigned(words: str) -> Decimal | None:
    if scaled := _SCALED.fullmatch(words):
        return _times(Decimal(scaled["number"].replace(",", "")), scaled["scale"])
    if _LONG_FIGURE.search(words):
        return None
    reader = next((reader for sign, reader in _READERS if sign in words), _whole)
    return reader(words)


def _whole(text: str) -> Decimal | None:
    """A numeral of place values, confirmed by the second opinions."""
    if text.endswith("万") and "万" in text[:-1] and "亿" not in text:
        return _myriads(text[:-1])
    value = read_places(text)
    if value is None or significant_digits(value) > _KEPT_DIGITS:
        return None
    return value if is_confirmed(text, value) else None


def _myriads(text: str) -> Decimal | None:
    """一万 of 一万万, the old word for 亿, and 三万五千 of 三万五千万: only where nothing is shortened."""
    value = read_places(text)
    written = write_integer(int(value)) if value is not None and value == int(value) else ""
    return value * UNITS["万"] if value is not None and written == text.replace("两", "二") else None


def _with_half(words: str) -> Decimal | None:
    """一个半, 半个, 半个亿, 一亿半."""
    if words in _HALVES:
        return _HALVES[words]
    half = _HALF.fullmatch(words)
    whole = _whole(half["whole"]) if half else None
    if half is None or whole is None or not 0 < whole < _HALF_LIMIT:
        return None
    return _times(whole + Decimal("0.5"), half["scale"] or half["behind"])


def _mixed(words: str) -> Decimal | None:
    """一又二分之一 as 1.5; None where the decimal has no end."""
    match = _MIXED.fullmatch(words)
    numbers = [_whole(match[name]) for name in ("whole", "below", "above")] if match else []
    known = [int(n) for n in numbers if n is not None and n == int(n)]
    if len(known) < 3 or not 0 < known[2] < known[1]:
        return None
    return exact_decimal(known[0] + Fraction(known[2], known[1]))


def exact_decimal(fraction: Fraction) -> Decimal | None:
    """A fraction as a decimal; None where it has no end or more than 15 digits."""
    rest = fraction.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    value = Decimal(fraction.numerator) / Decimal(fraction.denominator)
    return value if rest == 1 and significant_digits(value) <= MAX_SIGNIFICANT_DIGITS else None


def _pointed(text: str) -> Decimal | None:
    """九十二点五, 三点五亿. A time of day such as 三点五十 is none; 3点5 is one only with a scale behind it."""
    match = _POINTED.fullmatch(text)
    whole = _whole(match["whole"]) if match else None
    if match is None or whole is None or (match["scale"] and whole >= UNITS["万"]):
        return None
    part = "".join(str(DIGITS.get(c, c)) for c in match["part"])
    return _times(Decimal(f"{int(whole)}.{part}"), match["scale"])


def _times(number: Decimal, scale: str | None) -> Decimal | None:
    """A number with its scale: 万 is 10,000, 千万 10,000,000, w 10,000. None where digits would be lost."""
    if significant_digits(number) > _KEPT_DIGITS:
        return None
    factor = Decimal(1)
    for char in scale or "":
        factor *= UNITS.get(char) or _LATIN[char]
    return number * factor


_READERS = (("半", _with_half), ("又", _mixed), ("点", _pointed))
