"""Published filings transcribed as JSON (Chinese fund labels, l1/l2/l3, target_raw) as filings.

A transcription tells which part of the paper it holds: ``complete`` and ``complete_indicators``.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from assistant.base import to_exact
from assistant.domain.filing import Filing, FundItem, Funds, Goals, Project
from assistant.domain.filing_kind import KindScope, Mark
from assistant.domain.indicator import Indicator
from assistant.domain.vocabulary import FORM_TITLES, FormKind
from assistant.forms.kind import STATED, KindEvidence, Recognised, judge
from assistant.forms.titles import form_titles

_STATED = {
    "goal_declaration": FormKind.GOAL_DECLARATION,
    "self_evaluation": FormKind.SELF_EVALUATION,
    "report": FormKind.EVALUATION_REPORT,
}
_OF_DEPARTMENT = {
    FormKind.GOAL_DECLARATION: FormKind.DEPARTMENT_GOAL,
    FormKind.SELF_EVALUATION: FormKind.DEPARTMENT_SELF_EVALUATION,
}
_ADVICE = "请在文件里写明 form_kind，如 goal_declaration、self_evaluation、report。"
_FUND_LABELS = (
    ("execution_score", re.compile(r"执行率得分|^得分$")),
    ("execution_weight", re.compile(r"^分值$|^权重$|执行率权重")),
    ("execution_rate", re.compile(r"执行率$")),
    ("executed", re.compile(r"执行数|实际完成投资|^执行$")),
    ("initial", re.compile(r"年初预算")),
    ("adjusted", re.compile(r"全年.*预算数|调整后预算|^预算数")),
    ("overall_total", re.compile(r"^项目资金总额|^中期资金总额")),
    ("carry_over", re.compile(r"^(?!.*其他).*结转")),
    ("overall_fiscal", re.compile(r"^其中财政资金$")),
    ("overall_other", re.compile(r"^其他资金$")),
    ("fiscal", re.compile(r"财政拨款|上级资金|^财政资金$")),
    ("other", re.compile(r"年度其他资金|^其他")),
    ("total", re.compile(r"年度资金(?:申请)?总额|年度预算资金总额|^资金总额$|^合计$|^共计$|当年资金总额|^\d{4}合计$")),
)
_LEVEL = re.compile(r"^(?:中央|自治区|省级?|地市|盟市|市级?|旗县|区县|县级?|地方)(?:资金)?$|^其他（含结转）$")
_COLUMNS = {
    "weight": "weight", "score": "score", "actual_raw": "actual", "deviation_raw": "deviation", "target_raw": "target",
}  # fmt: skip
_MARKS = {"target_raw": Mark.TARGET, "actual_raw": Mark.ACTUAL, "score": Mark.SCORE}
_TWO_GOALS = re.compile(
    r"^(?:项目总目标|中期目标|总体目标)[：:](?P<overall>.*?)[；;]?\s*(?:年度总体目标|年度目标)[：:](?P<annual>.*)$",
    re.S,
)
_OF_POINTS = re.compile(r"[（(](\d+)\s*分[）)]")
"""The weight in a heading, 执行率得分（20分）."""
_MONEY = re.compile(r"-?[\d,]+(?:\.\d+)?")


def read_transcription(data: Mapping[str, Any]) -> Filing:
    """The filing that a transcription holds."""
    funds = data.get("funds") or {}
    rows = data.get("indicators") or []
    start, end = _period(data, funds)
    return Filing(
        id=data.get("id", ""),
        form=kind_of_transcription(data).form,
        year=data["year"] if isinstance(data.get("year"), int) else None,
        project=Project(
            name=data.get("project", ""),
            department=data.get("dept", ""),
            unit=data.get("unit", ""),
            attribute=data.get("attribute") or str(funds.get("项目属性", "")),
            start=start,
            end=end,
        ),
        funds=_funds(funds),
        goals=_goals(data),
        indicators=tuple(_indicator(row) for row in rows),
        complete=bool(data.get("complete")),
        complete_indicators=bool(data.get("complete_indicators")),
        columns=tuple(ours for raw, ours in _COLUMNS.items() if any(r.get(raw) is not None for r in rows)),
    )


def kind_of_transcription(data: Mapping[str, Any]) -> Recognised:
    """The kind that the transcriber stated (``form_kind``), of a department where the paper's title says so.

    A report may carry the table of a 自评表: then its title and the columns of that table say which. What is stated to
    be anything else is no filing that we know.
    """
    written = str(data.get("form_kind"))
    stated = _STATED.get(written)
    title = str(data.get("form_type") or "")
    if stated is None:
        return Recognised(FormKind.UNKNOWN, Decimal(0), f"认不出是哪一种绩效表：form_kind 写的是“{written}”。{_ADVICE}")
    if stated in _OF_DEPARTMENT:
        whole = any(t.scope is KindScope.DEPARTMENT for t in form_titles([title]))
        form = _OF_DEPARTMENT[stated] if whole else stated
        return Recognised(form, STATED, f"文件写明是{FORM_TITLES[form]}。")
    seen = judge(_evidence(data, title))
    titled = seen.titled and seen.form is not FormKind.UNKNOWN
    return seen if titled else Recognised(stated, STATED, f"文件写明是{FORM_TITLES[stated]}。")


def _evidence(data: Mapping[str, Any], title: str) -> KindEvidence:
    rows = data.get("indicators") or []
    shown = [mark for raw, mark in _MARKS.items() if any(r.get(raw) is not None for r in rows)]
    project = {Mark.PROJECT} if data.get("project") else set()
    return KindEvidence((title,), frozenset(shown) | project, tuple(mark.word for mark in shown), _ADVICE)


def _indicator(row: Mapping[str, Any]) -> Indicator:
    return Indicator(
        level1=row.get("l1") or "",
        level2=row.get("l2") or "",
        name=row.get("l3") or "",
        target=row.get("target_raw") or "",
        actual=row.get("actual_raw"),
        weight=row.get("weight"),
        score=row.get("score"),
        deviation=row.get("deviation_raw"),
    )


def _funds(raw: Mapping[str, Any]) -> Funds:
    values: dict[str, Decimal] = {}
    for label, cell in raw.items():
        field = next((f for f, pattern in _FUND_LABELS if pattern.search(str(label))), None)
        amount = _amount(cell)
        if field and amount is not None and field not in values:
            values[field] = amount
        full = _OF_POINTS.search(str(label))
        if field == "execution_score" and full:
            values.setdefault("execution_weight", Decimal(full[1]))
    if "overall_total" in values and "total" not in values:
        values["total"] = values.pop("overall_total")
    return Funds(unit=str(raw.get("单位", "万元")), items=_items(raw.get("分项") or _by_level(raw)), **values)


def _amount(cell: object) -> Decimal | None:
    if isinstance(cell, list):
        return _amount(cell[0]) if cell else None
    match = _MONEY.search(str(cell)) if cell is not None else None
    if match is None:
        return None
    try:
        return to_exact(match[0])
    except ValueError:
        return None


def _by_level(raw: Mapping[str, Any]) -> dict[str, Any]:
    """Parts by level of government, such as 中央, 省级, 旗县."""
    return {k: v for k, v in raw.items() if _LEVEL.match(str(k))}


def _items(raw: object) -> tuple[FundItem, ...]:
    if not isinstance(raw, Mapping):
        return ()
    pairs = ((str(k), _amount(v)) for k, v in raw.items())
    return tuple(FundItem(purpose=k, amount=v) for k, v in pairs if v is not None)


def _goals(data: Mapping[str, Any]) -> Goals:
    text = data.get("goal") or ""
    match = _TWO_GOALS.match(text)
    return Goals(
        overall=data.get("goal_overall") or (match["overall"] if match else ""),
        annual=data.get("goal_annual") or (match["annual"] if match else text),
        actual=data.get("goal_actual") or "",
    )


def _period(data: Mapping[str, Any], funds: Mapping[str, Any]) -> tuple[str, str]:
    if data.get("start") or data.get("end"):
        return data.get("start") or "", data.get("end") or ""
    match = re.match(r"(\d{4})(\d{2})-(\d{4})(\d{2})$", str(funds.get("项目起止时间", "")))
    return (f"{match[1]}-{match[2]}-01", f"{match[3]}-{match[4]}-28") if match else ("", "")
