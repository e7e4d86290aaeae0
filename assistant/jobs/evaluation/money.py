"""The money of the project as the papers state it: budget, arrived, spent; the whole and by source. In 元, exact."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from assistant.base import show
from assistant.domain.dossier import Dossier, FactKind, PaperFact, PaperKind, Quote
from assistant.domain.filing import Filing
from assistant.jobs.evaluation.actuals import standing
from assistant.language.money import Money, MoneyUnit
from assistant.language.polarity import squeezed

_WHOLE = "(?:（(?:合计|总计)）)?$"
_BUDGET = re.compile(f"^(?:项目)?(?:批复的?预算|预算批复|预算)(?:总额|金额|资金|数)?{_WHOLE}")
_INVESTMENT = re.compile("^(?:核定|批复|计划|批准)?(?:项目|工程)?(?:计划|概算)?总投资(?:额)?$")
"""What stands for the budget where no paper states one."""
_ARRIVED = re.compile(f"^(?:实际|累计|财政|项目|资金)*(?:到位资金|资金到位|到位金额|到位)(?:总额|合计|数|额)?{_WHOLE}")
_SPENT = re.compile(
    f"^(?:累计|实际)(?:完成)?(?:支付|支出|拨付)(?:资金|金额)?(?:总额)?{_WHOLE}|^(?:支付|支出|拨付)(?:资金|金额|数|额)?（(?:合计|总计)）$"
)
_PROJECT_LINE = re.compile("^.{2,30}项目(?:资金|经费)?$")
"""A budget paper's line of the project: 居家养老服务补贴项目1100万元."""
_SOURCE = re.compile(
    "^(?!.*(?:到位|合计|总|预算)).{0,10}(?:资金|补助|拨款|配套|自筹|债券|贷款|捐赠|公益金|资本金)$|"
    "^(?:中央|[省市区县]级?|乡?镇级?)(?:财政)?(?:安排|承担)?$"
)
_LEVEL = re.compile("^(?:中央|[省市区县]级|乡?镇级)$")
_SOURCE_TAIL = re.compile("(?:财政)?(?:资金|安排|承担)?$")
_INLINE = {
    "arrived": "(?:财政)?(?:资金)?(?:实际|累计|已)*到位(?:资金|金额)?",
    "spent": "(?:财政)?(?:资金)?(?:实际|累计|已)*(?:支出|支付)(?:资金|金额)?",
}
"""Behind a source's name, in one breath: 区级财政资金到位740万元."""
_AIM = re.compile(
    "^(?:(?P<a>[^（）]+)（(?:计划|计划安排|计划数|应到位)）|(?:计划|计划安排|应到位)[^（）]{0,4}（(?P<b>[^（）]+)）)$"
)
"""A planned sum by source: 专项债券（计划）."""
_ROW = re.compile("^(?P<base>.+?)（(?P<row>[^（）]+)）$")
_HEADS = {"budget": _BUDGET, "arrived": _ARRIVED, "spent": _SPENT}
_BARE_SPENT = re.compile("^(?:支付|支出|拨付)(?:资金|金额|数|额)?$")
_DONE = (PaperKind.AUDIT, PaperKind.ACCEPTANCE, PaperKind.LEDGER, PaperKind.REPORT, PaperKind.SELF_EVALUATION)
_PLANNED = (
    PaperKind.BUDGET, PaperKind.LEDGER, PaperKind.AUDIT, PaperKind.APPROVAL, PaperKind.PLAN, PaperKind.REPORT,
)  # fmt: skip
_TRUST = {"budget": _PLANNED, "arrived": _DONE, "spent": _DONE}
"""Which paper is believed of what, the most trusted first. Vouchers tell of single payments."""


@dataclass(frozen=True)
class Sum:
    """An amount in 元 and where it was read; ``differ`` where equally trusted papers differ, and none is taken."""

    yuan: Decimal | None = None
    quotes: tuple[Quote, ...] = ()
    differ: tuple[PaperFact, ...] = ()

    def in_unit(self, unit: MoneyUnit) -> Decimal | None:
        """The amount in a unit, without rounding."""
        return (
            None if self.yuan is None else Decimal(show(Money(amount=self.yuan, unit=MoneyUnit.YUAN).to(unit).amount))
        )


@dataclass(frozen=True)
class Flow:
    """Budget, arrived and spent of one source or of the whole."""

    source: str
    budget: Sum = field(default_factory=Sum)
    arrived: Sum = field(default_factory=Sum)
    spent: Sum = field(default_factory=Sum)


