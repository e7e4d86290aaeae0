"""The words of a value for a row: what was said, with relative ones reckoned (提高5个点, 翻一番, 减半, 推迟一个月)."""

import calendar
import re
from datetime import date, timedelta
from decimal import Decimal
from functools import cache

from assistant.base import show
from assistant.domain.indicator import Indicator
from assistant.language.dates import chinese_dates, find_dates
from assistant.language.directions import DOWN, DOWN_BESIDE, MORE_OR_LESS, UP, UP_BESIDE, day_direction
from assistant.language.money import Money, MoneyUnit
from assistant.language.numerals import CHINESE, COUNTING, DIGIT, fold, read_number
from assistant.language.quantities import lesser_parts
from assistant.language.target import SIGNS, Operator, Target
from assistant.language.target_parser import parse_target
from assistant.language.tokens import TextToken, TokenKind, find_tokens
from assistant.language.word_classes import either, word_classes

_TWICE = re.compile(r"翻[一1]?番|翻[一1]?倍|(?:加|放宽|延长|增加|提高|多|扩大)[一1]?倍|翻倍")
_OFF = re.compile(rf"打(?P<tenths>(?:\d|{DIGIT}))(?P<more>[\d五])?折")
_TIMES = re.compile(r"翻(?P<times>[两二三四五\d])[番倍]")
_TO_TIMES = re.compile(r"[到成为](?:原来|现在|目前)?的?(?P<many>\d+(?:\.\d+)?)倍")
_HALF = re.compile(r"减半|砍半|对半|打?对折|[压缩减砍降少][一小去掉]?[一]?半|一半")
_NUMERIC = {TokenKind.SHARE, TokenKind.COUNT, TokenKind.NUMBER, TokenKind.MONEY}
_FRACTION = re.compile(
    rf"(?:砍|压|减|降|扣|少|去|加|增|多|提|涨)(?:(?!{COUNTING}).){{0,4}}(?P<whole>{COUNTING}{{1,2}})分之(?P<part>{COUNTING}{{1,2}})"
)
_BY = re.compile(r"(?:^|[\s，,、])[xX×*]\s*(?P<by>[2-9])(?![\d.])")
_DIVIDED = re.compile(r"(?:÷|除以)\s*(?P<by>[2-9])(?!\d)")
_SPAN = re.compile(r"(?P<n>\d+|[一二两三四五六七八九十半]+)\s*个?(?P<unit>月|天|日(?![期子历])|周|星期|礼拜)")
_STEP = re.compile(
    r"[个了约一下再往上请大概整它其的掉调\s]{0,4}|(?:报|铺|来|加|建|买|装|招|写|出|弄)(?:上来|出来|进来|了|上)?"
)
_REACHES = re.compile(r"[到至]$")
_BOUND = re.compile(r"以[上下内]|不[低高]于|不[少多]于|不超过|至少|最[多少高低]|[≥≤]")
_COLLOQUIAL = re.compile(r"(\d+(?:\.\d+)?)万(\d)(?!\d|[万亿千百])")
_POINTS = {"个点", "个百分点", "百分点", "点", "%"}
_SIGN_ONLY = (
    (Operator.AT_LEAST, re.compile(r"大于等于|不低于|不少于|不小于|至少|以上|≥|大于或等于")),
    (Operator.AT_MOST, re.compile(r"小于等于|不超过|不高于|不大于|不多于|以内|以下|≤|小于或等于|封顶|控制在")),
    (Operator.EQUAL, re.compile(r"等于|等号|=|就是|正好")),
    (Operator.MORE_THAN, re.compile(r"大于|超过|高于")),
    (Operator.LESS_THAN, re.compile(r"小于|低于|少于")),
)


def direction(words: str) -> int:
    """1 where words say that a value goes up, -1 down, 0 neither; the last such word counts."""
    found = [(m.start(), 1) for m in _pattern("raise").finditer(words)]
    found += [(m.start(), -1) for m in _pattern("lower").finditer(words)]
    return max(found, default=(0, 0))[1]


