"""What a designed row rests on, proved: a number, the year's money, a library entry, a clause, a sum, or nothing."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.base import show
from assistant.domain.ledger import LedgerEntry, NumberRole
from assistant.domain.placeholders import is_placeholder, placeholder
from assistant.domain.provenance import Origin, untraced
from assistant.domain.source import Source, SourceKind
from assistant.jobs.declaration.ledger.unspoken import is_interval
from assistant.jobs.declaration.writers.model_based.material import TOTAL, Material, shown_value
from assistant.jobs.declaration.writers.model_based.reply import DesignedRow
from assistant.jobs.declaration.writers.rule_based import sources
from assistant.jobs.declaration.writers.rule_based.from_library import fill_object
from assistant.jobs.declaration.writers.rule_based.stated import source_of, target_of, unit_of, with_deviation
from assistant.language.arithmetic import NotReckoned, names_in, reckon
from assistant.language.target import SIGNS, Operator, Target
from assistant.language.target_parser import parse_target
from assistant.language.token_quantities import with_scale

_TOKEN = re.compile(r"[NLC]\d{1,6}|T")
_R = NumberRole
_NO_TARGET = frozenset({_R.BASELINE, _R.CONTEXT, _R.MONEY_PAST, _R.SHARE, _R.MONEY_OVERALL})
_CAPPED = frozenset({_R.PRICE, _R.MONEY_USE, _R.LIMIT, _R.MONEY_TOTAL})
_COSTS = frozenset({_R.PRICE, _R.MONEY_USE})
"""What is raised to so much is still no more than that in the cost of a form."""
_DONE = frozenset({_R.OUTPUT, _R.FREQUENCY, _R.SATISFACTION, _R.PART, _R.MONEY_EFFECT})
_UP = frozenset({Operator.AT_LEAST, Operator.MORE_THAN})
_DOWN = frozenset({Operator.AT_MOST, Operator.LESS_THAN})
_RANGE = re.compile(r"\d+(?:\.\d+)?\s*[%‰]?\s*[-~～—–至到]+\s*\d+(?:\.\d+)?\s*\D{0,8}")
_RECURRING = re.compile("每(?:年|月|周|旬|半年|季)")
"""A day that comes again, in the brief's own words: 每季度末月20日前."""
_AHEAD = re.compile("(?:提前|提早)(?:不少于|至少)?$")
"""Right before a time: it is so long at least."""
_REACHED = 3
"""Characters of the words that a grade is reached: 达到, 不低于."""
_PERCENT = frozenset({"%", "百分点", "个百分点"})
_ROUNDING = Decimal("0.005")
_HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Basis:
    """What a row may show as its target, where it is from, and the words it may speak of."""

    target: str
    source: Source
    words: str
    """Words of what it rests on: the name of a row has some of them."""
    entry: LedgerEntry | None = None
    """The number whose unit, period and measurement the row takes over."""
    faults: tuple[str, ...] = ()
    unit: str = ""
    is_total: bool = False
    name: str = ""
    """Of a library entry, its own name."""
    sum_shown: str = ""
    """Of a sum of several things, each of them with its number: 校内实训600人次+社会培训240人次=840人次."""


def tokens_of(item: DesignedRow) -> tuple[str, ...]:
    """The tokens a row names, however they are wrapped, each once."""
    return tuple(dict.fromkeys(token for stated in item.rests_on for token in _TOKEN.findall(stated.upper())))


def basis_of(item: DesignedRow, material: Material) -> Basis:
    """The basis of a row with what is wrong about it."""
    tokens = tokens_of(item)
    made_up = [t for t in tokens if not material.known(t)] + [s for s in item.rests_on if not _TOKEN.search(s.upper())]
    if made_up:
        return _faulty(f"没有记号“{made_up[0][:12]}”")
    if item.reckoning.strip():
        return _reckoned(item, tokens, material)
    for kind, read in (("N", _stated), (TOTAL, _total), ("L", _suggested), ("C", _ruled)):
        own = [t for t in tokens if t.startswith(kind)]
        if own:
            return read(item, own, material)
    return _proposed(item, material)


