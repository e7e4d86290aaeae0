"""Comparisons: what every side says to the question, side by side in a small table."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.domain.policy import PolicyDocument
from assistant.jobs.questions.case import QuestionCase
from assistant.jobs.questions.compose import DIGEST, citations, notes, with_details
from assistant.jobs.questions.interface import Answer, AnswerStatus
from assistant.jobs.questions.statements import ClauseStatement, statements
from assistant.language.inquiries import AskedKind, Inquiry, nouns_of
from assistant.language.likeness import likeness
from assistant.language.stated_kinds import kinds_in_figures
from assistant.language.tokens import TokenKind, find_tokens
from assistant.retrieval.interface import Scope
from policy_corpus.regions import regions

HEAD = ("文件", "规定", "出处")
_LINES, _DEEP, _FEWEST, _OF_A_PLACE = 3, 12, 2, 6
_AS_NEAR = 2.0
"""How far behind the best a line may stand that states what is compared in figures."""
_ALIKE = 2.0
"""How much it adds that the lines of two sides are alike."""
_PROVINCE = re.compile("省里|省厅|省直|省级|省上|省财政|省的")
_ASKS_SAME = re.compile("一样|相同|一致|一码事|一回事|区别|差别|不同")
_COUNTRY = re.compile("中央|财政部|国家|全国|部里")
_EACH = re.compile("各(?![级项种类部地省市县单个])|分别")
_NEAR = 1.0


@dataclass(frozen=True)
class Side:
    """A document of a comparison with the lines that speak to the question, the best first."""

    document: PolicyDocument
    lines: tuple[ClauseStatement, ...]

    @property
    def name(self) -> str:
        return self.document.doc_no or f"《{self.document.title}》"


_ASPECTS = ((AskedKind.TIME, "time"), (AskedKind.MONEY, "money"), (AskedKind.SHARE, "share"))


def aspects(stated: str, inquiries: Sequence[Inquiry]) -> tuple[Inquiry, ...]:
    """What is compared, where a noun and no interrogative says it: 时间上有啥不一样, 金额门槛一样吗."""
    asked = {i.kind for i in inquiries}
    matches = ((kind, nouns_of(name).search(stated)) for kind, name in _ASPECTS if kind not in asked)
    named = tuple(Inquiry(kind, m.start(), m.end(), m[0]) for kind, m in matches if m)
    return (*inquiries, *named)


def sides(case: QuestionCase, documents: Sequence[PolicyDocument], inquiries: Sequence[Inquiry]) -> list[Side]:
    """What each document says; one that is held without text has no lines."""
    question = case.asked.bare or case.asked.text
    wanted = aspects(case.asked.stated, inquiries)
    found = [_precise(statements(case.within(d.id, question), wanted), wanted) for d in documents]
    leads = _matched(found[0], found[1]) if len(found) == _FEWEST and all(found) else [s[:1] for s in found]
    return [Side(d, _lines(s, lead)) for d, s, lead in zip(documents, found, leads, strict=True)]


def _precise(found: Sequence[ClauseStatement], wanted: Sequence[Inquiry]) -> list[ClauseStatement]:
    """The statements with those first that state most of the kinds asked for in figures: each 每年8月, not 定期."""
    near = [s for s in found if s.score >= found[0].score - _AS_NEAR]
    most = max((_in_figures(s.text, wanted) for s in near), default=0)
    first = [s for s in near if _in_figures(s.text, wanted) == most]
    return [*first, *(s for s in found if s not in first)] if most else list(found)


def _in_figures(line: str, wanted: Sequence[Inquiry]) -> int:
    """How many of the kinds asked for a line states by a figure."""
    kinds = kinds_in_figures(line)
    return len({i.kind for i in wanted} & kinds)


def _matched(one: Sequence[ClauseStatement], other: Sequence[ClauseStatement]) -> list[Sequence[ClauseStatement]]:
    """The line of each side that answers the same thing as the other's: near to the question and like each other."""
    pairs = [
        (a.score + b.score + _ALIKE * likeness(a.text, b.text), -n, -m)
        for n, a in enumerate(one[:_DEEP])
        for m, b in enumerate(other[:_DEEP])
    ]
    _, n, m = max(pairs)
    return [one[-n : 1 - n], other[-m : 1 - m]]


