"""Comparisons: what every side says to the question, side by side in a small table."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.domain.policy import PolicyDocument
from assistant.jobs.questions.case import QuestionCase
from assistant.jobs.questions.compose import DIGEST, citations, notes, with_details
from assistant.jobs.questions.interface import Answer, AnswerStatus
from assistant.jobs.questions.statements import ClauseStatement, statements
from assistant.language.inquiries import Inquiry

HEAD = ("文件", "规定", "出处")
_LINES = 3
_NEAR = 1.0


@dataclass(frozen=True)
class Side:
    """A document of a comparison with the lines that speak to the question, the best first."""

    document: PolicyDocument
    lines: tuple[ClauseStatement, ...]

    @property
    def name(self) -> str:
        return self.document.doc_no or f"《{self.document.title}》"


def sides(case: QuestionCase, documents: Sequence[PolicyDocument], inquiries: Sequence[Inquiry]) -> list[Side]:
    """What each document says; one that is held without text has no lines."""
    question = case.asked.bare or case.asked.text
    return [Side(d, _lines(statements(case.within(d.id, question), inquiries))) for d in documents]


def _lines(found: list[ClauseStatement]) -> tuple[ClauseStatement, ...]:
    return tuple(s for s in found if s.score >= found[0].score - _NEAR)[:_LINES]


def compared(case: QuestionCase, found: Sequence[Side]) -> Answer:
    """The answer to a comparison."""
    said = "；".join(
        f"{s.name}：{s.lines[0].text.rstrip('。；') if s.lines else '政策库没有收录它的内容'}" for s in found
    )
    clauses = list(dict.fromkeys(line.clause.key for s in found for line in s.lines[:1]))
    held = {line.clause.key: line.clause for s in found for line in s.lines}
    ordered = [held[k] for k in clauses] + [c for k, c in held.items() if k not in clauses]
    rows = tuple(_row(s) for s in found)
    whole = all(s.lines for s in found)
    made = Answer(
        status=AnswerStatus.ANSWERED if whole else AnswerStatus.PARTIAL, answer="", conclusion=f"{said}。",
        basis=f"依据：{_places(found)}（{DIGEST}）",
        table=(HEAD, *rows), citations=citations(case, ordered),
    )  # fmt: skip
    return with_details(
        made,
        [
            "对照：",
            *(f"· {name}{f'（{place}）' if place else ''}：{said}" for name, said, place in rows),
            *notes(case, ordered),
        ],
    )


def _places(found: Sequence[Side]) -> str:
    return "；".join(f"{s.name}{s.lines[0].clause.place or '（要点）'}" for s in found if s.lines)


def _row(side: Side) -> tuple[str, str, str]:
    if not side.lines:
        return side.name, "政策库没有收录它的内容，无法比较", ""
    places = dict.fromkeys(line.clause.place or "（要点）" for line in side.lines)
    return side.name, "".join(line.sentence for line in side.lines), "、".join(places)
