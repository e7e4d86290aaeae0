"""The answer of a model as users see it: its conclusion, the basis beside it, what to mind of validity."""

import re
from collections.abc import Collection, Sequence

from assistant.domain.policy import Clause, PolicyDocument
from assistant.jobs.questions.case import QuestionCase
from assistant.jobs.questions.compose import answer_from, basis_line, citations, notes, with_details
from assistant.jobs.questions.in_parts import case_of_part, parts_of
from assistant.jobs.questions.interface import Answer, AnswerStatus, AnswerWriter, ModelQuestion, Written
from assistant.jobs.questions.parties import FEWEST, merged, parties_of
from assistant.jobs.questions.searching import SearchedStatements, search
from assistant.jobs.questions.subjects import is_of_subjects, sides_of_subjects
from assistant.jobs.questions.validity import start_of
from assistant.language.dates import chinese_dates
from assistant.retrieval.interface import Scope

NOT_STATED = "没有找到这个问题的规定。"
UNPROVED = "提示：这个回答的数字和条款已核对，“可以、应当、不得”等意思请对照下面的条款再确认。"
_MATERIAL, _OF_A_SIDE = 9, 3
"""Clauses that a model is shown, and of each side of a comparison."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=年)")


def answer_by_model(writer: AnswerWriter, case: QuestionCase, found: SearchedStatements) -> Answer | None:
    """The model's answer; None where its words do not hold."""
    written, shown = _written(writer, case, _question(case), _material(case, found))
    return in_words_of(writer.name, case, written, shown) if written is not None else None


def judged_by_model(writer: AnswerWriter, case: QuestionCase, found: SearchedStatements, made: Answer) -> Answer:
    """What code came to, or the model's own answer where that is not what was asked; code's where no model says.

    A refusal of code's stands where the model finds no answer either: it says more than that nothing was found.
    """
    material = merged(_cited(case, made), _material(case, found))[:_MATERIAL]
    written, shown = _written(writer, case, _question(case, made.conclusion), material)
    if written is None or written.keeps or (written.refused and not made.is_answered):
        return made
    return in_words_of(writer.name, case, written, shown)


def _question(case: QuestionCase, proposal: str = "") -> ModelQuestion:
    said = case.said if case.said != case.asked.text else ""
    return ModelQuestion(
        text=case.asked.text, setting=_setting(case), said=said, before=case.before.question,
        answered=case.before.conclusion, proposal=proposal,
    )  # fmt: skip


def _written(
    writer: AnswerWriter, case: QuestionCase, question: ModelQuestion, shown: list[Clause]
) -> tuple[Written | None, list[Clause]]:
    """What the model writes, and from which clauses; where none of them answers, once more from those that its own
    words find."""
    written = writer.write(question, shown)
    if written is None or not written.refused:
        return written, shown
    others = _found_by(case, written.searches, {c.key for c in shown})
    again = writer.write(question.model_copy(update={"searched_again": True}), others) if others else None
    return (written, shown) if again is None or again.refused else (again, others)


def _found_by(case: QuestionCase, searches: Sequence[str], known: Collection[str]) -> list[Clause]:
    """The clauses that other words for a question find, the best of each ahead; not those that are known."""
    scope = Scope(case.asked.as_of, case.asked.region)
    found = [[h.clause for h in case.retriever.search(words, scope, _MATERIAL).hits] for words in searches]
    best = [clauses[n] for n in range(_MATERIAL) for clauses in found if n < len(clauses)]
    return [c for c in merged(best, []) if c.key not in known][:_MATERIAL]


def _cited(case: QuestionCase, made: Answer) -> list[Clause]:
    """The clauses that an answer rests on most."""
    places = [(c.policy_id, c.article) for c in made.citations[:_OF_A_SIDE]]
    held = {i: case.corpus.of_document(i) for i, _ in places}
    return [clause for i, place in places for clause in held[i] if clause.place == place][:_OF_A_SIDE]


