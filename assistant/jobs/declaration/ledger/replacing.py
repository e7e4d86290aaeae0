"""Values that the text itself replaces: 48小时 → 24小时, 案件改2400件, 莫写成40万. What was before is no target."""

import re
from collections.abc import Sequence

from assistant.domain.ledger import LedgerEntry, NumberRole
from assistant.language.layout import Layout
from assistant.language.likeness import COVERED_NAME, SAME_SUBJECT, coverage, pairs
from assistant.language.measure_words import measure_kind
from assistant.language.numerals import UP_TO_TEN

_R = NumberRole
_PLANNED = frozenset({_R.OUTPUT, _R.RESULT, _R.SATISFACTION, _R.PRICE, _R.LIMIT, _R.FREQUENCY, _R.MILESTONE})
_CHANGED_ROLES = _PLANNED | {_R.MONEY_EFFECT}
_CHANGED = re.compile(
    "(?:改|调|(?:减|增|加|提|降|压|涨|缩|扩|升|变)[^，。；]{0,3}(?:到|至|成|为))(?:[^，。；]{0,3}(?:到|至|成|为))?$"
)
_CHANGE_WORDS = re.compile(f"^{UP_TO_TEN}是|(?:减|增|加|提|降|改|调|压|涨|缩|扩|升|变)+[少加高低升整]?$")
_ARROW = re.compile(r"[^\S\n]*(?:→|[-—=]+>|➡|⇒|>>)[^\S\n]*")
_STAYS = re.compile("不变|照旧|不动|维持|保持|同上|一样|沿用")
_GONE = re.compile("取消|删|不再|停|去掉|不要|不搞|不列|无$")
_NOT_TO_WRITE = re.compile(r"(?:莫|别|不要|勿|甭|休)[^，。；\d]{0,4}(?:写|填|报|列|算)[^，。；\d]{0,2}$")
_REST_STAYS = re.compile(
    "(?:没(?:说|提|写|改|列|动)[^，。；\n]{0,4}的?|其[余他它][^，。；\n]{0,4}|别的)[都也均]?"
    "(?:照旧|不动|不变|照(?:着)?去年|照抄|照上年|沿用|保持不变|一样)"
)
_TOLD_OF = re.compile("实际|现在|目前|由|原来|比")
"""A value that is compared with, and no line of a form."""
_SHARES = frozenset({"%", "‰", "％"})
_SCALES = "万亿"
_NEAR = 20
_LAST_COLUMN = re.compile("上年|去年|往年|原(?!则|因|料)|现状")
_CHANGE_COLUMN = re.compile("改动|变更|变化|调整|(?:本年|今年)(?:目标|计划|值|数)?$")


def with_replaced(entries: Sequence[LedgerEntry], layout: Layout) -> list[LedgerEntry]:
    """The entries with values that are replaced by later ones as what was before."""
    read = [_by_column(_by_arrow(e, i, entries, layout), layout) for i, e in enumerate(entries)]
    replaced = _by_orders(read, layout)
    return _with_kept(replaced, layout) if _REST_STAYS.search(layout.text) else replaced


def _with_kept(entries: Sequence[LedgerEntry], layout: Layout) -> list[LedgerEntry]:
    """Where all that the changes do not speak of stays (其余照旧): a value of last year's form that no planned number
    may replace, and that is not given up, is this year's too."""
    return [_planned(e, layout) if _is_kept(e, entries, layout) else e for e in entries]


def _is_kept(entry: LedgerEntry, entries: Sequence[LedgerEntry], layout: Layout) -> bool:
    clause = layout.clause(entry.start)
    if entry.role is not _R.BASELINE or not (entry.unit or entry.value[4:5] == "-") or _TOLD_OF.search(clause.text):
        return False
    if measure_kind(entry.unit.partition("/")[0]) == "money" and "/" not in entry.unit:
        return False
    if any(_may_replace(e, entry) for e in entries if e.role in _PLANNED) or _has_change_column(entry, layout):
        return False
    given_up = (c for c in layout.clauses if c.start != clause.start and _GONE.search(c.text))
    return not any(coverage(_bare(entry), c.text) >= COVERED_NAME for c in given_up)


def _may_replace(one: LedgerEntry, other: LedgerEntry) -> bool:
    """Whether two numbers are of one unit; of shares, of which a form has many, also of one thing."""
    if one.unit.lstrip(_SCALES) != other.unit.lstrip(_SCALES):
        return False
    return one.unit not in _SHARES or _is_of_one_thing(one, other)


