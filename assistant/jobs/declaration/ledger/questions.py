"""What a brief says that does not fit, as questions that show the arithmetic."""

from collections.abc import Iterator

from assistant.domain.facts import Question, Span
from assistant.domain.ledger import Contradiction, Ledger

FIELD = "数字核对"
_FIRST = 10


def contradiction_questions(ledger: Ledger, text: str) -> Iterator[Question]:
    """A question for each contradiction; none once the brief holds an answer (a line 数字核对：…)."""
    if f"{FIELD}：" in text:
        return
    for found in ledger.contradictions:
        yield Question(
            code=f"contradiction.{found.kind}",
            field=FIELD,
            text=f"简介里的数对不上：{found.text}。以哪个为准？",
            priority=_FIRST,
            spans=tuple(_spans(found)),
        )


def _spans(found: Contradiction) -> Iterator[Span]:
    for quote, start in zip(found.quotes, found.starts, strict=True):
        yield Span(start=start, end=start + len(quote), text=quote)
