"""Indicators that are a rate of two sums: 资金到位率, 预算执行率, and those of the 53号 framework."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.base import show
from assistant.domain.dossier import Dossier, FactKind, PaperFact, Quote
from assistant.domain.evaluation import Assessed, Deduction
from assistant.domain.rates import percent
from assistant.jobs.evaluation.exhibits import Exhibits
from assistant.jobs.evaluation.money import Flow, Sum
from assistant.language.money import MoneyUnit
from assistant.language.names import thing
from assistant.language.subjects import subject_of
from assistant.language.target import Operator, Target
from assistant.language.target_parser import parse_target
from assistant.scoring.completion import completion
from assistant.scoring.curves import Score, linear
from assistant.scoring.evaluation import SheetRow, rate_score

_FORMULA = re.compile(r"^(?:（(?P<a>[^－（）]+)－(?P<b>[^（）]+)）|(?P<part>[^÷（）]+))÷(?P<whole>[^÷×]+)×100%$")
_SUM_TAIL = re.compile("(?:总额|总数|金额|数)$")
_BEYOND = Decimal(500)
"""Percent above which a rate says that its sums do not belong together."""
_PROJECT = {"预算资金": "budget", "实际到位资金": "arrived", "实际支出资金": "spent"}
_ASK = {
    "budget": "预算批复", "arrived": "资金到位凭证或到位情况表", "spent": "支付台账、会计凭证或审计报告",
}  # fmt: skip
_WORDS = {"budget": "预算资金", "arrived": "实际到位资金", "spent": "实际支出资金"}


@dataclass(frozen=True)
class _Term:
    value: Decimal
    quotes: tuple[Quote, ...] = ()


class Rates:
    """The sums of a project and of its department, by the words of the formulas."""

    def __init__(self, dossier: Dossier, whole: Flow, unit: MoneyUnit) -> None:
        self._whole, self._unit = whole, unit
        self._facts = [f for f in dossier.facts if f.kind in {FactKind.AMOUNT, FactKind.QUANTITY} and not f.planned]

    def assess(self, row: SheetRow, exhibits: Exhibits) -> Assessed:
        """A row scored by its rate; open where a sum is not stated or no target is set."""
        made = Assessed(
            id="", level1=row.row.level1, level2=row.row.level2, name=row.row.name, definition=row.row.definition,
            weight=row.weight, standard=_standard(row), target=row.row.target,
        )  # fmt: skip
        found = _FORMULA.match(row.row.formula)
        names = [n for n in (found["a"], found["b"], found["part"], found["whole"]) if n] if found else []
        terms = {name: self._term(name) for name in names}
        known = {n: t for n, t in terms.items() if isinstance(t, _Term)}
        if found is None or len(known) < len(terms) or not known[found["whole"]].value:
            stated = [t for t in terms.values() if isinstance(t, str)] or [f"“{row.row.formula}”的除数为0或读不出"]
            return made.model_copy(update={"missing": "；".join(stated)})
        part = known[found["part"]].value if found["part"] else known[found["a"]].value - known[found["b"]].value
        quotes = [q for t in known.values() for q in t.quotes]
        return self._scored(made, row, part, known[found["whole"]].value, exhibits.ids(quotes))

    def _scored(
        self, made: Assessed, row: SheetRow, part: Decimal, whole: Decimal, evidence: tuple[str, ...]
    ) -> Assessed:
        rate = percent(part, whole)
        if rate > _BEYOND:
            stated = f"算得{show(rate)}%（{show(part)}÷{show(whole)}×100%），不合常理，请核实所取数据后评分"
            return made.model_copy(update={"evidence": evidence, "missing": stated})
        shown = {"actual": f"{show(rate)}%", "evidence": evidence}
        score = _score(row, part, whole)
        if score is None:
            stated = f"{show(part)}÷{show(whole)}×100%={show(rate)}%；文件没有规定标准值，请评价人确定标准后评分"
            return made.model_copy(update={**shown, "missing": stated})
        lost = row.weight - score.points
        reason = f"{row.row.name}{show(rate)}%，没有达到{row.row.target.lstrip('≥≤=')}"
        if row.row.formula.split("÷")[0] in _PROJECT:
            reason += f"（{self._gap(row, part, whole)}）"
        taken = (Deduction(id="", points=lost, reason=reason, evidence=evidence),) if lost else ()
        stored = {"score": score.points, "formula": score.formula, "completion": rate, "deductions": taken}
        return made.model_copy(update={**shown, **stored})

    def _gap(self, row: SheetRow, part: Decimal, whole: Decimal) -> str:
        above, below = row.row.formula.removesuffix("×100%").split("÷")
        return f"{above}{show(part)}{self._unit}，{below}{show(whole)}{self._unit}，差{show(whole - part)}{self._unit}"

    def _term(self, name: str) -> _Term | str:
        """A sum by its name in the formula; else what to ask for."""
        role = _PROJECT.get(name)
        if role is None:
            return self._stated(name)
        found: Sum = getattr(self._whole, role)
        value = found.in_unit(self._unit)
        if value is not None:
            return _Term(value, found.quotes)
        if found.differ:
            reported = "，".join(f"{f.quote.place}为{f.value}" for f in found.differ)
            return f"几份资料中的{_WORDS[role]}不一致（{reported}），请核实"
        return f"资料中没有{_WORDS[role]}，请补充{_ASK[role]}"

    def _stated(self, name: str) -> _Term | str:
        """A fact whose subject is the very name; several that differ are none."""
        facts = [f for f in self._facts if f.figure and _sum_name(subject_of(f.subject).name) == _sum_name(name)]
        if facts and len({f.figure.value for f in facts if f.figure}) == 1:
            return _Term(facts[0].number, _quotes(facts))
        named = name.replace("“", "‘").replace("”", "’")
        return f"资料中没有“{named}”，请补充" if not facts else f"几份资料中的“{named}”不一致，请核实"


def _sum_name(name: str) -> str:
    """A name without the words that only say that it is a sum: 政府采购预算数 is 政府采购预算."""
    bare = thing(name)
    return _SUM_TAIL.sub("", bare) or bare


def _quotes(facts: Sequence[PaperFact]) -> tuple[Quote, ...]:
    return tuple(dict.fromkeys(f.quote for f in facts))[:2]


def _score(row: SheetRow, part: Decimal, whole: Decimal) -> Score | None:
    """Linear with a cap against 100 %, else by the completion of the target; None where no target is set."""
    if not row.row.target:
        return None
    target = parse_target(row.row.target)
    if target.operator is Operator.AT_LEAST and target.low == 100:
        return rate_score(part, whole, row.weight)
    rate = percent(part, whole)
    reached = Target(raw=f"{show(rate)}%", operator=Operator.EQUAL, low=rate, high=rate, unit="%", quantitative=True)
    done = completion(target, reached)
    score = linear(done.rate or Decimal(0), row.weight)
    return Score(score.points, f"{show(part)}÷{show(whole)}×100%={show(rate)}%；{done.formula}；{score.formula}")


def _standard(row: SheetRow) -> str:
    if not row.row.target:
        return f"{row.row.formula}；标准值由评价人确定。"
    return f"{row.row.formula}；{row.row.target}得满分，否则按比例计分。"