def _has_change_column(entry: LedgerEntry, layout: Layout) -> bool:
    return layout.cell(entry.start) is not None and any(
        _CHANGE_COLUMN.search(c.header) for c in layout.cells_of_line(entry.start)
    )


def _planned(entry: LedgerEntry, layout: Layout) -> LedgerEntry:
    """A value of last year as one of this year, in the role that its unit and its thing say."""
    words = f"{entry.about}{layout.label(entry.start)}"
    unit = entry.unit.partition("/")[0]
    if not entry.unit:
        role = _R.MILESTONE
    elif unit in _SHARES:
        role = _R.SATISFACTION if "满意" in words else _R.RESULT
    elif measure_kind(unit) == "money":
        role = _R.PRICE
    else:
        role = _R.LIMIT if measure_kind(unit) == "time" else _R.OUTPUT
    return entry.model_copy(update={"role": role})


def _by_column(entry: LedgerEntry, layout: Layout) -> LedgerEntry:
    """Under 上年值, beside a column of changes: what is changed was before, what is not stays the target."""
    cell = layout.cell(entry.start)
    if cell is None or not _LAST_COLUMN.search(cell.header):
        return entry
    changes = [c for c in layout.cells_of_line(entry.start) if _CHANGE_COLUMN.search(c.header)]
    if not changes:
        return entry
    if any(any(char.isdigit() for char in c.text) for c in changes):
        return _before(entry)
    if entry.role is not _R.BASELINE:
        return entry
    share = _R.SATISFACTION if "满意" in cell.label else _R.RESULT
    return entry.model_copy(update={"role": share if entry.unit in {"%", "‰"} else _R.OUTPUT})


def _by_arrow(entry: LedgerEntry, at: int, entries: Sequence[LedgerEntry], layout: Layout) -> LedgerEntry:
    """A value before an arrow was before; where the arrow leads to 不变 it stays the target."""
    text = layout.text
    if _NOT_TO_WRITE.search(text[layout.sentence(entry.start).start : entry.start]):
        return entry.model_copy(update={"role": _R.CONTEXT})
    arrow = _ARROW.match(text, entry.end)
    if arrow is None:
        return entry
    behind = text[arrow.end() : layout.line(entry.start).end].strip()
    following = entries[at + 1] if at + 1 < len(entries) else None
    if following is not None and following.start - arrow.end() < len(entry.quote) and not _STAYS.match(behind):
        return _before(entry) if following.unit.lstrip("万") == entry.unit.lstrip("万") else entry
    if _GONE.match(behind):
        return _before(entry)
    if _STAYS.match(behind) and entry.role is _R.BASELINE:
        return entry.model_copy(update={"role": _R.RESULT if entry.unit == "%" else _R.OUTPUT})
    return entry


def _before(entry: LedgerEntry) -> LedgerEntry:
    if entry.role in _PLANNED:
        return entry.model_copy(update={"role": _R.BASELINE})
    return entry.model_copy(update={"role": _R.MONEY_PAST}) if entry.role.is_money else entry


def _by_orders(entries: Sequence[LedgerEntry], layout: Layout) -> list[LedgerEntry]:
    """A value that a later one of the same thing and unit replaces (减到150人, 改成92%, 案件改2400件)."""
    kept = list(entries)
    for at, entry in enumerate(entries):
        words = layout.text[layout.clause(entry.start).start : entry.start]
        if entry.role not in _CHANGED_ROLES or not _CHANGED.search(words):
            continue
        for i in range(at):
            other = kept[i]
            if other.role in _CHANGED_ROLES and other.unit == entry.unit and _same_thing(other, entry):
                kept[i] = other.model_copy(update={"role": _R.BASELINE})
                if len(_bare(other)) > len(_bare(entry)):
                    kept[at] = kept[at].model_copy(update={"about": _bare(other)})
    return kept


def _bare(entry: LedgerEntry) -> str:
    return _CHANGE_WORDS.sub("", entry.about)


def _same_thing(one: LedgerEntry, other: LedgerEntry) -> bool:
    """Whether two numbers are of one thing, and the values differ."""
    return one.value != other.value and _is_of_one_thing(one, other)


def _is_of_one_thing(one: LedgerEntry, other: LedgerEntry) -> bool:
    """Whether the words of one are mostly words of the other."""
    mine, theirs = pairs(_bare(one)), pairs(_bare(other))
    least = min(mine.total(), theirs.total())
    return least > 0 and (mine & theirs).total() >= SAME_SUBJECT * least
