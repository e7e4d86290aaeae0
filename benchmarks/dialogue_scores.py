"""Whether the operations of a turn are those that a careful assistant would do, and whether the form was spoilt."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import takewhile
from typing import Any

from assistant.domain.filing import Filing
from assistant.domain.operation import AppliedOperation, Operation
from assistant.domain.operation_kind import OperationKind as Kind
from assistant.language.likeness import likeness
from assistant.language.money import Money, MoneyUnit
from assistant.language.names import core
from assistant.language.target import Target
from assistant.language.target_parser import parse_target
from assistant.language.tokens import find_tokens

Op = Mapping[str, Any]
_NEEDS_MORE = frozenset({Kind.START_FROM, Kind.ACCEPT_FINDING, Kind.IGNORE_FINDING})
"""Operations that need a file or a finding which dialogues speak of and forms do not have: how they are read counts."""
_OF_FINDINGS = frozenset({"accept_finding", "ignore_finding"})
_NAMES_ALIKE = 0.75
"""So alike the name of a new row must be to the expected one."""
_NOT_CHANGING = frozenset(k.value for k in Kind if not k.changes)


@dataclass(frozen=True)
class TurnScore:
    """How a turn did against the alternative that fits it best."""

    right: bool
    corrupted: bool
    """Whether something was changed that no alternative changes."""
    expected: tuple[str, ...]
    """The kinds that the best alternative asks for, ``none`` where it asks for nothing."""
    matched: tuple[bool, ...]


def as_read(done: AppliedOperation, filing: Filing) -> Op:
    """An operation as dialogues write it, rows by the names they had before the turn; what was refused is unclear."""
    operation = done.operation
    if operation.op.changes and not done.applied and operation.op not in _NEEDS_MORE:
        return {"op": "unclear"}
    names = {r.id: r.name for r in filing.indicators}
    shown: dict[str, Any] = {"op": operation.op.value, **operation.arguments}
    for key in ("row", "before", "into"):
        if shown.get(key) in names:
            shown[key] = names[shown[key]]
    if "rows" in shown:
        shown["rows"] = [names.get(r, r) for r in shown["rows"]]
    if operation.amount is not None:
        shown["amount"] = operation.amount
    return shown


def joined(ops: Sequence[Op]) -> list[Op]:
    """Operations with a merge and the new name of what stays as one, and several findings that are followed or not as
    one."""
    found = list[Op]()
    for one in ops:
        last = found[-1] if found else {}
        if one["op"] in _OF_FINDINGS and last.get("op") == one["op"]:
            continue
        if (
            one["op"] == "set_name"
            and last.get("op") == "merge_indicators"
            and one.get("row") in {last.get("into"), *last.get("rows", ())}
        ):
            found[-1] = {**last, "into": one.get("value")}
        else:
            found.append(one)
    return found


def scored(alternatives: Sequence[Sequence[Op]], got: Sequence[Op], fields: Mapping[str, str]) -> TurnScore:
    """The score of a turn; ``fields`` gives the field that each open question asks for."""
    read = joined(got)
    scores = [_against(joined(list(a)), read, fields) for a in alternatives]
    return max(scores, key=lambda s: (s.right, not s.corrupted, sum(s.matched)))


def with_old_names(expected: Sequence[Op]) -> list[Op]:
    """Expected operations with each row by the name it has before the turn; a row that goes before another one gets its
    name goes by its own."""
    renamed, found = {_plain(o.get("value")): o.get("row") for o in expected if o["op"] == "set_name"}, list[Op]()
    freed = {_plain(o.get("row")) for o in _before_names(expected) if o["op"] == "delete_indicator"}
    for one in expected:
        kept = one["op"] == "set_name" or (one["op"] == "delete_indicator" and _plain(one.get("row")) in freed)
        keys = () if kept else tuple(k for k in ("row", "before") if one.get(k))
        found.append({**one, **{k: renamed.get(_plain(one[k]), one[k]) for k in keys}})
    return found


def _before_names(expected: Sequence[Op]) -> Iterator[Op]:
    """The operations before the first new name."""
    yield from takewhile(lambda one: one["op"] != "set_name", expected)


def _against(expected: Sequence[Op], got: Sequence[Op], fields: Mapping[str, str]) -> TurnScore:
    expected = with_old_names(expected)
    merged = {_plain(r): o.get("into") for o in expected if o["op"] == "merge_indicators" for r in o.get("rows", ())}
    got = [{**g, "row": merged.get(_plain(g.get("row")), g.get("row"))} if g.get("row") else g for g in got]
    right = len(expected) == len(got) and all(same(e, g, fields) for e, g in zip(expected, got, strict=True))
    left = list(got)
    matched = []
    for one in expected:
        hit = next((g for g in left if same(one, g, fields)), None)
        matched.append(hit is not None)
        if hit is not None:
            left.remove(hit)
    quiet = not expected and all(g["op"] == "greet" for g in got)
    corrupted = any(g["op"] not in _NOT_CHANGING and g["op"] not in {"skip_question", "ignore_finding"} for g in left)
    kinds = tuple(str(e["op"]) for e in expected) or ("none",)
    return TurnScore(right or quiet, corrupted and not right, kinds, tuple(matched) or (quiet or not got,))


def same(expected: Op, got: Op, fields: Mapping[str, str]) -> bool:
    """Whether two operations do the same: kind, row and value, numbers and units read, widths folded."""
    kinds = {str(expected["op"]), str(got["op"])}
    if (
        kinds <= {"answer", "set_head", "set_money", "set_target", "add_indicator"}
        and "answer" in kinds
        and len(kinds) == 2
    ):
        return _same_answer(expected, got, fields)
    if len(kinds) != 1:
        return False
    alike = _ALIKE.get(str(expected["op"]))
    if alike is not None:
        return alike(expected, got)
    if expected["op"] in {"answer", "skip_question"}:
        asked = fields.get(str(got.get("question")), str(got.get("question")))
        stated = expected["op"] == "skip_question" or _same_words(expected.get("value"), got.get("value"))
        return _same_field(str(expected.get("question")), asked) and stated
    return True


def _plainly(*keys: str) -> Callable[[Op, Op], bool]:
    """Whether some arguments are the same words."""
    return lambda one, other: all(_plain(one.get(k)) == _plain(other.get(k)) for k in keys)


def _same_target_of_row(one: Op, other: Op) -> bool:
    return _same_row(one, other) and same_target(one.get("value"), other.get("value"))


def _same_weight(one: Op, other: Op) -> bool:
    return _same_row(one, other) and _number(one.get("value")) == _number(other.get("value"))


def _same_text_of_row(one: Op, other: Op) -> bool:
    return (
        _same_row(one, other)
        and one.get("field") == other.get("field")
        and _same_text(one.get("value"), other.get("value"))
    )


def _same_shares(one: Op, other: Op) -> bool:
    return all(_scope(one.get(k)) == _scope(other.get(k)) for k in ("scope", "toward"))


def _row_if_named(one: Op, other: Op) -> bool:
    return not one.get("row") or _same_row(one, other)


def _same_merge(one: Op, other: Op) -> bool:
    rows = [{_plain(r) for r in o.get("rows", ())} for o in (one, other)]
    return rows[0] == rows[1] and _plain(one.get("into")) == _plain(other.get("into"))


def _same_money(one: Op, other: Op) -> bool:
    return one.get("field") == other.get("field") and _yuan(one) == _yuan(other)


def _same_goal(one: Op, other: Op) -> bool:
    places = all((one.get(k) or d) == (other.get(k) or d) for k, d in (("field", "annual"), ("sentence", 0)))
    return places and (one.get("value") == "*" or _same_text(one.get("value"), other.get("value")))


def _same_file(one: Op, other: Op) -> bool:
    names = _plain(one.get("file")), _plain(other.get("file"))
    return names[0] in names[1] or names[1] in names[0]


def _same_answer(expected: Op, got: Op, fields: Mapping[str, str]) -> bool:
    """An answer and the change that it comes to."""
    answer, change = (expected, got) if expected["op"] == "answer" else (got, expected)
    field = fields.get(str(answer.get("question")), str(answer.get("question")))
    if change["op"] == "set_head":
        named = field == change.get("field") or (field == "period" and change.get("field") in {"start", "end"})
        return named and (_plain(change.get("value")) in _plain(answer.get("value")) or field == "period")
    if change["op"] == "set_money":
        stated = [t.number for t in find_tokens(str(answer.get("value"))) if t.number is not None]
        return field.startswith("money") and _number(change.get("amount")) in stated
    value = change.get("value") if change["op"] == "set_target" else change.get("target")
    return field in {"target", "satisfaction"} and _same_words(value, answer.get("value"))


def _same_field(one: str, other: str) -> bool:
    period = {"period", "start", "end"}
    return one == other or {one, other} <= period or (one.startswith("money") and other.startswith("money"))


def _same_words(one: object, other: object) -> bool:
    """The same figures; without any, one text inside the other."""
    numbers = [[t.number for t in find_tokens(_folded(v)) if t.number is not None] for v in (one, other)]
    if any(numbers):
        return bool(set(numbers[0]) & set(numbers[1]))
    return bool(_plain(one)) and (_plain(one) in _plain(other) or _plain(other) in _plain(one))


def _same_row(expected: Op, got: Op) -> bool:
    return _plain(expected.get("row")) == _plain(got.get("row"))


def same_target(one: object, other: object) -> bool:
    """Two values that bind the same number or day in the same way; a day before 9月30日 is that day."""
    first, second = parse_target(_folded(one)), parse_target(_folded(other))
    if first.is_number and second.is_number:
        units = {t.unit.replace("個", "个") for t in (first, second)}
        bound = (first.operator, first.low, first.high) == (second.operator, second.low, second.high)
        return (bound and (len(units) == 1 or "" in units)) or _scaled(first) == _scaled(second)
    if first.is_date and second.is_date:
        return (first.date_high or first.date_low) == (second.date_high or second.date_low)
    return _plain(one) == _plain(other)


def _scaled(target: Target) -> object:
    """Sign, numbers and unit with 万 reckoned: 2.8万户 is 28000户."""
    times = Decimal(10_000) if target.unit.startswith("万") and "元" not in target.unit else Decimal(1)
    numbers = [None if n is None else n * times for n in (target.low, target.high)]
    return target.operator, numbers, target.unit.removeprefix("万") if times > 1 else target.unit


def _same_addition(expected: Op, got: Op) -> bool:
    names = [str(o.get("name", "")) for o in (expected, got)]
    alike = core(names[0]) == core(names[1]) or likeness(*names) >= _NAMES_ALIKE
    classes = _plain(expected.get("level2")) == _plain(got.get("level2"))
    targets = [str(o.get("target") or "") for o in (expected, got)]
    return alike and classes and (same_target(*targets) if any(targets) else True)


def _same_text(one: object, other: object) -> bool:
    first, second = _plain(one), _plain(other)
    return first == second or (bool(first) and likeness(first, second) >= 0.95)


def _scope(value: object) -> str:
    text = _plain(value)
    return "" if text in {"全部", "所有", "全表"} else text.removesuffix("指标")


def _yuan(op: Op) -> Decimal | None:
    amount = _number(op.get("amount"))
    unit = str(op.get("unit") or "万元")
    return Money(amount=amount, unit=MoneyUnit(unit)).yuan if amount is not None and unit in set(MoneyUnit) else None


def _number(value: object) -> Decimal | None:
    if isinstance(value, Decimal):
        return value
    match = re.search(r"-?\d+(?:\.\d+)?", _folded(value).replace(",", ""))
    return Decimal(match[0]) if match else None


def _folded(value: object) -> str:
    return unicodedata.normalize("NFKC", str(value if value is not None else "")).replace("＝", "=")


def _plain(value: object) -> str:
    return re.sub(r"[\s“”\"'‘’。；;，,、：:（）()]", "", _folded(value)).lower()


_ALIKE: Mapping[str, Callable[[Op, Op], bool]] = {
    "set_target": _same_target_of_row,
    "set_name": _plainly("row", "value"),
    "set_class": _plainly("row", "value"),
    "set_weight": _same_weight,
    "set_text": _same_text_of_row,
    "share_weights": _same_shares,
    "add_indicator": _same_addition,
    "delete_indicator": _same_row,
    "explain": _row_if_named,
    "move_indicator": _plainly("row", "before"),
    "merge_indicators": _same_merge,
    "set_head": _plainly("field", "value"),
    "set_money": _same_money,
    "set_goal": _same_goal,
    "switch_profile": _plainly("value"),
    "switch_year": _plainly("value"),
    "start_from": _same_file,
}


def as_orders(expected: Sequence[Op], filing: Filing, questions: Mapping[str, str]) -> list[Operation]:
    """Expected operations for the works room; those that need what is not here (a file, an open question) are left out.

    ``questions`` gives the id of the open question for a field.
    """
    ids = {r.name: r.id for r in reversed(filing.indicators)}
    found = list[Operation]()
    for one in expected:
        given = {k: v for k, v in one.items() if k not in {"op", "candidates"} and v not in (None, "", "*")}
        renamed = {o.value: o.row for o in found if o.op is Kind.SET_NAME}
        for key in ("row", "before"):
            if key in given:
                given[key] = ids.get(given[key]) or renamed.get(given[key]) or ""
        if "rows" in given:
            given["rows"] = tuple(ids.get(r, "") for r in given["rows"])
        into = str(given.get("into", ""))
        if into:
            given["into"] = ids.get(into) or (given["rows"][0] if given.get("rows") else "")
        if "question" in given:
            given["question"] = questions.get(given["question"], "")
        if one["op"] in {"set_weight", "switch_year"}:
            given["value"] = str(given.get("value", ""))
        if one["op"] == "unclear":
            given = {"rows": tuple(ids[c] for c in one.get("candidates", ()) if c in ids)}
        if one["op"] == "explain":
            given = {k: v for k, v in given.items() if k in {"row", "about"}}
        try:
            found.append(
                Operation.model_validate({"op": one["op"], **{k: v for k, v in given.items() if v not in ("", None)}})
            )
            if into and into not in ids:
                found.append(Operation(op=Kind.SET_NAME, row=found[-1].into, value=into))
        except ValueError:
            continue
    return found
