"""Drafts from last year's form and of whole departments, held to what an expert expects: counts, lines on faults."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from assistant.domain.filing import Filing
from assistant.domain.indicator import Indicator
from assistant.domain.placeholders import is_placeholder
from assistant.domain.vocabulary import FormKind, is_cost, read_level1, read_level2
from assistant.jobs.declaration.interface import Draft
from assistant.language.likeness import coverage, likeness
from assistant.language.measure_words import same_measure
from assistant.language.money import Money, MoneyUnit
from assistant.language.names import core
from assistant.language.numerals import fold
from assistant.language.target import Target
from assistant.language.target_parser import parse_target
from assistant.language.token_quantities import with_scale
from assistant.language.tokens import find_tokens

Item = Mapping[str, Any]
Scored = tuple[Counter[str], list[str]]
_ALIKE = 0.4
_ASKED = 0.5
_HEAD = ("start", "end", "attribute", "name", "department", "unit")
_MONEY = (
    "total",
    "fiscal",
    "carry_over",
    "other",
    "special_account",
    "overall_total",
    "overall_fiscal",
    "overall_other",
)
_CODES = {"unknown", "conflict", "row", "basis", "target", "money", "head"}


def score_rolled(item: Item, draft: Draft) -> Scored:
    """A form that was rolled on, against the rows, head, money and questions that must stand afterwards."""
    counts, faults = Counter[str](), list[str]()
    last, expect, filing = Filing.model_validate(item["filing"]), item["expect"], draft.filing
    _rows(counts, faults, last, expect["rows"], filing)
    _head(counts, faults, expect, filing)
    text = "\n".join((filing.goals.annual, filing.goals.overall))
    for words in expect.get("goal_must_hold", ()):
        _count(counts, faults, "goal holds", words in text, f"goal lacks {words}")
    for words in expect.get("goal_must_not_hold", ()):
        _count(counts, faults, "goal without old values", words not in text, f"goal still holds {words}")
    _asked(counts, faults, expect.get("asked", ()), draft)
    return counts, faults


def _rows(counts: Counter[str], faults: list[str], last: Filing, expected: Sequence[Item], filing: Filing) -> None:
    before = {row.name: row.target for row in last.indicators}
    left = list(filing.indicators)
    for want in expected:
        row = _match(want["name"], left)
        if row is not None:
            left.remove(row)
        named = row is not None and (row.name == want["name"] or want["name"] not in before)
        right = row is not None and named and _same_target(want, row)
        kind = "unchanged rows kept" if before.get(want["name"]) == want["target"] else "changed rows right"
        shown = f"{row.name} {row.target}" if row else "no row"
        _count(counts, faults, kind, right, f"{want['name']} {want['target']}: {shown}")
    names = {want["name"] for want in expected}
    for name in before.keys() - names:
        gone = all(row.name != name for row in filing.indicators)
        _count(counts, faults, "changed rows right", gone, f"{name} still there")
    counts["rows too many"] += len(left)
    faults += [f"too many: {row.name} {row.target}" for row in left]


def _match(name: str, rows: Sequence[Indicator]) -> Indicator | None:
    same = next((row for row in rows if row.name == name), None)
    best = max(rows, key=lambda row: _named(name, row.name), default=None)
    return same or (best if best is not None and _named(name, best.name) >= _ALIKE else None)


def _named(one: str, other: str) -> float:
    return max(likeness(one, other), likeness(core(one), core(other)), 0.9 * coverage(core(one) or one, other))


def _same_target(want: Item, row: Indicator) -> bool:
    if want["target"] is None:
        return is_placeholder(row.target)
    if want.get("open") and is_placeholder(row.target):
        return True
    return same_value(parse_target(want["target"]), row.parsed)


def same_value(one: Target, other: Target, *, signs: bool = True) -> bool:
    """Whether two targets say the same, whatever scale their units have."""
    if signs and one.operator is not other.operator:
        return False
    if one.is_date or other.is_date:
        return one.date_high == other.date_high
    if not one.is_number:
        return one.raw == other.raw
    ends = [(one.low, other.low), (one.high, other.high)]
    if not signs and "range" not in {one.operator, other.operator}:
        ends = [(one.low or one.high, other.low or other.high)]
    scaled = all(_scaled(a, one.unit) == _scaled(b, other.unit) for a, b in ends)
    return scaled and same_measure(_bare(one.unit), _bare(other.unit))


def _scaled(number: Decimal | None, unit: str) -> Decimal | None:
    return None if number is None else with_scale(number, unit)


def _bare(unit: str) -> str:
    return unit.lstrip("万亿")


def _head(counts: Counter[str], faults: list[str], expect: Item, filing: Filing) -> None:
    for field in _HEAD:
        if field in expect.get("project", {}):
            want, got = str(expect["project"][field]), str(getattr(filing.project, field))
            kind = "years moved" if field in {"start", "end"} else "head right"
            _count(counts, faults, kind, want == got, f"{field} {want}: {got}")
    funds = expect.get("funds", {})
    for field in _MONEY:
        if isinstance(funds.get(field), int | float):  # what stays open is asked
            money = filing.funds.money(field)
            right = (money.yuan if money else Decimal(0)) == _yuan(funds[field], funds["unit"])
            _count(counts, faults, "money right", right, f"{field} {funds[field]}{funds['unit']}: {money}")


def _yuan(amount: object, unit: str) -> Decimal:
    return Money(amount=Decimal(str(amount)), unit=MoneyUnit(unit)).yuan


def _asked(counts: Counter[str], faults: list[str], expected: Sequence[str], draft: Draft) -> None:
    texts = [f"{q.code}{q.field}{q.text}" for q in draft.questions]
    for key in expected:
        words = "".join(part for part in key.replace(".", ":").split(":") if part not in _CODES)
        found = any(coverage(words, text) >= _ASKED for text in texts)
        _count(counts, faults, "asked what must be", found, f"not asked: {key}")
    counts["questions"] += len(texts)
    if not expected:
        counts["questions where nothing is open"] += len(texts)
    faults += [f"asked: {q.text}" for q in draft.questions]


def score_department(item: Item, draft: Draft) -> Scored:
    """The draft of a whole department, against its money, tasks and indicators."""
    counts, faults = Counter[str](), list[str]()
    expect, filing = item["expect"], draft.filing
    counts["drafted as a department"] += filing.form is FormKind.DEPARTMENT_GOAL
    counts["tasks drafted"] += len(filing.tasks)
    named = expect["department"] in {filing.project.department, filing.project.name}
    _count(counts, faults, "department named", named, f"department {filing.project.department}")
    for duty in expect["duties"]:
        found = any(coverage(duty, stated) >= _ASKED for stated in filing.duties)
        _count(counts, faults, "duties found", found, f"duty {duty}")
    _department_money(counts, faults, expect, filing)
    _indicators(counts, faults, expect, filing)
    shown = [f"{row.name} {row.target}" for row in filing.indicators]
    for value in expect["must_not"]:
        known = [text for text in shown if _holds(text, value)]
        _count(counts, faults, "distractors left out", not known, f"distractor {value}: {known}")
    faults += [f"asked: {q.text}" for q in draft.questions]
    counts["questions"] += len(draft.questions)
    return counts, faults


def _department_money(counts: Counter[str], faults: list[str], expect: Item, filing: Filing) -> None:
    money = expect["money"]
    for field, ours in (("total", "total"), ("basic", "basic"), ("project", "project")):
        got = filing.funds.money(ours)
        right = got is not None and got.yuan == _yuan(money[field], money["unit"])
        _count(counts, faults, "money right", right, f"{field} {money[field]}: {got}")
    for task in expect["tasks"]:
        want = _yuan(task["amount"], task["unit"])
        found = any(
            _task_yuan(t.amount, filing) == want and _named(task["name"], t.name) >= _ALIKE for t in filing.tasks
        )
        _count(counts, faults, "tasks right", found, f"task {task['name']} {task['amount']}")
    counts["tasks too many"] += max(0, len(filing.tasks) - len(expect["tasks"]))
    faults += [f"task drafted: {t.name} {t.amount}" for t in filing.tasks]


def _task_yuan(amount: Decimal | None, filing: Filing) -> Decimal | None:
    unit = filing.funds.money_unit
    return None if amount is None or unit is None else Money(amount=amount, unit=unit).yuan


def _indicators(counts: Counter[str], faults: list[str], expect: Item, filing: Filing) -> None:
    left = list(filing.indicators)
    for want in expect["indicators"]:
        row = _of_value(want, left)
        _count(counts, faults, "indicators met", row is not None, f"indicator {want['name']} {want['target']}")
        if row is not None:
            left.remove(row)
            signed = same_value(parse_target(want["target"]), row.parsed)
            _count(counts, faults, "signs right, of those met", signed, f"sign {want['target']}: {row.target}")
            _count(
                counts,
                faults,
                "classes right, of those met",
                _classed(want, row),
                f"class {want['name']}: {row.level2}",
            )
    counts["indicators drafted"] += len(filing.indicators)
    counts["indicators beside"] += len(left)
    faults += [f"beside: {row.level2} {row.name} {row.target}" for row in left]


def _of_value(want: Item, rows: Sequence[Indicator]) -> Indicator | None:
    target = parse_target(want["target"])
    fitting = [row for row in rows if same_value(target, row.parsed, signs=False)]
    named = [row for row in fitting if _named(want["name"], row.name) >= _ALIKE]
    return max(named, key=lambda row: _named(want["name"], row.name), default=None)


def _classed(want: Item, row: Indicator) -> bool:
    if "level2" not in want or is_cost(want.get("level1", ""), want["level2"]):
        return "level2" not in want or is_cost(row.level1, row.level2)
    same = read_level2(row.level2) == read_level2(want["level2"])
    return same and read_level1(row.level1) == read_level1(want["level1"])


def _holds(text: str, value: str) -> bool:
    """Whether a text holds a value as a number of its own, or a name."""
    numbers = {(t.number, t.unit) for t in find_tokens(fold(value)) if t.number is not None}
    if not numbers:
        return value in text
    return any(_within(n, u, text) for n, u in numbers)


def _within(number: Decimal, unit: str, text: str) -> bool:
    for token in find_tokens(fold(text)):
        if token.number is None:
            continue
        same = with_scale(token.number, token.unit) == with_scale(number, unit)
        if same and (not unit or same_measure(_bare(unit), _bare(token.unit))):
            return True
    return False


def _count(counts: Counter[str], faults: list[str], what: str, right: bool, fault: str) -> None:  # noqa: FBT001 -- one measure
    counts[what] += right
    counts[f"{what} of"] += 1
    if not right:
        faults.append(fault)


def figures(counts: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Each measure as shown: right of all, with its share; or a bare count."""
    for name, value in counts.items():
        if name.endswith(" of"):
            continue
        whole = counts.get(f"{name} of")
        yield name, f"{value} of {whole} ({value / whole:.2f})" if whole else str(value)
