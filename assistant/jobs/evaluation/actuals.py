"""What the papers state of an indicator: the fact of the most trusted paper, or none with what to ask for."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.domain.dossier import Dossier, FactKind, PaperFact, PaperKind
from assistant.domain.indicator import Indicator
from assistant.domain.vocabulary import SATISFACTION, read_level1
from assistant.language.figures import FigureKind, find_figures
from assistant.language.likeness import coverage
from assistant.language.numerals import DIGIT
from assistant.language.polarity import squeezed
from assistant.language.subjects import (
    Subject,
    is_bare,
    near,
    subject_of,
    tells_of_finish,
    within,
    without_lead,
)
from assistant.language.target import Target

TRUST = (
    PaperKind.ACCEPTANCE, PaperKind.AUDIT, PaperKind.SURVEY, PaperKind.LEDGER, PaperKind.VOUCHER,
    PaperKind.SUPERVISION, PaperKind.OTHER, PaperKind.REPORT, PaperKind.SELF_EVALUATION,
)  # fmt: skip
"""Papers that tell what was done, the most trusted first; plans, contracts and minutes tell what should be."""
OWN_WORD = frozenset({PaperKind.REPORT, PaperKind.SELF_EVALUATION})
"""Papers in which the unit speaks of itself."""
_RUNNING = frozenset({PaperKind.SUPERVISION, PaperKind.LEDGER})
_PAPER_WORDS = re.compile("[、，,；;/及和与]")
_INTERIM = re.compile(
    f"前[一二三1-3]个?季度|上半年|截至[^，。]{{0,8}}?(?<![1１])(?:[1-9]|1[01]|{DIGIT}|十一?)月|"
    "[1１一](?:月份?)?[至到—–~-](?:[2-9]|1[01])月"
)
_ONE_PERIOD = re.compile("第[一二三四1-4]季度|(?<!前)[一二三四]季度|本(?:月|周|季度)|当月")
"""Of one quarter, month or week only."""
_SO_FAR = re.compile("^(?:项目|工程)?(?:已?累计|截至)")
_NAMED = 0.6
_PLEASED = re.compile("满意")
_OVERALL = re.compile("^(?:综合|总体|整体|总|平均)?满意[度率]$")
_DONE = re.compile("^完工")


@dataclass(frozen=True)
class Actual:
    """The fact that tells an indicator's actual value; None with the reason why there is none."""

    fact: PaperFact | None = None
    own_word: bool = False
    """Whether only the unit's own summary states it."""
    rivals: tuple[PaperFact, ...] = ()
    """Facts of equally trusted papers that differ: then none is taken."""


@dataclass(frozen=True)
class _Candidate:
    fact: PaperFact
    kind: PaperKind
    named: int
    """Place of the paper in the indicator's evidence column; a large number where it is not named."""
    near: float
    whole: bool
    order: int

    @property
    def trust(self) -> tuple[int, int]:
        return self.named, TRUST.index(self.kind)


class Actuals:
    """The facts of a dossier that tell what was done."""

    def __init__(self, dossier: Dossier, *, under_way: bool = False) -> None:
        self._titles = {p.path: f"{p.path}{p.title}" for p in dossier.papers}
        self._kinds = {p.path: p.kind for p in dossier.papers}
        done = (f for f in standing(dossier, under_way=under_way) if not f.planned and self.kind(f) in TRUST)
        self.facts = tuple(_named_by_plan(f, dossier.facts) for f in done)

    def kind(self, fact: PaperFact) -> PaperKind:
        """The kind of the paper that states a fact."""
        return self._kinds.get(fact.quote.paper, PaperKind.OTHER)

    def of(self, row: Indicator) -> Actual:
        """The actual value of an indicator; how satisfied people are is told by a survey, where there is one."""
        found = list(self._candidates(row, row.parsed))
        if not found:
            return Actual()
        surveyed = [c for c in found if c.kind is PaperKind.SURVEY] if is_satisfaction(row) else []
        pool = surveyed or found
        trusted = min(c.trust for c in pool)
        return self._chosen([c for c in pool if c.trust == trusted])

    def _chosen(self, best: Sequence[_Candidate]) -> Actual:
        nearest = max(c.near for c in best)
        close = [c for c in best if c.near == nearest]
        wholes = [c for c in close if c.whole] or close
        if len({_value(c.fact) for c in wholes}) > 1 and wholes[0].kind in _RUNNING:
            papers = {c.fact.quote.paper for c in wholes}
            wholes = [max(wholes, key=lambda c: c.order)] if len(papers) == 1 else wholes
        if len({_value(c.fact) for c in wholes}) > 1:
            return Actual(rivals=tuple(c.fact for c in wholes))
        return Actual(wholes[0].fact, own_word=wholes[0].kind in OWN_WORD)

    def _candidates(self, row: Indicator, target: Target) -> Sequence[_Candidate]:
        found = []
        for order, fact in enumerate(self.facts):
            if not _same_kind(fact, row, target):
                continue
            named = self._named(fact, row)
            subject = subject_of(fact.subject)
            bond = _bond(row, fact, subject, named=named < _UNNAMED)
            if bond:
                found.append(_Candidate(fact, self.kind(fact), named, bond, subject.whole, order))
        return found

    def _named(self, fact: PaperFact, row: Indicator) -> int:
        """Where the indicator's evidence column names this paper: 0 for the first one."""
        names = [n for n in _PAPER_WORDS.split(squeezed(row.evidence)) if n]
        title = squeezed(self._titles.get(fact.quote.paper, ""))
        return next((i for i, n in enumerate(names) if n in title or coverage(n, title) == 1.0), _UNNAMED)


