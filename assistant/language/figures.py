"""The figures of a text: amounts, percentages, counts, dates, document numbers, names of organisations, in one form.

Two figures are the same where their values are, however they are written: 1500万元 and 0.15亿元, 百分之九十 and 90%,
2,000 and 两千, 11月底 and 11月30日.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from enum import StrEnum
from itertools import zip_longest

from assistant.base import MAX_SIGNIFICANT_DIGITS, Frozen, OptionalExact
from assistant.language.dates import StatedDate, find_dates
from assistant.language.measure_words import canonical
from assistant.language.measures import Measure, measure_at
from assistant.language.numeral.found import Numeral, NumeralKind
from assistant.language.numeral.scan import find_numerals
from assistant.language.numeral.signs import DIGIT, DIGIT_WORDS, SPOKEN, UP_TO_TEN, plain
from assistant.language.numerals import fold
from assistant.text_cache import cached_by_text


class FigureKind(StrEnum):
    """What a figure is."""

    MONEY = "money"
    PERCENT = "percent"
    COUNT = "count"
    DATE = "date"
    DOC_NO = "doc_no"
    ORGANISATION = "organisation"

    @property
    def word(self) -> str:
        """The Chinese word shown to the user."""
        return _WORDS[self]


_WORDS = {
    FigureKind.MONEY: "金额",
    FigureKind.PERCENT: "百分比",
    FigureKind.COUNT: "数字",
    FigureKind.DATE: "日期",
    FigureKind.DOC_NO: "文号",
    FigureKind.ORGANISATION: "单位名称",
}


class Figure(Frozen):
    """One figure: its place in the text, and its value (money in 元, percentages in %, counts in ``unit``)."""

    kind: FigureKind
    start: int
    end: int
    text: str
    value: OptionalExact = None
    unit: str = ""
    doubtful: bool = False
    """True for one Chinese digit before a word that may be no measure: 五方, 三农. It claims nothing by itself."""
    name: str = ""
    """ISO date (``--MM-DD`` without a year, ``YYYY`` and ``YYYY-MM`` as far as written), document number, or name."""


_NO_COUNT = frozenset("每某这同任另各统唯单专其有")
"""Before one digit in words: no count."""
_PLAIN_CHINESE = re.compile(rf"[{DIGIT_WORDS}两][十百千]")
"""Chinese numerals that are numbers without any measure behind them: 三百, 二十五."""
_SIGNS = "-−负"
_POINTS = "百分点"
_DOC_NO = re.compile(
    r"(?P<code>[一-龥]{1,8})[〔\[（(【]\s*(?P<y>(?:19|20)\d{2})\s*[〕\]）)】]\s*第?(?P<n>\d{1,4})\s*号"
)
_PLAN = re.compile(f"十{DIGIT}五|二十[大届]|三公|一体化|四个意识|两个维护")
_NO_CLAIM = re.compile(
    r"(?<![一二两三四五六七八九十])[一二两三四五六七八九十]+(?:个)?(?:方面|大类|级指标|是|要|来)|"
    rf"第(?:\d|{SPOKEN})+(?!季|\d|{SPOKEN})[条章节款项级届次]?"
)
_CONSTANT = re.compile(r"[×xX*]\s*(?:100\s*%|1000\s*‰|100{1,2}(?=[，。；、）)]|$))|(?:前|近|过去|此前)[一二两三四五]年")
"""The scale of a formula (×100%, ×1000‰) and a span to compare with (实施前三年平均) state no value."""
_LIST_NUMBER = re.compile(
    rf"(?m)^[^\S\n]*(?:[（(]?\d{{1,2}}(?:[)）、]|[.．](?!\d{{1,3}}(?!\d)))|[（(]?{UP_TO_TEN}{{1,3}}[)）、．]"
    r"|[一-龥]{2,4}\d{1,2}[：:])"
)
"""1. before words, 目标1： at the head of a line or a year; “5.2万人次” at the head of a line is a decimal."""
_PLACED = re.compile(
    r"[一-龥]{2,8}?(?:省|自治区|市|县|区|旗|乡|镇|街道)[一-龥]{0,12}?(?:局|厅|委员会|管委会|办公室|办事处|中心|人民政府|医院|学校|大学|公司)"
)
_FIRM = re.compile(r"[一-龥A-Za-z]{2,16}?(?:有限公司|事务所|集团|大学|研究院|基金会|协会|银行)")
_LEAD = re.compile(
    r"^.*(?:委托|联合|会同|依托|通过|以及|按照|根据|依据|经过|完成|支持|选定|聘请|邀请|组织|对接|提请|报请|属于|隶属|由|与|和|向|在|经|请|据|对|及|是|为|报|到|从|给)"
)
_YUAN = frozenset(("元", "块钱"))
_RANGE = re.compile(r"\s*[-~—–至到]{1,2}\s*")


@cached_by_text(400_000, latest=2)
def find_figures(text: str) -> Sequence[Figure]:
    """Every figure of a text, in its order, none overlapping. Ordinals, list numbers and set phrases are no figures."""
    folded = fold(text)
    taken = bytearray(len(folded) + 1)
    for pattern in (_NO_CLAIM, _CONSTANT, _LIST_NUMBER, _PLAN):
        for match in pattern.finditer(folded):
            taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    found: list[Figure] = []
    for figure in _all(text, folded):
        if not any(taken[figure.start : figure.end]):
            taken[figure.start : figure.end] = b"\1" * (figure.end - figure.start)
            found.append(figure)
    return tuple(_ranged(sorted(found, key=lambda f: f.start), folded))


def _ranged(figures: Sequence[Figure], folded: str) -> Iterator[Figure]:
    """The figures; the first of two percentages of a range that says the sign once (50-60%) is one too."""
    for figure, then in zip_longest(figures, figures[1:]):
        is_bare = figure.kind is FigureKind.COUNT and not figure.unit
        if is_bare and then is not None and then.kind is FigureKind.PERCENT and _is_range(folded, figure, then):
            yield figure.model_copy(update={"kind": FigureKind.PERCENT, "unit": then.unit})
        else:
            yield figure


def _is_range(folded: str, low: Figure, high: Figure) -> bool:
    return _RANGE.fullmatch(folded, low.end, high.start) is not None


def _is_countable(value: Decimal | None) -> bool:
    """Whether a number is exact in JSON; a longer run of digits is a code of something, not a figure."""
    return value is not None and len(value.normalize().as_tuple().digits) <= MAX_SIGNIFICANT_DIGITS


def _all(text: str, folded: str) -> Iterator[Figure]:
    for m in _DOC_NO.finditer(folded):
        code = _LEAD.sub("", m["code"])
        start = m.end("code") - len(code)
        name = f"{code}〔{m['y']}〕{int(m['n'])}号"
        yield Figure(kind=FigureKind.DOC_NO, start=start, end=m.end(), text=text[start : m.end()], name=name)
    for stated in find_dates(folded):
        if name := _date_name(stated, folded[stated.start : stated.end]):
            yield Figure(
                kind=FigureKind.DATE,
                start=stated.start,
                end=stated.end,
                text=text[stated.start : stated.end],
                name=name,
            )
    for numeral in find_numerals(text):
        if (figure := _amount(text, folded, numeral)) is not None:
            yield figure
    for pattern in (_PLACED, _FIRM):
        for m in pattern.finditer(text):
            name = _LEAD.sub("", m[0])
            if len(name) > 3:
                start = m.end() - len(name)
                yield Figure(kind=FigureKind.ORGANISATION, start=start, end=m.end(), text=name, name=name)


def _amount(text: str, folded: str, numeral: Numeral) -> Figure | None:
    """A number, without its sign, with whatever measure stands behind it: a share, money or a count."""
    value = numeral.stated
    if value is None or numeral.kind is NumeralKind.ORDINAL or not _is_countable(value):
        return None
    start, value = numeral.start + (numeral.text[0] in _SIGNS), abs(value)
    if numeral.kind is NumeralKind.SHARE:
        return _figure(FigureKind.PERCENT, text, (start, numeral.end), value, "%")
    measure = measure_at(folded, numeral.end)
    words = plain(numeral.text)
    if _is_in_words(words) and not _counts(folded, start, words, measure):
        return None
    unit, end = measure.base, measure.base_end or numeral.end
    if unit.endswith(_POINTS):
        return _figure(FigureKind.PERCENT, text, (start, end), value, "%")
    doubtful = len(words) == 1 and _is_in_words(words) and bool(unit) and (not measure.is_known or measure.begins_noun)
    if unit in _YUAN:
        return _figure(FigureKind.MONEY, text, (start, end), value, "元")
    return _figure(FigureKind.COUNT, text, (start, end), value, canonical(unit), doubtful=doubtful)


def _is_in_words(words: str) -> bool:
    return not any(c.isdigit() and c.isascii() for c in words)


def _counts(text: str, start: int, words: str, measure: Measure) -> bool:
    """Whether a numeral in words counts: a measure stands behind it, or it can be nothing else than a number."""
    if len(words) == 1 and (words == "一" or text[start - 1 : start] in _NO_COUNT):
        return False
    return bool(measure.base) or bool(_PLAIN_CHINESE.match(words))


def _figure(
    kind: FigureKind, text: str, span: tuple[int, int], value: Decimal, unit: str, *, doubtful: bool = False
) -> Figure:
    start, end = span
    return Figure(kind=kind, start=start, end=end, text=text[start:end], value=value, unit=unit, doubtful=doubtful)


def _date_name(stated: StatedDate, text: str) -> str:
    """The date as precisely as it was written; "" for words such as 年底, which name none."""
    year = str(stated.year or "-")
    if stated.last_day or re.search("月[底末]", text):
        return stated.last()
    if re.search("年[底末]", text):
        return year if stated.year else ""
    if (stated.first_month, stated.last_month) == (1, 12):
        return year if stated.year else ""
    return f"{year}-{stated.first_month:02d}" + (
        f"/{stated.last_month:02d}" if stated.last_month != stated.first_month else ""
    )


def same_figure(one: Figure, other: Figure) -> bool:
    """Whether a figure says no more than another: value and unit the same, a date no more precise."""
    if one.kind is not other.kind:
        return False
    match one.kind:
        case FigureKind.DATE:
            return _date_within(one.name, other.name)
        case FigureKind.DOC_NO:
            return one.name == other.name
        case FigureKind.ORGANISATION:
            return one.name in other.name or other.name.endswith(one.name)
    alike = not one.unit or not other.unit or one.unit == other.unit
    return one.value == other.value and alike


def _date_within(one: str, other: str) -> bool:
    if one == other:
        return True
    if other.startswith("-"):
        return one.endswith(other.lstrip("-")) and len(one) >= len(other)
    bare = one.lstrip("-")
    return other.startswith(one) or (one.startswith("-") and other[5:].startswith(bare) and bool(bare))
