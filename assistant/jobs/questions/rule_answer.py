"""The answer by rules: the line of a clause that states what is asked for, or the nearest place named as such."""

from collections.abc import Callable, Sequence

from assistant.jobs.questions.by_region import answered_by_region
from assistant.jobs.questions.case import QuestionCase
from assistant.jobs.questions.checking import REACH, Checked, beside, checked, further, says_absence, strict_of
from assistant.jobs.questions.comparing import Side, compared, sides
from assistant.jobs.questions.compose import answer_from, citations
from assistant.jobs.questions.concluding import conclusion
from assistant.jobs.questions.in_parts import answered_in_parts, case_of_part, is_apart, parts_of
from assistant.jobs.questions.interface import Answer, AnswerStatus, PolicyQuestion
from assistant.jobs.questions.judging import chance_of, is_absent, is_doubtful
from assistant.jobs.questions.parties import FEWEST, count_in_full, merged, parties_of
from assistant.jobs.questions.provisions import answer_place
from assistant.jobs.questions.reckoned_lines import by_the_line
from assistant.jobs.questions.reckoning.calculation import Reckoned
from assistant.jobs.questions.searching import SearchedStatements, search_everywhere, statements_of
from assistant.jobs.questions.statements import ClauseStatement, states
from assistant.jobs.questions.subjects import is_of_subjects, sides_of_subjects
from assistant.jobs.questions.unheld_regions import with_unheld_region

AnswerPart = Callable[[QuestionCase], Answer]
_SHOWN = 5
_CHECK = "提示：以上是政策库中最接近的规定，是不是您问的情形，请对照条款核对。"
_LIKELY = 0.4
"""From this chance on a statement answers though the kind of thing asked for was not read in it. Of 407 such questions
15 had an answer."""
_NEAR = 2.5
"""How far behind the best a clause may stand to be shown beside it."""


def answer_by_rules(
    case: QuestionCase, found: SearchedStatements, question: PolicyQuestion, answer_part: AnswerPart | None = None
) -> Answer:
    """The answer from what was found, which is not empty; ``answer_part`` answers one question of several."""
    if (reckoned := by_the_line(case, found)) is not None:
        return with_unheld_region(_by_lines(case, found, *reckoned), case, question)
    parties = parties_of(case, found)
    if len(parties) >= FEWEST:
        return _set_side_by_side(case, sides(case, parties, found.inquiries), found)
    if is_of_subjects(case) and (both := sides_of_subjects(case)):
        return compared(case, both)
    several = answer_several(case, answer_part) if answer_part is not None else None
    if several is not None:
        return several
    verdict = checked(found.statements, found.inquiries)
    assert verdict is not None  # noqa: S101 -- nothing found was refused
    if verdict.best is None:
        return _by_region(case, found) or _without_its_kind(case, found, verdict, question)
    if is_absent(case, found, verdict):
        return _not_stated(case, verdict)
    made = with_unheld_region(_worded(case, found, verdict.best), case, question)
    return _as_doubtful(made) if is_doubtful(case, found, verdict) else made


def _without_its_kind(
    case: QuestionCase, found: SearchedStatements, verdict: Checked, question: PolicyQuestion
) -> Answer:
    """The nearest statement where it likely answers all the same, though what is asked for was not read in it."""
    chance = chance_of(case, found, verdict)
    if chance is None or chance < _LIKELY:
        return _not_stated(case, verdict)
    return _as_doubtful(with_unheld_region(_worded(case, found, verdict.nearest), case, question))


def answer_article(case: QuestionCase) -> Answer | None:
    """An article that is named; where it does not state the kind of thing asked for, that is said."""
    shown = answer_place(case)
    document = next((m.document for m in case.asked.mentions if m.document is not None and m.where), None)
    if shown is None or document is None or shown.status is AnswerStatus.NO_BASIS or case.asked.checks_a_claim:
        return shown
    searched = statements_of(case, case.within(document.id, case.asked.bare))
    verdict = checked(searched.statements, searched.inquiries)
    if verdict is None:
        return shown
    if verdict.best is not verdict.nearest and strict_of(searched.inquiries):
        return _not_stated(case, verdict)
    return as_absent(shown) if verdict.best and says_absence(verdict.best, searched.inquiries) else shown


def answer_reckoned(case: QuestionCase, reckoned: Reckoned) -> Answer:
    """A calculation, after the numbers as they were understood."""
    understood = f"按您说的：{reckoned.understood}。理解得不对请告诉我。" if reckoned.understood else ""
    first = "；".join(reckoned.lines) + "。"
    made = answer_from(case, reckoned.clauses, first=first, before=understood, lead=len(reckoned.clauses))
    return made.model_copy(update={"status": AnswerStatus.PARTIAL}) if reckoned.ask else made


