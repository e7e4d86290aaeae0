"""How much of a question a text covers: its content words, weighted by rarity, synonyms counted."""

from collections.abc import Callable, Sequence

from assistant.jobs.questions.case import QuestionCase
from assistant.jobs.questions.statements import ClauseStatement
from assistant.language.numerals import fold
from assistant.language.word_tags import tagged

_CONTENT = tuple("nvaijlbz")
"""First letters of the tags of words with content."""


def covered(case: QuestionCase, statement: ClauseStatement) -> float:
    """Share of the question's content words, weighted by rarity, that the line, its topic and its title contain."""
    document, clause = case.document(statement.clause), statement.clause
    return share_in(case)((statement.text, clause.topic, document.title))


def covered_by_clause(case: QuestionCase, statement: ClauseStatement) -> float:
    """The same share of the whole clause, with the questions it is known to answer."""
    document, clause = case.document(statement.clause), statement.clause
    return share_in(case)((clause.text, clause.topic, document.title, *document.aliases, *clause.asks))


def share_in(case: QuestionCase) -> Callable[[Sequence[str]], float]:
    """What tells the share of the question's content words, weighted by rarity, that texts contain."""
    retriever = case.retriever
    rarity = {word: retriever.rarity(word) for word in content_words(case)}
    whole = sum(rarity.values())

    def share(texts: Sequence[str]) -> float:
        context = retriever.with_synonyms(" ".join(texts))
        shared = sum(value * retriever.share_of(word, context) for word, value in rarity.items())
        return shared / whole if whole else 1.0

    return share


def content_words(case: QuestionCase) -> tuple[str, ...]:
    """Nouns, verbs and adjectives of the question, without the documents and the place it names."""
    asked = fold(case.retriever.mended(case.asked.bare if case.asked.documents else case.asked.text))
    words = (w.text for w in tagged(asked).words if len(w.text) > 1 and w.tag.startswith(_CONTENT))
    return tuple(dict.fromkeys(w for w in words if w not in case.limits.regions))
