"""What a cell shows: a stored number through its number format, as Excel and WPS print it.

Two readings are given, since a sheet rounds: ``text`` is what stands on the screen, ``exact`` keeps every stored digit
with the words and signs of the format. A format that cannot be read shows the plain number.
"""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache

from assistant.base import show

BUILT_IN = {
    "1": "0", "2": "0.00", "3": "#,##0", "4": "#,##0.00", "9": "0%", "10": "0.00%", "11": "0.00E+00", "12": "# ?/?",
    "13": "# ??/??", "14": "yyyy/m/d", "15": "d-mmm-yy", "16": "d-mmm", "17": "mmm-yy", "18": "h:mm AM/PM",
    "19": "h:mm:ss AM/PM", "20": "h:mm", "21": "h:mm:ss", "22": "yyyy/m/d h:mm", "37": "#,##0;-#,##0",
    "38": "#,##0;-#,##0", "39": "#,##0.00;-#,##0.00", "40": "#,##0.00;-#,##0.00", "45": "mm:ss", "46": "[h]:mm:ss",
    "47": "mm:ss.0", "48": "##0.0E+0", "49": "@", "27": 'yyyy"年"m"月"', "28": 'm"月"d"日"', "29": 'm"月"d"日"',
    "30": "m-d-yy", "31": 'yyyy"年"m"月"d"日"', "32": 'h"时"mm"分"', "33": 'h"时"mm"分"ss"秒"', "34": "h:mm",
    "35": "h:mm:ss", "36": 'yyyy"年"m"月"', "50": 'yyyy"年"m"月"', "51": 'm"月"d"日"', "52": 'yyyy"年"m"月"',
    "53": 'm"月"d"日"', "54": 'm"月"d"日"', "55": "h:mm", "56": "h:mm:ss", "57": 'yyyy"年"m"月"', "58": 'm"月"d"日"',
}  # fmt: skip
"""The formats that a file names only by number, as a Chinese Excel has them (ECMA-376, 18.8.30)."""
_STORED_DIGITS = 15
"""Excel itself keeps 15 significant digits; what a file holds beyond them is noise of binary numbers."""
_LARGEST_EXPONENT = 30
_LAST_DAY = 2958466
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_.|\*.|\[(?P<bracket>[^\]]*)\]|(?P<general>General|G/通用格式)'
    r"|(?P<exponent>[Ee][+-]0+)|(?P<digits>[0#?.,]+)|(?P<percent>[%‰])|(?P<half>上午/下午|AM/PM|am/pm|A/P)"
    r"|(?P<date>[Yy]+|[Mm]+|[Dd]+|[Hh]+|[Ss]+|[Ee]+|a{3,4})|(?P<text>@)|(?P<other>.)",
    re.DOTALL,
)
_WEEK = "一二三四五六日"


@dataclass(frozen=True, slots=True)
class ShownValue:
    """What a cell shows, and the same with every stored digit ("" where nothing is hidden)."""

    text: str
    exact: str = ""


@dataclass(frozen=True, slots=True)
class _Section:
    """One part of a format: its tokens as (kind, text), and the condition it stands under."""

    tokens: tuple[tuple[str, str], ...]
    condition: str = ""

    @property
    def is_date(self) -> bool:
        return any(kind == "date" for kind, _ in self.tokens)

    @property
    def has_number(self) -> bool:
        return any(kind in {"digits", "general"} for kind, _ in self.tokens)


