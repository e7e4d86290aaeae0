"""Questions that the approved goals answer themselves: are there any, are they measured, do they fit the budget."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from assistant.domain.dossier import Dossier, FactKind, PaperFact, PaperKind, Quote
from assistant.domain.evaluation import Verdict
from assistant.domain.filing import Filing
from assistant.domain.framework import DeclaredTest
from assistant.domain.indicator import Indicator
from assistant.domain.placeholders import is_placeholder
from assistant.domain.vocabulary import FORM_TITLES, read_level1
from assistant.jobs.evaluation.actuals import unit_of
from assistant.jobs.evaluation.money import MoneyFound
from assistant.language.polarity import squeezed
from assistant.language.subjects import near, subject_of

_PLANS = frozenset({PaperKind.APPROVAL, PaperKind.PLAN, PaperKind.BUDGET})
_SHOWN = 2


@dataclass(frozen=True)
class CardAnswer:
    """A verdict with the quotes that carry it."""

    verdict: Verdict
    found: tuple[Quote, ...] = ()
    against: tuple[Quote, ...] = ()


class Declared:
    """The approved goals beside the papers of the project."""

    def __init__(self, dossier: Dossier, declaration: Filing | None) -> None:
        self._dossier, self._filing = dossier, declaration
        self._kinds = {p.path: p.kind for p in dossier.papers}
        self._tests: dict[DeclaredTest, Callable[[Filing], CardAnswer | None]] = {
            DeclaredTest.GOALS: self._goals, DeclaredTest.SPLIT: self._split, DeclaredTest.MEASURED: self._measured,
            DeclaredTest.TASKS: self._tasks, DeclaredTest.MONEY: self._money,
        }  # fmt: skip

    def answer(self, test: DeclaredTest | None) -> CardAnswer | None:
        """The answer of the goals; None without goals, or where they do not tell."""
        return self._tests[test](self._filing) if test and self._filing else None

    def _goals(self, filing: Filing) -> CardAnswer:
        text = filing.goals.annual or filing.goals.overall
        if text.strip():
            return CardAnswer(Verdict.MET, (self._quoted(text),))
        rows = tuple(self._row(row) for row in filing.indicators[:_SHOWN])
        return CardAnswer(Verdict.PARTLY, rows) if rows else CardAnswer(Verdict.NOT_MET)

    def _split(self, filing: Filing) -> CardAnswer:
        classes = {read_level1(row.level1) for row in filing.indicators}
        rows = tuple(self._row(row) for row in filing.indicators[:_SHOWN])
        if not rows:
            return CardAnswer(Verdict.NOT_MET)
        return CardAnswer(Verdict.MET, rows) if len(classes) > 1 else CardAnswer(Verdict.PARTLY, rows)

    def _measured(self, filing: Filing) -> CardAnswer:
        """Met where every indicator has a target and at least half are measured; a blank target speaks against it."""
        rows = filing.indicators
        blank = [r for r in rows if not r.target.strip() or is_placeholder(r.target)]
        counted = [r for r in rows if r.parsed.quantitative]
        if len(blank) == len(rows):
            return CardAnswer(Verdict.NOT_MET)
        found = tuple(self._row(r) for r in counted[:_SHOWN])
        if blank or len(counted) * 2 < len(rows):
            loose = blank or [r for r in rows if not r.parsed.quantitative]
            return CardAnswer(Verdict.PARTLY, found, tuple(self._row(r) for r in loose[:_SHOWN]))
        return CardAnswer(Verdict.MET, found)

    def _tasks(self, filing: Filing) -> CardAnswer | None:
        """Every number of the goals that approval or plan state too has to be the same."""
        pairs = [(row, fact) for row in filing.indicators for fact in self._planned(row)]
        same = [f for row, f in pairs if f.figure and f.figure.value == _bound(row)]
        other = [f for row, f in pairs if f.figure and f.figure.value != _bound(row)]
        if not pairs:
            return None
        found, against = (tuple(dict.fromkeys(f.quote for f in facts))[:_SHOWN] for facts in (same, other))
        if not against:
            return CardAnswer(Verdict.MET, found)
        return CardAnswer(Verdict.PARTLY if found else Verdict.NOT_MET, found, against)

    def _planned(self, row: Indicator) -> list[PaperFact]:
        if not row.parsed.is_number:
            return []
        facts = [f for f in self._dossier.facts if self._kinds.get(f.quote.paper) in _PLANS]
        counts = [f for f in facts if f.kind is FactKind.QUANTITY and f.figure and f.figure.unit == unit_of(row)]
        return [f for f in counts if near(row.name, subject_of(f.subject))]

    def _money(self, filing: Filing) -> CardAnswer | None:
        """The money of the goals beside that of the budget papers."""
        stated, budget = filing.funds.money("total"), MoneyFound(self._dossier, None).whole().budget
        if stated is None or budget.yuan is None:
            return None
        if stated.yuan == budget.yuan:
            return CardAnswer(Verdict.MET, budget.quotes)
        return CardAnswer(Verdict.PARTLY, (self._quoted(f"资金总额{stated}"),), budget.quotes)

    def _row(self, row: Indicator) -> Quote:
        return self._quoted(f"{row.name}{row.target}", row.name)

    def _quoted(self, text: str, word: str = "") -> Quote:
        """The line of the dossier's own goal form that holds the words; else the declaration that was handed in."""
        wanted = squeezed(word or text)[:12]
        for page in self._dossier.pages:
            if self._kinds.get(page.paper) is PaperKind.DECLARATION:
                line = next((x.strip() for x in page.text.splitlines() if wanted in squeezed(x)), "")
                line = line or ("" if word else _goal_line(page.text))
                if line:
                    return Quote(paper=page.paper, page=page.number, text=line)
        title = FORM_TITLES[self._filing.form] if self._filing else ""
        return Quote(paper=f"批复的{title}", page=1, text=text[:90])


def _goal_line(text: str) -> str:
    return next((x.strip() for x in text.splitlines() if "目标" in x and len(squeezed(x)) > 20), "")


_SCALES = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}


def _bound(row: Indicator) -> Decimal | None:
    """The number of the target in single units, as figures hold it: 72000 of ≥7.2万人次."""
    bound = row.parsed.low if row.parsed.low is not None else row.parsed.high
    return None if bound is None else bound * _SCALES.get(row.parsed.unit[:1], Decimal(1))
