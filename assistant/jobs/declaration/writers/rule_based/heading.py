"""Project and funds of the form, from the facts; what is assumed is marked for confirmation."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.domain.facts import Facts, MoneyFact, MoneyRole, TextFact
from assistant.domain.filing import FundItem, Funds, Project
from assistant.domain.indicator import placeholder
from assistant.domain.source import Source
from assistant.jobs.declaration.writers.rule_based import sources
from assistant.language.money import Money, MoneyUnit

_ROLE_FIELDS = {
    MoneyRole.TOTAL: "total",
    MoneyRole.FISCAL: "fiscal",
    MoneyRole.CARRY_OVER: "carry_over",
    MoneyRole.SPECIAL_ACCOUNT: "special_account",
    MoneyRole.OTHER: "other",
    MoneyRole.OVERALL: "overall_total",
}


def project(facts: Facts, year: int) -> tuple[Project, dict[str, Source]]:
    """The head of the form. Names nobody gave are 【待补充】; a period nobody gave is the budget year, to confirm."""
    found: dict[str, Source] = {}

    def word(field: str, fact: TextFact | None, what: str = "") -> str:
        if fact is not None:
            found[f"project.{field}"] = sources.from_span(fact.span)
            return fact.value
        if what:
            found[f"project.{field}"] = sources.unknown(what)
        return placeholder(what) if what else ""

    start, end = _period(facts, year, found)
    return Project(
        name=word("name", facts.name, "项目名称"),
        department=word("department", facts.department, "主管部门"),
        unit=word("unit", facts.unit, "实施单位"),
        attribute=word("attribute", facts.attribute),
        category=word("category", facts.category),
        content=word("content", facts.content),
        start=start,
        end=end,
        kind="、".join(k.kind for k in facts.kinds[:2]),
        sector=facts.sectors[0].kind if facts.sectors else "",
    ), found


def _period(facts: Facts, year: int, found: dict[str, Source]) -> tuple[str, str]:
    for path, fact in (("project.start", facts.start), ("project.end", facts.end)):
        found[path] = (
            sources.from_span(fact.span) if fact else sources.from_formula(f"未写明，暂按{year}预算年度填写，请确认")
        )
    start = facts.start.date if facts.start else f"{year}-01-01"
    end = facts.end.date if facts.end else f"{year}-12-31"
    return (start, end) if start <= end else (f"{end[:4]}-01-01", end)


def funds(facts: Facts, unit: str) -> tuple[Funds, dict[str, Source]]:
    """The money in the unit of the form. A total follows from its parts, fiscal money from a total without parts."""
    money_unit = MoneyUnit(unit)
    values: dict[str, Decimal] = {}
    found: dict[str, Source] = {}
    for role, field in _ROLE_FIELDS.items():
        stated = facts.fiscal() if role is MoneyRole.FISCAL else facts.sums(role)[-1:]
        if stated:
            values[field] = sum((_amount(fact, money_unit) for fact in stated), Decimal(0))
            found[f"funds.{field}"] = _source(stated)
    for field, amount, source in _derived(values, unit):
        values[field] = amount
        found[f"funds.{field}"] = source
    return Funds(unit=unit, items=_items(facts, money_unit), **values), found


def _derived(values: dict[str, Decimal], unit: str) -> Iterator[tuple[str, Decimal, Source]]:
    parts = {f: values[f] for f in ("fiscal", "carry_over", "special_account", "other") if f in values}
    total = values.get("total")
    if total is None and parts:
        total = sum(parts.values(), Decimal(0))
        formula = " + ".join(str(Money(amount=v, unit=MoneyUnit(unit))) for v in parts.values())
        yield "total", total, sources.from_formula(f"年度资金总额 = {formula}", confirm=False)
    if total is None:
        return
    if "fiscal" not in parts:
        rest = total - sum(parts.values(), Decimal(0))
        if rest >= 0:
            yield "fiscal", rest, sources.from_formula("未写明其他来源，余额暂按当年财政拨款填写，请确认")
    for field in ("carry_over", "other"):
        if field not in parts:
            yield field, Decimal(0), sources.from_formula("未写明，暂按 0 填写，请确认")


def _source(stated: Sequence[MoneyFact]) -> Source:
    if len(stated) == 1:
        return sources.from_span(stated[0].span)
    parts = " + ".join(f"{fact.level}{fact.money}" for fact in stated)
    return sources.from_formula(f"当年财政拨款 = {parts}", confirm=False)


def _amount(fact: MoneyFact, unit: MoneyUnit) -> Decimal:
    return fact.money.to(unit).amount


def _items(facts: Facts, unit: MoneyUnit) -> tuple[FundItem, ...]:
    return tuple(FundItem(purpose=m.purpose, amount=_amount(m, unit)) for m in facts.sums(MoneyRole.ITEM) if m.purpose)
