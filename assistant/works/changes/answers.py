"""Answers to open questions: each is checked against the type of its question, then done as an order of its own.

What is of the wrong type is refused and the question stays open. An answer in words that no field takes (工作量,
预期效果) joins the brief under the question's label, and the form is drafted anew.
"""

from collections.abc import Iterator

from assistant.domain.operation import Operation
from assistant.domain.operation_kind import OperationKind
from assistant.domain.question import OpenQuestion, QuestionType
from assistant.domain.results import CauseKind
from assistant.domain.vocabulary import SATISFACTION, SERVED_SATISFACTION, read_level1
from assistant.language.target import UNREAD
from assistant.language.target_parser import parse_target
from assistant.language.tokens import TextToken, TokenKind, find_tokens
from assistant.works.changes.drafting import add_brief
from assistant.works.changes.head import is_assumed, period_of
from assistant.works.interface import ChangeOutcome, NotApplicable, Tools
from assistant.works.questions import open_questions
from assistant.works.state import WorkState
from assistant.works.wording import readable_text, says_unknown

_K = OperationKind
_HEAD = frozenset({"name", "unit", "department", "attribute", "category", "department_code", "start", "end"})
_OF_RESULTS = frozenset({"actual", "deviation", "share", "executed", "adjusted", "execution_reason", "completed"})
"""What a self-evaluation asks; such a question stands as long as the form has no answer."""
_NO = frozenset({"否", "不", "没有", "没", "不是", "不设", "无", "不需要", "不用"})
_YES = frozenset({"是", "有", "对", "是的", "嗯", "需要", "要", "好", "好的"})
_NAME_OF_SATISFACTION = "服务对象满意度"


def answer(state: WorkState, order: Operation, tools: Tools) -> ChangeOutcome:
    """An answer done as the orders that it comes to. Raises NotApplicable with what an answer must be."""
    question = question_of(state, order.question, tools)
    stated = order.value.strip()
    if says_unknown(stated):
        raise NotApplicable(f"“{stated[:20]}”没有填进表里，问题还开着。不知道可以说“先不填”。")
    text = _checked(question, stated)
    orders = list(_orders(state, question, text))
    if not orders:
        return _into_brief(state, question, text, tools)
    outcome = ChangeOutcome(state, "")
    for one in orders:
        done = tools.handlers[one.op](outcome.state, one, tools)
        parts = [p for p in (outcome.place, done.place) if p]
        after = "；".join(p for p in (outcome.after, done.after) if p)
        before = "；".join(p for p in (outcome.before, done.before) if p)
        outcome = ChangeOutcome(done.state, "、".join(parts), before, after)
        tools.resolved.append(one)
    return ChangeOutcome(_closed(outcome.state, question), outcome.place, outcome.before, outcome.after)


def skip_question(state: WorkState, order: Operation, tools: Tools) -> ChangeOutcome:
    """The question is not asked again; what it asks for stays marked in the form."""
    question = question_of(state, order.question, tools)
    skipped = state.model_copy(update={"skipped": (*state.skipped, question.id)})
    return ChangeOutcome(skipped, question.label or question.text, "待回答", "先不回答，表里仍标着待补充")


def question_of(state: WorkState, question_id: str, tools: Tools) -> OpenQuestion:
    """A question that is open. Raises NotApplicable."""
    found = next((q for q in open_questions(state, tools.profile) if q.id == question_id), None)
    if found is None:
        raise NotApplicable("这个问题已经回答过，或者现在不需要回答了。")
    return found


def _checked(question: OpenQuestion, stated: str) -> str:
    """The answer as its question needs it. Raises NotApplicable where it is of another type."""
    match question.type:
        case QuestionType.MONEY:
            return _amount(question, stated).text
        case QuestionType.CHOICE:
            return _choice(question, stated)
        case QuestionType.YES_NO:
            if stated.rstrip("。") not in _YES | _NO:
                raise _wrong(question, stated)
        case QuestionType.NUMBER if parse_target(stated).operator in UNREAD or not parse_target(stated).quantitative:
            if not (question.field == "satisfaction" and stated.rstrip("。") in _NO):
                raise _wrong(question, stated)
        case QuestionType.TEXT:
            return readable_text(stated, question.label or "回答")
    return stated


def _wrong(question: OpenQuestion, stated: str) -> NotApplicable:
    example = f"，如“{question.example}”" if question.example and question.example not in question.type.word else ""
    return NotApplicable(
        f"“{stated[:20]}”没有填进表里，问题还开着：{question.text}请回答{question.type.word}{example}。"
    )