_SHORT = {"raise": ("加", "多", "添"), "lower": ("扣", "去", "少")}
"""Short words of change, which say so only right before a number."""


_BY_GRAMMAR = {"raise": (UP, UP_BESIDE), "lower": (DOWN, DOWN_BESIDE)}


@cache
def _pattern(kind: str, *, beside: bool = False) -> re.Pattern[str]:
    """Words of a change; ``beside`` also those that say so only right before a number."""
    grammar = "|".join(_BY_GRAMMAR[kind] if beside else _BY_GRAMMAR[kind][:1])
    return re.compile(f"{grammar}|{either((*word_classes('act_words')[kind], *_SHORT[kind]))}")


def number_tokens(words: str) -> list[TextToken]:
    """The tokens of words that say a number."""
    return [t for t in find_tokens(words) if t.kind in _NUMERIC and t.number is not None]


def reckoned(row: Indicator, words: str, before: str) -> str | None:
    """The new value of a row where the words change the old one; None where they name a value of their own.

    ``before`` are the words of the clause before the value. Raises ValueError where the old value cannot be changed so.
    """
    old = row.parsed
    whole = fold(f"{before}{words}")
    if old.is_date:
        return _moved(old, whole)
    base = old.low if old.low is not None else old.high
    if (times := factor(whole)) is not None:
        if base is None or not old.is_number:
            raise ValueError("没有可以翻倍或减半的数")
        return f"{_sign(old)}{show(base * times)}{_suffix(row)}"
    tokens = number_tokens(fold(words))
    way = _way(whole, len(fold(before)), tokens[-1]) if tokens else 0
    if not way and tokens and tokens[-1].unit in _POINTS - {"%"} and _is_step(tokens[-1], base):
        raise ValueError("没有说是提高还是降低")
    if not way or _BOUND.search(whole):
        return None
    return _shifted(row, old, base, tokens[-1], way)


def _is_step(token: TextToken, base: Decimal | None) -> bool:
    """Whether a number of points is too small for the whole value of a row: 两个点 on one of 16%."""
    return base is None or token.number is None or token.number * _STEPS < base


_STEPS = 3


def _way(whole: str, lead: int, token: TextToken) -> int:
    """Up or down, where a word of change stands right before the number, with no 到 or 为 between: 提高5个点."""
    start = lead + token.start
    for more in MORE_OR_LESS.finditer(whole, 0, start + 1):
        if more.end() == start:
            return 1 if more["way"] == "多" else -1
    found = [(m.end(), 1) for m in _pattern("raise", beside=True).finditer(whole, 0, start)]
    found += [(m.end(), -1) for m in _pattern("lower", beside=True).finditer(whole, 0, start)]
    end, way = max(found, default=(0, 0))
    return way if way and _STEP.fullmatch(whole[end:start]) and not _REACHES.search(whole[:end]) else 0


def factor(whole: str) -> Decimal | None:
    """By how much words multiply: 翻一番, 减半, 打9折; None where they do not."""
    if _TWICE.search(whole):
        return Decimal(2)
    if many := _TO_TIMES.search(whole):
        return Decimal(many["many"])
    if times := _TIMES.search(whole):
        stated = times["times"].translate(str.maketrans("两二三四五", "22345"))
        return Decimal(2) ** int(stated) if "番" in times[0] else Decimal(stated)
    if off := _OFF.search(whole):
        digits = f"{off['tenths']}{off['more'] or ''}".translate(str.maketrans("一二三四五六七八九", "123456789"))
        return Decimal(f"0.{digits}")
    if part := _FRACTION.search(whole):
        share = (read_number(part["part"]) or Decimal(0)) / (read_number(part["whole"]) or Decimal(1))
        return 1 - share if _pattern("lower").search(part[0]) or part[0][0] in "砍压减降扣少去" else 1 + share
    if by := _BY.search(whole):
        return Decimal(by["by"])
    if divided := _DIVIDED.search(whole):
        return 1 / Decimal(divided["by"])
    return Decimal("0.5") if _HALF.search(whole) else None


