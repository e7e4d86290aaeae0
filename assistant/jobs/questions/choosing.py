"""Which of the lines that were found answers, by what search and check know of each line.

The sum of retrieval finds the place; it was fitted to that, and not to the first sentence of an answer. What the lines
are worth as answers is on the same scale, so that what is measured by distance (checking.py) keeps its meaning.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from math import log

from assistant.jobs.questions.case import QuestionCase
from assistant.jobs.questions.covering import share_in
from assistant.jobs.questions.statements import STRICT, ClauseStatement
from assistant.language.inquiries import AskedKind, Inquiry
from assistant.language.stated_kinds import kinds_in_figures, names_form
from assistant.retrieval.interface import SearchHit

CHOSEN_FROM = 16
"""Lines that are looked at; of 267 questions the answer was among them in 255."""
_ANNEX = "附"
_OF_FORMS = re.compile("[表附填栏]")
"""Words of a question that the cells of an annex may answer."""


def chosen_first(
    case: QuestionCase, hits: Sequence[SearchHit], found: Sequence[ClauseStatement], inquiries: Sequence[Inquiry]
) -> list[ClauseStatement]:
    """The lines, those that answer ahead; the first has the score that the first had."""
    near, rest = list(found[:CHOSEN_FROM]), list(found[CHOSEN_FROM:])
    if not near or case.choice is None or case.retriever.embedding != case.choice.model:
        return list(found)
    worth = [case.choice.worth(row) for row in features_of_lines(case, hits, near, inquiries)]
    ahead = near[0].score - max(worth)
    scored = [replace(s, score=ahead + value) for s, value in zip(near, worth, strict=True)]
    last = min(s.score for s in scored)
    return sorted(scored, key=lambda s: -s.score) + [replace(s, score=min(s.score, last)) for s in rest]


def features_of_lines(
    case: QuestionCase, hits: Sequence[SearchHit], found: Sequence[ClauseStatement], inquiries: Sequence[Inquiry]
) -> list[dict[str, float]]:
    """What each line is judged by, by name."""
    by_key, share = {h.clause.key: h for h in hits}, share_in(case)
    siblings, kinds = Counter(s.clause.key for s in found), {i.kind for i in inquiries}
    of_forms = bool(_OF_FORMS.search(case.asked.text))
    return [
        {
            **_of_search(by_key[s.clause.key], s),
            "covered": share((s.text,)),
            "siblings": float(siblings[s.clause.key]),
            "annex": float(s.clause.place.startswith(_ANNEX) and not of_forms),
            "in_figures": float(bool(kinds & STRICT) and bool(kinds & kinds_in_figures(s.text))),
            "names_form": float(AskedKind.FORM in kinds and names_form(s.text)),
        }
        for s in found
    ]


def _of_search(hit: SearchHit, found: ClauseStatement) -> dict[str, float]:
    """What the search knows of a line, and how long it and its clause are."""
    return {
        "clause_words": hit.clause_words,
        "line_words": hit.line_words[found.line],
        "line_meaning": hit.line_meanings[found.line],
        "line_answer": hit.answer(found.line),
        "ask_meaning": hit.ask_meaning,
        "own_ask": hit.own_ask(found.line) or 0.0,
        "has_own_ask": float(hit.own_ask(found.line) is not None),
        "states": found.stated,
        "preferred": found.score - hit.lines[found.line] - found.stated,
        "first_line": float(found.line == 0),
        "length": log(len(found.text)),
        "lines": log(len(found.clause.lines)),
    }
