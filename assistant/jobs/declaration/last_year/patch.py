"""The orders of a text of changes carried out on the form, one after the other."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.domain.applied_change import AppliedChange
from assistant.domain.indicator import Indicator
from assistant.domain.ledger import NumberRole
from assistant.domain.placeholders import placeholder
from assistant.domain.vocabulary import QUANTITY, SATISFACTION, TIMELINESS, is_cost, read_level1, read_level2
from assistant.jobs.declaration.last_year import candidates
from assistant.jobs.declaration.last_year.additions import Describe, add_rows
from assistant.jobs.declaration.last_year.money_orders import change_money
from assistant.jobs.declaration.last_year.working import WorkingForm, WorkingRow
from assistant.language.changes.applying import ChangeProblem, apply_order
from assistant.language.changes.change_order import ChangeKind, ChangeOrder
from assistant.language.changes.matching import ChangeMatch
from assistant.language.target import Operator
from assistant.language.target_parser import parse_target
from assistant.language.tokens import TextToken, TokenKind

_K, _R = ChangeKind, NumberRole
_ABOUT = re.compile(r"(?:跟|与|和|同|涉及)?(?P<what>[一-鿿]{2,12}?)(?:有关|相关|的指标都|的都)")
_RELATED = frozenset({"相关", "有关", "相关的", "有关的"})
_TIME_WORDS = re.compile(r"^每|(?:前|内|末|底|旬)$")
_WITH_MONEY = re.compile("(?:资金|经费|总额|预算)")
_VALUED = frozenset({_K.SET, _K.MORE, _K.LESS, _K.TIMES, _K.LATER, _K.EARLIER})


def carry_out(form: WorkingForm, orders: Sequence[ChangeOrder], describe: Describe) -> None:
    """Every order in turn; a clause that names nothing goes on about what the one before named."""
    spoken = _Spoken()
    for order in orders:
        keys = _meant(form, order, spoken)
        if keys:
            spoken = _Spoken(keys, order.subject or spoken.subject)
        elif order.subject and order.kind is not _K.REMARK:
            spoken = _Spoken((), order.subject)
        for key in keys:
            _one(form, order, key)
        if order.kind is _K.NEW:
            add_rows(form, order, describe)


class _Spoken:
    """What the last clause was about."""

    def __init__(self, keys: tuple[str, ...] = (), subject: str = "") -> None:
        self.keys, self.subject = keys, subject


def _meant(form: WorkingForm, order: ChangeOrder, spoken: _Spoken) -> tuple[str, ...]:
    """The keys that an order means; what it leaves open is noted as asked."""
    if order.kind in {_K.REMARK, _K.NEW} or (order.kind is _K.KEEP and not order.subject and not order.rows):
        return ()
    if order.rows:
        return _by_number(form, order)
    if order.inherits:
        return _inherited(form, order, spoken)
    if order.subject in _RELATED and spoken.subject:
        return _all_about(form, spoken.subject.replace(" ", ""))
    if (about := _ABOUT.search(order.subject)) is not None:
        return _all_about(form, about["what"])
    found = candidates.match(form, order)
    if not found.keys and not found.unsure and spoken.subject and order.kind in _VALUED:
        again = candidates.match(form, replace(order, subject=f"{spoken.subject}{order.subject}"))
        found = again if again.keys and not again.keys[0].startswith("money:") else found
    return found.keys or _unmatched(form, order, found)


def _by_number(form: WorkingForm, order: ChangeOrder) -> tuple[str, ...]:
    keys: list[str] = []
    count = sum(row.last is not None for row in form.rows)
    for number in order.rows:
        at = count - 1 if number == -1 else number - 1
        if 0 <= at < count:
            keys.append(f"row:{at}")
        else:
            form.ask("unknown.row", order, quote=order.quote, count=str(count))
            form.use(order.value, _R.CONTEXT, order.subject, why=f"去年的表只有{count}条指标")
    if keys and _WITH_MONEY.search(order.subject) and order.value is not None:
        keys.append("money:total")
    return tuple(keys)


def _inherited(form: WorkingForm, order: ChangeOrder, spoken: _Spoken) -> tuple[str, ...]:
    """What the clause before named, where the value fits it; else another row of that subject."""
    if order.value is not None and spoken.subject:
        again = candidates.match(form, replace(order, subject=spoken.subject))
        if again.keys:
            return again.keys
    if order.value is not None and not spoken.keys and _is_money(order.value):
        return ("money:total",)
    if spoken.keys:
        return spoken.keys
    if order.value is not None:
        return _unmatched(form, order, ChangeMatch())
    return ()


def _is_money(value: TextToken) -> bool:
    return value.kind is TokenKind.MONEY or value.unit in {"万", "亿"}


def _all_about(form: WorkingForm, what: str) -> tuple[str, ...]:
    return tuple(f"row:{at}" for at, row in enumerate(form.rows) if what in row.row.name and not row.gone)


def _unmatched(form: WorkingForm, order: ChangeOrder, found: ChangeMatch) -> tuple[str, ...]:
    """What an order may mean is asked; an activity that ends takes every row about it."""
    if order.kind is _K.DROP and (order.wholly or _already_gone(form, order)) and order.subject:
        return _all_about(form, order.subject.replace(" ", ""))
    if found.unsure:
        if order.kind in {_K.KEEP, _K.PAST}:
            return found.unsure if order.kind is _K.KEEP else ()
        names = tuple(form.rows[int(key[4:])].row.name for key in found.unsure if key.startswith("row:"))
        form.ask("which", order, names, quote=order.quote, names="、".join(f"“{n}”" for n in names[:4]))
        form.use(order.value, _R.CONTEXT, order.subject, why="说的是哪一条指标还不能确定")
        return ()
    if order.may_be_new:
        form.ask("new_or_which", order, quote=order.quote)
        form.use(order.value, _R.CONTEXT, order.subject, why="去年的表里没有对应的指标")
    elif order.quote.startswith("其中") and order.value is not None:
        form.use(order.value, _R.PART, order.subject, why="去年的表里没有对应的指标")
    elif order.kind in {*_VALUED, _K.DROP, _K.RENAME, _K.RECKON} and (order.value is not None or order.subject):
        form.ask("unknown", order, quote=order.quote, what=order.subject.replace(" ", "") or order.quote)
        form.use(order.value, _R.CONTEXT, order.subject, why="去年的表里没有对应的指标")
    elif order.value is not None:
        role = _R.BASELINE if order.kind is _K.PAST else _R.CONTEXT
        form.use(order.value, role, order.subject, why="去年的表里没有对应的指标")
    return ()


def _already_gone(form: WorkingForm, order: ChangeOrder) -> bool:
    what = order.subject.replace(" ", "")
    return bool(what) and any(row.gone and what in row.row.name for row in form.rows)


def _one(form: WorkingForm, order: ChangeOrder, key: str) -> None:
    kind, _, name = key.partition(":")
    if kind == "money":
        change_money(form, order, name)
    elif kind == "head":
        _change_head(form, order, name)
    else:
        _change_row(form, order, int(name))


def _change_head(form: WorkingForm, order: ChangeOrder, field: str) -> None:
    if order.kind is not _K.RENAME:
        return
    before = getattr(form.filing.project, field)
    form.filing = form.filing.model_copy(update={"project": form.filing.project.model_copy(update={field: order.text})})
    where = candidates.HEAD_WHERE[field]
    form.changes.append(
        AppliedChange(path=f"project.{field}", where=where, before=before, after=order.text, why=order.quote)
    )


def _change_row(form: WorkingForm, order: ChangeOrder, at: int) -> None:
    one = form.rows[at]
    if order.kind is _K.DROP:
        _drop(form, order, at)
    elif order.kind is _K.RENAME:
        _rename(form, order, at)
    elif order.kind is _K.OPEN:
        _leave_open(form, order, at)
    elif order.kind is _K.PAST and order.value is not None:
        one.past = order.quote
        form.use(order.value, _R.BASELINE, one.row.name, used=f"indicator:{one.row.name}")
    elif order.kind is _K.KEEP:
        _keep(form, order, one)
    elif order.kind is not _K.RECKON:
        _set(form, order, at)


def _keep(form: WorkingForm, order: ChangeOrder, one: WorkingRow) -> None:
    """X不变: where it names the value that stays and the form has another, that is asked."""
    if order.value is None:
        return
    form.use(order.value, role_of(one.row), one.row.name, used=f"indicator:{one.row.name}")
    stated = apply_order(replace(order, kind=_K.SET, bound=""), one.row.parsed, form.year)
    if stated.text and stated.number is not None and stated.problem is None and stated.text != one.row.target:
        form.ask("conflict.old", order, quote=order.quote, name=one.row.name, target=one.row.target)


def _drop(form: WorkingForm, order: ChangeOrder, at: int) -> None:
    one = form.rows[at]
    if order.value is not None and order.value.number is not None and not _is_its_value(order, one):
        _set(form, replace(order, kind=_K.LESS), at)
        return
    one.gone, one.by = True, order
    form.use(order.value, role_of(one.row), one.row.name, why="这一条已按变化去掉")
    form.changes.append(
        AppliedChange(
            path=f"last.indicators[{at}]", where=f"指标“{one.row.name}”", before=f"{one.row.name} {one.row.target}",
            after="去掉", why=order.quote,
        )
    )  # fmt: skip


def _is_its_value(order: ChangeOrder, one: WorkingRow) -> bool:
    value, target = order.value, one.row.parsed
    return value is not None and value.number in {target.low, target.high}


def _rename(form: WorkingForm, order: ChangeOrder, at: int) -> None:
    one = form.rows[at]
    words = parse_target(order.text)
    in_words = words.operator is Operator.QUALITATIVE and one.row.parsed.operator is Operator.QUALITATIVE
    if in_words or (not one.row.parsed.is_number and _TIME_WORDS.search(order.text)):
        _put(form, order, at, order.text, "")
        return
    before = one.row.name
    one.row = one.row.model_copy(
        update={"name": order.text, "definition": one.row.definition.replace(before, order.text)}
    )
    form.changes.append(
        AppliedChange(
            path=f"indicators[{at}].name", where=f"指标“{before}”名称", before=before, after=order.text, why=order.quote
        )
    )


def _leave_open(form: WorkingForm, order: ChangeOrder, at: int) -> None:
    one = form.rows[at]
    name = one.row.name
    _put(form, order, at, placeholder(f"{name}，{form.year}年的值"), "")
    form.use(order.value, role_of(one.row), name, why="变化没有写明改成多少")
    if "实际" in order.text or "完成" in order.text or "执行" in order.text:
        form.ask("actual", order, name=name, quote=order.quote, year=str(form.last_year))
    else:
        form.ask("open", order, name=name, quote=order.quote, before=one.last.target if one.last else "")


def _set(form: WorkingForm, order: ChangeOrder, at: int) -> None:
    """The new value; what cannot be reckoned keeps last year's and is asked."""
    one = form.rows[at]
    base = one.rolled.parsed if one.rolled is not None else one.row.parsed
    found = apply_order(order, base, form.year)
    name = one.row.name
    if found.problem is not None or not found.text:
        problem = found.problem or ChangeProblem.NO_NUMBER
        words = {"quote": order.quote, "name": name, "before": base.raw}
        more = {"after": found.text} if problem is ChangeProblem.BROKEN else {}
        form.ask(f"problem.{problem.value}", order, (), **words, **more)
        form.use(order.value, role_of(one.row), name, why="按变化算不出合适的值，已提问")
        return
    differs = one.by is not None and one.changed and not _same_text(found.text, one.row.target)
    if differs and order.quote.startswith("其中"):
        form.use(order.value, _R.PART, name, why="是这条指标的一部分")
        return
    if differs and one.by is not None:
        form.ask("conflict.twice", order, name=name, first=one.by.quote, second=order.quote)
        form.use(order.value, role_of(one.row), name, why="同一条指标说了两个值，已提问")
        return
    if order.old is not None and order.old.number is not None and not _was(order, one):
        form.ask("conflict.old", order, quote=order.quote, name=name, target=one.last.target if one.last else base.raw)
        form.use(order.old, _R.BASELINE, name, why="与去年的表不一致，已提问")
    form.use(order.old, _R.BASELINE, name, used=f"indicator:{name}")
    form.use(order.value, role_of(one.row), name, used=f"indicator:{name}")
    if not _same_text(found.text, one.row.target):
        _put(form, order, at, found.text, found.formula)


