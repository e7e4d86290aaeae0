"""The answer of a model as users see it: its conclusion, the basis beside it, what to mind of validity."""

from collections.abc import Sequence

from assistant.domain.policy import Clause
from assistant.jobs.questions.case import QuestionCase
from assistant.jobs.questions.compose import answer_from, basis_line, citations, notes, with_details
from assistant.jobs.questions.interface import Answer, AnswerStatus, Written

NOT_STATED = "没有找到这个问题的规定。"
UNPROVED = "提示：这个回答的数字和条款已核对，“可以、应当、不得”等意思请对照下面的条款再确认。"


def in_words_of(name: str, case: QuestionCase, written: Written, shown: Sequence[Clause]) -> Answer:
    """The answer; one that says nothing is stated names the nearest place as such."""
    if written.refused:
        return _not_stated(name, case, written.clauses or shown[:1])
    used = written.clauses
    rest = [c for c in shown if c.key not in {u.key for u in used}]
    plain = answer_from(case, used, first=written.conclusion, lead=len(used))
    told = [f"· {sentence}" for sentence in written.sentences] if len(written.sentences) > 1 else []
    made = plain.model_copy(
        update={"citations": citations(case, (*used, *rest)), "writer": name, "proved": written.proved, "answer": ""}
    )
    mind = () if written.proved else (UNPROVED,)
    whole = with_details(made, [*told, *notes(case, used), *mind])
    return whole.model_copy(update={"notes": (*made.notes, *mind)})


def _not_stated(name: str, case: QuestionCase, nearest: Sequence[Clause]) -> Answer:
    made = Answer(
        status=AnswerStatus.NO_BASIS, answer="", conclusion=NOT_STATED, writer=name, citations=citations(case, nearest)
    )
    where = [f"最接近的是{basis_line(case, c).removeprefix('依据：')}，它没有写所问的事。" for c in nearest[:1]]
    return with_details(made, where)