_UNNAMED = 99


def _named_by_plan(fact: PaperFact, facts: Sequence[PaperFact]) -> PaperFact:
    """约定上门服务36000人次，实际完成33588人次: the second is of what the first, planned one is of."""
    if not is_bare(fact.subject) or fact.figure is None:
        return fact
    alike = [f for f in facts if f.planned and f.quote == fact.quote and f.figure and f.figure.unit == fact.figure.unit]
    return fact.model_copy(update={"subject": without_lead(alike[0].subject)}) if len(alike) == 1 else fact


def standing(dossier: Dossier, *, under_way: bool) -> tuple[PaperFact, ...]:
    """The facts that do not tell of a part of the year alone; while a project is under way, sums so far count."""
    pages = {(p.paper, p.number): p.text for p in dossier.pages}
    titles = {p.path: squeezed(f"{p.title} {p.path}") for p in dossier.papers}
    reported = (f for f in dossier.facts if not is_interim(f, under_way=under_way))
    if under_way:
        return tuple(reported)
    return tuple(f for f in reported if not _of_a_part(f, pages, titles))


def _of_a_part(fact: PaperFact, pages: Mapping[tuple[str, int], str], titles: Mapping[str, str]) -> bool:
    """Whether the sentence before the quote, or for sums the paper's title, names a part of the year."""
    is_sum = fact.kind in {FactKind.AMOUNT, FactKind.QUANTITY}
    text = pages.get((fact.quote.paper, fact.quote.page), "")
    at = max(text.find(fact.quote.text), 0)
    lead = text[max(text.rfind("。", 0, at), text.rfind("\n", 0, at)) + 1 : at]
    return bool(_INTERIM.search(squeezed(lead))) or (is_sum and bool(_INTERIM.search(titles.get(fact.quote.paper, ""))))


def is_interim(fact: PaperFact, *, under_way: bool = False) -> bool:
    """Whether a fact by its own words tells of a part of the year, such as 前三季度.

    While a project is under way, sums so far count; what is 累计 is not of the month that the same sentence tells of.
    """
    stated = squeezed(f"{fact.subject} {fact.quote.text}")
    alone = not _SO_FAR.match(squeezed(fact.subject)) and bool(_ONE_PERIOD.search(stated))
    return alone or (not under_way and bool(_INTERIM.search(stated)))


def _bond(row: Indicator, fact: PaperFact, subject: Subject, *, named: bool) -> float:
    if fact.kind is FactKind.DATE and tells_of_finish(row.name):
        return 1.0 if _DONE.match(subject.name) else 0.0
    if is_satisfaction(row) and fact.kind is FactKind.RATE and _OVERALL.match(subject.name):
        return _NAMED
    return near(row.name, subject) or (within(row.name, subject.name) if named else 0.0)


def is_satisfaction(row: Indicator) -> bool:
    """Whether an indicator asks how satisfied people are, in percent."""
    return read_level1(row.level1) == SATISFACTION or bool(_PLEASED.search(row.name))


def _same_kind(fact: PaperFact, row: Indicator, target: Target) -> bool:
    if target.is_date:
        return fact.kind is FactKind.DATE
    if not target.is_number:
        return False
    if target.unit == "%":
        return fact.kind is FactKind.RATE
    if "元" in target.unit:
        per = target.unit.partition("/")[2]
        return fact.kind is FactKind.AMOUNT and fact.value.partition("/")[2] == per and "单价" not in fact.subject
    return fact.kind is FactKind.QUANTITY and fact.figure is not None and fact.figure.unit == unit_of(row)


def unit_of(row: Indicator) -> str:
    """The unit of a count as figures name it, 所 and 家 being one."""
    text = f"{row.target}{row.unit}" if not row.unit_in_target else row.target
    found = [f for f in find_figures(f"为{text}") if f.kind is FigureKind.COUNT]
    return (found[0].unit if found else "") or row.parsed.unit


def _value(fact: PaperFact) -> object:
    figure = fact.figure
    return fact.value if figure is None else figure.name if fact.kind is FactKind.DATE else figure.value
