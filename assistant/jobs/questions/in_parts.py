"""Several questions in one message: ①…②…, or one sentence of question after another, each answered in its turn."""

import re
from collections.abc import Sequence

from assistant.jobs.questions.case import QuestionCase
from assistant.jobs.questions.compose import DIGEST, answer_from
from assistant.jobs.questions.interface import Answer, AnswerStatus
from assistant.jobs.questions.statements import ClauseStatement
from assistant.language.inquiries import find_inquiries

_CUTS = re.compile(r"[？?；;。\n]|[①-⑨]|(?<![\d第])[1-4][.、)）]")
_LEAD = re.compile(r"^([^：:？?]{2,24})[：:]")
_LEAST, _FEWEST, _MOST, _SHORT = 6, 2, 4, 9
_LEANS = re.compile(
    r"^(?:那|这)?(?:么|样)[^一-龥]*|^(?:不|没)[一-龥]{1,2}(?:会|要|行|能|可|又)|^这[么样]|^是.{1,24}还是"
)
"""What only goes on with the question before it: 这么设行不行, 不填会不会被退."""
_ORDER = "一二三四"


def parts_of(said: str) -> tuple[str, ...]:
    """The questions of a message, each with what stands before the colon; fewer than two where it is one question."""
    lead = _LEAD.match(said)
    rest = said[lead.end() :] if lead else said
    pieces = [p.strip(" ，,、") for p in _CUTS.split(rest)]
    asked = [p for p in pieces if len(p) >= _LEAST and find_inquiries(p) and not _LEANS.search(p)]
    told = "，".join(p for p in pieces if len(p) >= _LEAST and not find_inquiries(p))
    head = "，".join(w for w in (lead[1] if lead else "", told) if w)
    if len(asked) < _FEWEST:
        return ()
    whole = [p if n == 0 or len(p) > _SHORT else f"{asked[0]}，{p}" for n, p in enumerate(asked[:_MOST])]
    return tuple(f"{head}，{p}" if head else p for p in whole)


def answered_in_parts(case: QuestionCase, found: Sequence[ClauseStatement | None]) -> Answer:
    """One answer: a numbered sentence for each question, None where nothing states it; the clauses of all below."""
    held = [(n, s) for n, s in enumerate(found) if s is not None]
    clauses = list({s.clause.key: s.clause for _, s in held}.values())
    said = "；".join(f"（{_ORDER[n]}）{_said(s)}" for n, s in enumerate(found))
    made = answer_from(case, clauses, first=f"{said}。", lead=len(clauses))
    places = "；".join(f"（{_ORDER[n]}）{case.document(s.clause).short}{s.clause.place}" for n, s in held)
    basis = f"依据：{places}（{DIGEST}）"
    status = made.status if len(held) == len(found) else AnswerStatus.PARTIAL
    return made.model_copy(
        update={"status": status, "basis": basis, "answer": made.answer.replace(made.basis, basis, 1)}
    )


def _said(found: ClauseStatement | None) -> str:
    return found.text.rstrip("。；").replace("。", "；") if found is not None else "没有找到关于这一问的规定"
