"""What each number would be as an indicator: its name, its class, its sign, and whether it is of all years."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.domain.ledger import LedgerEntry, NumberRole
from assistant.domain.vocabulary import TIMELINESS
from assistant.jobs.declaration.ledger.full_units import with_full_units
from assistant.jobs.declaration.ledger.fund_lines import with_fund_lines
from assistant.jobs.declaration.ledger.name_candidates import NumberInText
from assistant.jobs.declaration.ledger.name_choice import NAMED, shipped_chooser
from assistant.jobs.declaration.ledger.prices import allowance_name, is_allowance, with_price_names, with_units
from assistant.jobs.declaration.ledger.row_classes import (
    BENEFITS,
    SIGNED,
    RowClass,
    RowClassifier,
    effect_class,
    shipped_classifier,
)
from assistant.jobs.declaration.ledger.row_names import WHOLE_PROJECT, ended, indicator_name, is_sound
from assistant.jobs.declaration.ledger.spoken_verbs import verb_due
from assistant.jobs.declaration.ledger.unspoken import is_interval
from assistant.jobs.declaration.ledger.whole_names import with_whole_names
from assistant.language.bounds import read_bound
from assistant.language.layout import Layout
from assistant.language.target import Operator
from assistant.language.tokens import TextToken

if TYPE_CHECKING:
    from assistant.jobs.declaration.ledger.in_context.network import ReadText

_R = NumberRole
_BESIDE = 14
_STOPS = re.compile("[，,。；;\n|]")
_FIXED_PRICE = "标准"
"""What people are paid is fixed; what is bought may cost less."""
_ALL_YEARS = re.compile(
    "(?:[二两三四五]|[2-5])年(?:内|共|累计|合计|总|期)|(?:项目|建设|实施)期内|总(?:体)?目标|全周期|累计"
)
_THIS_YEAR = re.compile("[本当今]年|年[底末内]")
"""Behind words of all years it leads back to one: 三年共建12座，今年4座; 累计治理率年底达到80%."""
_UNNAMED = {_R.SATISFACTION: "服务对象满意度"}
"""What an indicator is called whose words name nothing. Of eight days without a likely name none was the end of the
project."""
_LIKELY = 0.6
"""Below it the name that is composed in context is taken: of 1,053 numbers of n21 to n23 .71 of the names are like
those of experts with it, .67 without (chosen on these)."""
_SURELY_NAMED = 0.85
"""How sure that name has to be of a number that would be asked about."""
_MAY_BE = 0.1
"""Least likelihood of a class of effects for a result that was taken for quality."""
_MOVED = frozenset({_R.RESULT, _R.LIMIT, _R.SATISFACTION})
_BEGINS = re.compile("(?:启动|开工|动工|开始|进场|起步|起头)(?:完成)?时间$")
_ENDS = re.compile("(?:全部|整体|项目)?(?:结束|收口|收尾|收官)(?:完成)?时间")
"""The end of all the work, in words of speech."""
_DONE_TWICE = re.compile("^完成(.{2,}完成时间)$")
_LOWERED = re.compile("(?:[减降压缩]|减少|压减|调减|核减)[到至为成]$")
_RAISED = re.compile("(?:提高?|涨|升|增加?|上?调)[到至为]$")
_LEADS_TO = re.compile("到|至|→|->|=>|➡|为")
_MEASURES = frozenset(r for r in _R if r.makes_row) | {_R.PART, _R.BASELINE, _R.CONTEXT, _R.SHARE}


def with_rows(
    entries: Sequence[LedgerEntry],
    layout: Layout,
    tokens: Sequence[TextToken],
    project: str | None = None,
    classifier: RowClassifier | None = None,
    read: "ReadText | None" = None,
) -> list[LedgerEntry]:
    """The entries with name, class and sign, where a number could be an indicator at all.

    ``project`` as in ``read_ledger``; ``read``: the numbers in context, where they were read.
    """
    at = {token.start: i for i, token in enumerate(tokens)}
    priced = with_units(entries, layout)
    measured = [e for e in priced if e.role in _MEASURES and e.start in at]
    names = {e.start: _name(e, layout, tokens, at[e.start], project, read) for e in measured}
    rows = [(at[e.start], e.role, (project is not None and names[e.start]) or e.about) for e in measured]
    classes = (classifier or shipped_classifier()).read(layout, tokens, rows)
    found = {e.start: one for e, one in zip(measured, classes, strict=True)}
    if project is not None:
        found |= _with_benefit(measured, found)
    made = [_with_row(e, layout, names[e.start], found[e.start]) if e.start in found else e for e in priced]
    made = [_moving(e, made[i - 1] if i else None, layout) for i, e in enumerate(made)]
    if project is not None:
        made = with_full_units(with_price_names(with_whole_names(made, layout, project), layout), layout)
    return _with_one_end(with_fund_lines(made, layout))


def _with_benefit(measured: Sequence[LedgerEntry], found: dict[int, RowClass]) -> dict[int, RowClass]:
    """A form has an effect: where the results are all taken for quality, the likeliest of them is it."""
    results = [found[e.start] for e in measured if e.role in {_R.RESULT, _R.MONEY_EFFECT}]
    if not results or any(one.level2 in BENEFITS for one in results):
        return {}
    start, one = max(((s, one) for s, one in found.items() if one in results), key=lambda p: p[1].benefit_likelihood)
    return {start: replace(one, level2=one.benefit)} if one.benefit_likelihood >= _MAY_BE else {}


def _moving(entry: LedgerEntry, before: LedgerEntry | None, layout: Layout) -> LedgerEntry:
    """A value that another one right before it leads to is the least or the most, as it moves: 30分钟→10分钟 is ≤10."""
    if before is None or entry.role not in _MOVED or before.role is not _R.BASELINE or entry.unit != before.unit:
        return entry
    between = layout.text[before.end : entry.start]
    if len(between) > _BESIDE or not _LEADS_TO.search(between) or stated_bound(entry, layout) is Operator.RANGE:
        return entry
    now, was = entry.number, before.number
    if now is None or was is None or now == was:
        return entry
    return entry.model_copy(update={"operator": Operator.AT_LEAST if now > was else Operator.AT_MOST})


def _with_one_end(entries: Sequence[LedgerEntry]) -> list[LedgerEntry]:
    """Of the days that name nothing but the project, only the last is its end; the others go without a name, and so
    does a day that work begins on where another is later: nothing is measured by it."""
    entries = [e.model_copy(update={"name": WHOLE_PROJECT}) if _is_end(e) else e for e in entries]
    last = max((e.value for e in entries if e.role in {_R.MILESTONE, _R.PERIOD} and not e.unit), default="")
    due = max((e.value for e in entries if e.role is _R.MILESTONE and not e.unit), default="")

    def names_nothing(e: LedgerEntry) -> bool:
        if e.role is not _R.MILESTONE:
            return False
        return (e.name == WHOLE_PROJECT and e.value != due) or (bool(_BEGINS.search(e.name)) and e.value < last)

    return [e.model_copy(update={"name": ""}) if names_nothing(e) else e for e in entries]


def _is_end(entry: LedgerEntry) -> bool:
    return entry.role is _R.MILESTONE and _ENDS.fullmatch(entry.name) is not None


def _with_row(entry: LedgerEntry, layout: Layout, name: str, one: RowClass) -> LedgerEntry:
    if entry.role is _R.PRICE and name.endswith("单价") and is_allowance(entry, layout):
        name = allowance_name(name.removesuffix("单价"), entry)
    if is_interval(entry) and name.endswith("频次"):
        name = f"{name.removesuffix('频次')}间隔时间"
    if entry.role is _R.MILESTONE:
        name = _DONE_TWICE.sub(r"\1", name)
    return entry.model_copy(
        update={
            "name": name,
            "level2": TIMELINESS if is_interval(entry) else effect_class(one.level2, name, one.operator),
            "operator": _operator(entry, layout, one, name),
            "all_years": _is_of_all_years(layout, entry),
        }
    )


def _name(
    entry: LedgerEntry,
    layout: Layout,
    tokens: Sequence[TextToken],
    at: int,
    project: str | None,
    context: "ReadText | None",
) -> str:
    """What the chooser takes for a name; of a number that makes no row, what the grammar takes."""
    unit = entry.unit or _share(tokens[at])
    if entry.name and project is not None:
        return entry.name  # known before: a form of last year names it in full
    if entry.role not in NAMED or project is None:
        return indicator_name(layout, tokens, at, entry.role, entry.about, unit)
    chosen = shipped_chooser().choose(NumberInText(layout, tokens, at, entry.role, entry.about, unit, project))
    sure = _SURELY_NAMED if not chosen.name else 0.0
    read = _name_in_context(context, at, entry.role, unit, sure) if chosen.likelihood < _LIKELY else ""
    only_more = bool(chosen.name) and chosen.name in read  # what else it says stands farther off
    name = read if read and not only_more else chosen.name
    named = name.removeprefix(WHOLE_PROJECT) or _due_name(entry, layout) or name
    return named or _UNNAMED.get(entry.role, "")


def _name_in_context(read: "ReadText | None", at: int, role: NumberRole, unit: str, least: float) -> str:
    """The name that the network over a language model composes; "" where none is sound, or as sure as that."""
    base, sure = read.name_of(at, role.value) if read is not None else ("", 0.0)
    name = ended(base, role, unit) if len(base) > 1 and sure >= least else ""
    return name if is_sound(name) else ""


def _due_name(entry: LedgerEntry, layout: Layout) -> str:
    """What is due by a day of which only the verb is said: 演出完成时间 of 11月20日前演完."""
    verb = verb_due(layout.text[entry.end : entry.end + _BESIDE]) if entry.role is _R.MILESTONE else ""
    return ended(verb, _R.MILESTONE, "") if verb else ""


def _share(token: TextToken) -> str:
    return "%" if token.kind == "share" else token.unit


def _operator(entry: LedgerEntry, layout: Layout, one: RowClass, name: str) -> Operator | None:
    """What the brief says of the bound, else what the model takes it for."""
    if entry.operator in {Operator.DATE, Operator.RANGE} or entry.role not in SIGNED:
        return entry.operator
    stated = stated_bound(entry, layout)
    if entry.role is _R.OUTPUT and stated is Operator.AT_MOST and _LOWERED.search(layout.text[: entry.start][-4:]):
        stated = None  # what a plan is cut to is still to be done
    if entry.role is _R.PRICE and stated is Operator.AT_LEAST and _RAISED.search(layout.text[: entry.start][-4:]):
        stated = Operator.EQUAL  # what a price is raised to is the price
    if stated or one.operator is Operator.RANGE:
        return stated or entry.operator
    if is_interval(entry):
        return Operator.AT_MOST
    if entry.role is _R.PRICE:
        return Operator.EQUAL if name.endswith(_FIXED_PRICE) and is_allowance(entry, layout) else entry.operator
    return one.operator


def stated_bound(entry: LedgerEntry, layout: Layout) -> Operator | None:
    """What the words beside a number say of its bound; None where they say nothing."""
    before = _STOPS.split(layout.text[max(0, entry.start - _BESIDE) : entry.start])[-1]
    return read_bound(before, layout.text[entry.end : entry.end + _BESIDE])


def _is_of_all_years(layout: Layout, entry: LedgerEntry) -> bool:
    """By the words of its sentence before it."""
    words = layout.text[layout.sentence(entry.start).start : entry.start]
    last = max((m.end() for m in _ALL_YEARS.finditer(words)), default=None)
    return last is not None and not _THIS_YEAR.search(words, last)
