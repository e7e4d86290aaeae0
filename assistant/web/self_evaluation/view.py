"""What the page shows of a self-evaluation, as plain values."""

from collections.abc import Sequence
from html import escape
from typing import Any

from assistant.base import show
from assistant.domain.facts import Question
from assistant.jobs.self_evaluation.sections import SelfEvaluated
from assistant.scoring.self_evaluation import RowScore
from assistant.web import view

HEADS = [
    "二级指标", "三级指标", "指标值", "实际完成值", "分值", "得分", "计分过程", "完成程度%", "取档理由",
    "偏差原因类别", "偏差原因及改进措施", "佐证资料",
]  # fmt: skip
WIDTHS: list[str | int] = [
    "110px",
    "150px",
    "120px",
    "140px",
    "60px",
    "70px",
    "260px",
    "90px",
    "140px",
    "120px",
    "220px",
    "160px",
]
FIXED = [0, 1, 2, 4, 5, 6]
"""Columns that follow from the approved goals or are computed."""
_TYPED = {3: "actual", 7: "chosen_share", 8: "chosen_reason", 9: "deviation_kind", 10: "deviation", 11: "evidence"}


def table(done: SelfEvaluated) -> list[list[str]]:
    """The rows with score and formula; what is due is said where the formula would stand."""
    return [
        [
            row.level2, row.name, row.target, row.actual or "", view.amount(row.weight), view.amount(score.points),
            score.formula or _missing(score), view.amount(row.chosen_share), row.chosen_reason, row.deviation_kind,
            row.deviation or "", row.evidence,
        ]
        for row, score in zip(done.filing.indicators, done.scores.rows, strict=True)
    ]  # fmt: skip


def typed(rows: Sequence[Sequence[Any]]) -> list[dict[str, str]]:
    """The table as typed, by field."""
    return [
        {"level2": view.text(row[0]), "name": view.text(row[1]), **{f: view.text(row[i]) for i, f in _TYPED.items()}}
        for row in rows
    ]


def _missing(score: RowScore) -> str:
    return f"待定：{score.missing}" if score.missing else ""


def status(done: SelfEvaluated) -> str:
    """Total, grade, and what is open, in one line."""
    scores = done.scores
    word = f"，{scores.grade}" if scores.grade else ""
    said = f"总分 {show(scores.total)} 分{word}" if scores.total is not None else "总分待定"
    execution = scores.execution
    rate = f"预算执行率 {view.amount(execution.points)} 分" if execution.points is not None else "预算执行率待定"
    due = sum(q.code.startswith("deviation.") for q in done.questions)
    return f"{said} · {rate} · 待补充 {len(scores.missing)} 处 · 需说明偏差 {due} 处"


def asked(done: SelfEvaluated) -> str:
    """What is still asked, what could not be paired, and the execution's formula, as HTML."""
    parts = [f"<p><b>预算执行率</b>　{escape(done.scores.execution.formula or done.scores.execution.missing)}</p>"]
    if done.questions:
        items = "".join(_question(q) for q in done.questions)
        parts.append(f"<p><b>请补充</b></p><ol class='facts'>{items}</ol>")
    unknown = [f"{item.name}：{item.actual}" for item in done.paired.unknown]
    for title, lines in (("对不上批复指标、没有使用的", unknown), ("读取说明", done.paired.notes)):
        if lines:
            items = "".join(f"<li>{escape(line)}</li>" for line in lines)
            parts.append(f"<p><b>{title}</b></p><ul class='facts'>{items}</ul>")
    return "".join(parts)


def _question(asked: Question) -> str:
    options = f"<br><span class='basis'>可选：{escape('、'.join(asked.options))}</span>" if asked.options else ""
    return f"<li title='{escape(asked.why)}'>{escape(asked.text)}{options}</li>"


def findings(done: SelfEvaluated) -> str:
    """What the rules found, as HTML."""
    return view.listed(done.findings, [row.name for row in done.filing.indicators])
