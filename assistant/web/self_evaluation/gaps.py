"""What a self-evaluation still wants, and how far it is."""

from collections.abc import Iterator
from typing import Any

from assistant.domain.indicator import Indicator
from assistant.domain.operation_arguments import ACCOUNT_FIELDS, HEAD_FIELDS
from assistant.domain.placeholders import is_placeholder
from assistant.jobs.self_evaluation.deviations import is_low, is_one_text, noted_deviation
from assistant.jobs.self_evaluation.sections import SelfEvaluated
from assistant.scoring.self_evaluation import RowScore

HEAD = ("name", "department", "unit")
"""What the head of the form names."""
Gap = tuple[str, str, bool]
"""The row or field that wants something, what it is called, and whether it is there."""


def progress(done: SelfEvaluated, *, is_final: bool) -> dict[str, Any]:
    """How far it is, and what is missing, each with its place."""
    wanted = list(_wanted(done))
    missing = [(key, label) for key, label, there in wanted if not there]
    return {
        "filled": len(wanted) - len(missing), "total": len(wanted), "is_final": is_final,
        "open": [{"key": key, "label": label} for key, label in missing],
    }  # fmt: skip


def _wanted(done: SelfEvaluated) -> Iterator[Gap]:
    filing, funds = done.filing, done.filing.funds
    for field in HEAD:
        yield f"account.{field}", HEAD_FIELDS[field], _is_there(getattr(filing.project, field))
    yield "money", "全年预算数", funds.adjusted is not None or funds.initial is not None
    yield "money", "全年执行数", funds.executed is not None
    if is_low(done.scores, done.profile):
        yield "account.execution_reason", ACCOUNT_FIELDS["execution_reason"], bool(filing.account.execution_reason)
    for row, score in zip(filing.indicators, done.scores.rows, strict=True):
        yield from _of_row(row, score)
    yield "account.goal_actual", ACCOUNT_FIELDS["goal_actual"], bool(filing.goals.actual)


def _is_there(text: str) -> bool:
    return bool(text) and not is_placeholder(text)


def _of_row(row: Indicator, score: RowScore) -> Iterator[Gap]:
    has_actual = bool((row.actual or "").strip())
    yield row.id, f"{row.name}：完成值", has_actual
    if has_actual:
        yield row.id, f"{row.name}：得分", score.points is not None
    if score.deviation_due:
        yield row.id, f"{row.name}：偏差原因", is_explained(row, score)


def is_explained(row: Indicator, score: RowScore) -> bool:
    """Whether a deviation has its cause and, where the target was missed, its remedy."""
    given = noted_deviation(row)
    return bool(given.cause) and bool(given.remedy or score.far_over or is_one_text(given))
