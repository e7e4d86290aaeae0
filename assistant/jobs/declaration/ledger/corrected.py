"""Values that the text takes back: a slip put right (500支，口误，600支), a proposal that a meeting changed (原报14%，
会议定为15%), and the values of last year's form that the changes written behind it speak of.
"""

import re
from collections.abc import Sequence

from assistant.domain.ledger import LedgerEntry, NumberRole
from assistant.jobs.declaration.ledger.row_names import ended, is_sound, plain_base, polished
from assistant.language.layout import Layout
from assistant.language.likeness import SAME_SUBJECT, pairs
from assistant.language.token_quantities import with_scale

_R = NumberRole
_TARGETS = frozenset(
    {_R.OUTPUT, _R.RESULT, _R.SATISFACTION, _R.PRICE, _R.LIMIT, _R.FREQUENCY, _R.PART, _R.MONEY_EFFECT}
)
_OLD = _TARGETS | {_R.BASELINE}
_SHARES = frozenset({"%", "‰", "％"})
"""Of these a form has many: much of the words must be the same."""
_SLIP = re.compile(
    r"口误|笔误|(?:说|写|记|打|看|念|报)错|错了|更正|订正|[哦噢啊]?不对|应(?:该)?[是为]|不是.{0,3}[是，,]"
)
_PROPOSED = re.compile(r"原(?:报|定|拟|提|申报|计划)|[初送]报|送审|报审")
_DECIDED = re.compile(
    r"(?:议?定|核定|审定|确定|核减|核增|调整?|改|批复|通过)(?:[^，,。；;\d]{0,2})?(?:为|到|至|成|按)?[约]?\s*$"
)
_STOPS = frozenset("。\n")
_NEAR_SLIP, _FAR_DECISION = 16, 60
_CHANGES = re.compile(
    r"^[^\n]{0,16}(?:(?:今年|本年|明年|20\d\d年)[^\n，。]{0,8}(?:改|调整|变)|(?:调整|修改|变更|改动)(?:意见|内容|如下|事项))[^\n]*$",
    re.M,
)
"""A line that opens what changes against the form above it."""
_LEADS_TO = re.compile("(?:到|至|成|为)[^，。；\\d]{0,2}$")
_MONEY = "元"
_SCALES = "万千百亿"
_SHORTEST = 2


def with_corrections(entries: Sequence[LedgerEntry], layout: Layout) -> list[LedgerEntry]:
    """The entries without what is taken back: what is said instead has its role, and its name where it says none."""
    kept = list(entries)
    for i in range(len(kept) - 1):
        _put_right(kept, i, layout)
    return _by_changes(kept, layout)


def _put_right(kept: list[LedgerEntry], i: int, layout: Layout) -> None:
    """A slip, or what was proposed, beside what is said or decided instead."""
    said = kept[i]
    if said.role not in _TARGETS or not said.unit:
        return
    proposed = _PROPOSED.search(layout.text[layout.sentence(said.start).start : said.start])
    for j in range(i + 1, len(kept)):
        instead = kept[j]
        between = layout.text[said.end : instead.start]
        if len(between) > _FAR_DECISION or _STOPS & set(between):
            return
        if instead.unit != said.unit or instead.value == said.value or instead.role not in {*_TARGETS, _R.CONTEXT}:
            continue
        slip = len(between) <= _NEAR_SLIP and j == i + 1 and _SLIP.search(between)
        if not slip and not (proposed and _DECIDED.search(between)):
            continue
        about = said.about
        if proposed and (found := _PROPOSED.search(about)):
            about = about[found.end() :]
        kept[i] = said.model_copy(update={"role": _R.CONTEXT, "operator": None})
        kept[j] = instead.model_copy(update={"role": said.role, "about": about, "operator": instead.operator})
        return


def _by_changes(entries: Sequence[LedgerEntry], layout: Layout) -> list[LedgerEntry]:
    """The values of last year's form without those that a change behind it replaces; a change that names its thing
    shortly has the name that the form gives it."""
    opening = next((m for m in _CHANGES.finditer(layout.text) if _parts_a_form(m, entries)), None)
    if opening is None:
        return list(entries)
    kept = list(entries)
    form = [i for i, e in enumerate(kept) if e.end <= opening.start()]
    old = [*form]
    for j, change in enumerate(kept):
        if change.start < opening.end() or not change.unit or not _is_planned(change, layout):
            continue
        likeness = {i: like for i in old if (like := _likeness(kept[i], change, [kept[o] for o in form]))}
        best = max(likeness, key=lambda i: likeness[i], default=None)
        if best is None or sum(like == likeness[best] for like in likeness.values()) > 1:
            continue
        was = kept[best]
        role = change.role if change.role in _TARGETS else _R.OUTPUT
        kept[j] = change.model_copy(update={"role": role, "name": _full_name(was, change)})
        if was.role in _TARGETS:
            kept[best] = was.model_copy(update={"role": _R.BASELINE, "operator": None})
        old.remove(best)
    return kept


def _parts_a_form(opening: re.Match[str], entries: Sequence[LedgerEntry]) -> bool:
    """Whether values stand on both sides of a line."""
    before = sum(e.end <= opening.start() and e.role in _OLD for e in entries)
    behind = sum(e.start >= opening.end() and e.role in _OLD for e in entries)
    return before > _SHORTEST and behind > 0


def _is_planned(entry: LedgerEntry, layout: Layout) -> bool:
    changed = _LEADS_TO.search(layout.text[layout.clause(entry.start).start : entry.start])
    return entry.role in _TARGETS - {_R.PART} or (entry.role is _R.BASELINE and changed is not None)


def _likeness(was: LedgerEntry, change: LedgerEntry, form: Sequence[LedgerEntry]) -> float:
    """How much of the shorter words two numbers of one unit share, some of it said of no other of the form; 0 where
    they are of different kinds."""
    if was.role not in _OLD or _plain(was.unit) != _plain(change.unit) or _is_same(was, change):
        return 0
    if _R.SATISFACTION in {was.role, change.role} and "满意" in was.about and "满意" in change.about:
        return 1
    one, other = pairs(was.about), pairs(change.about)
    others = [
        pairs(e.about) for e in form if e.about != was.about and e.role in _OLD and _plain(e.unit) == _plain(was.unit)
    ]
    shared = one & other
    own = any(not any(pair in words for words in others) for pair in shared)
    like = shared.total() / max(1, min(one.total(), other.total()))
    return like if own and (like >= SAME_SUBJECT or was.unit not in _SHARES) else 0


def _is_same(one: LedgerEntry, other: LedgerEntry) -> bool:
    return (
        with_scale(one.number, one.unit) == with_scale(other.number, other.unit)
        if one.number and other.number
        else False
    )


def _plain(unit: str) -> str:
    plain = unit.partition("/")[0].lstrip(_SCALES)
    return _MONEY if plain.endswith(_MONEY) else plain


def _full_name(was: LedgerEntry, change: LedgerEntry) -> str:
    """What the form calls the thing, where the change says less of it."""
    base = plain_base(polished(was.about))
    base = base.removesuffix("单价") if base.endswith("成本单价") else base
    name = ended(base, change.role, change.unit) if len(base) > len(polished(change.about)) else ""
    return name if name and is_sound(name) else ""