def _faulty(fault: str, words: str = "") -> Basis:
    return Basis("", sources.unknown(""), words, faults=(fault,))


def _stated(item: DesignedRow, tokens: Sequence[str], material: Material) -> Basis:
    """A number of the brief: the one of the tokens that the target shows."""
    stated = parse_target(item.target)
    entries = [_in_full(material.numbers[t]) for t in tokens]
    found = [(e, t) for e in entries if (t := _as_target(e, stated, item.target, material.facts.text))]
    words = " ".join(_words(e, material) for e in entries)
    if not found:
        allowed = "、".join(shown_value(e) for e in entries)
        return _faulty(f"指标值“{item.target[:30]}”与记号所指的“{allowed}”不同", words)
    entry, target = next(((e, t) for e, t in found if e.role not in _NO_TARGET), found[0])
    source = source_of(entry, material.facts.text)
    target = with_deviation(target, entry, material.facts.text, item.name)
    unit = _shared_out(entry, stated.unit, material)
    target = f"{target.removesuffix(entry.unit)}{unit}" if unit != entry.unit else target
    return Basis(target, source, words, entry, tuple(_sign_faults(entry, stated)), unit)


def _in_full(entry: LedgerEntry) -> LedgerEntry:
    return entry.model_copy(update={"unit": unit_of(entry)})


def _shared_out(entry: LedgerEntry, stated: str, material: Material) -> str:
    """The unit with what it is for each of, where a model says so and the words around the number do too: 元/只 of
    一只表三百二十元."""
    counted, _, each = stated.partition("/")
    if not each or "/" in entry.unit or counted != entry.unit:
        return entry.unit
    around = material.clause_of(entry)
    return stated if all(word and word in around for word in each.split("·")) else entry.unit


def _words(entry: LedgerEntry, material: Material) -> str:
    return f"{entry.about}{entry.name}{material.clause_of(entry)}"


def _as_target(entry: LedgerEntry, stated: Target, text: str, brief: str) -> str:
    """The entry as a target, with the sign that was said; "" where another value was said."""
    own = target_of(entry) or _date_target(entry)
    if _RECURRING.search(text) and entry.quote in text and text.strip() in "".join(brief.split()):
        return text.strip()
    if not own:
        return text.strip() if _is_grade(entry, text) else ""
    if entry.number is None or parse_target(own).is_date:
        known = parse_target(own)
        same_day = stated.is_date and (stated.date_high or stated.date_low) == (known.date_high or known.date_low)
        return own if same_day or _squashed(text) == _squashed(own) else ""
    if entry.operator is Operator.RANGE and entry.low is not None and entry.high is not None:
        same = stated.low is not None and stated.high is not None and {show(stated.low), show(stated.high)} == {
            entry.low, entry.high
        }  # fmt: skip
        return own if same else ""
    if _squashed(text) == _squashed(own):
        return own
    values = {v for v in (stated.low, stated.high) if v is not None}
    if len(values) != 1 or not _same_amount(entry, values.pop(), stated.unit):
        return ""
    ahead = stated.operator is Operator.EQUAL and _AHEAD.search(brief, 0, entry.start) is not None
    sign = SIGNS[Operator.AT_LEAST] if ahead else _sign(entry, stated)
    return f"{sign}{show(entry.number)}{entry.unit}"


def _is_grade(entry: LedgerEntry, text: str) -> bool:
    """Whether a target states the grade that the brief wants reached, and little else: 达到Ⅲ类."""
    grade, shown = _squashed(entry.quote), _squashed(text)
    return entry.role is _R.RESULT and entry.number is None and grade in shown and len(shown) - len(grade) <= _REACHED


def _date_target(entry: LedgerEntry) -> str:
    """The last day of a period as a target."""
    if entry.role is not _R.PERIOD or not entry.high:
        return ""
    return target_of(entry.model_copy(update={"role": _R.MILESTONE, "value": entry.high}))


