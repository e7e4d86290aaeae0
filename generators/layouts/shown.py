"""How values of a filing are shown in a form: money in its unit, money over the year by source, rates, points."""

from collections.abc import Sequence
from decimal import Decimal

from assistant.base import show
from assistant.domain.filing import Filing, Funds
from assistant.domain.fund_lines import lines_by_source
from assistant.domain.placeholders import placeholder
from assistant.domain.profile import Profile
from assistant.domain.rates import percent
from assistant.language.money import Money, MoneyUnit, read_money_unit

OPEN = placeholder("")
EXECUTION_WEIGHT = Decimal(10)
"""Points of the execution of the budget where nothing else is said (财预〔2020〕10号 第十三条)."""


def form_unit(filing: Filing, profile: Profile | None) -> str:
    """The unit of money of the form: the profile's, else the filing's own."""
    stated = profile.money_unit if profile else filing.funds.unit
    return str(read_money_unit(stated) or MoneyUnit.WAN)


def in_unit(amount: Decimal | None, funds: Funds, unit: str) -> str:
    """An amount of the filing in the unit of the form, exact; empty where it is not known."""
    if amount is None:
        return ""
    own = funds.money_unit
    return show(amount if own is None else Money(amount=amount, unit=own).to(MoneyUnit(unit)).amount)


def money(funds: Funds, unit: str, fields: Sequence[str]) -> str:
    """The sum of these amounts in the unit of the form, exact; empty where none is known."""
    return in_unit(_sum([getattr(funds, field) for field in fields]), funds, unit)


def whole(funds: Funds) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    """Initial budget, budget of the year, money spent. Where nothing was adjusted, the initial budget is the year's."""
    return funds.initial, funds.initial if funds.adjusted is None else funds.adjusted, funds.executed


def of_sources(funds: Funds, sources: Sequence[str]) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    """The same of some sources of money, added."""
    lines = [line for line in lines_by_source(funds) if line.source in sources]
    budgets = [line.initial if line.adjusted is None else line.adjusted for line in lines]
    return _sum([line.initial for line in lines]), _sum(budgets), _sum([line.executed for line in lines])


def so_far(funds: Funds, sources: Sequence[str]) -> tuple[Decimal | None, Decimal | None]:
    """Money spent in the months of a monitoring form and money expected of the year, of some sources or, without any,
    of all."""
    if not sources:
        return funds.progress, funds.forecast
    lines = [line for line in lines_by_source(funds) if line.source in sources]
    return _sum([line.progress for line in lines]), _sum([line.forecast for line in lines])


def _sum(amounts: Sequence[Decimal | None]) -> Decimal | None:
    known = [a for a in amounts if a is not None]
    return sum(known, Decimal(0)) if known else None


def spent(executed: Decimal | None, budget: Decimal | None, funds: Funds, unit: str) -> str:
    """The money spent, marked as open where there was money to spend."""
    return OPEN if executed is None and budget else in_unit(executed, funds, unit)


def rate(executed: Decimal | None, budget: Decimal | None) -> str:
    """预算执行率 in percent, two decimals at most; empty where it cannot be reckoned."""
    if executed is None or not budget:
        return ""
    return f"{show(percent(executed, budget))}%"


def points(score: Decimal | None, *, due: bool) -> str:
    """A score; open where one is due and none could be reckoned."""
    if score is None:
        return OPEN if due else ""
    return show(score)


def execution_weight(filing: Filing, profile: Profile | None) -> Decimal:
    """Points of the execution of the budget."""
    return filing.funds.execution_weight or (profile.execution_weight if profile else None) or EXECUTION_WEIGHT


def whole_weight(filing: Filing, profile: Profile | None) -> str:
    """What all weights add up to; 100 as printed, where weights are missing."""
    weights = [row.weight for row in filing.indicators]
    if not weights or None in weights:
        return "100"
    return show(sum((w for w in weights if w is not None), execution_weight(filing, profile)))


def weight(number: Decimal | None) -> str:
    """A weight as printed, empty where the row has none."""
    return "" if number is None else show(number)