def as_absent(made: Answer) -> Answer:
    """An answer whose clause says itself that nothing is stated."""
    conclusion = f"没有规定：{made.conclusion}"
    text = made.answer.replace(made.conclusion, conclusion, 1)
    return made.model_copy(update={"status": AnswerStatus.NO_BASIS, "conclusion": conclusion, "answer": text})


def _as_doubtful(made: Answer) -> Answer:
    """An answer that may be about something near to what is asked."""
    if made.status is not AnswerStatus.ANSWERED:
        return made
    text = f"{made.answer}\n{_CHECK}"
    return made.model_copy(update={"status": AnswerStatus.PARTIAL, "answer": text, "notes": (*made.notes, _CHECK)})


def answer_several(case: QuestionCase, answer_part: AnswerPart) -> Answer | None:
    """Questions that stand side by side in one message, each answered by itself; None where there is only one."""
    pieces = parts_of(case.asked.stated)
    if len(pieces) < FEWEST or case.asked.stated != case.asked.text:
        return None
    found = [answer_part(case_of_part(case, piece)) for piece in pieces]
    return answered_in_parts(found) if is_apart(found) else None


def _set_side_by_side(case: QuestionCase, both: Sequence[Side], found: SearchedStatements) -> Answer:
    """A comparison; where no side states the kind of thing asked for, that is said."""
    asked = strict_of(found.inquiries)[:1]
    lines = [line for side in both for line in side.lines]
    if not asked or not lines or any(states(line.text, asked[0]) for line in lines):
        return compared(case, both)
    return _not_stated(case, Checked(lines[0], None, asked[0], asked[0]))


def _by_lines(case: QuestionCase, found: SearchedStatements, lines: Sequence[ClauseStatement], taken: str) -> Answer:
    """What the lines come to in the numbers of the question, then the lines."""
    first = f"{taken}：{'；'.join(line.sentence.rstrip('。') for line in lines)}。"
    clauses = list(dict.fromkeys(line.clause for line in lines))
    beside_them = (s.clause for s in found.statements if s.score >= lines[0].score - REACH)
    return answer_from(case, list(dict.fromkeys((*clauses, *beside_them)))[:_SHOWN], first=first, lead=len(clauses))


def _worded(case: QuestionCase, found: SearchedStatements, best: ClauseStatement) -> Answer:
    """The answer that rests on a statement."""
    others = further(found.statements, best, found.inquiries) or beside(found.statements, best, found.inquiries)
    near = [s.clause for s in found.statements if s.score >= best.score - _NEAR]
    shown = merged([best.clause, *(o.clause for o in others)], near)[:_SHOWN]
    first = conclusion(found.inquiries, best, case.asked.text, case.asked.stated)
    first = f"{'；'.join(part.rstrip('。') for part in (first, *(o.sentence for o in others)))}。"
    made = answer_from(case, shown, first=first, lead=count_in_full(case, shown))
    return as_absent(made) if says_absence(best, found.inquiries) else made


def _by_region(case: QuestionCase, found: SearchedStatements) -> Answer | None:
    """Where no national document states it and no region is named: what the regions held say, each of them."""
    if case.asked.region or case.asked.documents:
        return None
    wider = search_everywhere(case)
    verdict = checked(wider.statements, wider.inquiries)
    if verdict is None or verdict.best is None or case.document(verdict.best.clause).region is None:
        return None
    if is_absent(case, wider, verdict) or is_doubtful(case, wider, verdict):
        return None
    return answered_by_region(case, wider.statements, verdict.best, found.inquiries)


def _not_stated(case: QuestionCase, verdict: Checked) -> Answer:
    """Held documents speak of the subject, and not of what is asked: the nearest place, named as such."""
    nearest = verdict.best or verdict.nearest
    lacking = verdict.asked if verdict.asked and not states(nearest.text, verdict.asked) else None
    clause, word = nearest.clause, lacking.kind.word if lacking else ""
    where = f"{case.document(clause).short}{clause.place or '（要点）'}"
    of = f"的{word}" if word else ""
    what = f"“{lacking.of}”" if lacking and lacking.of else f"这个问题{of}"
    first = f"没有找到关于{what}的规定。"
    text = f"{first}\n最接近的是{where}，它没有写所问的{word or '内容'}：\n· {nearest.text}"
    return Answer(
        status=AnswerStatus.NO_BASIS, answer=text, conclusion=first, citations=citations(case, [clause]),
    )  # fmt: skip