def _shifted(row: Indicator, old: Target, base: Decimal | None, token: TextToken, way: int) -> str:
    if base is None or not old.is_number or old.operator is Operator.RANGE or token.number is None:
        raise ValueError("没有可以加减的数")
    step = token.number
    if token.kind is TokenKind.COUNT and _is_other_measure(token.unit, old):
        raise ValueError("单位不同")
    if token.kind is TokenKind.MONEY and old.unit and _money_unit(old) is None:
        raise ValueError("单位不同")
    if token.kind is TokenKind.SHARE and old.unit not in {"%", "‰"}:
        if token.unit in {"个点", "个百分点", "百分点", "点"}:
            raise ValueError("单位不同")
        step = base * token.number / 100
    elif token.kind is TokenKind.MONEY and (unit := _money_unit(old)) is not None:
        stated = Money(amount=token.number, unit=MoneyUnit(token.unit)) if token.unit in set(MoneyUnit) else None
        step = stated.to(unit).amount if stated else step
    new = base + way * step
    if new <= 0:
        raise ValueError("结果不大于零")
    return f"{_sign(old)}{show(new)}{_suffix(row)}"


def _is_other_measure(unit: str, old: Target) -> bool:
    """Whether things are counted in another unit than a row's: 五台 on a row in 元/台."""
    own = old.unit.split("/")[0].removeprefix("万")
    return (
        bool(unit and own) and unit not in {*_POINTS, "个"} and unit[:1] != own[:1] and unit not in own and own != "%"
    )


def _money_unit(old: Target) -> MoneyUnit | None:
    head = old.unit.split("/")[0]
    return MoneyUnit(head) if head in set(MoneyUnit) else None


def _sign(old: Target) -> str:
    return SIGNS.get(old.operator, "")


def _suffix(row: Indicator) -> str:
    """What stands behind the number of the row's value."""
    match = re.search(r"^[^\d]*[\d.,]+(.*)$", row.target)
    return match[1] if match else ""


def _moved(old: Target, whole: str) -> str | None:
    """A day moved by a span of time."""
    span = _SPAN.search(whole)
    later = day_direction(whole) or direction(whole)
    if not span or not later or not old.date_high or next(iter(find_dates(whole)), None) is not None:
        return None
    day = date.fromisoformat(old.date_high)
    amount = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "十": 10, "半": 0}.get(span["n"])
    amount = int(span["n"]) if span["n"].isdigit() else amount
    if amount is None:
        return None
    moved = (
        _by_months(day, later * amount)
        if span["unit"] == "月"
        else day + timedelta(days=later * amount * _days(span["unit"]))
    )
    if span["n"] == "半" and span["unit"] == "月":
        moved = day + timedelta(days=15 * later)
    return f"{chinese_dates(moved.isoformat())}前"


def _days(unit: str) -> int:
    return 7 if unit in {"周", "星期", "礼拜"} else 1


def _by_months(day: date, months: int) -> date:
    """The same day of another month; the last day of a month stays the last."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    last = calendar.monthrange(year, month)[1]
    is_last = day.day == calendar.monthrange(day.year, day.month)[1]
    return date(year, month, last if is_last else min(day.day, last))


def sign_alone(words: str, row: Indicator) -> str | None:
    """The row's number with another sign, where the words name a sign and no number; None where they do not."""
    old = row.parsed
    base = old.low if old.low is not None else old.high
    if number_tokens(words) or base is None or not old.is_number:
        return None
    for operator, pattern in _SIGN_ONLY:
        if pattern.search(words):
            return f"{SIGNS[operator]}{show(base)}{_suffix(row)}"
    return None


