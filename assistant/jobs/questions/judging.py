"""Whether the best statement answers a question or only speaks of the same subject, and what that is judged by.

How high its line scores and how far the rest is behind, the meaning of line and clause, the share of the question's
content words that it contains with topic and title, and whether the kind of thing asked for is stated.
"""

from collections.abc import Mapping, Set
from math import log

from assistant.jobs.questions.case import QuestionCase
from assistant.jobs.questions.checking import Checked, strict_of
from assistant.jobs.questions.covering import covered, covered_by_clause
from assistant.jobs.questions.searching import SearchedStatements
from assistant.jobs.questions.statements import ClauseStatement
from assistant.language.inquiries import AskedKind
from assistant.retrieval.interface import SearchHit

_RANK = 5
"""The statement that the score of the first is compared with."""
_ALONE = 3.0
"""How far ahead a clause is that was found alone."""
_COUNTED = (AskedKind.COUNT, AskedKind.POINTS, AskedKind.SHARE, AskedKind.PLACE)
"""Kinds that are often asked for where nothing is regulated."""


def is_absent(case: QuestionCase, found: SearchedStatements, verdict: Checked) -> bool:
    """Whether the best statement hardly answers the question."""
    chance = chance_of(case, found, verdict)
    if case.judge is None or chance is None:
        return False
    return case.judge.is_absent(chance, strict=bool(strict_of(found.inquiries)))


def is_doubtful(case: QuestionCase, found: SearchedStatements, verdict: Checked) -> bool:
    """Whether the best statement may speak of something else."""
    chance = chance_of(case, found, verdict)
    if case.judge is None or chance is None:
        return False
    return case.judge.is_doubtful(chance, strict=bool(strict_of(found.inquiries)))


def chance_of(case: QuestionCase, found: SearchedStatements, verdict: Checked) -> float | None:
    """The chance that the best statement answers the question; None where nobody can tell."""
    if case.judge is None or case.retriever.embedding != case.judge.model:
        return None
    return case.judge.chance(features_of(case, found, verdict))


def features_of(case: QuestionCase, found: SearchedStatements, verdict: Checked) -> Mapping[str, float]:
    """What the chance rests on, by name."""
    best = verdict.best or verdict.nearest
    kinds = {i.kind for i in found.inquiries}
    scores = [s.score for s in found.statements]
    hit = next(h for h in found.hits if h.clause.key == best.clause.key)
    behind = next((s.score for s in found.statements if s.clause.key != best.clause.key), best.score - _ALONE)
    return {
        **_of_best(hit, best),
        **_of_question(case, kinds),
        "ahead_clause": best.score - behind,
        "n_strict": float(len(strict_of(found.inquiries))),
        "top_line_meaning": max(m for h in found.hits for m in h.line_meanings),
        "top_answer": max((a for h in found.hits for a in h.line_answers), default=0.0),
        "top_ask": max(h.ask_meaning for h in found.hits),
        "top_own": max((v for h in found.hits for v in h.line_asks if v is not None), default=0.0),
        "score": best.score,
        "behind": scores[0] - best.score,
        "margin": scores[0] - scores[min(_RANK, len(scores) - 1)],
        "stated": float(verdict.best is not None),
        "strict": float(bool(strict_of(found.inquiries))),
        "named": float(bool(case.asked.documents)),
        "covered": covered(case, best),
        "clause_covered": covered_by_clause(case, best),
    }


def _of_best(hit: SearchHit, best: ClauseStatement) -> Mapping[str, float]:
    """What the search knows of the best line and its clause."""
    own = hit.own_ask(best.line)
    return {
        "line_meaning": hit.line_meanings[best.line],
        "line_answer": hit.answer(best.line),
        "clause_meaning": max((*hit.line_meanings, hit.ask_meaning)),
        "ask_meaning": hit.ask_meaning,
        "own_ask": own or 0.0,
        "has_own": float(own is not None),
        "line_words": hit.line_words[best.line],
        "clause_words": hit.clause_words,
    }


def _of_question(case: QuestionCase, kinds: Set[AskedKind]) -> Mapping[str, float]:
    """What is known of the question alone; of a long one a clause covers less."""
    return {
        "qlen": log(len(case.asked.text)),
        "carried": float(bool(case.asked.carried)),
        "fair": case.chances.get("fair", 0.0),
        "off_topic": case.chances.get("off_topic", 0.0),
        "yes_no": float(AskedKind.YES_NO in kinds),
        **{f"asks_{kind.value}": float(kind in kinds) for kind in _COUNTED},
    }
