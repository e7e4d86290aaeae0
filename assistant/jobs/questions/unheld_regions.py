"""Regions whose documents the corpus does not hold: their own rule is said not to be held, a national one answers.

Who only says where he is (云南一个边境县) asks what holds there, and a national clause may state it. Who names the
level (洛阳市直部门, 武汉市本级) or the paper of a place (湖南省的自评办法里) asks for the rule of that place alone.
"""

import re

from assistant.jobs.questions.case import QuestionCase
from assistant.jobs.questions.interface import Answer, PolicyQuestion
from assistant.jobs.questions.provisions import no_basis
from assistant.jobs.questions.refusing import bears_on
from assistant.retrieval.interface import Scope
from policy_corpus.regions import regions

_OWN = (
    r"(?:省|市|自治区|自治州|州|盟|地区)?"
    r"(?:本级|级|直(?![播接到])|财政[厅局]|[^，,。；;？?！!]{0,12}(?:办法|文件|规定|细则|制度))"
)
"""Behind the name of a place: its level of government, its finance office, or a paper of its own."""


def answer_unheld_region(case: QuestionCase) -> Answer | None:
    """None where no region's own rule is asked for, or its documents are held."""
    named = case.asked.named_region
    if not named or case.asked.documents or named in _kept(case) or not asks_own_rule(case.asked.text, named):
        return None
    text = f"政策库未收录{named}的文件，无法确认当地是怎样规定的，请查阅当地财政部门的文件。"
    hits = case.retriever.search(case.asked.text, Scope(as_of=case.asked.as_of), 1).hits
    if hits and bears_on(case, hits):
        first = hits[0].clause
        text += f"\n全国性文件可供参考：{case.document(first).short}{first.place}“{first.topic}”。"
    return no_basis(text)


def asks_own_rule(text: str, place: str) -> bool:
    """Whether a question names the level or a paper of a place, and not only the place where somebody is."""
    return bool(re.search(f"{place}{_OWN}", text))


def with_unheld_region(made: Answer, case: QuestionCase, question: PolicyQuestion) -> Answer:
    """The answer, with a word about the user's region where it is not held."""
    region = case.asked.named_region or question.region
    if not region or _kept(case) & set(regions(region)):
        return made
    line = f"政策库未收录{region}的文件，以上是全国性规定，请同时查阅当地规定。"
    return made.model_copy(update={"answer": f"{made.answer}\n{line}", "notes": (*made.notes, line)})


def _kept(case: QuestionCase) -> set[str]:
    """The regions that documents with text are held of."""
    return {d.region for d in case.corpus.documents.values() if d.region and case.corpus.of_document(d.id)}