def stored(text: str) -> Decimal | None:
    """The number that a file holds, without the noise of binary fractions; None for none, or one out of all bounds."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    if not number.is_finite() or abs(number.adjusted()) > _LARGEST_EXPONENT:
        return None
    return Decimal(format(number, f".{_STORED_DIGITS}g"))


def show_number(number: Decimal, code: str, *, from_1904: bool = False) -> ShownValue:
    """A number through a number format."""
    if code in {"General", ""}:
        return ShownValue(show(number))
    section, value = _chosen(_sections(code), number)
    if section is None or not section.tokens:
        return ShownValue(show(number)) if section is None else ShownValue("", show(number))
    if section.is_date:
        return _day(section, number, from_1904=from_1904)
    if not section.has_number:
        return ShownValue("".join(text for _, text in section.tokens if text != "@"), show(number))
    return _figure(section, value)


def show_text(text: str, code: str) -> str:
    """A text through the text part of its format, such as ``@"元"``."""
    section = next((s for s in reversed(_sections(code)) if any(k == "text" for k, _ in s.tokens)), None)
    if section is None:
        return text
    return "".join(text if kind == "text" else part for kind, part in section.tokens)


@lru_cache(maxsize=512)
def _sections(code: str) -> tuple[_Section, ...]:
    parts: list[list[tuple[str, str]]] = [[]]
    conditions = [""]
    for match in _TOKEN.finditer(code[:500]):
        kind, text = match.lastgroup or "", match[match.lastgroup] if match.lastgroup else ""
        if kind == "other" and text == ";":
            parts.append([])
            conditions.append("")
        elif kind == "bracket" and text[:1] in {"<", ">", "="}:
            conditions[-1] = text
        elif token := _token(kind, text):
            parts[-1].append(token)
    return tuple(_Section(tuple(p), c) for p, c in zip(parts, conditions, strict=True))


def _token(kind: str, text: str) -> tuple[str, str] | None:
    """A token of ours; None for colours, padding and places."""
    if kind in {"quoted", "escaped", "other"}:
        return ("literal", text)
    if kind == "bracket":
        if text[:1] == "$":
            return ("literal", text[1:].partition("-")[0])
        return ("date", text.lower()) if text.lower().strip("hms") == "" and text else None
    return (kind, text) if kind else None


def _chosen(sections: Sequence[_Section], number: Decimal) -> tuple[_Section | None, Decimal]:
    """The part of a format that holds for a number, and the number with the sign that it then shows."""
    if any(s.condition for s in sections):
        for section in sections:
            if not section.condition or _holds(section.condition, number):
                return section, number
        return None, number
    if number < 0 and len(sections) > 1:
        return sections[1], -number
    if number == 0 and len(sections) > 2:
        return sections[2], number
    return sections[0], number


def _holds(condition: str, number: Decimal) -> bool:
    match = re.fullmatch(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)", condition)
    if match is None:
        return False
    other = Decimal(match[2])
    return {
        "<": number < other, ">": number > other, "=": number == other,
        "<=": number <= other, ">=": number >= other, "<>": number != other,
    }[match[1]]  # fmt: skip


def _figure(section: _Section, number: Decimal) -> ShownValue:
    kinds = [kind for kind, _ in section.tokens]
    first = next(i for i, kind in enumerate(kinds) if kind in {"digits", "general"})
    last = max(i for i, kind in enumerate(kinds) if kind in {"digits", "general", "exponent"})
    before, after = _words(section.tokens[:first]), _words(section.tokens[last + 1 :])
    pattern = "".join(text for kind, text in section.tokens[first : last + 1] if kind == "digits")
    for sign, times in (("%", 100), ("‰", 1000)):
        number *= times ** sum(kind == "percent" and text == sign for kind, text in section.tokens)
    number = number.scaleb(-3 * (len(pattern) - len(pattern.rstrip(","))))
    pattern = pattern.rstrip(",")
    plain = show(number)
    is_simple = all(kind == "digits" for kind in kinds[first : last + 1])
    shown = _patterned(number, pattern) if is_simple and pattern.count(".") <= 1 else plain
    sign = "-" if shown.startswith("-") else ""
    text = f"{sign}{before}{shown.removeprefix('-')}{after}".strip()
    exact = _exact(before.strip(), plain, after)
    is_code = "," not in pattern and pattern.partition(".")[0].count("0") > 1
    return ShownValue(text, "" if exact == text or is_code else exact)


def _exact(before: str, plain: str, after: str) -> str:
    """The plain digits between the words of a format; its own bracket or dash stands for a minus, or for a zero."""
    has_sign = before.strip("¥￥$ ")[:1] in {"(", "（", "-"} and not plain.startswith("-")
    words = (before.replace("-", "").strip("(（ "), after.strip(" )）")) if has_sign else (before, after)
    minus = "-" if plain.startswith("-") or (has_sign and plain != "0") else ""
    return f"{minus}{words[0]}{plain.removeprefix('-')}{words[1]}".strip()


def _words(tokens: Sequence[tuple[str, str]]) -> str:
    return "".join(text for kind, text in tokens if kind in {"literal", "percent"})


def _patterned(number: Decimal, pattern: str) -> str:
    whole, point, part = pattern.partition(".")
    places = len(part)
    rounded = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    text = format(abs(rounded), ",f" if "," in whole else "f")
    head, _, tail = text.partition(".")
    head = head.zfill(whole.count("0")) if whole.count("0") > 1 else "" if head == "0" and "0" not in whole else head
    least = part.rstrip("#?").count("0") if part else 0
    while len(tail) > least and tail.endswith("0"):
        tail = tail[:-1]
    digits = head + (f".{tail}" if tail else "." if point and not part else "")
    return f"-{digits}" if rounded < 0 else digits


def _day(section: _Section, number: Decimal, *, from_1904: bool) -> ShownValue:
    if not 0 <= number < _LAST_DAY:
        return ShownValue(show(number))
    start = dt.datetime(1904, 1, 1) if from_1904 else dt.datetime(1899, 12, 30)  # noqa: DTZ001 -- no zone in a cell
    seconds = int((number * 86400).to_integral_value(ROUND_HALF_UP))
    moment = start + dt.timedelta(seconds=seconds)
    dates = [text.lower() for kind, text in section.tokens if kind == "date"]
    shown = "".join(_date_part(section.tokens, i, moment) for i in range(len(section.tokens))).strip()
    has_day = any(text[0] in "yde" or text.startswith("mmm") for text in dates) or dates[0] in {"m", "mm"}
    exact = moment.strftime("%Y-%m-%d") if has_day else shown
    return ShownValue(shown, "" if exact == shown else exact)


def _date_part(tokens: Sequence[tuple[str, str]], at: int, moment: dt.datetime) -> str:
    kind, text = tokens[at]
    low = text.lower()
    if kind == "half":
        return ("上午" if moment.hour < 12 else "下午") if "午" in text else ("AM" if moment.hour < 12 else "PM")
    if kind != "date":
        return text if kind in {"literal", "digits"} and text.strip("0") != "." else ""
    if low[0] in {"y", "e"}:
        return f"{moment.year % 100:02d}" if low in {"y", "yy"} else str(moment.year)
    if low[0] == "a":
        return f"{'星期' if len(low) == 4 else ''}{_WEEK[moment.weekday()]}"
    if low[0] == "d":
        return str(moment.day).zfill(min(len(low), 2)) if len(low) < 3 else f"星期{_WEEK[moment.weekday()]}"
    if low[0] == "h":
        has_half = any(k == "half" for k, _ in tokens)
        return str((moment.hour - 1) % 12 + 1 if has_half else moment.hour).zfill(min(len(low), 2))
    if low[0] == "s":
        return str(moment.second).zfill(min(len(low), 2))
    is_minute = _neighbour(tokens, at, -1) == "h" or _neighbour(tokens, at, 1) == "s"
    return str(moment.minute if is_minute else moment.month).zfill(min(len(low), 2))


def _neighbour(tokens: Sequence[tuple[str, str]], at: int, step: int) -> str:
    """The letter of the next date token before or behind."""
    rest = tokens[at + 1 :] if step > 0 else tokens[:at][::-1]
    return next((text[0].lower() for kind, text in rest if kind == "date"), "")
