"""Last year's form and a text of changes in, this year's form out: pure, so that a work or the page can start so."""

from collections.abc import Iterator
from functools import partial

from assistant.base import show
from assistant.domain.applied_change import AppliedChange
from assistant.domain.filing import Filing
from assistant.domain.profile import Profile
from assistant.domain.vocabulary import is_cost
from assistant.jobs.declaration.last_year import accounting, asking
from assistant.jobs.declaration.last_year.additions import in_order
from assistant.jobs.declaration.last_year.described import EntriesOf, described_rows
from assistant.jobs.declaration.last_year.following_goals import follow_rows
from assistant.jobs.declaration.last_year.money_orders import settle
from assistant.jobs.declaration.last_year.outcome import RolledForm
from assistant.jobs.declaration.last_year.patch import carry_out
from assistant.jobs.declaration.last_year.reckoning import reckoned_total
from assistant.jobs.declaration.last_year.rolling import rolled_on
from assistant.jobs.declaration.last_year.weighing import weigh_again
from assistant.jobs.declaration.last_year.working import WorkingForm, WorkingRow
from assistant.language.changes.change_order import ChangeKind, ChangeOrder
from assistant.language.changes.cutting import change_clauses
from assistant.language.changes.reader import read_changes
from assistant.language.money import TOLERANCE_YUAN, Money, MoneyUnit
from assistant.language.target import SIGNS

LAST_YEAR = "去年的表"


def roll_on(
    last: Filing, changes: str, year: int, profile: Profile, entries_of: EntriesOf, document: str = LAST_YEAR
) -> RolledForm:
    """The form for ``year``. What the changes leave open or contradict is asked and never guessed.

    ``document`` names last year's form in the sources, ``entries_of`` gives library entries for what is new.
    """
    form = rolled_on(last, year, profile)
    orders = read_changes(changes)
    carry_out(form, orders, partial(described_rows, entries_of=entries_of))
    reckoned = _reckoned_money(form, orders)
    settle(form, orders)
    _follow_total(form, reckoned=reckoned)
    if not reckoned:
        _check_sum(form)
    form.rows = [*in_order(form.rows)]
    follow_rows(form)
    weigh_again(form, profile)
    accounting.with_sources(form, document)
    rows = tuple(one.row for one in form.live())
    filing = form.filing.model_copy(update={"indicators": rows})
    ledger = accounting.ledger(form, changes)
    named = [c.rows_span for c in change_clauses(changes) if c.rows]
    named += [(o.start, o.start + len(o.class_words)) for o in orders if o.class_words]
    return RolledForm(
        filing=filing,
        changes=tuple(form.changes),
        questions=asking.questions(form),
        ledger=ledger,
        unread=accounting.unread(changes, ledger, named),
        text=f"{changes}\n\n{accounting.as_text(form, last.indicators)}",
    )


def _reckoned_money(form: WorkingForm, orders: tuple[ChangeOrder, ...]) -> bool:
    """The total by its formula, where the changes say that it follows (按标准乘出来)."""
    order = next((o for o in orders if o.kind is ChangeKind.RECKON), None)
    if order is None:
        return False
    found = reckoned_total(form)
    if found is None:
        form.ask("reckon", order, quote=order.quote)
        return False
    unit = form.filing.funds.money_unit or MoneyUnit.WAN
    amount = Money(amount=found.yuan, unit=MoneyUnit.YUAN).to(unit).amount
    form.money["total"], form.money_orders["total"] = amount, order
    form.money_formulas["total"] = f"{found.formula}={show(amount)}{unit}"
    return True


def _follow_total(form: WorkingForm, *, reckoned: bool) -> None:
    """The cost rows that were the whole sum of last year are the whole sum of this one."""
    before, now = form.last.funds.money("total"), form.filing.funds.money("total")
    if before is None or now is None:
        return
    for at, one in enumerate(form.rows):
        if not one.gone and _was_total(one, before) and one.by is None:
            target = f"{SIGNS.get(one.row.parsed.operator, '')}{show(now.amount)}{now.unit}"
            if (before.yuan, before.unit) == (now.yuan, now.unit):
                continue
            order = form.money_orders.get("total")
            why = form.money_formulas.get("total", "") if reckoned else ""
            one.row = one.row.model_copy(update={"target": target, "unit": str(now.unit)})
            one.follows = f"随资金总额{show(now.amount)}{now.unit}" + (f"（{why}）" if why else "")
            quote = order.quote if order is not None else one.follows
            was = one.last.target if one.last is not None else ""
            form.changes.append(
                AppliedChange(
                    path=f"indicators[{at}].target", where=f"指标“{one.row.name}”", before=was,
                    after=target, why=f"{quote}（{one.follows}）",
                )
            )  # fmt: skip


def _was_total(one: WorkingRow, before: Money) -> bool:
    target = one.last.parsed if one.last is not None else None
    if target is None or not is_cost(one.row.level1, one.row.level2) or not target.is_number or "/" in target.unit:
        return False
    unit = next((u for u in MoneyUnit if u == target.unit), None)
    number = target.high if target.high is not None else target.low
    return unit is not None and number is not None and Money(amount=number, unit=unit).yuan == before.yuan


def _check_sum(form: WorkingForm) -> None:
    """A stated sum that its own counts and standards do not give is asked about."""
    found = reckoned_total(form)
    if found is None or not any(row.changed for row in (*found.rows, found.total)):
        return
    if not found.stated and "total" not in form.money:
        return  # the arithmetic may be chance, and nobody spoke of the sum
    for stated in _stated(found.total):
        if abs(found.yuan - stated.yuan) > TOLERANCE_YUAN:
            reckoned = Money(amount=found.yuan, unit=MoneyUnit.YUAN).to(stated.unit)
            form.ask(
                "conflict.sum",
                form.money_orders.get("total"),
                total=str(stated),
                formula=found.formula,
                reckoned=str(reckoned),
            )
            return


def _stated(total: WorkingRow) -> Iterator[Money]:
    target = total.row.parsed
    unit = next((u for u in MoneyUnit if u == target.unit), None)
    number = target.high if target.high is not None else target.low
    if unit is not None and number is not None:
        yield Money(amount=number, unit=unit)
