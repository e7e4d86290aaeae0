"""The open points as questions, most important first and three at most; the wording is in questions.yaml."""

from functools import cache
from pathlib import Path

from assistant.domain.facts import Question, Span
from assistant.jobs.declaration.last_year.working import OpenPoint, WorkingForm
from assistant.writing.questions import QuestionWordings, load_questions

_FILE = Path(__file__).with_name("questions.yaml")
MOST = 3


@cache
def wording() -> QuestionWordings:
    """The questions of a form rolled on. Raises DataFileError."""
    return load_questions(_FILE)


def questions(form: WorkingForm) -> tuple[Question, ...]:
    """What has to be asked."""
    asked = [_question(point, number) for number, point in enumerate(form.open, 1)]
    return tuple(sorted(asked, key=lambda q: q.priority)[:MOST])


def _question(point: OpenPoint, number: int) -> Question:
    order = point.order
    spans = (Span(start=order.start, end=order.end, text=order.quote, document="变化"),) if order is not None else ()
    return wording().ask(
        point.code, code=f"change.{point.code}.{number}", options=point.options, spans=spans, **point.words
    )
