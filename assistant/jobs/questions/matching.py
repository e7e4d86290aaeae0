"""Which line of each side of a comparison answers: by the same kind of fact on every side, found without the others.

A side is asked in its own words: what names only another side (its place, its title) is taken out of the question, for
it would pull towards lines about that other thing. Of the lines found, those are taken together that are near to the
question, state what is compared, and are alike.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import product

from assistant.domain.policy import PolicyDocument
from assistant.jobs.questions.case import QuestionCase
from assistant.jobs.questions.enumerations import asks_parts, items_of
from assistant.jobs.questions.quoted import named_first
from assistant.jobs.questions.statements import ClauseStatement, statements
from assistant.language.inquiries import AskedKind, Inquiry, nouns_of
from assistant.language.likeness import likeness
from assistant.language.stated_kinds import kinds_in_figures
from assistant.language.word_tags import tagged

_CLAUSES, _DEEP, _PAIRED = 10, 12, 2
_ALIKE, _STATED, _LISTED = 2.0, 1.5, 1.0
"""What it adds to two lines that they are alike, that a line states what is compared in figures, that it lists it."""
_ASPECTS = ((AskedKind.TIME, "time"), (AskedKind.MONEY, "money"), (AskedKind.SHARE, "share"))


def aspects(stated: str, inquiries: Sequence[Inquiry]) -> tuple[Inquiry, ...]:
    """What is compared, where a noun and no interrogative says it: 时间上有啥不一样, 金额门槛一样吗."""
    asked = {i.kind for i in inquiries}
    matches = ((kind, nouns_of(name).search(stated)) for kind, name in _ASPECTS if kind not in asked)
    named = tuple(Inquiry(kind, m.start(), m.end(), m[0]) for kind, m in matches if m)
    return (*inquiries, *named)


def matched(
    case: QuestionCase, documents: Sequence[PolicyDocument], wanted: Sequence[Inquiry]
) -> list[list[ClauseStatement]]:
    """The lines of each document, that which answers first; none of a document that is held without text."""
    found = [_lines_of(case, d, documents, wanted) for d in documents]
    if len(found) == _PAIRED and all(found):
        return _paired(found[0], found[1])
    return found


def _lines_of(
    case: QuestionCase, document: PolicyDocument, documents: Sequence[PolicyDocument], wanted: Sequence[Inquiry]
) -> list[ClauseStatement]:
    others = [d for d in documents if d is not document]
    hits = case.within(document.id, own_question(case, document, others), _CLAUSES)
    found = named_first(statements(hits, wanted), case.asked.stated)
    stated = case.asked.stated
    return sorted((replace(s, score=s.score + _worth(s, wanted, stated)) for s in found), key=lambda s: -s.score)


def own_question(case: QuestionCase, document: PolicyDocument, others: Sequence[PolicyDocument]) -> str:
    """The question without the places of the other sides, and the words of their titles that this side never uses."""
    question = case.asked.bare or case.asked.text
    own = document.title + "".join(c.text for c in case.corpus.of_document(document.id))
    foreign = {w.text for d in others for w in tagged(d.title).words if len(w.text) > 1}
    for word in sorted(foreign | {d.region for d in others if d.region}, key=len, reverse=True):
        if word not in own:
            question = question.replace(word, " ")
    return question.strip() or case.asked.text


def _worth(found: ClauseStatement, wanted: Sequence[Inquiry], stated: str) -> float:
    """What a line is preferred by: each 每年8月 states a time, and 定期 does not."""
    figures = len({i.kind for i in wanted} & kinds_in_figures(found.text))
    lists = asks_parts(stated) and bool(items_of(found.clause, found.text))
    return _STATED * figures + _LISTED * lists


def _paired(one: Sequence[ClauseStatement], other: Sequence[ClauseStatement]) -> list[list[ClauseStatement]]:
    """The lines of two sides, those first that are nearest to the question and like each other."""
    ranked = product(enumerate(one[:_DEEP]), enumerate(other[:_DEEP]))
    _, n, m = max((_ALIKE * likeness(a.text, b.text) - _behind(one, n) - _behind(other, m), -n, -m)
                  for (n, a), (m, b) in ranked)  # fmt: skip
    return [_first(one, -n), _first(other, -m)]


def _behind(found: Sequence[ClauseStatement], n: int) -> float:
    return found[0].score - found[n].score


def _first(found: Sequence[ClauseStatement], n: int) -> list[ClauseStatement]:
    return [found[n], *found[:n], *found[n + 1 :]]
