"""What the charts of a report show. Every value is read from the evaluation; nothing is reckoned anew."""

from decimal import Decimal

from assistant.base import show
from assistant.domain.evaluation import Evaluation, FundFlow
from generators.report.parts import ReportFigure, Series

_OPEN = "待定"
_WHOLE = Decimal(100)


def score_rates(evaluation: Evaluation) -> ReportFigure | None:
    """得分率 of every first-level class; None where there is no class."""
    rates = tuple(c.rate for c in evaluation.classes)
    if not any(rate is not None for rate in rates):
        return None
    labels = tuple(c.level1 for c in evaluation.classes)
    return ReportFigure(
        "各一级指标得分率", labels, (Series("得分率", rates),), "%", _in_words(labels, rates, "得分率", "%"), _WHOLE
    )


def completion(evaluation: Evaluation) -> ReportFigure | None:
    """Completion rate of every indicator that has one; None where there is none."""
    rows = [i for i in evaluation.indicators if i.completion is not None]
    if not rows:
        return None
    labels, rates = tuple(r.name for r in rows), tuple(r.completion for r in rows)
    return ReportFigure(
        "各项指标完成率", labels, (Series("完成率", rates),), "%", _in_words(labels, rates, "完成率", "%"), _WHOLE
    )


def execution(evaluation: Evaluation) -> ReportFigure | None:
    """Budget, money arrived and money spent by source, in the unit of the evaluation; None where nothing is known."""
    funds = evaluation.funds
    lines = funds.lines or (funds.total,)
    series = tuple(
        Series(name, tuple(getattr(line, field) for line in lines))
        for name, field in (("预算安排", "budget"), ("实际到位", "arrived"), ("实际支出", "spent"))
    )
    if not any(value is not None for s in series for value in s.values):
        return None
    labels = tuple(line.source for line in lines)
    return ReportFigure("项目资金到位和支出情况", labels, series, funds.unit, _flows(lines, funds.unit))


def figures(evaluation: Evaluation) -> tuple[ReportFigure, ...]:
    """Every chart that has something to show."""
    return tuple(f for f in (score_rates(evaluation), completion(evaluation), execution(evaluation)) if f)


def shown(value: Decimal | None, unit: str = "") -> str:
    """A value as a chart prints it."""
    return _OPEN if value is None else f"{show(value)}{unit}"


def _in_words(labels: tuple[str, ...], values: tuple[Decimal | None, ...], what: str, unit: str) -> str:
    reported = "，".join(f"{label}{shown(value, unit)}" for label, value in zip(labels, values, strict=True))
    return f"条形图，{what}：{reported}。"


def _flows(lines: tuple[FundFlow, ...], unit: str) -> str:
    reported = "；".join(
        f"{f.source}预算安排{shown(f.budget, unit)}，实际到位{shown(f.arrived, unit)}，实际支出{shown(f.spent, unit)}"
        for f in lines
    )
    return f"条形图，{reported}。"
