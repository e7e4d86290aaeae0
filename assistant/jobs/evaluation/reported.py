"""The unit's own results beside the papers: where they differ, and what causes it gives. Personal data is masked."""

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from assistant.base import show
from assistant.domain.dossier import Contradiction, FactKind, PaperFact, Quote
from assistant.domain.filing import Filing
from assistant.domain.indicator import Indicator
from assistant.jobs.evaluation.goals import shown
from assistant.jobs.evaluation.money import Sum
from assistant.language.figures import Figure, find_figures
from assistant.language.masking import masked
from assistant.language.money import TOLERANCE_YUAN, MoneyUnit

SELF = "单位自评表"
_HEAD, _REMEDY = re.compile("^原因(?:（[^）]*）)?[：:]"), re.compile("(?:^|[；;，,。])改进措施[：:]")


class Reported:
    """A self-evaluation, by indicator name; empty where there is none."""

    def __init__(self, results: Filing | None) -> None:
        self._filing = results
        self._rows = {row.name: row for row in results.indicators} if results else {}

    def actual(self, name: str) -> str:
        """What the unit states; "" where it states nothing."""
        row = self._rows.get(name)
        return (row.actual or "").strip() if row else ""

    def cause(self, name: str) -> tuple[str, Quote] | None:
        """The cause of a deviation in the unit's own words."""
        row = self._rows.get(name)
        written = masked((row.deviation or "").strip())[0] if row else ""
        cause = _HEAD.sub("", _REMEDY.split(written)[0]).strip("；;。 ")
        return (cause, self._quote(name, written)) if cause else None

    def clash(self, goal: Indicator, fact: PaperFact | None) -> Contradiction | None:
        """The unit's value and the papers' where they differ."""
        row = self._rows.get(goal.name)
        if row is None or fact is None or fact.figure is None or not (row.actual or "").strip():
            return None
        own = row.parsed_actual.raw
        figure = next((f for f in find_figures(f"为{own}") if f.kind is fact.figure.kind), None)
        if figure is None or _same(figure, fact.figure):
            return None
        stated = fact.model_copy(update={"value": own, "figure": figure, "quote": self._quote(goal.name, own)})
        written = f"“{goal.name}”：单位自评填报为{own}，{fact.quote.place}为{shown(fact)}，评价采用资料中的数。"
        return Contradiction(subject=goal.name, facts=(fact, stated), message=written)

    def money_clash(self, spent: Sum, unit: MoneyUnit) -> Iterator[Contradiction]:
        """The executed budget where it is not what the papers add up to."""
        own = self._filing.funds.money("executed") if self._filing else None
        if own is None or spent.yuan is None or not spent.quotes:
            return
        if abs(own.yuan - spent.yuan) <= TOLERANCE_YUAN:
            return
        reported, paper = show(own.to(unit).amount), show(spent.in_unit(unit) or Decimal(0))
        seen = f"单位自评填报为{reported}{unit}，{spent.quotes[0].place}为{paper}{unit}"
        written = f"“全年执行数”：{seen}，评价采用资料中的数。"
        facts = tuple(
            PaperFact(kind=FactKind.AMOUNT, subject="全年执行数", value=f"{value}{unit}", quote=quote)
            for value, quote in ((paper, spent.quotes[0]), (reported, self._quote("全年执行数", f"{reported}{unit}")))
        )
        yield Contradiction(subject="全年执行数", facts=facts, message=written)

    def _quote(self, name: str, words: str) -> Quote:
        return Quote(paper=SELF, page=1, text=words if name in words else f"{name}：{words}")


def _same(one: Figure, other: Figure) -> bool:
    """Equal, or the coarser one is the other one rounded."""
    if one.value is None or other.value is None:
        return one.name == other.name
    step = max(_step(one.value), _step(other.value))
    return one.value.quantize(step, ROUND_HALF_UP) == other.value.quantize(step, ROUND_HALF_UP)


def _step(value: Decimal) -> Decimal:
    return Decimal(1).scaleb(min(int(value.normalize().as_tuple().exponent), 0))
