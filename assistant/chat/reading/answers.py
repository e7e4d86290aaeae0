"""Answers to open questions: each goes to the question whose type it has; some are left open."""

import re
from collections.abc import Iterator

from assistant.chat.reading.acts import Act
from assistant.chat.reading.choosing import UnclearRow, chosen_rows
from assistant.chat.reading.day_orders import days_of
from assistant.chat.reading.fields import find_fields, first_field
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.money_gap import from_gap
from assistant.chat.reading.money_orders import sum_of
from assistant.chat.reading.names_in_words import clean
from assistant.chat.reading.outcome import ReadAct, order, unclear
from assistant.chat.reading.scene import Scene
from assistant.chat.reading.value_words import essence, value_for
from assistant.chat.reading.values import number_tokens
from assistant.domain.operation_kind import OperationKind as Kind
from assistant.domain.question import OpenQuestion, QuestionType
from assistant.language.money import Money, MoneyUnit, read_money_unit
from assistant.language.numerals import fold
from assistant.language.target_parser import parse_target
from assistant.language.tokens import TokenKind, find_tokens
from assistant.works.interface import NotApplicable

_ALL_QUESTIONS = re.compile(r"[都全]|剩下|这些|几个问题|其余")
_BODY = re.compile(
    r"(?:局|委|办|厅|院|校|所|站|队|馆|会|心|社|村|镇|乡|团|部|区|县|市|处|公司|府|中学|小学|学校|医院|街道)$"
)
_SOURCES = {"fiscal": "财政", "carry_over": "结转", "other": "自筹|其他|其它|自己|集体|捐|社会|配套|群众|村|收"}
_ASKED_FIELDS = frozenset({"money"})
_NUMBERED_INSIDE = re.compile(r"\s\d[.、．)）:：]\s*[一-鿿]")
_NUMBERED = re.compile(r"^\s*(?P<n>\d)\s*[.、．)）:：]\s*(?P<said>.+)$")
_SCALES = frozenset({"万", "亿"})
_SHOWN = 3
"""Questions that a reply shows."""


def answer(act: Act, scene: Scene, message: ChatMessage) -> Iterator[ReadAct]:
    """An answer goes to the open question whose type it has, else it may be a value for what was last spoken of."""
    slot = act.first("value")
    words = (slot or message.text[act.start : act.end]).strip()
    for question in scene.questions:
        orders = list(answered(question, words, message.text[act.start : act.end], scene))
        if orders:
            yield from orders
            return
    yield from _for_focus(act, scene, words)


def numbered_answers(text: str, scene: Scene) -> Iterator[ReadAct]:
    """Answers by the numbers of the questions, a line each (1. 护理员培训项目); none where a line has no number."""
    lines = [match for line in text.splitlines() if line.strip() and (match := _NUMBERED.match(line))]
    if len(lines) != len([line for line in text.splitlines() if line.strip()]):
        return
    if not all(1 <= int(m["n"]) <= min(len(scene.questions), _SHOWN) for m in lines):
        return
    if any(_NUMBERED_INSIDE.search(m["said"]) for m in lines):
        return
    for match in lines:
        question, stated = scene.questions[int(match["n"]) - 1], match["said"].strip()
        orders = list(answered(question, stated, stated, scene))
        yield from orders or [ReadAct(order(Kind.ANSWER, question=question.id, value=stated))]


def _for_focus(act: Act, scene: Scene, words: str) -> Iterator[ReadAct]:
    try:
        choice = chosen_rows(act, scene)
        row = scene.row(choice.rows[0])
        value = (
            value_for(row, words, "", scene.year)
            if row and len(choice.rows) == 1 and number_tokens(fold(words))
            else ""
        )
    except (UnclearRow, NotApplicable, ValueError):
        value = ""
    if value:
        yield ReadAct(order(Kind.SET_TARGET, row=choice.rows[0], value=value))
    else:
        yield unclear("没有听出来这是回答哪个问题，或要改哪一项。", is_weak=True)


