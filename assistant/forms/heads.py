"""Column headings of indicator tables and of the funds above them, read by their grammar: period, stage, noun.

“全年预计完成情况” is a forecast, “1-7月执行情况” progress within the year, “当年预期实现值” a target, “全年实际值” an
actual value, “上年度实际水平” one of an earlier year. A heading that says none of this is None and names no column.
"""

import re
from collections.abc import Sequence

from assistant.forms.grid import GridCell, bare
from assistant.text_cache import cached_by_text

_BRACKETS = re.compile(r"[（(【\[）)】\]]")
_TAIL = re.compile(r"(?:[A-Z]?[/÷×*=]?[A-Z]?[×*]?(?:100|10分)?%?)+$")
"""The letters of a formula behind a heading: 全年执行数（A）, 执行率（B/A×100%）."""
_NOT_A_VALUE = re.compile(r"(?:说明|解释|依据|来源|公式|标准|方式|名称|内容|描述|类别|要点|意见|备注)$")
_CAUSE = re.compile(r"(?:偏差|原因)(?!.*类别)|改进措施$")
_CAUSE_OPTION = re.compile(r"(?:保障|其他)$")
"""A kind of cause to tick below 偏差原因分析 (财预〔2019〕136号 form), no text of a cause."""
_NOUN = r"(?:指标值|目标值|目标数|值|数|量|额|情况|水平|进度|结果)$"
_REAL = re.compile(rf"(?:实际|完成|执行|实现|达到|支出|进展).*{_NOUN}|^(?:实际|完成){_NOUN}")
_INTENDED = re.compile(r"(?:预期|计划|预定|设定|拟|应)(?=.*(?:实际|完成|执行|实现|达到))")
"""A word that makes a plan of the stage behind it: 预期实现值, 计划完成值. In 目标完成情况 the goal was done."""
_FORECAST = re.compile(r"预计|预测|预估")
_PLANNED = re.compile(rf"指标值|目标值|(?:预期|计划|目标|批复).*{_NOUN}")
_EARLIER = re.compile(r"上年|去年|往年|历年|历史|以前年度|[前近][一二两三几]?年")
_DATED = re.compile(r"((?:19|20)\d\d)年")
_LONG = re.compile(r"中期|长期|实施期|项目期|总体")
_PERIOD = re.compile(
    r"(?:截[至止])?(?:全年|[本当今上去]年|年[初中末度]|[上下]半年|[中长]期|第?[一二三四1-4]季度"
    r"|(?:19|20)\d\d年度?|\d{1,2}(?:[-—–~～至]\d{1,2})?月)[底末份]?度?"
)
_MONTHS = re.compile(r"(\d{1,2})月")
_INTERIM = re.compile(r"半年|季度|年中|阶段|截[至止]|当前|目前")
_LIKELIHOOD = re.compile(r"可能性$")
_RATE = re.compile(r"(?:完成|执行|实现|达标)(?:率|比例|程度)$")
_WHOLE_YEAR_FROM_MONTH = 12
_HALF_YEAR = 6

_PLAIN = (
    ("level1", re.compile(r"^一级指标")),
    ("level2", re.compile(r"^二级指标")),
    ("name", re.compile(r"^(?:三级指标|指标名称)|^(?:绩效|具体)指标名称$|^(?:具体)?指标内容$")),
    ("definition", re.compile(r"指标值说明|指标解释|^(?:绩效)?指标(?:说明|描述)$")),
    ("weight", re.compile(r"^(?:指标)?(?:分值|权重)")),
    ("score", re.compile(r"^(?:实际|评价|自评|指标|审核)?得分|自评分")),
    ("standard", re.compile(r"^(?:评[（(]?[扣价]?[)）]?分|评价|评分|扣分)标准|评分细则")),
    ("review", re.compile(r"^审核(?:内容|要点|意见)")),
    ("sign", re.compile(r"^指标性质")),
    ("unit", re.compile(r"^(?:度量|计量)单位")),
    ("share", re.compile(r"^定性取值")),
    ("cause_kind", re.compile(r"^偏差原因类别")),
    ("remark", re.compile(r"^备注")),
)
_VALUES = {
    "target", "actual", "progress", "forecast", "likelihood", "rate", "earlier", "interim_target", "overall_target",
}  # fmt: skip
_UNDER_A_CLASS = re.compile(r"^(?:绩效|具体)?指标$")
"""Right of 二级指标 this names the rows; elsewhere it is the label of the whole block."""
_TWINS = {"level2", "name"}
"""A second one of these begins the right half of a form that shows the period and the year side by side (F01)."""


