"""What the words of a row add to its numbers: yes or no, less is better, a change against before, units of one kind."""

import re
from decimal import Decimal

from assistant.domain.indicator import Indicator
from assistant.domain.vocabulary import is_cost
from assistant.language.target import Operator, Target

_YES = frozenset({"是", "有", "√", "达成"})
_NO = frozenset({"否", "无", "×", "未达成"})
_SCALES = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}
_ONE_UNIT = {"百分点": "%", "个百分点": "%", "千米": "公里", "km": "公里", "m²": "平方米", "㎡": "平方米"}
_PARTS_OF_YEAR = frozenset(
    {"半年", "季", "季度", "个季度", "月", "个月", "旬", "半月", "周", "天", "日", "小时", "学期"}
)
_MEASURES = frozenset("个项场所家座套台件条份")
_OWN_UNIT = re.compile(r"次$|月|日|天|小时|分钟|点")
_FAULTS = re.compile(
    r"(?<!受理)(?<!处理)(?<!办理)(?<!化解)(?<!调解)(?:投诉|事故|差错|失误|伤亡|上访)(?:发生)?(?:次数|起数|件数|人数|数量|数)?$"
)
_TIMES = re.compile(r"(?:时限|用时|耗时|等待时间|响应时间)$")
_TIME_UNITS = re.compile(r"(?:天|日|小时|分钟|工作日)$")
_COMPARED = re.compile(r"较|比(?:上|去|前)|同比|环比")
_UP = re.compile(r"提高|提升|增长|增加|上升|增幅")
_DOWN = re.compile(r"下降|降低|减少|压减|降幅|缩短")
_TO = re.compile(r"(?:提高|提升|增长|增加|上升|下降|降低|减少|压减|缩短)(?:到|至|为)")
_CHANGE_NAME = re.compile(r"提高|提升|增长|增加|上升|增幅|增量|下降|降低|减少|压减|降幅|缩短|节约|变化|减排")


def says_yes(text: str) -> bool | None:
    """Whether a cell says yes; None where it says neither or leaves the choice open (是/否)."""
    word = text.strip().strip("\"'“”")
    return True if word in _YES else False if word in _NO else None


def is_reverse(row: Indicator) -> bool:
    """Whether a bare number is a ceiling: a sum of cost (not one saved), a count of faults, a time limit."""
    target, name = row.parsed, row.name.strip()
    if target.operator is not Operator.EQUAL or target.relative:
        return False
    if is_cost(row.level1, row.level2):
        return "元" in target.unit and not _CHANGE_NAME.search(name)
    return bool(_FAULTS.search(name) or (_TIMES.search(name) and _TIME_UNITS.search(target.unit)))


def lacks_change(row: Indicator) -> bool:
    """Whether the target is a change against before, and neither name nor actual value says the actual is one.

    “较上年提高2个百分点” against “95%” compares nothing.
    """
    target, actual = row.parsed, row.parsed_actual
    both = target.is_number and actual.is_number
    if not both or not _COMPARED.search(target.raw) or _TO.search(target.raw):
        return False
    return not actual.relative and not _CHANGE_NAME.search(row.name)


def against_its_sense(target: str, actual: str) -> bool:
    """Whether the actual value moved the other way: “下降3%” where “提高” was asked for."""
    if _TO.search(target):
        return False
    up, down = bool(_UP.search(target)), bool(_DOWN.search(target))
    went_up, went_down = bool(_UP.search(actual)), bool(_DOWN.search(actual))
    return (up and not down and went_down and not went_up) or (down and not up and went_up and not went_down)


def in_unit(value: Decimal, unit: str, wanted: str) -> Decimal | None:
    """The value in the wanted unit; a unit that one side omits is taken for the same. None where they differ."""
    if unit == wanted or not unit or not wanted:
        return value
    (scale, mine), (wanted_scale, theirs) = _split(unit), _split(wanted)
    omitted = not mine and theirs not in {"%", "‰"}  # 150万 against 万元
    return value * scale / wanted_scale if same_unit(mine, theirs) or omitted else None


def wanted_unit(target: Target, actual: Target) -> str:
    """The unit an actual value should have. 每年 and 每亩 of the target may be left out; a count without 每季度 or 每月
    may be that of the whole year, so it is not compared."""
    leaves_out = "/" not in actual.unit and target.each not in _PARTS_OF_YEAR
    return target.unit_behind if leaves_out else target.unit


def same_unit(one: str, other: str) -> bool:
    """Whether two units count the same: 个 and 个街道 do, 台 and 台次 or 个 and 个月 do not."""
    short, long = sorted((one, other), key=len)
    return one == other or (short in _MEASURES and long.startswith(short) and not _OWN_UNIT.search(long[1:]))


def lacks_percent(row: Indicator) -> bool:
    """Whether an actual value may be a share typed as a fraction: 0.93 for a target of 90%."""
    target, actual = row.parsed, row.parsed_actual
    bound = target.low if target.low is not None else target.high
    stated = actual.low if actual.low is not None else actual.high
    if target.unit != "%" or not actual.is_number or actual.unit or bound is None or stated is None:
        return False
    return 0 < stated <= 1 < bound


def _split(unit: str) -> tuple[Decimal, str]:
    head = unit[:1]
    scale, rest = (_SCALES[head], unit[1:]) if head in _SCALES else (Decimal(1), unit)
    return scale, _ONE_UNIT.get(rest, rest)
