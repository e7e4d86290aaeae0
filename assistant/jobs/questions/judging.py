"""Whether the best statement answers a question or only speaks of the same subject, and what that is judged by.

How high its line scores and how far the rest is behind, the meaning of line and clause, the share of the question's
content words that it contains with topic and title, and whether the kind of thing asked for is stated.
"""

from collections.abc import Mapping, Sequence

from assistant.jobs.questions.case import QuestionCase
from assistant.jobs.questions.checking import Checked, strict_of
from assistant.jobs.questions.searching import SearchedStatements
from assistant.jobs.questions.statements import ClauseStatement
from assistant.language.inquiries import AskedKind
from assistant.language.numerals import fold
from assistant.language.word_tags import tagged

_CONTENT = tuple("nvaijlbz")
"""First letters of the tags of words with content."""
_RANK = 5
"""The statement that the score of the first is compared with."""
_COUNTED = (AskedKind.COUNT, AskedKind.POINTS, AskedKind.SHARE, AskedKind.PLACE)
"""Kinds that are often asked for where nothing is regulated."""


def is_absent(case: QuestionCase, found: SearchedStatements, verdict: Checked) -> bool:
    """Whether the best statement hardly answers the question."""
    chance = chance_of(case, found, verdict)
    return case.judge is not None and chance is not None and chance < case.judge.absent


def is_doubtful(case: QuestionCase, found: SearchedStatements, verdict: Checked) -> bool:
    """Whether the best statement may speak of something else."""
    chance = chance_of(case, found, verdict)
    return case.judge is not None and chance is not None and chance < case.judge.doubtful


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
    return {
        "score": best.score,
        "behind": scores[0] - best.score,
        "margin": scores[0] - scores[min(_RANK, len(scores) - 1)],
        "stated": float(verdict.best is not None),
        "strict": float(bool(strict_of(found.inquiries))),
        "named": float(bool(case.asked.documents)),
        "covered": covered(case, best),
        "clause_covered": covered_by_clause(case, best),
        "line_meaning": hit.line_meanings[best.line],
        "clause_meaning": max((*hit.line_meanings, hit.ask_meaning)),
        "ask_meaning": hit.ask_meaning,
        "off_topic": case.chances.get("off_topic", 0.0),
        **{f"asks_{kind.value}": float(kind in kinds) for kind in _COUNTED},
    }


def covered(case: QuestionCase, statement: ClauseStatement) -> float:
    """Share of the question's content words, weighted by rarity, that the line, its topic and its title contain."""
    document, clause = case.document(statement.clause), statement.clause
    return _share(case, (statement.text, clause.topic, document.title))


def covered_by_clause(case: QuestionCase, statement: ClauseStatement) -> float:
    """The same share of the whole clause, with the questions it is known to answer."""
    document, clause = case.document(statement.clause), statement.clause
    return _share(case, (clause.text, clause.topic, document.title, *document.aliases, *clause.asks))


def _share(case: QuestionCase, texts: Sequence[str]) -> float:
    context = case.retriever.with_synonyms(" ".join(texts))
    rarity = {word: case.retriever.rarity(word) for word in content_words(case)}
    whole = sum(rarity.values())
    shared = sum(value * case.retriever.share_of(word, context) for word, value in rarity.items())
    return shared / whole if whole else 1.0


def content_words(case: QuestionCase) -> tuple[str, ...]:
    """Nouns, verbs and adjectives of the question, without the documents and the place it names."""
    asked = fold(case.retriever.mended(case.asked.bare if case.asked.documents else case.asked.text))
    words = (w.text for w in tagged(asked).words if len(w.text) > 1 and w.tag.startswith(_CONTENT))
    return tuple(dict.fromkeys(w for w in words if w not in case.limits.regions))