def _sign(entry: LedgerEntry, stated: Target) -> str:
    if entry.unit == "%" and entry.number == _HUNDRED and stated.operator in _UP:
        return SIGNS[Operator.EQUAL]
    return SIGNS.get(stated.operator, SIGNS[Operator.EQUAL])


def _same_amount(entry: LedgerEntry, value: Decimal, unit: str) -> bool:
    if entry.number is None:
        return False
    return value == entry.number or with_scale(value, unit) == with_scale(entry.number, entry.unit)


def _squashed(text: str) -> str:
    return "".join(text.split())


def _sign_faults(entry: LedgerEntry, stated: Target) -> Iterator[str]:
    if entry.role in _NO_TARGET:
        yield f"“{entry.quote}”是{entry.role.word}，不能作目标值"
    if entry.operator in _DOWN and stated.operator in _UP:
        yield f"“{entry.quote}”是上限，不能写成“≥”"
    elif entry.operator in _UP and stated.operator in _DOWN and entry.role not in _COSTS:
        yield f"“{entry.quote}”是下限，不能写成“≤”"
    elif entry.role in _DONE and entry.operator not in _DOWN and stated.operator in _DOWN and not is_interval(entry):
        yield f"“{entry.quote}”是{entry.role.word}，应写“≥”或“=”"
    elif entry.role in _CAPPED and entry.operator not in _UP and stated.operator in _UP:
        yield f"“{entry.quote}”是{entry.role.word}，应写“≤”或“=”"


def _total(item: DesignedRow, _tokens: Sequence[str], material: Material) -> Basis:
    row = material.total.indicator if material.total else None
    if row is None or row.source is None:
        return _faulty("没有写明资金总额")
    own, stated = row.parsed, parse_target(item.target)
    amounts = [with_scale(t.high, t.unit) for t in (stated, own) if t.high is not None]
    if len(set(amounts)) != 1 or len(amounts) != 2 or not stated.unit.endswith("元"):
        return _faulty(f"指标值“{item.target[:30]}”与资金总额“{row.target}”不同", row.name)
    return Basis(row.target, row.source, f"{row.name}项目总成本投资资金经费预算支出费用", unit=row.unit, is_total=True)


def _suggested(item: DesignedRow, tokens: Sequence[str], material: Material) -> Basis:
    entry = material.library[tokens[0]]
    words = f"{fill_object(entry, material.facts)}{entry.name}{entry.definition}"
    target = entry.suggested or placeholder(f"目标值（{entry.unit}）")
    stated = _squashed(item.target)
    same = stated == _squashed(entry.suggested) or is_placeholder(stated) or not stated
    if not same and (not entry.suggested or not _alike(item.target, entry.suggested)):
        return _faulty(f"指标值“{item.target[:30]}”不是指标库的“{entry.suggested or '【待补充】'}”", words)
    return Basis(target, sources.from_library(entry), words, unit=entry.unit, name=fill_object(entry, material.facts))


def _alike(one: str, other: str) -> bool:
    mine, theirs = parse_target(one), parse_target(other)
    return (mine.low, mine.high, mine.operator) == (theirs.low, theirs.high, theirs.operator) and mine.is_number


def _ruled(item: DesignedRow, tokens: Sequence[str], material: Material) -> Basis:
    clause = material.clauses[tokens[0]]
    if parse_target(item.target).is_number is False or untraced(item.target, [Origin(label="条款", text=clause.text)]):
        return _faulty(f"条款里没有“{item.target[:30]}”", clause.text)
    source = Source(
        kind=SourceKind.POLICY, label=f"政策条款：{clause.text[:40]}", quote=clause.text,
        ref=f"{clause.policy_id}#{clause.place}", confirm=True,
    )  # fmt: skip
    return Basis(item.target.strip(), source, clause.text + material.facts.text)


