"""Comparisons: what every side says to the question, side by side in a small table."""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from assistant.domain.policy import PolicyDocument
from assistant.jobs.questions.case import QuestionCase
from assistant.jobs.questions.compose import DIGEST, citations, notes, with_details
from assistant.jobs.questions.enumerations import asks_parts, is_labelled, items_of, labels_of
from assistant.jobs.questions.interface import Answer, AnswerStatus
from assistant.jobs.questions.matching import aspects, matched
from assistant.jobs.questions.statements import ClauseStatement, statements
from assistant.language.inquiries import AskedKind, Inquiry, find_inquiries
from assistant.language.numerals import fold
from assistant.language.stated_kinds import kinds_in_figures
from assistant.language.tokens import TokenKind, find_tokens
from assistant.retrieval.interface import Scope
from policy_corpus.regions import regions

HEAD = ("文件", "规定", "出处")
_LINES, _FEWEST, _OF_A_PLACE = 3, 2, 6
_PROVINCE = re.compile("省里|省厅|省直|省级|省上|省财政|省的")
_ASKS_SAME = re.compile(
    "一样|相同|一致|一码事|一回事|区别|差别|不同|差在|差哪|有差|出入|没有的|对不上|少的|谁更|哪个更|变化"
)
_COUNTRY = re.compile("中央|财政部|国家|全国|部里")
_EACH = re.compile("各(?![级项种类部地省市县单个])|分别")
_NEAR = 1.0


@dataclass(frozen=True)
class Side:
    """A document of a comparison with the lines that speak to the question, the best first."""

    document: PolicyDocument
    lines: tuple[ClauseStatement, ...]
    in_parts: bool = False
    """Whether the parts of something are asked for."""
    label: str = ""
    """What the question calls the side, where that is no document: 部门评价."""

    @property
    def name(self) -> str:
        return self.label or self.document.doc_no or f"《{self.document.title}》"

    @property
    def source(self) -> str:
        """The document as it stands before a place."""
        return self.document.short if self.label else self.name

    @property
    def first(self) -> str:
        """What it says to the question, in one sentence; of a list in lines, the names of its parts."""
        if not self.lines:
            return "政策库没有收录它的内容"
        line = self.lines[0]
        labels = labels_of(line.clause, line.text) if self.in_parts else ()
        return f"{len(labels)}项：{'、'.join(labels)}" if labels else line.text.rstrip("。；")

    @property
    def items(self) -> tuple[str, ...]:
        """What its line enumerates."""
        return items_of(self.lines[0].clause, self.lines[0].text) if self.lines else ()


def sides(case: QuestionCase, documents: Sequence[PolicyDocument], inquiries: Sequence[Inquiry]) -> list[Side]:
    """What each document says; one that is held without text has no lines."""
    found = matched(case, documents, aspects(case.asked.stated, inquiries))
    in_parts = asks_parts(case.asked.stated)
    return [Side(d, _lines(lines, in_parts=in_parts), in_parts) for d, lines in zip(documents, found, strict=True)]


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


def _lines(found: Sequence[ClauseStatement], *, in_parts: bool) -> tuple[ClauseStatement, ...]:
    """The line that answers, the lines beside it in a list, and those as near to the question."""
    lead = found[:1]
    labelled = [
        s
        for s in found
        if in_parts and lead and s.clause.key == lead[0].clause.key and is_labelled(lead[0].text, s.text)
    ]
    rest = [s for s in found if s.score >= lead[0].score - _NEAR] if lead else []
    return tuple(dict.fromkeys((*lead, *labelled, *rest)))[: max(_LINES, len(labelled))]


def compared(case: QuestionCase, found: Sequence[Side]) -> Answer:
    """The answer to a comparison."""
    stated = "；".join(f"{s.name}：{s.first}" for s in found)
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
    """Whether two sides say the same, where that is asked: by what they list, else by the figures asked for."""
    if not _ASKS_SAME.search(stated) or len(found) != _FEWEST:
        return ""
    if asks_parts(stated) and all(len(side.items) >= _FEWEST for side in found):
        return _unlike_items(*found)
    kinds = {i.kind for i in find_inquiries(stated)}
    one, other = (_figures(side.lines[0].text, kinds) for side in found)
    if one == other:
        return "数字一样，说法不同：" if one else ""
    return "" if one <= other or other <= one else "不一样："  # what only one of them writes may still be meant


def _unlike_items(one: Side, other: Side) -> str:
    """差在哪一项: what only one of two lists has."""
    own, theirs = ([i for i in a.items if i not in b.items] for a, b in ((one, other), (other, one)))
    if not own and not theirs:
        return "一样："
    named = [f"{side.name}有“{'、'.join(parts)}”" for side, parts in ((one, own), (other, theirs)) if parts]
    return f"不一样，只有{'，只有'.join(named)}；"


def _figures(text: str, kinds: Set[AskedKind]) -> frozenset[str]:
    """The figures of the kinds that are asked for; where there are none, shares, else every number with a unit."""
    tokens = [t for t in find_tokens(text) if t.unit or t.kind is TokenKind.DATE]
    asked = [t for t in tokens if kinds & kinds_in_figures(t.text)]
    counted = [t for t in tokens if t.kind is not TokenKind.DATE]
    shares = [t for t in counted if t.kind is TokenKind.SHARE]
    return frozenset(fold(t.text) if t.number is None else f"{t.number}{t.unit}" for t in asked or shares or counted)


def _places(found: Sequence[Side]) -> str:
    return "；".join(f"{s.source}{s.lines[0].clause.place or '（要点）'}" for s in found if s.lines)


def _row(side: Side) -> tuple[str, str, str]:
    if not side.lines:
        return side.name, "政策库没有收录它的内容，无法比较", ""
    places = dict.fromkeys(line.clause.place or "（要点）" for line in side.lines)
    where = "、".join(places)
    return side.name, "".join(line.sentence for line in side.lines), f"{side.source}{where}" if side.label else where
