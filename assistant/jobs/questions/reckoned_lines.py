"""Which of the lines found reckons the numbers or the day of the question: by a share that it sets, or a term."""

from collections.abc import Sequence

from assistant.jobs.questions.case import QuestionCase
from assistant.jobs.questions.checking import REACH
from assistant.jobs.questions.searching import SearchedStatements
from assistant.jobs.questions.shares_taken import ShareTaken, share_taken
from assistant.jobs.questions.statements import ClauseStatement
from assistant.jobs.questions.terms_counted import term_counted
from assistant.language.likeness import pairs

Reckoning = tuple[ClauseStatement, ShareTaken]
_LINES, _OWN_WORDS = 8, 6.0
"""So many of the lines found are tried; what it counts that a line's own words are those of the question."""


def by_the_line(case: QuestionCase, found: SearchedStatements) -> Reckoning | None:
    """The line that comes to a figure or a day, with what it comes to; of several the one nearest in words."""
    question, top = case.asked.stated, found.statements[0].score
    near = [s for s in found.statements[:_LINES] if s.score >= top - REACH]
    reckoned = [(s, taken) for s in near if (taken := _taken(found, question, s.text)) is not None]
    return max(reckoned, key=lambda r: r[0].score + _OWN_WORDS * _own_words(r, reckoned, question), default=None)


def _own_words(one: Reckoning, reckoned: Sequence[Reckoning], question: str) -> float:
    """The share of what a line has, and no line with the same result, that stands in the question: 预算, not 决算."""
    others = (s.text for s, taken in reckoned if taken == one[1] and s is not one[0])
    own = set(pairs(one[0].text)).difference(*map(pairs, others))
    return len(own & set(pairs(question))) / len(own) if own else 0.0


def _taken(found: SearchedStatements, question: str, line: str) -> ShareTaken | None:
    taken = share_taken(found.inquiries, question, line)
    if taken is not None:
        return taken
    last_day = term_counted(question, line)
    return ShareTaken(last_day) if last_day else None