def _same_text(one: str, other: str) -> bool:
    first, second = parse_target(one), parse_target(other)
    if first.is_date and second.is_date:
        return first.date_high == second.date_high
    return (
        first.model_copy(update={"raw": ""}) == second.model_copy(update={"raw": ""}) and first.is_number
    ) or one == other


def _was(order: ChangeOrder, one: WorkingRow) -> bool:
    last = (one.last or one.row).parsed
    as_old = apply_order(replace(order, kind=_K.SET, value=order.old, bound=""), last)
    return as_old.number in {last.low, last.high}


def _put(form: WorkingForm, order: ChangeOrder, at: int, target: str, formula: str) -> None:
    one = form.rows[at]
    before = one.last.target if one.last is not None else one.row.target
    one.row, one.by, one.formula = one.row.model_copy(update={"target": target}), order, formula
    form.changes.append(
        AppliedChange(
            path=f"indicators[{at}].target", where=f"指标“{one.row.name}”", before=before, after=target,
            why=f"{order.quote}（{formula}）" if formula else order.quote,
        )
    )  # fmt: skip


def role_of(row: Indicator) -> NumberRole:
    """The role of the number of a row."""
    level2 = read_level2(row.level2)
    if read_level1(row.level1) == SATISFACTION:
        return _R.SATISFACTION
    if is_cost(row.level1, row.level2):
        return _R.PRICE if "/" in row.parsed.unit else _R.MONEY_USE
    if level2 == TIMELINESS:
        return _R.MILESTONE if row.parsed.is_date else _R.LIMIT
    return _R.OUTPUT if level2 == QUANTITY else _R.RESULT
