"""A self-evaluation as the page shows it: its rows with their scores, money, words and gaps."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from assistant.base import show
from assistant.domain.filing import MONEY_WORDS, Filing
from assistant.domain.indicator import Indicator
from assistant.domain.operation_arguments import ACCOUNT_FIELDS, HEAD_FIELDS
from assistant.domain.profile import Profile
from assistant.domain.results import CauseKind
from assistant.jobs.self_evaluation.deviations import noted_deviation
from assistant.jobs.self_evaluation.job import SelfEvaluations
from assistant.jobs.self_evaluation.sections import SelfEvaluated
from assistant.scoring.self_evaluation import RowScore
from assistant.store.file_store import KeptFile
from assistant.store.saved_works import SavedWork
from assistant.web.declaration.cells import unmarked
from assistant.web.declaration.view import EXAMPLE, finding_json, gravest_first, row_at
from assistant.web.self_evaluation.gaps import HEAD, is_explained, progress
from assistant.works.history import next_redo, next_undo
from assistant.works.self_evaluation import evaluated
from assistant.works.state import Work

_LONG_WORDS = tuple(f for f in ACCOUNT_FIELDS if f != "completed")
_STATES = {True: ("met", "达到"), False: ("missed", "未达到")}


def result_json(saved: SavedWork, profile: Profile, files: Sequence[KeptFile]) -> dict[str, Any]:
    """Everything the room shows of a self-evaluation, its conversation apart."""
    work = saved.work
    done = evaluated(work, profile)
    undo, redo = next_undo(work.steps), next_redo(work.steps)
    return {
        "kind": work.kind.value, "id": work.id, "version": saved.version, "title": work.project, "year": work.year,
        "unit": work.filing.project.unit, "money_unit": work.filing.funds.unit, "document": work.state.document,
        "example": work.id.startswith(EXAMPLE), "profile": work.profile, "profile_title": profile.title,
        "is_empty": not any((r.actual or "").strip() for r in work.filing.indicators), "facts": [],
        "saved_at": work.steps[-1].applied.when.isoformat() if work.steps else "",
        "rows": list(_rows(done, files)), "money": _money(done), "words": _words(work.filing), **_total(done),
        "causes": [str(kind) for kind in CauseKind], "findings": list(_findings(work)),
        "progress": progress(done, is_final=SelfEvaluations.is_final(done)),
        "questions": [q.model_dump(mode="json") for q in work.questions],
        "undo": undo.applied.id if undo else "", "redo": redo.applied.id if redo else "",
    }  # fmt: skip


def _rows(done: SelfEvaluated, files: Sequence[KeptFile]) -> Iterator[dict[str, Any]]:
    for row, score in zip(done.filing.indicators, done.scores.rows, strict=True):
        noted = noted_deviation(row)
        state, word = _state(score)
        yield {
            "id": row.id, "level1": row.level1, "level2": row.level2, "name": row.name,
            "target": row.with_unit(row.target), "actual": row.actual or "", "weight": _number(row.weight),
            "score": _number(score.points), "formula": score.formula, "missing": score.missing,
            "state": state, "state_word": word, "due": score.deviation_due,
            "gap": _is_gap(row, score), "given": row.given_score is not None,
            "choosable": bool(score.completion and score.completion.choosable),
            "bands": [f"{b.word} {show(b.low)}%—{show(b.high)}%" for b in done.scores.bands],
            "share": _number(row.chosen_share), "reason": row.chosen_reason,
            "cause_kind": str(noted.kind or ""), "cause": noted.cause, "remedy": noted.remedy,
            "evidence": row.evidence, "files": list(_files(row, files)),
        }  # fmt: skip


def _state(score: RowScore) -> tuple[str, str]:
    if score.far_over:
        return "over", "明显超过"
    met = score.completion.met if score.completion else None
    return _STATES.get(met, ("open", "待定")) if met is not None else ("open", "待定")


def _is_gap(row: Indicator, score: RowScore) -> bool:
    return score.points is None or (score.deviation_due and not is_explained(row, score))


def _files(row: Indicator, files: Sequence[KeptFile]) -> Iterator[dict[str, str]]:
    """The files that a row names as its evidence; the newest of a name."""
    named = {f.name: f.id for f in files}
    for name in row.evidence.split("；"):
        if name.strip() in named:
            yield {"name": name.strip(), "id": named[name.strip()]}


def _money(done: SelfEvaluated) -> dict[str, Any]:
    funds, score = done.filing.funds, done.scores.execution
    rate = score.completion.rate if score.completion else None
    return {
        "unit": funds.unit,
        "amounts": [{"field": f, "label": w, "value": _number(getattr(funds, f))} for f, w in MONEY_WORDS.items()],
        "rate": _number(rate), "points": _number(score.points), "weight": _number(score.weight),
        "formula": score.formula, "missing": score.missing, "completed": done.filing.project.completed,
    }  # fmt: skip


def _words(filing: Filing) -> list[dict[str, str]]:
    """The head, then the texts outside the rows, the goal beside what was achieved of it."""
    goal = filing.goals.annual or filing.goals.overall
    head = [
        {
            "op": "set_head",
            "field": f,
            "label": HEAD_FIELDS[f],
            "hint": "",
            "value": unmarked(getattr(filing.project, f)),
        }
        for f in HEAD
    ]
    return [*head, *(_text(field, filing, goal) for field in _LONG_WORDS)]


def _text(field: str, filing: Filing, goal: str) -> dict[str, str]:
    is_goal = field == "goal_actual"
    return {
        "op": "set_account", "field": field, "label": ACCOUNT_FIELDS[field],
        "hint": f"预期目标：{goal}" if is_goal and goal else "",
        "value": filing.goals.actual if is_goal else getattr(filing.account, field),
    }  # fmt: skip


def _total(done: SelfEvaluated) -> dict[str, Any]:
    """Total and grade; what was scored so far where something is missing."""
    scores = done.scores
    known = [r.points for r in (scores.execution, *scores.rows) if r.points is not None]
    return {
        "total": _number(scores.total), "grade": scores.grade or "",
        "so_far": show(sum(known, Decimal(0))), "scored": len(known), "to_score": len(scores.rows) + 1,
    }  # fmt: skip


def _findings(work: Work) -> Iterator[dict[str, Any]]:
    """What the check found; its place is a row, the money or a text."""
    for found in gravest_first(work):
        row, path = row_at(work, found), found.finding.path
        yield finding_json(found, row.name if row else "", row.id if row else _key(path))


def _key(path: str) -> str:
    head, _, field = path.rpartition(".")
    field = "goal_actual" if (head, field) == ("goals", "actual") else field
    return "money" if head.startswith("funds") else f"account.{field}" if field in {*ACCOUNT_FIELDS, *HEAD} else ""


def _number(value: Decimal | None) -> str:
    return "" if value is None else show(value)
