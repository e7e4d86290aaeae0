"""What a question is searched in, and the statements that were found there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.jobs.questions import fitting
from assistant.jobs.questions.case import QuestionCase
from assistant.jobs.questions.choosing import chosen_first
from assistant.jobs.questions.measuring import figures, shares_measure
from assistant.jobs.questions.quoted import named_first
from assistant.jobs.questions.rewriting import bare_turn
from assistant.jobs.questions.statements import ABOVE, GOES_ON, OWN_PLACE, ClauseStatement, statements
from assistant.language.inquiries import AskedKind, Inquiry, find_inquiries, without_told
from assistant.retrieval.interface import Scope, SearchHit
from policy_corpus.regions import regions

_LATEST = 0.6
"""How much the latest turn of a conversation counts beside the whole question."""
_BINDS = 0.5
"""What it adds that a line has a bound in the measure of a figure that the question gives."""
_REPEATED = 0.35
"""What it takes from a line that the last answer began with it."""
_OF_EACH, _OF_ALL, _OF_REGIONS = 5, 12, 16
"""Hits of each document named; of all that hold, where none is named; and of all regions."""


@dataclass(frozen=True)
class SearchedStatements:
    """What a search found, line by line, and what was asked for."""

    hits: tuple[SearchHit, ...]
    statements: tuple[ClauseStatement, ...]
    inquiries: tuple[Inquiry, ...]


def statements_of(case: QuestionCase, hits: Sequence[SearchHit]) -> SearchedStatements:
    """The lines of the hits, those that answer first, with what is asked for."""
    inquiries = without_told(find_inquiries(case.asked.wanting), case.asked.wanting)
    found = chosen_first(case, hits, preferred_statements(case, hits, inquiries), inquiries)
    return SearchedStatements(tuple(hits), tuple(found), inquiries)


def preferred_statements(
    case: QuestionCase, hits: Sequence[SearchHit], inquiries: Sequence[Inquiry]
) -> list[ClauseStatement]:
    """The lines of the hits by the sum of what speaks for each, the highest first."""
    found = named_first(statements(hits, inquiries, _preferred(case)), case.asked.stated)
    found = _bounds_first(found, inquiries, case.asked.stated)
    if case.asked.last_conclusion and inquiries and not case.asked.asks_as_before:
        return _news_first(found, case.asked.last_conclusion)
    return found


def _bounds_first(found: list[ClauseStatement], inquiries: Sequence[Inquiry], stated: str) -> list[ClauseStatement]:
    """The lines with those further ahead that bind what a question of yes or no gives a figure of."""
    given = figures(stated) if any(i.kind is AskedKind.YES_NO for i in inquiries) else ()
    if not given:
        return found
    scored = [replace(s, score=s.score + _BINDS) if shares_measure(given, s.text) else s for s in found]
    return sorted(scored, key=lambda s: -s.score)


def _news_first(found: Sequence[ClauseStatement], conclusion: str) -> list[ClauseStatement]:
    """The lines with those further behind that the last answer began with: a new turn asks for something else."""
    stated = conclusion.replace("。", "；")
    scored = [replace(s, score=s.score - _REPEATED) if s.sentence.rstrip("。") in stated else s for s in found]
    return sorted(scored, key=lambda s: -s.score)


def search(case: QuestionCase) -> SearchedStatements:
    """Of every document named in turn; where none is named, of the documents that hold at the user's place."""
    return statements_of(case, _gathered(case))


def search_everywhere(case: QuestionCase) -> SearchedStatements:
    """Of the documents of all regions."""
    wide = Scope(case.asked.as_of, everywhere=True)
    return statements_of(case, case.retriever.search(case.asked.text, wide, _OF_REGIONS).hits)


def local_documents(case: QuestionCase, region: str) -> list[str]:
    """Ids of the documents of a region and of those above it."""
    return [d.id for d in case.corpus.documents.values() if d.region in regions(region)]


def _gathered(case: QuestionCase) -> list[SearchHit]:
    """What the whole question finds; of one that goes on from another, its own words count for themselves as well."""
    asked = case.asked
    found = _found(case)
    if not asked.carried or asked.asks_as_before:
        return found
    turn = bare_turn(asked.stated)
    policies = tuple(d.id for d in asked.documents) or tuple(dict.fromkeys(h.clause.policy_id for h in found))
    own = case.retriever.search(turn, Scope(policies=policies), _OF_ALL).hits
    keys = list(dict.fromkeys(h.clause.key for h in (*found, *own)))
    both = (case.retriever.scored(asked.bare or asked.text, keys), case.retriever.scored(turn, keys))
    return [_weighed(whole, latest) for whole, latest in zip(*both, strict=True)]


def _weighed(whole: SearchHit, latest: SearchHit) -> SearchHit:
    """A hit of the whole question with the lines of the latest turn counted in."""
    lines = tuple((1 - _LATEST) * a + _LATEST * b for a, b in zip(whole.lines, latest.lines, strict=True))
    return replace(whole, score=max(lines), lines=lines)


def _found(case: QuestionCase) -> list[SearchHit]:
    asked = case.asked
    named = [d for d in asked.documents if case.corpus.of_document(d.id)]
    if not named:
        return list(case.retriever.search(asked.text, Scope(asked.as_of, asked.region), _OF_ALL).hits)
    groups = [case.within(d.id, asked.bare or asked.text) for d in named]
    if asked.named_region and not any(d.region for d in named):
        local = Scope(policies=tuple(local_documents(case, asked.named_region)))
        if local.policies:
            groups.append(case.retriever.search(asked.text, local, _OF_EACH).hits)
    elif len(named) == 1:
        groups.append(_elsewhere(case, groups[0]))
    return [group[n] for n in range(_OF_EACH) for group in groups if n < len(group)]


def _elsewhere(case: QuestionCase, own: Sequence[SearchHit]) -> tuple[SearchHit, ...]:
    """What another document says as closely as the one named: 社保基金能套10号文吗 is answered by 财社〔2022〕65号."""
    asked = case.asked
    hits = case.retriever.search(asked.bare or asked.text, Scope(asked.as_of, asked.region), 2).hits
    named = {d.id for d in asked.documents}
    best = fitting.nearest(own)
    others = (h for h in hits if h.clause.policy_id not in named)
    return tuple(h for h in others if h.dense is not None and (best is None or h.dense >= best))


def _preferred(case: QuestionCase) -> Mapping[str, float]:
    """How much a document is preferred: of the place, of the province above it, and that a question goes on about."""
    places = regions(case.asked.region) if case.asked.region else ()
    worth = {places[0]: OWN_PLACE} if places else {}
    worth = {**dict.fromkeys(places[1:], ABOVE), **worth}
    found = {d.id: worth[d.region] for d in case.corpus.documents.values() if d.region in worth}
    return found | {i: GOES_ON + found.get(i, 0.0) for i in case.asked.goes_on_about}
