"""What stands behind a number: any measure, and what may add to the number after it.

No list says what a measure is: it is what has no number, no bracket and no stop in it. After the measure may come 半
(三年半), 多 (三年多, 3个多月), a decimal tail (一米八) or a lower unit of the same tens (三亩二分五).
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.language.measure_words import measure_kind
from assistant.language.numeral.approximate import last_place
from assistant.language.numeral.context import counts_on
from assistant.language.numeral.idioms import lexicon
from assistant.language.numeral.signs import DIGIT_WORDS, DIGITS, UNIT_WORDS, plain

_NUMERIC_HEAD = re.compile("个?百分点|(?:平方)?千[克瓦伏帕焦赫米]")
_NUMERIC = re.compile(f"[零两半几{DIGIT_WORDS}{UNIT_WORDS}]")
_SQUARE = re.compile("(?<=[a-z])[23]$")
_SYMBOLS = frozenset("/·℃°²³㎡㎥㎞㎏㎎㎝㎜Ω")
_LOOKALIKE = frozenset("OoIl")
"""A letter that a scan puts for a digit."""
_TAEL = "两"
_NO_MEASURES = {"前", "后", "W", "K"}
"""80后 counts nothing; 25W may be watts or 万."""
_TENS = ("亩分厘", "斤两钱", "两钱分", "丈尺寸")
"""Measures of which each is ten of the next."""
_DECIMAL = re.compile(
    rf"(?P<unit>(?:(?![零{DIGIT_WORDS}{UNIT_WORDS}])[一-鿿]){{1,2}}?)"
    rf"(?P<digits>[零{DIGIT_WORDS}]{{1,2}}|\d{{1,2}})",
    re.ASCII,
)
_SIZES, _SIZED = frozenset({"length", "area", "volume", "weight"}), frozenset("度秒尺丈寸")
"""What may have a decimal tail: 一米八, 三十七度五."""
_LOWER = re.compile(
    f"(?P<unit>[亩斤丈两])(?P<first>[{DIGIT_WORDS}1-9])(?P<lower>[分两尺钱])"
    f"(?P<second>[{DIGIT_WORDS}1-9]?)(?P<lowest>[厘钱寸分]?)"
)
_CLAUSE = re.compile(r"[^，,。；;、（(）)\s]{2,8}")
_HALF = re.compile("(?P<unit>.{1,4})半")
_OCLOCK = "点"
_MORE = re.compile("(?P<counter>个)[多余来](?P<noun>.+)|(?P<unit>.{1,4})[多余]")
_YUAN, _TENTH, _HUNDREDTH = Decimal(1), Decimal("0.1"), Decimal("0.01")
_MONEY = dict.fromkeys(("元", "块", "块钱", "元钱", "元整", "人民币"), _YUAN)
_MONEY |= dict.fromkeys(("角", "毛", "毛钱"), _TENTH) | {"分钱": _HUNDREDTH}
_SAME = {"个百分点": "百分点"}


@dataclass(frozen=True)
class SpokenQuantity:
    """An exact ``value``, or bounds: ``low`` or ``high`` is None where there is none."""

    unit: str
    """As it was written; 元 for every word of 元, 角 and 分, "%" for shares, "" where none was written."""
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    share: bool = False
    """Of a whole: in percent with the unit "%", else of one (四分之三 is 0.75; 三分之一 has no value)."""

    @property
    def approximate(self) -> bool:
        """Whether bounds are known and no value."""
        return self.value is None and not (self.low is None and self.high is None)


def with_measure(read: SpokenQuantity, rest: str) -> SpokenQuantity | None:
    """A number with what stands behind it as plain words; None where that is no measure."""
    if not rest or is_measure(rest):
        return in_yuan(replace(read, unit=_SAME.get(rest, rest)))
    if read.value is None:
        return None
    if read.value != int(read.value):
        return _with_more(read, rest, read.value)
    ways = (_with_half, _with_more, _with_decimal, _with_lower)
    return next((found for way in ways if (found := way(read, rest, read.value)) is not None), None)


def measure_with_tail(text: str, start: int, value: Decimal) -> tuple[SpokenQuantity, int] | None:
    """What adds to a whole number behind its measure, up to the end of the clause: 一米八, 三亩二分五. With its end."""
    rest = _CLAUSE.match(text, start)
    words = plain(rest[0]) if rest else ""
    if value != int(value) or not words:
        return None
    for pattern, way in ((_LOWER, _with_lower), (_DECIMAL, _with_decimal)):
        tail = pattern.match(words)
        found = way(SpokenQuantity(""), tail[0], value) if tail and _ends(words, tail) else None
        if tail and found:
            return found, start + tail.end()
    return None


def _ends(words: str, tail: re.Match[str]) -> bool:
    """Whether no word takes the last digit of a tail for its own number.

    A named lower unit leaves no digit (三亩二分菜地); what is weighed may close the clause (三吨七绒).
    """
    last, behind = tail[0][-1], words[tail.end() :]
    weighed = measure_kind(tail["unit"]) == "weight"
    goods = (
        weighed and last in DIGITS and len(behind) == 1 and not measure_kind(behind) and behind not in lexicon().namers
    )
    return goods or last not in {*DIGITS, *"0123456789"} or not counts_on(words, tail.end())


def is_measure(words: str) -> bool:
    """Whether words can be a measure: letters and signs of units, no figure or numeral but in 百分点, 千克 and m2.

    3号楼 is a name, 三百号人 are 300 people.
    """
    if words == _TAEL or words in _NO_MEASURES:
        return words == _TAEL
    bare = _SQUARE.sub("", _NUMERIC_HEAD.sub("", words))
    adds = any(w in words for w in "多余来") and not any(w in words for w in lexicon().over)
    named = words[0] == "号" and words != "号人"
    if words[0] in _LOOKALIKE or words[0] == "/" or named or adds or _NUMERIC.search(bare):
        return False
    return all(c.isalpha() or c in _SYMBOLS for c in bare)


def in_yuan(read: SpokenQuantity) -> SpokenQuantity:
    """Money in 元, 角, 毛 and 分 in 元; anything else as it is."""
    if read.unit not in _MONEY:
        return read
    factor = _MONEY[read.unit]
    value, low, high = (None if n is None else n * factor for n in (read.value, read.low, read.high))
    return SpokenQuantity("元", value, low, high)


def _with_half(read: SpokenQuantity, rest: str, value: Decimal) -> SpokenQuantity | None:
    """三年半; 三点半 is a time."""
    half = _HALF.fullmatch(rest)
    if half is None or half["unit"] == _OCLOCK or not is_measure(half["unit"]):
        return None
    return in_yuan(replace(read, unit=half["unit"], value=value + Decimal("0.5")))


def _with_more(read: SpokenQuantity, rest: str, value: Decimal) -> SpokenQuantity | None:
    """三年多, 3个多月."""
    more = _MORE.fullmatch(rest)
    unit = (more["unit"] or f"{more['counter']}{more['noun']}") if more else ""
    if not unit or not is_measure(unit):
        return None
    step = Decimal(1) if value == int(value) else last_place(value)
    return in_yuan(replace(read, unit=unit, value=None, low=value, high=value + step))


def _with_decimal(read: SpokenQuantity, rest: str, value: Decimal) -> SpokenQuantity | None:
    """一米八, 三十七度五."""
    tail = _DECIMAL.fullmatch(rest)
    takes_tail = tail and (measure_kind(tail["unit"]) in _SIZES or tail["unit"] in _SIZED)
    return _plus(read, value, tail["unit"], tail["digits"]) if tail and takes_tail else None


def _with_lower(read: SpokenQuantity, rest: str, value: Decimal) -> SpokenQuantity | None:
    """五斤六两, 三亩二分五, 三亩二分五厘."""
    lower = _LOWER.fullmatch(rest)
    if lower is None or (lower["lowest"] and not lower["second"]):
        return None
    family = f"{lower['unit']}{lower['lower']}{lower['lowest']}"
    known = any(tens.startswith(family) for tens in _TENS)
    return _plus(read, value, lower["unit"], lower["first"] + lower["second"]) if known else None


def _plus(read: SpokenQuantity, value: Decimal, unit: str, digits: str) -> SpokenQuantity:
    behind = "".join(str(DIGITS.get(c, c)) for c in digits)
    return replace(read, unit=unit, value=Decimal(f"{int(value)}.{behind}"))
