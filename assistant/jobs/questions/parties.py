"""The documents that a comparison is of, and how many clauses an answer shows in full."""

import re
from collections.abc import Iterable, Sequence

from assistant.domain.policy import Clause, PolicyDocument
from assistant.jobs.questions.case import QuestionCase
from assistant.jobs.questions.comparing import by_place, names_places
from assistant.jobs.questions.searching import SearchedStatements, local_documents
from assistant.jobs.questions.statements import ClauseStatement

FEWEST = 2
"""Sides of a comparison."""
_COMPARES = re.compile(
    r"比一比|比比|比较一下|比一下|跟[^，。？?]{2,14}比|一样|一码事|一回事|变化|谁更|区别|差别|不同|差在哪|对不上|相比|对比|两个口径|还是说|哪个|矛盾|冲突|有没有差|差(?:哪|在|几|多少)"
)
_BESIDE = 1.0
"""How far behind the best a statement may stand for its document to be a side."""


def parties_of(case: QuestionCase, found: SearchedStatements) -> list[PolicyDocument]:
    """The sides of a comparison; fewer than two where the question compares nothing."""
    parties = _named(case, found.statements)
    if len(parties) < FEWEST and (compares(case) or names_places(case)):
        return by_place(case, found.inquiries) or parties
    return parties


def compares(case: QuestionCase) -> bool:
    """Whether the question uses words of a comparison."""
    return bool(_COMPARES.search(case.asked.text))


def count_in_full(case: QuestionCase, shown: Sequence[Clause]) -> int:
    """How many clauses are shown in full: one for each document named, and the next where it is the same place."""
    named = len(case.asked.documents)
    both = compares(case) or named > 1
    return min(len(shown), max(named, 2 if both else 1))


def merged(first: Iterable[Clause], then: Iterable[Clause]) -> list[Clause]:
    """Each clause once, in their order."""
    return list({c.key: c for c in (*first, *then)}.values())


def _named(case: QuestionCase, found: Sequence[ClauseStatement]) -> list[PolicyDocument]:
    """Those named, with the user's own place beside a single national one."""
    asked, named = case.asked, list(case.asked.documents)
    if len(named) >= FEWEST or not compares(case):
        return named if len(named) >= FEWEST else []
    if named and asked.named_region and not any(d.region for d in named):
        own = set(local_documents(case, asked.named_region))
        there = next((s.clause.policy_id for s in found if s.clause.policy_id in own), None)
        return [*named, case.corpus.documents[there]] if there else named
    near = dict.fromkeys(s.clause.policy_id for s in found if s.score >= found[0].score - _BESIDE)
    others = [case.corpus.documents[i] for i in near if case.corpus.documents[i] not in named]
    return [*named, *others][:FEWEST] if named else []
