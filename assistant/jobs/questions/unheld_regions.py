"""Regions whose documents the corpus does not hold: said so, with the national rule beside it."""

import re

from assistant.jobs.questions.case import QuestionCase
from assistant.jobs.questions.interface import Answer, PolicyQuestion
from assistant.jobs.questions.provisions import no_basis
from assistant.jobs.questions.refusing import bears_on
from assistant.language.inquiries import find_inquiries
from assistant.retrieval.interface import Scope
from policy_corpus.regions import regions

_CLAUSES = re.compile("[，,。；;？?！!]")
_FIRM = re.compile("公司|事务所|第三方|中介|咨询")


def answer_unheld_region(case: QuestionCase) -> Answer | None:
    """None where no region is named, or its documents are held."""
    named = case.asked.named_region
    if not named or case.asked.documents or _holds(case, named) or _is_place_of_a_firm(case.asked.text, named):
        return None
    text = f"政策库未收录{named}的文件，无法确认当地是怎样规定的，请查阅当地财政部门的文件。"
    hits = case.retriever.search(case.asked.text, Scope(as_of=case.asked.as_of), 1).hits
    if hits and bears_on(case, hits):
        first = hits[0].clause
        text += f"\n全国性文件可供参考：{case.document(first).short}{first.place}“{first.topic}”。"
    return no_basis(text)


def with_unheld_region(made: Answer, case: QuestionCase, question: PolicyQuestion) -> Answer:
    """The answer, with a word about the user's region where it is not held."""
    region = question.region or case.asked.named_region
    if not region or _holds(case, region):
        return made
    line = f"政策库未收录{region}的文件，以上是全国性规定，请同时查阅当地规定。"
    return made.model_copy(update={"answer": f"{made.answer}\n{line}", "notes": (*made.notes, line)})


def _is_place_of_a_firm(text: str, region: str) -> bool:
    """Whether a place is only where a firm sits (我在武汉一家评价公司): its rules are not those of the place."""
    clauses = [c for c in _CLAUSES.split(text) if region in c and not find_inquiries(c)]
    return any(_FIRM.search(c[c.index(region) :]) for c in clauses)


def _holds(case: QuestionCase, region: str) -> bool:
    kept = {d.region for d in case.corpus.documents.values() if d.region and case.corpus.of_document(d.id)}
    return bool(kept & set(regions(region)))
