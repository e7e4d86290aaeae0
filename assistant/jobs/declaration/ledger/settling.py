"""The total of a brief settled by its arithmetic and by what else it says: a brief has one total a year."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import combinations

from assistant.domain.ledger import LedgerEntry, NumberRole
from assistant.jobs.declaration.ledger.corrected import with_corrections
from assistant.jobs.declaration.ledger.earlier import with_earlier
from assistant.jobs.declaration.ledger.fund_lines import fund_line, giver_of
from assistant.jobs.declaration.ledger.replacing import with_replaced
from assistant.jobs.declaration.ledger.scales import with_scales
from assistant.jobs.declaration.ledger.solving import Likely, MoneyAmount, MoneyReading, solve
from assistant.jobs.declaration.ledger.sources import line_of
from assistant.jobs.declaration.ledger.unspoken import with_unspoken
from assistant.jobs.declaration.ledger.yearly import by_years
from assistant.language.actions import ClauseAction, opening_action
from assistant.language.layout import Layout
from assistant.language.target_grammar import AGES
from assistant.language.token_quantities import with_scale
from assistant.language.word_classes import word_classes

_R = NumberRole
_ASKED = re.compile("经费|预算|资金|投资|申请|总额|总价|合同价")
_PAST = re.compile(r"去年|上年|往年|已")
_THIS_YEAR = re.compile("今年|本年|当年|年度|20[0-9]{2}年")
_ALL_YEARS = re.compile("总投资|总概算|全周期|[二两三四五2-5]年")
_OPEN = frozenset({_R.CONTEXT, _R.MONEY_USE, _R.MONEY_PAST})
"""What a sum may have been taken for that is the rest of the sources."""
_BARE = frozenset({"万", "亿"})
_DONE_TO = re.compile("(?:给|对|为|将|把|在)(?:辖区|全[市县区镇]|本[市县区镇])?(?:的)?$")
"""What stands behind is what something is done to."""
_EXISTS = re.compile("(?:^|[^没含拥持享要能得会才应须少保])(?:现|共|设|拥|只)?有(?:着|了)?$")
"""What there is, and nobody makes: 镇上传承人有4名."""
_SUMMED = re.compile("[二两三四五2-5]年(?:内)?(?:共|累计)")
_COUNTED = frozenset({_R.OUTPUT, _R.RESULT, _R.SATISFACTION, _R.LIMIT, _R.PART})
_MEAN = re.compile("平均|均龄|寿命")
"""What an age may be a measure of."""
_PEOPLE = frozenset({"人", "户", "名", "人次", "家"})
_NEVER_MONEY = frozenset({_R.ORDER, _R.IDENTIFIER, _R.DOCUMENT, _R.RANGE_END})
_PLANS = (_R.MONEY_TOTAL, _R.MONEY_SOURCE, _R.MONEY_USE)
_GIVEN, _SHY, _MOST_STATED = 0.7, 2.0, 4.0
"""What the words around an amount weigh, what is added since they are held back, and the most they may say."""
_DOUBTED = -4.0
"""The odds of other roles of money where nobody weighed them."""
_NOT_WEIGHED: Mapping[int, Likely] = {}
_SURE, _VERY_SURE = 0.7, 0.9
_TRIED, _PLAIN = 8, 4
_SMALLEST = 100
"""元; what is less is a price or a saying (一分钱没有)."""


def settled(
    entries: Sequence[LedgerEntry], layout: Layout, year: int | None = None, likely: Mapping[int, Likely] = _NOT_WEIGHED
) -> list[LedgerEntry]:
    """The entries with one total, where the tagger saw several or none; what is unsure goes by its clause.

    ``likely`` gives, by the start of a number, how likely the tagger holds each role.
    """
    scaled = with_scales(with_unspoken(entries, layout), layout)
    read = with_replaced([_by_grammar(e, layout, year) for e in scaled], layout)
    read = with_earlier(with_corrections(read, layout), layout, year)
    dated = by_years(read, layout, year)
    weighed = {e.start: _odds(e, before, likely) for e, before in zip(dated, entries, strict=True)}
    amounts = _money(dated, layout, weighed)
    if (solved := solve(amounts)) is not None:
        return _with_reading(dated, solved)
    return _with_sources_closed(_with_total_settled(_with_givers(dated, amounts), layout), layout)


def _with_givers(entries: Sequence[LedgerEntry], amounts: Sequence[MoneyAmount]) -> list[LedgerEntry]:
    """An amount that the tagger doubtfully took for something else is a source where the words around name who gives
    it: 县财政安排12万元."""
    given = {a.index for a in amounts if a.given > 0 and a.odds(_R.MONEY_SOURCE) >= 0}
    return [_with_role(e, _R.MONEY_SOURCE) if i in given and not e.role.is_money else e for i, e in enumerate(entries)]


def _odds(entry: LedgerEntry, before: LedgerEntry, likely: Mapping[int, Likely]) -> Likely:
    """A role that grammar gave is certain."""
    weighed = likely.get(entry.start) or {entry.role: 0.0, **dict.fromkeys(_PLANS, _DOUBTED)}
    return weighed if entry.role is before.role else {entry.role: 0.0}


def _money(entries: Sequence[LedgerEntry], layout: Layout, weighed: Mapping[int, Likely]) -> Sequence[MoneyAmount]:
    """The entries that may be amounts of money of the plan."""
    found = []
    for i, entry in enumerate(entries):
        value = _yuan(entry)
        if value is None or not (entry.unit in _BARE or entry.unit.endswith("元")) or entry.role in _NEVER_MONEY:
            continue
        cell, previous = layout.cell(entry.start), entries[i - 1].end if i else 0
        giver = giver_of(entry, layout, previous)
        given = _GIVEN * min(max(giver.odds + _SHY, 0.0), _MOST_STATED)
        found.append(MoneyAmount(i, value, weighed[entry.start], bool(cell and cell.is_total), given))
    return found


def _with_reading(entries: Sequence[LedgerEntry], reading: MoneyReading) -> list[LedgerEntry]:
    """The entries with the roles of a reading; another total is the money of all years, or one of the uses."""
    total = next((_yuan(entries[i]) for i, role in reading.roles.items() if role is _R.MONEY_TOTAL), None)
    closed = set(reading.roles.values())
    kept = []
    for i, entry in enumerate(entries):
        role = reading.roles.get(i, entry.role)
        amount = _yuan(entry)
        if i not in reading.roles and total is not None and amount is not None:
            if role is _R.MONEY_TOTAL and amount != total:
                role = _R.MONEY_OVERALL if amount > total else _R.MONEY_USE
            elif role is _R.MONEY_SOURCE and _R.MONEY_SOURCE in closed:
                role = _R.CONTEXT
        kept.append(entry if role is entry.role else _with_role(entry, role))
    return kept


def _with_role(entry: LedgerEntry, role: NumberRole) -> LedgerEntry:
    unit = f"{entry.unit}元" if entry.unit in _BARE else entry.unit
    about = {"about": "项目资金"} if role is _R.MONEY_TOTAL else {}
    return entry.model_copy(update={"role": role, "unit": unit, **about})


def _with_sources_closed(entries: Sequence[LedgerEntry], layout: Layout) -> list[LedgerEntry]:
    """The sources made to add up to the total, where one sum named as a source fills the rest, or one is over."""
    totals = _amounts(entries, _R.MONEY_TOTAL)
    given = {y: i for i, e in enumerate(entries) if e.role is _R.MONEY_SOURCE and (y := _yuan(e))}
    if len(totals) != 1 or not given:
        return list(entries)
    rest, kept = next(iter(totals)) - sum(given), list(entries)
    if rest > 0:
        filling = [i for i, e in enumerate(entries) if _may_be_money(e) and _yuan(e) == rest and _is_source(e, layout)]
        if len(filling) == 1:
            kept[filling[0]] = _with_role(entries[filling[0]], _R.MONEY_SOURCE)
    elif -rest in given and len(given) > 2:
        kept[given[-rest]] = entries[given[-rest]].model_copy(update={"role": _R.CONTEXT})
    return kept


def _may_be_money(entry: LedgerEntry) -> bool:
    return entry.role in _OPEN and (entry.unit in _BARE or entry.unit.endswith("元"))


def _is_source(entry: LedgerEntry, layout: Layout) -> bool:
    clause = layout.clause(entry.start)
    return line_of(layout.text[clause.start : clause.end]) is not None


def _by_grammar(entry: LedgerEntry, layout: Layout, year: int | None) -> LedgerEntry:
    """A number that the tagger is not sure about, by what its clause does with it.

    An age says of whom the clause speaks (60岁以上老人), unless a mean is one. 惠及居民6500户 is what comes of the
    work; 给18个小区加装充电桩, 三年共购置6台 and, of the budget ``year``, 2027年培训120人 are work.
    """
    if entry.unit in AGES and entry.role in _COUNTED and not _MEAN.search(_words(entry, layout)):
        return entry.model_copy(update={"role": _R.CONTEXT, "operator": None})
    if entry.role is _R.OUTPUT and entry.confidence < _SURE and _EXISTS.search(_words(entry, layout)):
        return entry.model_copy(update={"role": _R.CONTEXT, "operator": None})
    if entry.role not in {_R.CONTEXT, _R.BASELINE} or entry.confidence >= _VERY_SURE or not entry.unit:
        return entry
    before, behind = _words(entry, layout), layout.text[entry.end : layout.clause(entry.start).end]
    unsure = entry.confidence < _SURE
    if unsure and opening_action(before) is ClauseAction.REACHING and entry.unit.lstrip("万") in _PEOPLE:
        return entry.model_copy(update={"role": _R.RESULT})
    verbs = (verb for verb in word_classes("actions")["doing"] if verb[1:])
    if unsure and entry.role is _R.CONTEXT and _is_plain_work(before):
        return entry.model_copy(update={"role": _R.OUTPUT})
    done_to = _DONE_TO.search(before) and any(verb in behind for verb in verbs)
    of_year = (
        year is not None and f"{year}年" in before and opening_action(before.split("年")[-1]) is ClauseAction.DOING
    )
    if done_to or (unsure and (of_year or _SUMMED.search(before))):
        return entry.model_copy(update={"role": _R.OUTPUT})
    return entry


def _is_plain_work(before: str) -> bool:
    """Whether the words before a number are a verb of work alone: 培训 of 培训120人."""
    return len(before) <= _PLAIN and opening_action(before) is ClauseAction.DOING


def _with_total_settled(entries: Sequence[LedgerEntry], layout: Layout) -> list[LedgerEntry]:
    totals = _amounts(entries, _R.MONEY_TOTAL)
    if len(totals) > 1:
        return _with_one_total(entries, sorted(totals), layout)
    if totals and (dated := _of_this_year(entries, layout)) and max(dated) < max(totals):
        return _turned(entries, _R.MONEY_TOTAL, max(totals), _R.MONEY_OVERALL)
    if totals:
        return _made_up_by_sources(entries, next(iter(totals)))
    if overall := _amounts(entries, _R.MONEY_OVERALL):
        several = _several_years(entries, layout)
        return list(entries) if several else _turned(entries, _R.MONEY_OVERALL, max(overall), _R.MONEY_TOTAL)
    return _with_total(entries, layout)


def _with_one_total(entries: Sequence[LedgerEntry], totals: Sequence[Decimal], layout: Layout) -> list[LedgerEntry]:
    """Of several totals, the largest that the others make up is all years'; one that the sources or the uses make up
    stays; where nothing tells, all stay."""
    largest, rest = totals[-1], set(totals[:-1]) | _amounts(entries, _R.MONEY_OVERALL, _R.MONEY_PAST)
    if any(sum(some) == largest for n in (2, 3) for some in combinations(sorted(rest)[:_TRIED], n)):
        return _turned(entries, _R.MONEY_TOTAL, largest, _R.MONEY_OVERALL)
    if dated := _of_this_year(entries, layout):
        kept = list(entries)
        for other in totals:
            if other > max(dated):
                kept = _turned(kept, _R.MONEY_TOTAL, other, _R.MONEY_OVERALL)
        entries, totals = kept, [t for t in totals if t <= max(dated)]
    closing = [t for t in totals if t in {_total(entries, _R.MONEY_SOURCE), _total(entries, _R.MONEY_USE)}]
    if len(closing) != 1:
        return list(entries)
    kept = list(entries)
    for other in totals:
        if other != closing[0]:
            kept = _turned(kept, _R.MONEY_TOTAL, other, _R.MONEY_USE if other < closing[0] else _R.MONEY_OVERALL)
    return kept


def _of_this_year(entries: Sequence[LedgerEntry], layout: Layout) -> set[Decimal]:
    """The sums that are said to be this year's, and no more than a whole that is named as one of several."""
    wholes = [
        e for e in entries if e.role in {_R.MONEY_TOTAL, _R.MONEY_OVERALL} and _ALL_YEARS.search(_words(e, layout))
    ]
    asked = [e for e in entries if e.role in {_R.MONEY_TOTAL, _R.MONEY_SOURCE} and _THIS_YEAR.search(_words(e, layout))]
    return {y for e in asked if e not in wholes and (y := _yuan(e))} if wholes else set()


