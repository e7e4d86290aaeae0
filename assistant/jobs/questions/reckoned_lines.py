"""Which of the lines found reckons the numbers or the day of the question: by a share that it sets, or a term."""

from collections.abc import Sequence

from assistant.jobs.questions.case import QuestionCase
from assistant.jobs.questions.checking import REACH
from assistant.jobs.questions.searching import SearchedStatements
from assistant.jobs.questions.shares_taken import share_taken
from assistant.jobs.questions.statements import ClauseStatement
from assistant.jobs.questions.terms_counted import term_counted
from assistant.language.likeness import pairs

Reckoning = tuple[ClauseStatement, str]
_LINES, _OWN_WORDS, _TOPIC = 8, 6.0, 3
"""So many of the lines found are tried; what it counts that a line's own words are those of the question; a subject has
more characters than this."""


def by_the_line(case: QuestionCase, found: SearchedStatements) -> tuple[list[ClauseStatement], str] | None:
    """The line that comes to a figure or a day, with what it comes to; of several the one nearest in words.

    Several lines, where the question names the subject of the clause of each: 投标保证金和履约保证金.
    """
    question, top = case.asked.stated, found.statements[0].score
    reckoned = [(s, taken) for s in found.statements[:_LINES] if (taken := _taken(found, question, s.text))]
    named = {
        s.clause.key: (s, t)
        for s, t in reversed(reckoned)
        if len(s.clause.topic) > _TOPIC and s.clause.topic in question
    }
    if len({t for _, t in named.values()}) > 1:
        leads = "；".join(f"{s.clause.topic}{t}" for s, t in named.values())
        return [s for s, _ in named.values()], leads
    near = [r for r in reckoned if r[0].score >= top - REACH]
    best = max(near, key=lambda r: r[0].score + _OWN_WORDS * _own_words(r, near, question), default=None)
    return None if best is None else ([best[0]], best[1])


def _own_words(one: Reckoning, reckoned: Sequence[Reckoning], question: str) -> float:
    """The share of what a line has, and no line with the same result, that stands in the question: 预算, not 决算."""
    others = (s.text for s, taken in reckoned if taken == one[1] and s is not one[0])
    own = set(pairs(one[0].text)).difference(*map(pairs, others))
    return len(own & set(pairs(question))) / len(own) if own else 0.0


def _taken(found: SearchedStatements, question: str, line: str) -> str:
    return share_taken(found.inquiries, question, line) or term_counted(question, line)