def names_places(case: QuestionCase) -> bool:
    """Whether a question names two places, or two levels each of which is asked about: 省级和郑州市级各搞几回."""
    named = sum(r in case.asked.stated for r in case.limits.regions)
    levels = _places_named(case.asked.stated, case.asked.region, case.limits.regions)
    return named >= _FEWEST or (len(levels) >= _FEWEST and bool(_EACH.search(case.asked.stated)))


def by_place(case: QuestionCase, inquiries: Sequence[Inquiry]) -> list[PolicyDocument]:
    """The nearest document of each place that a question sets against another; none for fewer than two places."""
    places = _places_named(case.asked.stated, case.asked.region, case.limits.regions)
    if len(places) < _FEWEST:
        return []
    question = case.asked.bare or case.asked.text
    found = []
    for place in places:
        own = tuple(d.id for d in case.corpus.documents.values() if d.region == place)
        scope = Scope(case.asked.as_of, policies=own)
        near = statements(case.retriever.search(question, scope, _OF_A_PLACE).hits, inquiries) if own else []
        if near:
            found.append(case.document(near[0].clause))
    return found if len(found) >= _FEWEST else []


def _places_named(stated: str, region: str | None, known: Sequence[str]) -> list[str | None]:
    """Places in their order; 省里 is the province of the user's place, 中央 and 财政部 the whole country (None)."""
    found: dict[str | None, int] = {r: stated.index(r) for r in known if r in stated}
    above = regions(region or next((r for r in found if r), None))
    for pattern, place in ((_PROVINCE, above[-1] if above else ""), (_COUNTRY, None)):
        match = pattern.search(stated)
        if match and place != "" and place not in found:
            found[place] = match.start()
    return sorted(found, key=lambda place: found[place])


def _lines(found: Sequence[ClauseStatement], lead: Sequence[ClauseStatement]) -> tuple[ClauseStatement, ...]:
    rest = (s for s in found if s.score >= found[0].score - _NEAR and s not in lead)
    return (*lead, *rest)[:_LINES]


def compared(case: QuestionCase, found: Sequence[Side]) -> Answer:
    """The answer to a comparison."""
    stated = "；".join(
        f"{s.name}：{s.lines[0].text.rstrip('。；') if s.lines else '政策库没有收录它的内容'}" for s in found
    )
    clauses = list(dict.fromkeys(line.clause.key for s in found for line in s.lines[:1]))
    kept = {line.clause.key: line.clause for s in found for line in s.lines}
    ordered = [kept[k] for k in clauses] + [c for k, c in kept.items() if k not in clauses]
    rows = tuple(_row(s) for s in found)
    whole = all(s.lines for s in found)
    made = Answer(
        status=AnswerStatus.ANSWERED if whole else AnswerStatus.PARTIAL, answer="",
        conclusion=f"{_alike(case.asked.stated, found) if whole else ''}{stated}。",
        basis=f"依据：{_places(found)}（{DIGEST}）",
        table=(HEAD, *rows), citations=citations(case, ordered),
    )  # fmt: skip
    return with_details(
        made,
        [
            "对照：",
            *(f"· {name}{f'（{place}）' if place else ''}：{stated}" for name, stated, place in rows),
            *notes(case, ordered),
        ],
    )


def _alike(stated: str, found: Sequence[Side]) -> str:
    """Whether the numbers of two sides are the same, where that is asked; "" where one states none."""
    if not _ASKS_SAME.search(stated) or len(found) != _FEWEST:
        return ""
    one, other = (_figures(side.lines[0].text) for side in found)
    if not one or not other:
        return ""
    return "数字一样，说法不同：" if one == other else "不一样："


def _figures(text: str) -> frozenset[tuple[str, str]]:
    """Shares where there are any, else every number with its unit."""
    tokens = [t for t in find_tokens(text) if t.number is not None]
    shares = [t for t in tokens if t.kind is TokenKind.SHARE]
    return frozenset((str(t.number), t.unit) for t in shares or tokens)


def _places(found: Sequence[Side]) -> str:
    return "；".join(f"{s.name}{s.lines[0].clause.place or '（要点）'}" for s in found if s.lines)


def _row(side: Side) -> tuple[str, str, str]:
    if not side.lines:
        return side.name, "政策库没有收录它的内容，无法比较", ""
    places = dict.fromkeys(line.clause.place or "（要点）" for line in side.lines)
    return side.name, "".join(line.sentence for line in side.lines), "、".join(places)