def _words(entry: LedgerEntry, layout: Layout) -> str:
    return layout.text[layout.clause(entry.start).start : entry.start]


def _made_up_by_sources(entries: Sequence[LedgerEntry], total: Decimal) -> list[LedgerEntry]:
    """Where the sources make up another sum that the brief states, and not its total, that sum is the total."""
    sources, uses = _total(entries, _R.MONEY_SOURCE), _total(entries, _R.MONEY_USE)
    if total in {sources, uses} or total < sources or sources not in _amounts(entries, _R.MONEY_USE):
        return list(entries)
    kept = _turned(entries, _R.MONEY_TOTAL, total, _R.MONEY_OVERALL)
    return _turned(kept, _R.MONEY_USE, sources, _R.MONEY_TOTAL)


def _with_total(entries: Sequence[LedgerEntry], layout: Layout) -> list[LedgerEntry]:
    """A sum that the uses make up, or the one that is named as the money of the project."""
    money = [e for e in entries if e.role.is_money and (_yuan(e) or 0) >= _SMALLEST]
    planned = [e for e in money if e.role in {_R.MONEY_SOURCE, _R.MONEY_USE}]
    largest = max(planned, key=lambda e: _yuan(e) or Decimal(0), default=None)
    if largest is not None and _is_made_up(_yuan(largest) or Decimal(0), entries):
        return _turned(entries, largest.role, _yuan(largest) or Decimal(0), _R.MONEY_TOTAL)
    if len(money) == 1 and money[0].role is _R.MONEY_SOURCE and fund_line(money[0], layout) == "fiscal":
        return _turned(entries, _R.MONEY_SOURCE, _yuan(money[0]) or Decimal(0), _R.MONEY_TOTAL)
    named = [e for e in money if _is_asked(e, layout)]
    if not named and len({_yuan(e) for e in money}) == 1 and money[0].role is _R.MONEY_USE:
        named = money
    if not named or any(e.role is _R.MONEY_SOURCE for e in money):
        return list(entries)
    best = max(named, key=lambda e: _yuan(e) or Decimal(0))
    return _turned(entries, best.role, _yuan(best) or Decimal(0), _R.MONEY_TOTAL)