def unit_alone(words: str, row: Indicator) -> str | None:
    """The row's number with another unit, where the words are a unit alone: 是处不是次."""
    old = row.parsed
    base = old.low if old.low is not None else old.high
    bare = words.strip("“”\"' 了吧")
    figures = any(c in CHINESE for c in bare)
    figures = figures or bool(number_tokens(bare))
    if not re.fullmatch(r"[一-鿿%‰/·]{1,4}", bare) or figures or base is None or not old.is_number:
        return None
    if bare in set(MoneyUnit) and (unit := _money_unit(old)) is not None:
        rest = old.unit[len(unit.value) :]
        return f"{_sign(old)}{show(Money(amount=base, unit=unit).to(MoneyUnit(bare)).amount)}{bare}{rest}"
    if (times := _times_as_many(old.unit, bare)) is not None:
        return f"{_sign(old)}{show(base * times)}{bare}"
    tried = parse_target(f"5{bare}")
    return f"{_sign(old)}{show(base)}{bare}" if tried.is_number and tried.unit == bare else None


def _times_as_many(unit: str, stated: str) -> Decimal | None:
    """How many of a stated measure make one of a row's: 1000 米 one 公里, 10,000 人次 one 万人次; None for others."""
    head, slash, per = unit.partition("/")
    wanted = stated.removesuffix(f"/{per}") if slash else stated
    for scale, times in (("万", 10_000), ("亿", 100_000_000)):
        if head == f"{scale}{wanted}":
            return Decimal(times)
    parts, whole = lesser_parts(head, wanted), lesser_parts(wanted, head)
    return Decimal(parts) if parts else 1 / Decimal(whole) if whole else None


def with_scale(row: Indicator, words: str) -> str:
    """A sum in the unit of the row's money: 5万5 for a row in 万元/个 is 5.5万元/个; 4000块 for one in 元 is 4000元.

    The words as they are where they name no money, or the row holds none.
    """
    old = row.parsed
    unit = _money_unit(old)
    stated = _COLLOQUIAL.sub(lambda m: f"{show(Decimal(m[1]) + Decimal(m[2]) / 10)}万", fold(words))
    tokens = number_tokens(stated)
    if unit is None and len(tokens) == 1 and (scaled := _in_scale(tokens[0], old)) is not None:
        return f"{stated[: tokens[0].start]}{show(scaled)}{old.unit}{_behind(stated[tokens[0].end :])}"
    if unit is None or len(tokens) != 1 or tokens[0].number is None:
        return stated if stated != fold(words) else words
    token = tokens[0]
    amount = _as_money(token)
    if amount is None or token.per:
        return stated if stated != fold(words) else words
    rest = "" if "/" not in old.unit else old.unit[old.unit.index("/") :]
    new = amount.to(unit)
    return f"{stated[: token.start]}{show(new.amount)}{unit}{rest}{_behind(stated[token.end :])}"


def _in_scale(token: TextToken, old: Target) -> Decimal | None:
    """A number without a measure in the scale of a row's unit: 三万八 is 3.8 in 万人次; None where it is not of the
    row's size then."""
    base = old.low if old.low is not None else old.high
    if token.kind is not TokenKind.NUMBER or token.number is None or not base or not old.unit.startswith("万"):
        return None
    number = token.number if token.unit == "万" else token.number / _TEN_THOUSAND if not token.unit else None
    is_near = number is not None and base / _SCALED_NEAR <= number <= base * _SCALED_NEAR
    return number if is_near and (token.unit or (token.number or 0) >= _TEN_THOUSAND) else None


_TEN_THOUSAND, _SCALED_NEAR = Decimal(10_000), 5


def _as_money(token: TextToken) -> Money | None:
    if token.kind is TokenKind.MONEY and token.unit in set(MoneyUnit):
        return Money(amount=token.number or Decimal(0), unit=MoneyUnit(token.unit))
    scale = {"万": MoneyUnit.WAN, "亿": MoneyUnit.YI}.get(token.unit)
    return Money(amount=token.number or Decimal(0), unit=scale) if scale and token.number is not None else None


def _behind(words: str) -> str:
    match = re.match(r"\s*(以[上下内]|之内|封顶)", words)
    return match[1] if match else ""
