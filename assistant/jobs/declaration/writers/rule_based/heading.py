"""Project and funds of the form, from the facts; what is assumed is marked for confirmation."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from assistant.domain.facts import Facts, Span, TextFact
from assistant.domain.filing import FundItem, Funds, Project
from assistant.domain.ledger import Ledger, LedgerEntry, NumberRole, ReadBy
from assistant.domain.placeholders import placeholder
from assistant.domain.source import Source
from assistant.jobs.declaration.ledger.closing_money import closing_sum
from assistant.jobs.declaration.ledger.given_money import given_sources, stated_total
from assistant.jobs.declaration.ledger.subtotals import without_subtotals
from assistant.jobs.declaration.writers.rule_based import sources
from assistant.jobs.declaration.writers.rule_based.purposes import purpose
from assistant.language.money import Money, MoneyUnit

_MOST_OVER, _MOST_TRIED = 2, 16
"""How many amounts that are no part of the total may stand among its uses, and among how many they are looked for."""
_LEAST_ADDED = 3
"""Uses that a line which adds up all of them has at least."""
_SURELY, _ENDED = 0.9, frozenset("。\n")


def project(facts: Facts, year: int) -> tuple[Project, dict[str, Source]]:
    """The head of the form. Names nobody gave are 【待补充】; a period nobody gave is the budget year, to confirm."""
    found: dict[str, Source] = {}

    def word(field: str, fact: TextFact | None, what: str = "") -> str:
        if fact is not None:
            found[f"project.{field}"] = _attributed(fact) if field == "attribute" else sources.from_span(fact.span)
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


def _attributed(fact: TextFact) -> Source:
    """As stated; what only follows from other words of the brief is to be confirmed."""
    if fact.value.removesuffix("项目") in fact.span.text:
        return sources.from_span(fact.span)
    return sources.from_formula(f"简介写“{fact.span.text}”，推定为{fact.value}，请确认")


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
    given = given_sources(facts.ledger, facts.text)
    for field, stated in _stated(facts.ledger, given):
        values[field] = sum((_amount(entry, money_unit) for entry in stated), Decimal(0))
        found[f"funds.{field}"] = _source(field, stated)
    if closing := closing_sum(given, stated_total(facts.ledger), facts.text):
        amount = Money(amount=closing.yuan, unit=MoneyUnit.YUAN).to(money_unit).amount
        parts = [values[closing.line], amount] if closing.line in values else [amount]
        values[closing.line] = sum(parts, Decimal(0))
        words = f"{_LINE_WORDS[closing.line]} = {_sum(parts, unit)}（“{closing.words}”）"
        found[f"funds.{closing.line}"] = sources.from_formula(words, confirm=False)
    for field, amount, source in _derived(values, unit, facts.ledger):
        values[field] = amount
        found[f"funds.{field}"] = source
    return Funds(unit=unit, items=_items(facts, money_unit), **values), found


def _stated(ledger: Ledger, given: Sequence[LedgerEntry]) -> Iterator[tuple[str, Sequence[LedgerEntry]]]:
    """The amounts of each line of the funds, each sum once."""
    if totals := ledger.of(NumberRole.MONEY_TOTAL):
        yield "total", totals[-1:]
    if overall := ledger.of(NumberRole.MONEY_OVERALL):
        yield "overall_total", [max(overall, key=lambda e: e.yuan or 0)]
    for field in ("fiscal", "carry_over", "special_account", "other"):
        if of_line := [e for e in given if e.fund == field]:
            yield field, of_line


def _derived(values: dict[str, Decimal], unit: str, ledger: Ledger) -> Iterator[tuple[str, Decimal, Source]]:
    parts = {f: values[f] for f in ("fiscal", "carry_over", "special_account", "other") if f in values}
    total = values.get("total")
    if total is None and parts:
        total = sum(parts.values(), Decimal(0))
        yield "total", total, sources.from_formula(f"年度资金总额 = {_sum(parts.values(), unit)}", confirm=False)
    uses = [Money(amount=e.yuan, unit=MoneyUnit.YUAN).to(MoneyUnit(unit)).amount for e in _uses(ledger) if e.yuan]
    if total is None and uses:
        total = sum(uses, Decimal(0))
        yield "total", total, sources.from_formula(f"未写明总额，按各项用途相加：{_sum(uses, unit)}，请确认")
    if total is None:
        return
    if "fiscal" not in parts:
        rest = total - sum(parts.values(), Decimal(0))
        if rest >= 0:
            yield "fiscal", rest, sources.from_formula("未写明其他来源，余额暂按当年财政拨款填写，请确认")
    for field in ("carry_over", "other"):
        if field not in parts:
            yield field, Decimal(0), sources.from_formula("未写明，暂按 0 填写，请确认")


def _sum(amounts: Iterable[Decimal], unit: str) -> str:
    return " + ".join(str(Money(amount=a, unit=MoneyUnit(unit))) for a in amounts)


def _source(field: str, stated: Sequence[LedgerEntry]) -> Source:
    if len(stated) == 1:
        entry = stated[0]
        return sources.from_span(Span(start=entry.start, end=entry.end, text=entry.quote))
    parts = " + ".join(f"{entry.about}{entry.value}{entry.unit}" for entry in stated)
    return sources.from_formula(f"{_LINE_WORDS[field]} = {parts}", confirm=False)


_LINE_WORDS = {
    "fiscal": "当年财政拨款", "carry_over": "上年结转", "special_account": "财政专户管理资金", "other": "其他资金",
}  # fmt: skip


def _amount(entry: LedgerEntry, unit: MoneyUnit) -> Decimal:
    return Money(amount=entry.yuan or Decimal(0), unit=MoneyUnit.YUAN).to(unit).amount


def _uses(ledger: Ledger) -> Sequence[LedgerEntry]:
    return ledger.of(NumberRole.MONEY_USE)


def _items(facts: Facts, unit: MoneyUnit) -> tuple[FundItem, ...]:
    """What the money is for, each part of it once: of a sum and what it is made up of, what it is made up of; of more
    than the whole, those that make it up."""
    ledger = facts.ledger
    named = [e for e in _uses(ledger) if e.about and e.yuan and not _is_unread(e, ledger)]
    whole = next((e.yuan for e in reversed(ledger.of(NumberRole.MONEY_TOTAL)) if e.yuan), None)
    if whole is not None and _total(named) > whole:
        named = _once(named, whole)
        named = _closing(named, whole, facts.text) if _total(named) > whole else named
        named = _without_sum(named) if _total(named) > whole else named
    return tuple(FundItem(purpose=purpose(e, ledger), amount=_amount(e, unit)) for e in named)


def _is_unread(use: LedgerEntry, ledger: Ledger) -> bool:
    """Whether the rules alone took a number for money of a brief that a model has read too: 3元 of 男女厕位比2:3."""
    by_model = any(e.read_by is not ReadBy.RULES for e in ledger.entries)
    return by_model and use.read_by is ReadBy.RULES and not use.disputed


def _without_sum(uses: Sequence[LedgerEntry]) -> list[LedgerEntry]:
    """The uses without the one that only adds up three others or more: 以上合计366万元."""
    left = [e for e in uses if e.yuan != _total(uses) - (e.yuan or 0)]
    return left if len(left) >= _LEAST_ADDED else list(uses)


def _total(uses: Sequence[LedgerEntry]) -> Decimal:
    return sum((e.yuan or Decimal(0) for e in uses), Decimal(0))


def _closing(uses: Sequence[LedgerEntry], whole: Decimal, text: str) -> list[LedgerEntry]:
    """The uses without the fewest that are over, least sure first, so that the rest is the whole; all of them where
    two choices, or none, do that, or where what is over is counted up with the others: what does not add up is told."""
    over = _total(uses) - whole
    able = (e for e in uses if (e.yuan or 0) <= over and not _is_listed(e, uses, text))
    tried = sorted(able, key=lambda e: e.confidence)[:_MOST_TRIED]
    for size in range(1, _MOST_OVER + 1):
        found = [some for some in combinations(tried, size) if _total(some) == over]
        if found:
            alike = len({tuple(sorted(e.yuan or 0 for e in some)) for some in found}) == 1
            left = {e.start for e in found[0]} if alike else set()
            return [e for e in uses if e.start not in left]
    return list(uses)


def _is_listed(use: LedgerEntry, uses: Sequence[LedgerEntry], text: str) -> bool:
    """Whether a use, surely one, stands in one sentence with two others or more."""
    between = (text[min(use.end, e.end) : max(use.start, e.start)] for e in uses if e is not use)
    return use.confidence >= _SURELY and sum(not _ENDED & set(words) for words in between) > 1


def _once(uses: Sequence[LedgerEntry], whole: Decimal) -> list[LedgerEntry]:
    """The uses without the sums that the uses right behind them, or right before, make up; all of them where the rest
    is not the whole, so that what does not add up is still told."""
    amounts = [e.yuan or Decimal(0) for e in uses]
    before = [uses[at] for at in without_subtotals(amounts)]
    behind = [uses[len(uses) - 1 - at] for at in reversed(without_subtotals(amounts[::-1]))]
    return next((kept for kept in (behind, before) if _total(kept) == whole), list(uses))