def in_words_of(name: str, case: QuestionCase, written: Written, shown: Sequence[Clause]) -> Answer:
    """The answer; one that says nothing is stated names the nearest place as such."""
    if written.refused:
        return _not_stated(name, case, written.clauses or shown[:1])
    used = written.clauses
    rest = [c for c in shown if c.key not in {u.key for u in used}]
    plain = answer_from(case, used, first=written.conclusion, lead=len(used))
    sentences = [f"· {sentence}" for sentence in _below(case, written)]
    made = plain.model_copy(
        update={"citations": citations(case, (*used, *rest)), "writer": name, "proved": written.proved, "answer": ""}
    )
    mind = () if written.proved else (UNPROVED,)
    whole = with_details(made, [*sentences, *notes(case, used), *mind])
    return whole.model_copy(update={"notes": (*made.notes, *mind)})


def _below(case: QuestionCase, written: Written) -> Sequence[str]:
    """The sentences that stand below the basis: not the conclusion, where it rests on the basis alone."""
    first = written.clauses[0] if written.clauses else None
    basis = f"（{case.document(first).short}{first.place}）" if first is not None else ""
    is_repeated = len(written.sentences) == 1 or written.sentences[:1] == (f"{written.conclusion}{basis}",)
    return written.sentences[1:] if is_repeated else written.sentences


def _not_stated(name: str, case: QuestionCase, nearest: Sequence[Clause]) -> Answer:
    made = Answer(
        status=AnswerStatus.NO_BASIS, answer="", conclusion=NOT_STATED, writer=name, citations=citations(case, nearest)
    )
    where = [f"最接近的是{basis_line(case, c).removeprefix('依据：')}，它没有写所问的事。" for c in nearest[:1]]
    return with_details(made, where)


def _material(case: QuestionCase, found: SearchedStatements) -> list[Clause]:
    """What a model may rest on: what was found, and from when a document holds that is named with another year."""
    starts = [c for d in case.asked.documents if _is_other_version(case, d) for c in start_of(case, d)]
    near = [c for c in _near(case, found) if c not in starts]
    return [*near[: _MATERIAL - len(starts)], *starts]


def _is_other_version(case: QuestionCase, document: PolicyDocument) -> bool:
    """Whether a question has a year that is not of the document held: 2017年版的上海市预算审查监督条例."""
    own = {str(day.year) for day in (document.date, document.effective) if day}
    stated = set(_YEAR.findall(case.asked.stated))
    return bool(own and stated and not own & stated)


def _near(case: QuestionCase, found: SearchedStatements) -> list[Clause]:
    """The clauses of the best lines, of each side where documents are compared, and of each of several questions."""
    near = list({s.clause.key: s.clause for s in found.statements}.values())
    parties = parties_of(case, found)
    if len(parties) < FEWEST:
        things = sides_of_subjects(case) if is_of_subjects(case) else []
        own = [line.clause for side in things for line in side.lines]
        return merged(own or _of_parts(case), near)[:_MATERIAL]
    own = [h.clause for d in parties for h in case.within(d.id, case.asked.bare or case.asked.text, _OF_A_SIDE)]
    return merged(own, near)[:_MATERIAL]


def _of_parts(case: QuestionCase) -> list[Clause]:
    """The best clauses of each of several questions of a message, the first of each ahead; empty for a single one."""
    pieces = parts_of(case.asked.stated)
    if len(pieces) < FEWEST:
        return []
    found = [search(case_of_part(case, piece)).statements for piece in pieces]
    own = [list({s.clause.key: s.clause for s in statements}.values())[:_OF_A_SIDE] for statements in found]
    return [clauses[n] for n in range(_OF_A_SIDE) for clauses in own if n < len(clauses)]


def _setting(case: QuestionCase) -> str:
    """Region and day of a question, in the words that a model is given."""
    region, day = case.asked.region or "没有说明（按全国性文件）", case.asked.as_of
    return f"提问人所在地区：{region}" + (f"；按{chinese_dates(str(day))}的效力" if day else "")