def _is_made_up(amount: Decimal, entries: Sequence[LedgerEntry]) -> bool:
    """Whether the uses, or two to four of the sums of the plan, add up to an amount."""
    others = sorted(_amounts(entries, _R.MONEY_SOURCE, _R.MONEY_USE) - {amount}, reverse=True)[:_TRIED]
    some = any(sum(chosen) == amount for n in (2, 3, 4) for chosen in combinations(others, n))
    return some or amount == _total(entries, _R.MONEY_USE)


def _is_asked(entry: LedgerEntry, layout: Layout) -> bool:
    before = layout.text[layout.clause(entry.start).start : entry.start]
    return bool(_ASKED.search(before)) and not _PAST.search(before)


def _several_years(entries: Sequence[LedgerEntry], layout: Layout) -> bool:
    """Whether a period runs over the end of a year, or several years are counted (三年), but not in a title."""
    periods = [e for e in entries if e.role is _R.PERIOD and not _in_title(e, layout)]
    spans = any((e.low or "")[:4] < (e.high or "")[:4] for e in periods if e.low and e.high)
    return spans or any(e.unit == "年" and e.number is not None and 1 < e.number < _TRIED for e in periods)


def _in_title(entry: LedgerEntry, layout: Layout) -> bool:
    """《供水三年行动方案》 says nothing of how long this project runs."""
    line = layout.line(entry.start)
    before = layout.text[line.start : entry.start]
    return before.rfind("《") > before.rfind("》")


def _yuan(entry: LedgerEntry) -> Decimal | None:
    return with_scale(entry.number, entry.unit) if entry.number is not None and entry.unit else None


def _amounts(entries: Sequence[LedgerEntry], *roles: NumberRole) -> set[Decimal]:
    return {y for e in entries if e.role in roles and (y := _yuan(e)) is not None}


def _total(entries: Sequence[LedgerEntry], role: NumberRole) -> Decimal:
    return sum((y for e in entries if e.role is role and (y := _yuan(e)) is not None), Decimal(0))


def _turned(entries: Sequence[LedgerEntry], role: NumberRole, amount: Decimal, to: NumberRole) -> list[LedgerEntry]:
    """The entries of a role and an amount with another role."""
    about = {"about": "项目资金"} if to is _R.MONEY_TOTAL else {}
    return [e.model_copy(update={"role": to, **about}) if e.role is role and _yuan(e) == amount else e for e in entries]