def _reckoned(item: DesignedRow, tokens: Sequence[str], material: Material) -> Basis:
    """A sum over numbers of the brief, reckoned here."""
    entries = {t: material.numbers[t] for t in tokens if t in material.numbers}
    words = " ".join(_words(e, material) for e in entries.values())
    values = {t: e.number for t, e in entries.items() if e.number is not None}
    used = names_in(item.reckoning)
    if not used or any(name not in values for name in used):
        return _faulty(f"算式“{item.reckoning[:40]}”用了没有列为依据的记号", words)
    try:
        result = reckon(item.reckoning.strip(), {t: _in_ones(v, entries[t].unit) for t, v in values.items()})
    except NotReckoned:
        return _faulty(f"算式“{item.reckoning[:40]}”算不出", words)
    stated = parse_target(item.target)
    amount = stated.low if stated.low is not None else stated.high
    if amount is None or not stated.is_number or not _is_result(amount, stated.unit, result):
        counted = show((result / _in_ones(Decimal(1), stated.unit)).quantize(Decimal("0.01")))
        return _faulty(f"算式“{item.reckoning[:40]}”得{counted}{stated.unit}，指标值写“{item.target[:30]}”", words)
    shown = item.reckoning
    for name in sorted(set(used), key=len, reverse=True):
        shown = shown.replace(name, f"{show(values[name])}{entries[name].unit}")
    target = _in_full_unit(item.target, stated.unit, entries.values())
    value = target.lstrip("≥≤=＞＜><")
    source = sources.from_formula(f"{shown.replace('*', '×').replace('/', '÷')}={value}")
    unit = parse_target(target).unit
    return Basis(target, source, words, unit=unit, sum_shown=_sum_shown(item, entries, value))


def _in_full_unit(target: str, unit: str, entries: Collection[LedgerEntry]) -> str:
    """A sum in the one measure that the brief gives its parts, where the model names a piece of it: 53台 of 台套."""
    said = {entry.unit_said for entry in entries}
    whole = next(iter(said)) if len(said) == 1 else ""
    return f"{target.strip().removesuffix(unit)}{whole}" if unit and whole.startswith(unit) else target.strip()


def _sum_shown(item: DesignedRow, entries: Mapping[str, LedgerEntry], target: str) -> str:
    """What a plain sum adds up, named; "" of any other reckoning, and where something has no name."""
    terms = [entries.get(term.strip()) for term in item.reckoning.split("+")]
    if len(terms) < 2 or not all(e is not None and e.about for e in terms):
        return ""
    return f"{'+'.join(f'{e.about}{e.value}{e.unit}' for e in terms if e)}={target}"


def _is_result(amount: Decimal, unit: str, result: Decimal) -> bool:
    """Whether a stated amount is a result in ones; a percentage may have been multiplied by a hundred in the sum."""
    return _rounds_to(_in_ones(amount, unit), result) or (unit in _PERCENT and _rounds_to(amount, result))


def _in_ones(value: Decimal, unit: str) -> Decimal:
    """A number in ones: 1.8万头 is 18000, 80% is 0.8."""
    return value / _HUNDRED if unit in _PERCENT else with_scale(value, unit)


def _rounds_to(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= abs(other) * _ROUNDING


def _proposed(item: DesignedRow, material: Material) -> Basis:
    """Nothing: a proposal of the model, open until the unit confirms it."""
    stated = item.target.strip()
    shown = _squashed(stated)
    if stated and not is_placeholder(stated) and not _RANGE.fullmatch(shown.lstrip("≥≤=")):
        return _faulty(f"指标值“{stated[:30]}”没有依据，只能写【待补充】或一个建议范围")
    what = f"模型建议{shown}，请确认" if _RANGE.fullmatch(shown.lstrip("≥≤=")) else "目标值，由单位确定"
    source = Source(kind=SourceKind.MODEL, label="模型建议，请确认", confirm=True)
    return Basis(placeholder(what), source, material.facts.text)
