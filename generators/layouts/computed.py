"""What a form shows that is reckoned from a filing, by the names that layouts use (docs/forms/layouts.md)."""

import re
from collections.abc import Callable, Mapping

from assistant.base import show
from assistant.domain.filing import Filing
from assistant.domain.indicator import Indicator
from assistant.domain.layout import LayoutCell
from assistant.domain.profile import Profile
from assistant.language.target import SIGNS
from generators.layouts import shown

FieldReader = Callable[[Filing], str]
RowReader = Callable[[Indicator], str]

_PLAIN = re.compile(r"^(?P<sign>[≥≤=＝><＞＜]?)\s*(?P<number>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>[^\d\s]+)?$")
_IN_WORDS = "定性"
_CENTRAL = ("中央", "国家", "财政部")
_MONITORED_MONTHS = 7
"""A monitoring form covers January to July (财预〔2019〕136号) where nothing else is said."""
_WHOLE = 100
"""Points of a form."""


def _department(filing: Filing) -> str:
    project = filing.project
    return f"{project.department}（{project.department_code}）" if project.department_code else project.department


def _period(filing: Filing) -> str:
    start, end = filing.project.start, filing.project.end
    return f"{start}至{end}" if start and end else start or end


def _is_central(filing: Filing) -> bool:
    return filing.project.department.startswith(_CENTRAL)


def _execution_score(filing: Filing) -> str:
    due = bool(shown.whole(filing.funds)[1])
    return shown.points(filing.funds.execution_score, due=due)


def _total_score(filing: Filing) -> str:
    return shown.points(filing.total_score, due=any(row.actual for row in filing.indicators))


FIELDS: Mapping[str, FieldReader] = {
    "department_with_code": _department,
    "period": _period,
    "central_department": lambda filing: filing.project.department if _is_central(filing) else "",
    "local_department": lambda filing: "" if _is_central(filing) else filing.project.department,
    "execution_score": _execution_score,
    "total_score": _total_score,
}


_PATHS: Mapping[str, tuple[str, ...]] = {
    "department_with_code": ("project.department", "project.department_code"),
    "period": ("project.start", "project.end"),
    "central_department": ("project.department",),
    "local_department": ("project.department",),
}
ROW_PATHS: Mapping[str, str] = {
    "target_with_unit": "target", "actual_with_unit": "actual", "target_sign": "target", "target_number": "target",
    "target_unit": "target", "actual_number": "actual",
}  # fmt: skip
"""The field of a row that a reckoned one is of."""


def paths_of(cell: LayoutCell) -> tuple[str, ...]:
    """The values of the filing that stand in a cell; none where it prints a label or a sum."""
    if cell.money:
        return tuple(f"funds.{name}" for name in cell.money)
    return () if cell.field is None else _PATHS.get(cell.field, (cell.field,))


def divided(item: Indicator) -> tuple[str, str, str]:
    """指标性质, 指标值 and 度量单位 of a target; words stay whole, and so does what has more than number and unit."""
    text = item.with_unit(item.target).strip()
    plain = _PLAIN.match(text)
    if plain:
        return plain["sign"] or "=", plain["number"], plain["unit"] or ""
    return (SIGNS.get(item.parsed.operator, _IN_WORDS) if text else ""), text, ""


def _actual_number(item: Indicator) -> str:
    """The actual value without the unit that stands in the column beside it."""
    actual, unit = item.with_unit(item.actual or ""), divided(item)[2]
    bare = actual.removesuffix(unit).strip() if unit else actual
    return bare if bare[-1:].isdigit() else actual


ROW_FIELDS: Mapping[str, RowReader] = {
    "target_with_unit": lambda item: item.with_unit(item.target),
    "actual_with_unit": lambda item: item.with_unit(item.actual or ""),
    "progress_with_unit": lambda item: item.with_unit(item.progress or ""),
    "forecast_with_unit": lambda item: item.with_unit(item.forecast or ""),
    "target_sign": lambda item: divided(item)[0],
    "target_number": lambda item: divided(item)[1],
    "target_unit": lambda item: divided(item)[2],
    "actual_number": _actual_number,
    "score": lambda item: shown.points(item.score, due=bool(item.actual)),
}


_SAME_GOAL = "同年度总体目标"
"""The goal of a project that begins and ends in its year; what the year's says is not said twice."""


def texts(filing: Filing, profile: Profile | None) -> Mapping[str, str]:
    """What the placeholders of labels stand for."""
    project = filing.project
    years = f"（{project.start[:4]}年—{project.end[:4]}年）" if project.multi_year else ""
    execution = shown.execution_weight(filing, profile)
    is_one_year = bool(project.start and project.end) and not project.multi_year
    return {
        "money_unit": shown.form_unit(filing, profile),
        "year": str(filing.year) if filing.year else "",
        "period_years": years,
        "execution_weight": show(execution),
        "indicators_weight": show(_WHOLE - execution),
        "whole_weight": shown.whole_weight(filing, profile),
        "name": project.name,
        "same_goal": _SAME_GOAL if is_one_year and filing.goals.annual else "",
        "months": f"1-{filing.months or _MONITORED_MONTHS}月",
    }