def answered(question: OpenQuestion, words: str, text: str, scene: Scene) -> Iterator[ReadAct]:
    """The orders that words come to as the answer of a question; none where they are no such answer."""
    kind = question.type
    if question.field in {"department", "unit", "name"}:
        name = clean(words)
        if _is_name(name, question.field) and not _of_other_field(text, question.field):
            yield ReadAct(order(Kind.SET_HEAD, field=question.field, value=name))
    elif question.field == "period" or kind is QuestionType.DATE:
        first, last = days_of(words, scene.year)
        if first and last:
            yield ReadAct(order(Kind.SET_HEAD, field="start", value=first))
            yield ReadAct(order(Kind.SET_HEAD, field="end", value=last))
    elif kind is QuestionType.MONEY:
        yield from _money_answer(question, words, text, scene)
    elif kind is QuestionType.NUMBER:
        yield from _number_answer(question, words, scene)
    elif kind in {QuestionType.CHOICE, QuestionType.YES_NO}:
        chosen = [o for o in question.options if o in words]
        if len(chosen) == 1:
            yield ReadAct(order(Kind.ANSWER, question=question.id, value=chosen[0]))
    elif number_tokens(fold(words)) or len(words) > 3:
        yield ReadAct(order(Kind.ANSWER, question=question.id, value=text.strip()))


def _money_answer(question: OpenQuestion, words: str, text: str, scene: Scene) -> Iterator[ReadAct]:
    """A sum, with the source that the words name."""
    unit = read_money_unit(scene.filing.funds.unit) if scene.filing else None
    sums = [a for t in find_tokens(fold(text)) if (a := sum_of(t, unit))]
    source = next((f for f, pattern in _SOURCES.items() if re.search(pattern, text)), "")
    if sums and source and question.id != "money.total":
        sum_given = order(Kind.SET_MONEY, field=source, amount=sums[-1][0], unit=sums[-1][1])
        yield ReadAct(sum_given, is_inferred=True)
    elif sums and from_gap([Money(amount=sums[-1][0], unit=MoneyUnit(sums[-1][1]))], scene):
        lacking = order(Kind.SET_MONEY, field="other", amount=sums[-1][0], unit=sums[-1][1])
        yield ReadAct(lacking, is_inferred=True, is_proposed=True)
    elif sums:
        yield ReadAct(order(Kind.ANSWER, question=question.id, value=words))


def _number_answer(question: OpenQuestion, words: str, scene: Scene) -> Iterator[ReadAct]:
    if re.search(r"不设|没有满意度|不要满意度", words) and question.field == "satisfaction":
        yield ReadAct(order(Kind.ANSWER, question=question.id, value="不设"))
    elif number_tokens(fold(words)) and _fits(question, essence(words), scene):
        yield ReadAct(order(Kind.ANSWER, question=question.id, value=essence(words)))


def _fits(question: OpenQuestion, value: str, scene: Scene) -> bool:
    """Whether a value is of the measure of the row that the question is about."""
    row = scene.row(question.row) if question.row else None
    stated = parse_target(value)
    if row is None or not stated.unit:
        return True
    return stated.unit == row.unit or stated.unit in row.target or row.unit in stated.unit


def _is_name(name: str, field: str) -> bool:
    if not 2 <= len(name) <= 40 or re.search(r"[?？，,。；;\n]|\d+(?:\.\d+)?%", name):
        return False
    return bool(_BODY.search(name)) if field in {"department", "unit"} else not _BODY.search(name)


def _of_other_field(text: str, field: str) -> bool:
    """Whether the words name another field of the head than the one that is asked."""
    named = {w.field for w in find_fields("head", text)}
    return bool(named) and field not in named and bool(named & {"department", "unit", "name", "period", "start", "end"})


def _place_in(text: str, field: str) -> int:
    """Where a text names a field; behind all where it does not."""
    return next((w.start for w in find_fields("head", text) if w.field == field), len(text))


def skip_question(act: Act, scene: Scene, message: ChatMessage) -> Iterator[ReadAct]:
    """Questions that stay open: those that are named, else the first, else all where all are meant."""
    text = message.text[act.start : act.end]
    named = [w.field for w in find_fields("head", text)]
    if first_field("money", text) or any(t.kind is TokenKind.MONEY or t.unit in _SCALES for t in find_tokens(text)):
        named.append("money")
    found = [q for q in scene.questions if q.field in named or (q.field in {"start", "end"} and "period" in named)]
    if not found and not named:
        found = list(scene.questions) if _ALL_QUESTIONS.search(text) else list(scene.questions[:1])
    if not found and not scene.questions:
        yield unclear("现在没有要回答的问题。", is_weak=True)
        return
    found.sort(key=lambda q: _place_in(text, q.field))
    if not found and _ASKED_FIELDS.isdisjoint(named):
        found = list(scene.questions[:1])
    if not found:
        yield unclear("现在没有问您这一项。", is_weak=True)
    for question in found:
        yield ReadAct(order(Kind.SKIP_QUESTION, question=question.id))