class MoneyFound:
    """The sums of a dossier, with those of the approved declaration where no paper states the budget."""

    def __init__(self, dossier: Dossier, declaration: Filing | None, *, under_way: bool = False) -> None:
        self._kinds = {p.path: p.kind for p in dossier.papers}
        stand = standing(dossier, under_way=under_way)
        self._facts = [f for f in stand if f.kind is FactKind.AMOUNT and f.figure and not f.planned]
        aims = (f for f in dossier.facts if f.kind is FactKind.AMOUNT and f.figure and f.planned)
        self._aims = [f for f in aims if _AIM.match(squeezed(f.subject))]
        self._declared = _declared(declaration)

    def whole(self) -> Flow:
        """The money of the whole project."""
        stated = self._of("budget") or self._project_lines() or self._investment()
        budget = self._sum("budget", stated)
        if budget.yuan is None and not budget.differ:
            budget = Sum(self._declared)
        return Flow("合计", budget, *(self._sum(role, self._of(role)) for role in ("arrived", "spent")))

    def by_source(self) -> tuple[Flow, ...]:
        """The money by source; nothing where the sources do not add up to the budget."""
        whole = self.whole().budget.yuan
        for kind in _TRUST["budget"]:
            roles = ((name, [self._sum(r, self._of_source(r, name)) for r in _HEADS]) for name in self._sources(kind))
            flows = tuple(Flow(_shown(name), *sums) for name, sums in roles)
            budgets = [f.budget.yuan for f in flows]
            known = [b for b in budgets if b is not None]
            if flows and len(known) == len(budgets) and sum(known) == whole:
                return flows
        return ()

    def _of(self, role: str) -> list[PaperFact]:
        return [f for f in self._facts if _HEADS[role].match(squeezed(f.subject))]

    def _project_lines(self) -> list[PaperFact]:
        orders = (f for f in self._facts if self._kinds.get(f.quote.paper) is PaperKind.BUDGET)
        return [f for f in orders if _PROJECT_LINE.match(squeezed(f.subject))]

    def _investment(self) -> list[PaperFact]:
        return [f for f in self._facts if _INVESTMENT.match(squeezed(f.subject))]

    def _sources(self, kind: PaperKind) -> list[str]:
        """Names of sources in the papers of a kind, as budget lines or as planned sums."""
        names = [_source_name(f) for f in self._facts if self._kinds.get(f.quote.paper) is kind]
        planned = [_aimed(f) for f in self._aims if self._kinds.get(f.quote.paper) is kind]
        return list(dict.fromkeys(n for n in names if n)) or list(dict.fromkeys(n for n in planned if n))

    def _of_source(self, role: str, name: str) -> list[PaperFact]:
        planned = [f for f in self._aims if role == "budget" and _aimed(f) == name]
        return planned or [f for f in self._facts if _tells(f, role, name)]

    def _sum(self, role: str, facts: Iterable[PaperFact]) -> Sum:
        """The sum of the most trusted paper; equal ones of other papers bear it out."""
        found = list(facts)
        for kind in _TRUST[role]:
            best = [f for f in found if self._kinds.get(f.quote.paper) is kind]
            if len({f.number for f in best}) > 1:
                return Sum(differ=tuple(best))
            if best:
                return Sum(best[0].number, self._borne_out(role, found, best))
        return Sum()

    def _borne_out(self, role: str, found: Sequence[PaperFact], best: Sequence[PaperFact]) -> tuple[Quote, ...]:
        others = [f for k in _TRUST[role] for f in found if self._kinds.get(f.quote.paper) is k and f not in best]
        same = [f.quote for f in others if f.number == best[0].number]
        return tuple(dict.fromkeys((best[0].quote, *same)))[:2]


def _source_name(fact: PaperFact) -> str:
    subject = squeezed(fact.subject)
    row = _ROW.match(subject)
    name = row["row"] if row and _BUDGET.match(row["base"]) else subject if not row else ""
    return name if _SOURCE.match(name) else ""


def _shown(name: str) -> str:
    """A level of government alone is its money: 区级财政资金."""
    return f"{name}财政资金" if _LEVEL.match(name) else name


def _aimed(fact: PaperFact) -> str:
    found = _AIM.match(squeezed(fact.subject))
    name = (found["a"] or found["b"]) if found else ""
    return name if _SOURCE.match(name) else ""


def _tells(fact: PaperFact, role: str, name: str) -> bool:
    """Whether a fact tells this of a source: 到位资金（省级资金）, or for the budget 省级资金 alone."""
    subject = squeezed(fact.subject)
    row = _ROW.match(subject)
    if row is None and role == "budget":
        return subject == name
    if row is None:
        return bool(re.fullmatch(f"{re.escape(_SOURCE_TAIL.sub('', name))}{_INLINE[role]}", subject))
    heads = bool(_HEADS[role].match(row["base"])) or (role == "spent" and bool(_BARE_SPENT.match(row["base"])))
    return row["row"] == name and heads


def _declared(declaration: Filing | None) -> Decimal | None:
    """The budget of the approved declaration in 元: adjusted, initial or total, the first that is given."""
    if declaration is None:
        return None
    sums = (declaration.funds.money(name) for name in ("adjusted", "initial", "total"))
    return next((money.yuan for money in sums if money is not None), None)