def _amount(question: OpenQuestion, stated: str) -> TextToken:
    found = [t for t in find_tokens(stated) if t.kind is TokenKind.MONEY]
    if len(found) != 1 or found[0].number is None or found[0].per or found[0].is_range:
        raise _wrong(question, stated)
    return found[0]


def _choice(question: OpenQuestion, stated: str) -> str:
    chosen = [o for o in question.options if o in stated or stated in o]
    if len(chosen) != 1:
        choices = "、".join(question.options)
        raise NotApplicable(f"“{stated[:20]}”没有填进表里，问题还开着。请从这些里选一个：{choices}。")
    return chosen[0]


def _orders(state: WorkState, question: OpenQuestion, text: str) -> Iterator[Operation]:
    """The orders that an answer comes to; none where it joins the brief."""
    match question.field:
        case field if field in _HEAD:
            yield Operation(op=_K.SET_HEAD, field=field, value=text)
        case "period":
            first, last = period_of(text, state.filing.year)
            yield from _period(state, first, last)
        case "money":
            token = _amount(question, text)
            yield Operation(op=_K.SET_MONEY, field="total", amount=token.number, unit=token.unit)
        case "target":
            yield Operation(op=_K.SET_TARGET, row=question.row, value=text)
        case "year":
            yield Operation(op=_K.SWITCH_YEAR, value=text)
        case "executed" | "adjusted" as field:
            token = _amount(question, text)
            yield Operation(op=_K.SET_MONEY, field=field, amount=token.number, unit=token.unit)
        case "actual":
            yield Operation(op=_K.SET_ACTUAL, row=question.row, value=text)
        case "deviation":
            kinds = [k for k in CauseKind if k is not CauseKind.OTHER and k in text]
            yield Operation(
                op=_K.SET_DEVIATION, row=question.row, value=kinds[0] if len(kinds) == 1 else "", reason=text
            )
        case "execution_reason" | "completed" as field:
            yield Operation(op=_K.SET_ACCOUNT, field=field, value=text)
        case "share":
            yield _share(question, text)
        case "satisfaction" if text.rstrip("。") not in _NO:
            yield _satisfaction(state, text)


def _share(question: OpenQuestion, text: str) -> Operation:
    """A percentage and the reason behind it. Raises NotApplicable where one of them is missing."""
    rates = [t for t in find_tokens(text) if t.kind is TokenKind.SHARE and t.text.endswith("%")]
    reason = (text[: rates[0].start] + text[rates[0].end :]).strip("，,。；; ") if len(rates) == 1 else ""
    if not reason:
        raise _wrong(question, text)
    return Operation(op=_K.SET_SCORE, row=question.row, value=rates[0].text, reason=reason)


def _period(state: WorkState, first: str, last: str) -> Iterator[Operation]:
    """The days that differ or were only assumed; the end first where the new period lies behind the old one."""
    project = state.filing.project
    days = [("start", first), ("end", last)]
    if first and project.end and first > project.end:
        days.reverse()
    new = [(field, day) for field, day in days if day and (day != getattr(project, field) or is_assumed(state, field))]
    if not new:
        raise NotApplicable("起止时间本来就是这样，没有改动。")
    yield from (Operation(op=_K.SET_HEAD, field=field, value=day) for field, day in new)


def _satisfaction(state: WorkState, text: str) -> Operation:
    row = next((r for r in state.filing.indicators if read_level1(r.level1) == SATISFACTION), None)
    if row is not None:
        return Operation(op=_K.SET_TARGET, row=row.id, value=text)
    return Operation(
        op=_K.ADD_INDICATOR, level1=SATISFACTION, level2=SERVED_SATISFACTION, name=_NAME_OF_SATISFACTION, target=text
    )


def _into_brief(state: WorkState, question: OpenQuestion, text: str, tools: Tools) -> ChangeOutcome:
    if question.field == "satisfaction":
        return ChangeOutcome(_closed(state, question), question.label, "待回答", "不设满意度指标")
    line = f"{question.label}：{text}" if question.label else text
    order = Operation(op=_K.ADD_BRIEF, value=line)
    tools.resolved.append(order)
    outcome = add_brief(_closed(state, question), order, tools)
    return ChangeOutcome(_closed(outcome.state, question), question.label or "项目情况", "待回答", text).with_note(
        outcome.after
    )


def _closed(state: WorkState, question: OpenQuestion) -> WorkState:
    """A question that is answered is not asked again, unless what it asks for is open again in the form."""
    if (
        question.field in _OF_RESULTS
        or question.id.startswith("target.")
        or question.id in state.answered
        or question.id in {*_HEAD, "money.gap"}
    ):
        return state
    return state.model_copy(update={"answered": (*state.answered, question.id)})
