"""Several questions in one message: ①…②…, or one sentence of question after another, each answered in its turn."""

import re
from collections.abc import Sequence

from assistant.jobs.questions.case import QuestionCase
from assistant.jobs.questions.compose import DIGEST, answer_from
from assistant.jobs.questions.interface import Answer
from assistant.jobs.questions.statements import ClauseStatement
from assistant.language.inquiries import find_inquiries

_CUTS = re.compile(r"[？?；;。\n]|[①-⑨]|(?<![\d第])[1-4][.、)）]")
_LEAD = re.compile(r"^([^：:？?]{2,24})[：:]")
_LEAST, _MOST = 6, 4
_ORDER = "一二三四"


def parts_of(said: str) -> tuple[str, ...]:
    """The questions of a message, each with what stands before the colon; fewer than two where it is one question."""
    lead = _LEAD.match(said)
    rest = said[lead.end() :] if lead else said
    pieces = [p.strip(" ，,、") for p in _CUTS.split(rest)]
    asked = [p for p in pieces if len(p) >= _LEAST and find_inquiries(p)]
    told = "，".join(p for p in pieces if len(p) >= _LEAST and not find_inquiries(p))
    head = "，".join(w for w in (lead[1] if lead else "", told) if w)
    return tuple(f"{head}，{p}" if head else p for p in asked[:_MOST]) if len(asked) > 1 else ()


def answered_in_parts(case: QuestionCase, found: Sequence[ClauseStatement]) -> Answer:
    """One answer: a numbered sentence for each question, the clauses of all below."""
    clauses = list({s.clause.key: s.clause for s in found}.values())
    said = "；".join(f"（{_ORDER[n]}）{s.text.rstrip('。；').replace('。', '；')}" for n, s in enumerate(found))
    made = answer_from(case, clauses, first=f"{said}。", lead=len(clauses))
    places = "；".join(f"（{_ORDER[n]}）{case.document(s.clause).short}{s.clause.place}" for n, s in enumerate(found))
    basis = f"依据：{places}（{DIGEST}）"
    return made.model_copy(update={"basis": basis, "answer": made.answer.replace(made.basis, basis, 1)})
