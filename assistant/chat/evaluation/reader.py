"""Messages about an evaluation: scores, deductions, problems and the report as operations, the rest as talk."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.base import show
from assistant.chat.evaluation.clauses import OrderKind, ScoreClause, is_asked, score_clauses
from assistant.chat.evaluation.problems import meant_problems
from assistant.chat.interface import OperationReader
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.outcome import ReadAct, order, unclear
from assistant.chat.reading.pasted import is_material, is_pasted
from assistant.chat.reading.proposals import reply_to_proposals
from assistant.chat.reading.scene import Scene
from assistant.chat.reading.short_replies import chosen_candidate
from assistant.domain.evaluation import Assessed, Evaluation
from assistant.domain.operation import Operation
from assistant.domain.operation_kind import OperationKind as Kind
from assistant.works.evaluation_case import EvaluationCase

_ABOUT_SCORES = re.compile("扣|分|评|得")
_ROW_ID = re.compile(r"(?<![A-Za-z0-9])[Aa](\d{1,2})(?!\d)")
_KEPT = frozenset({Kind.UNDO, Kind.REDO})
_NO_REASON = "改得分要写明理由，例如“{}，因为……”。"
_NOT_READ = "还没有评分。请先在“资料”里放入资料，点“开始阅读并评分”。"
_NO_REPORT_YET = "还没有评分，写不出报告。请先放入资料并评分。"
_NOT_SO = "评分表由程序按佐证评出，不能这样改。"
_PROPOSED = 0.6


@dataclass(frozen=True)
class EvaluationReader:
    """Another reader's talk, and orders on a score sheet read here; in any other work the other reader alone."""

    inner: OperationReader

    def read(self, text: str, scene: Scene) -> list[ReadAct]:
        """The operations of a message, in order. What is not clear changes nothing."""
        if scene.evaluation is None:
            return self.inner.read(text, scene)
        if is_material(text):
            return self._talk(text, scene)
        reply = reply_to_proposals(text, scene)
        if reply is not None:
            return [*reply.orders, *(self._read(reply.rest, reply.scene, scene.evaluation) if reply.rest else [])]
        return self._read(text, scene, scene.evaluation)

    def _read(self, text: str, scene: Scene, case: EvaluationCase) -> list[ReadAct]:
        message = ChatMessage.of(text)
        if chosen := list(chosen_candidate(message, scene)):
            return chosen
        if is_pasted(message):
            return self._talk(text, scene)
        if is_asked(message.text):
            return list(_asked(message, scene)) or self._talk(text, scene)
        clauses = score_clauses(message)
        if not clauses:
            return self._talk(text, scene)
        return [one for clause in clauses for one in _ordered(clause, scene, case)]

    def _talk(self, text: str, scene: Scene) -> list[ReadAct]:
        """What another reader makes of it, without changes of a form."""
        read = self.inner.read(text, scene)
        return [r if not r.operation.op.changes or r.operation.op in _KEPT else unclear(_NOT_SO) for r in read][:3]


def _asked(message: ChatMessage, scene: Scene) -> Iterator[ReadAct]:
    """为什么扣分: of a row that is named, else of the whole sheet."""
    if not _ABOUT_SCORES.search(message.text) or ("为" not in message.text and "怎么" not in message.text):
        return
    rows = meant_rows(message.text, scene)
    if len(rows) < 2:
        yield ReadAct(order(Kind.EXPLAIN, row=rows[0] if rows else "", about="score"))
    else:
        yield unclear("有几项都叫得上。", rows)


def _ordered(clause: ScoreClause, scene: Scene, case: EvaluationCase) -> Iterator[ReadAct]:
    made = case.evaluation
    if clause.kind is OrderKind.REPORT:
        yield from _report(clause, case)
    elif made is None:
        yield unclear(_NOT_READ)
    elif clause.kind in {OrderKind.DROP_PROBLEM, OrderKind.REWORD_PROBLEM}:
        yield from _of_problem(clause, scene, made)
    else:
        yield from _of_row(clause, scene, made)


