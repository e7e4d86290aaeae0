"""What a work has open: what the brief left open and is still so, gaps of the form, money that does not add up."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from assistant.base import Frozen
from assistant.data_files import load_model
from assistant.domain.facts import Question
from assistant.domain.filing import Filing
from assistant.domain.indicator import Indicator
from assistant.domain.operation_arguments import HEAD_FIELDS
from assistant.domain.placeholders import is_placeholder
from assistant.domain.profile import Profile
from assistant.domain.question import OpenQuestion, QuestionType
from assistant.domain.vocabulary import SATISFACTION, FormKind, read_level1
from assistant.works.funds import gap_of
from assistant.works.result_questions import result_questions
from assistant.works.state import WorkState

_T = QuestionType


class AnswerKind(Frozen):
    """What the answer to a question of the brief fills, its type, an example."""

    field: str
    type: QuestionType
    example: str = ""


class WorkQuestions(Frozen):
    """The wording of what is asked of a form, and what the answers to questions of its brief fill."""

    head: dict[str, str]
    """By field of the project."""
    attributes: tuple[str, ...]
    """What 项目属性 may be."""
    total: str
    gap: str
    target: str
    money_example: str
    results: dict[str, str]
    """What a self-evaluation asks for: its money and the actual values of its rows."""
    answers: dict[str, AnswerKind]


@cache
def wording() -> WorkQuestions:
    """The wording. Raises DataFileError."""
    return load_model(Path(__file__).with_name("questions.yaml"), WorkQuestions)


ATTRIBUTES = wording().attributes
_SAME = {"period": ("start", "end")}


def asked_of(questions: tuple[Question, ...]) -> tuple[OpenQuestion, ...]:
    """The questions of a draft with the type that an answer must be of."""
    return tuple(_typed(q) for q in sorted(questions, key=lambda q: q.priority))


def _typed(asked: Question) -> OpenQuestion:
    plain = AnswerKind(field=asked.code, type=_T.CHOICE if asked.options else _T.TEXT)
    answer = wording().answers.get(asked.code, plain)
    field, kind, example = answer.field, answer.type, answer.example
    if kind is _T.CHOICE and not asked.options:
        kind = _T.MONEY if field == "money" else _T.TEXT
    return OpenQuestion(
        id=asked.code, field=field, type=kind, text=asked.text, why=asked.why, options=asked.options, example=example,
        label=asked.field,
    )  # fmt: skip


def open_questions(state: WorkState, profile: Profile) -> tuple[OpenQuestion, ...]:
    """The questions that stand now, most important first; those that a person skipped are left out."""
    closed = {*state.skipped, *state.answered}
    if state.filing.form is FormKind.SELF_EVALUATION:
        return tuple(
            q for q in result_questions(state.filing, profile, wording().results.__getitem__) if q.id not in closed
        )
    if state.filing.form is FormKind.EVALUATION_REPORT:
        return ()
    found = [q for q in state.asked if not _is_filled(q, state.filing)]
    fields = {f for q in found for f in _SAME.get(q.field, (q.field,))}
    found += [q for q in _of_head(state.filing, profile) if q.field not in fields]
    if "money" not in fields and "funds.total" in profile.required_fields:
        found += _of_total(state.filing)
    found += [*_of_money(state.filing), *_of_rows(state.filing)]
    unique = {q.id: q for q in found if q.id not in closed}
    return tuple(sorted(unique.values(), key=lambda q: not q.id.startswith(("contradiction", "money"))))


def _is_filled(question: OpenQuestion, filing: Filing) -> bool:
    """Whether the form has by now what the question asks for."""
    match question.field:
        case "name" | "unit" | "department":
            value = getattr(filing.project, question.field)
            return bool(value) and not is_placeholder(value)
        case "period":
            sources = (filing.sources.get("project.start"), filing.sources.get("project.end"))
            return all(s is not None and not s.confirm for s in sources)
        case "money":
            return question.id == "money.total" and filing.funds.total is not None
        case "satisfaction":
            return any(
                read_level1(r.level1) == SATISFACTION and not is_placeholder(r.target) and not _borrowed(r)
                for r in filing.indicators
            )
    return False


def _borrowed(row: Indicator) -> bool:
    return row.source is not None and row.source.confirm


def _of_head(filing: Filing, profile: Profile) -> Iterator[OpenQuestion]:
    """Fields of the head that the form requires and nobody has filled."""
    for path in profile.required_fields:
        field = path.removeprefix("project.")
        if field not in HEAD_FIELDS or not path.startswith("project."):
            continue
        value = getattr(filing.project, field)
        if value and not is_placeholder(value):
            continue
        kind = _T.DATE if field in {"start", "end"} else _T.CHOICE if field == "attribute" else _T.TEXT
        options = wording().attributes if field == "attribute" else ()
        text = wording().head.get(field, f"{HEAD_FIELDS[field]}是什么？")
        yield OpenQuestion(id=field, field=field, type=kind, text=text, options=options, label=HEAD_FIELDS[field])


def _of_total(filing: Filing) -> Iterator[OpenQuestion]:
    if filing.indicators and filing.funds.total is None:
        yield OpenQuestion(
            id="money.total", field="money", type=_T.MONEY, text=wording().total, example=wording().money_example,
            label="资金总额",
        )  # fmt: skip


def _of_money(filing: Filing) -> Iterator[OpenQuestion]:
    if gap := gap_of(filing.funds):
        yield OpenQuestion(
            id="money.gap", field="money", type=_T.MONEY, text=wording().gap.replace("{gap}", gap),
            example=wording().money_example, label="资金总额",
        )  # fmt: skip


def _of_rows(filing: Filing) -> Iterator[OpenQuestion]:
    """A question for each row whose value nobody has given."""
    for row in filing.indicators:
        if is_placeholder(row.target):
            text = wording().target.replace("{name}", row.name)
            yield OpenQuestion(
                id=f"target.{row.id}", field="target", type=_T.NUMBER, text=text, example=f"≥80{row.unit}", row=row.id,
                label=row.name,
            )  # fmt: skip