@cached_by_text(400_000, longest=100)
def read_head(text: str, year: int | None = None) -> str | None:
    """What a column holds; None for a heading that names nothing we know.

    ``target actual progress forecast likelihood rate earlier interim_target overall_target`` by grammar; ``level1
    level2 name definition weight score standard review sign unit deviation share cause_kind remark`` by fixed names.
    ``year`` is the form's: 2021年完成值 in a form of 2022 is of an earlier year.
    """
    label = bare(text)
    fixed = next((field for field, pattern in _PLAIN if pattern.search(label)), None)
    if fixed:
        return fixed
    if _CAUSE.search(label) and not _CAUSE_OPTION.search(label):
        return "deviation"
    plain = _plain(label)
    return None if _NOT_A_VALUE.search(plain) else _value(plain, year)


def is_value(field: str) -> bool:
    """Whether what a column holds is read from its heading by grammar, so that a word above it says more."""
    return field in _VALUES


def is_period(text: str) -> bool:
    """Whether a heading is a span of time alone: 全年, 上半年, 1-7月, 2025年度, 截至9月底."""
    return bool(_PERIOD.fullmatch(bare(text)))


def _plain(label: str) -> str:
    return _TAIL.sub("", _BRACKETS.sub("", label))


def _value(label: str, year: int | None) -> str | None:
    if _LIKELIHOOD.search(label):
        return "likelihood"
    if _RATE.search(label):
        return "rate"
    real = bool(_REAL.search(label)) and not _INTENDED.search(label)
    if _is_earlier(label, year):
        return "earlier" if real or _PLANNED.search(label) else None
    if _FORECAST.search(label):
        return "forecast" if _REAL.search(label) else None
    if real:
        return "progress" if _within_year(label) else "actual"
    if not _PLANNED.search(label) and not _INTENDED.search(label):
        return None
    return "overall_target" if _LONG.search(label) else "interim_target" if _within_year(label) else "target"


def _is_earlier(label: str, year: int | None) -> bool:
    dated = _DATED.search(label)
    return bool(_EARLIER.search(label)) or (dated is not None and year is not None and int(dated[1]) < year)


def _within_year(label: str) -> bool:
    """Whether a heading speaks of a part of the year: 1-7月, 上半年, 截至9月底; up to December is the whole of it."""
    months = _MONTHS.findall(label)
    if months:
        return int(months[-1]) < _WHOLE_YEAR_FROM_MONTH
    return bool(_INTERIM.search(label))


def months_of(text: str) -> int | None:
    """How many months of the year a heading speaks of: 7 for 1-7月执行情况, 6 for 上半年; None where it names none."""
    label = bare(text)
    months = _MONTHS.findall(label)
    if months:
        return int(months[-1]) if 0 < int(months[-1]) <= _WHOLE_YEAR_FROM_MONTH else None
    return _HALF_YEAR if "上半年" in label else None


def read_spending(text: str, year: int | None = None) -> str | None:
    """The money spent that a heading of the funds names; None for any other heading.

    ``actual`` is that of the whole year (全年执行数), ``progress`` of a part of it (1-7月执行数), ``forecast`` what is
    expected (全年预计执行数), ``earlier`` that of a year before.
    """
    label = bare(text)
    return _value(_plain(label), year) if "执行数" in label else None


def head_columns(row: Sequence[GridCell], year: int | None = None) -> list[dict[str, int]]:
    """Columns by what they hold, left to right; a second name column begins the right twin. Empty for no head row."""
    return [side for side in sides_of(row, year) if "name" in side and "target" in side]


def sides_of(row: Sequence[GridCell], year: int | None = None) -> list[dict[str, int]]:
    """The same for any row, whatever its columns are."""
    sides: list[dict[str, int]] = [{}]
    for cell in row:
        field = None if cell.continued else _field(cell, sides[-1], year)
        if field is None:
            continue
        if field in _TWINS and field in sides[-1]:
            sides.append({})
        sides[-1].setdefault(field, cell.column)
    return sides


def _field(cell: GridCell, side: dict[str, int], year: int | None) -> str | None:
    if _UNDER_A_CLASS.match(bare(cell.text)):
        return "name" if "level2" in side and "name" not in side else None
    return read_head(cell.text, year)