def _report(clause: ScoreClause, case: EvaluationCase) -> Iterator[ReadAct]:
    if case.evaluation is None:
        yield unclear(_NO_REPORT_YET)
        return
    again = "重" in clause.value or clause.value in {"写", "撰写"}
    if not case.narratives or case.is_stale or again:
        yield ReadAct(order(Kind.WRITE_REPORT))
    yield ReadAct(order(Kind.EXPORT))


def _of_problem(clause: ScoreClause, scene: Scene, made: Evaluation) -> Iterator[ReadAct]:
    rows = meant_rows(clause.text, scene)
    found = meant_problems(clause.text, made.problems, rows or scene.focus.rows)
    if len(found) != 1:
        listed = "；".join(f"第{made.problems.index(p) + 1}条 {p.text[:24]}" for p in (found or made.problems)[:5])
        yield unclear(
            f"没有听出是哪一条问题。{listed}。请说第几条，如“第1条问题删掉”。" if listed else "没有列出问题。"
        )
        return
    if clause.kind is OrderKind.REWORD_PROBLEM:
        yield ReadAct(order(Kind.SET_PROBLEM, problem=found[0].id, value=clause.value))
    else:
        yield ReadAct(order(Kind.DELETE_PROBLEM, problem=found[0].id, reason="，".join(clause.reasons)))


def _of_row(clause: ScoreClause, scene: Scene, made: Evaluation) -> Iterator[ReadAct]:
    named = meant_rows(clause.text, scene)
    rows = named or (scene.focus.rows if len(scene.focus.rows) == 1 else ())
    reason = "，".join(clause.reasons)
    orders = {r.id: o for r in made.indicators if r.id in rows and (o := _changed(clause, r, reason)) is not None}
    if not rows:
        yield unclear("没有听出是哪一项指标。请说指标的名称或编号，如“A3扣2分，因为……”。")
    elif not reason:
        yield unclear(_NO_REASON.format(clause.text.strip()), rows)
    elif len(rows) > 1 or len(orders) != 1:
        why = "有几项都叫得上。" if len(rows) > 1 else "这一项还没有得分，请直接说得几分。"
        yield unclear(why, rows, list(orders.values()))
    else:
        sure = bool(named) and clause.is_marked
        yield ReadAct(orders[rows[0]], is_proposed=not sure, certainty=1.0 if sure else _PROPOSED)


def _changed(clause: ScoreClause, row: Assessed, reason: str) -> Operation | None:
    """The order on one row; None where it rests on a score that there is not."""
    if not reason:
        return None
    if clause.kind is OrderKind.ACTUAL:
        return order(Kind.SET_ACTUAL, row=row.id, value=clause.value, reason=reason)
    if clause.kind is OrderKind.SHIFT and row.score is None:
        return None
    score = {
        OrderKind.SCORE: clause.points, OrderKind.TAKE: row.weight - clause.points, OrderKind.FULL: row.weight,
        OrderKind.SHIFT: (row.score or 0) + clause.points,
    }[clause.kind]  # fmt: skip
    return order(Kind.SET_SCORE, row=row.id, value=show(score), reason=reason)


def meant_rows(text: str, scene: Scene) -> tuple[str, ...]:
    """The rows that words mean: by number (A3), else by name or place, else by the class that they are in."""
    ids = {r.id for r in scene.rows}
    numbered = [f"A{int(m[1])}" for m in _ROW_ID.finditer(text)]
    if known := tuple(dict.fromkeys(n for n in numbered if n in ids)):
        return known
    named = [m.rows for m in scene.finder.find(text, scene.focus.rows)]
    single = [rows for rows in named if len(rows) == 1]
    return tuple(dict.fromkeys(r for rows in (single or named or _of_class(text, scene)) for r in rows))


def _of_class(text: str, scene: Scene) -> list[tuple[str, ...]]:
    """The rows of a class that is named; the narrower class counts."""
    for level in ("level2", "level1"):
        if found := [r.id for r in scene.rows if getattr(r, level) and getattr(r, level) in text]:
            return [tuple(found)]
    return []
