"""Names that hold their object: a chosen name that says only how, of which grade, or per what, with the thing put to it
that its item, its label or the count before it names."""

import re
from collections.abc import Sequence

from assistant.domain.ledger import LedgerEntry, NumberRole
from assistant.jobs.declaration.ledger.prices import PAID
from assistant.jobs.declaration.ledger.row_names import endings, is_sound, polished
from assistant.language.actions import ClauseAction, opening_action
from assistant.language.layout import Layout
from assistant.language.likeness import pairs
from assistant.language.numerals import UP_TO_TEN

_R = NumberRole
_COUNTED = frozenset({_R.OUTPUT, _R.PRICE, _R.PART})
_KIND = re.compile("(?P<how>[一-龥]{1,4}[式型])(?P<end>数量|单价)")
"""背负式数量: an attribute and no thing."""
_GRADED = re.compile(f"(?:{UP_TO_TEN}|[甲乙丙高中低大小])[级类等型档]")
_ITEM = re.compile(rf"\s*(?:[（(]?(?:\d{{1,2}}|{UP_TO_TEN}{{1,2}})[)）、.．]|[①-⑳])\s*(?P<label>[一-龥]{{2,8}})[：:]")
_PER = re.compile("每.{1,2}(?:单价|标准)")
_BARE_STANDARD = re.compile("(?P<thing>.{2,})标准")
_PEOPLE = re.compile("[员工者师生人户]$")
_OPENING = re.compile(r"[^\n]*[：:]\s*$")
_DEALS = re.compile("(?:签约|成交|销售|交易|融资|订单|捐赠|募集)$")
_LINES = 6


def whole_name(entry: LedgerEntry, layout: Layout, project: str) -> str:
    """The name of an entry with the thing that it is of; "" where it only says per what."""
    name = entry.name
    if entry.role in _COUNTED and (kind := _KIND.fullmatch(name)):
        name = _of_kind(kind, entry, layout)
    if entry.role in _COUNTED and _GRADED.match(name):
        name = _of_item(name, entry, layout)
    if entry.role is _R.PRICE:
        name = "" if _PER.fullmatch(name) else _priced(name, entry, layout, project)
    if entry.role is _R.MONEY_EFFECT and _DEALS.search(name):
        name = f"{name}金额"
    return name if not name or is_sound(name) else entry.name


def _of_kind(kind: re.Match[str], entry: LedgerEntry, layout: Layout) -> str:
    """背负式水枪数量 of 水枪 背负式那个五百支: the thing stands right before."""
    sentence = layout.sentence(entry.start)
    before = re.search(rf"([一-龥]{{2,4}})[\s，,、]*{kind['how']}", layout.text[sentence.start : entry.start])
    thing = polished(before[1]) if before else ""
    return f"{kind['how']}{thing}{kind['end']}" if len(thing) > 1 else kind[0]


def _of_item(name: str, entry: LedgerEntry, layout: Layout) -> str:
    """等保测评三级系统数量 of 1）等保测评：三级系统6个: what is graded is said at the head of the item."""
    item = _ITEM.match(layout.line(entry.start).text)
    label = polished(item["label"]) if item else ""
    if not label or label in endings()["bare"] or pairs(label) & pairs(name):
        return name
    return f"{label}{name}"


def _priced(name: str, entry: LedgerEntry, layout: Layout, project: str) -> str:
    """A standard says what is paid: 中式烹调补贴标准; what is bought has a price."""
    bare = _BARE_STANDARD.fullmatch(name)
    if bare is None or PAID.search(name):
        return name
    line = layout.line(entry.start)
    above = [w for w in layout.text[: line.start].split("\n")[-_LINES:] if _OPENING.fullmatch(w)]
    words = (
        layout.sentence(entry.start).text,
        layout.label(entry.start),
        *reversed(above),
        layout.heading(entry.start),
        project,
    )
    paid = next((m[0] for w in words if (m := PAID.search(w))), "")
    if paid in {"补助", "补贴", "奖补", "资助", "救助"}:
        return f"{bare['thing']}{paid}标准"
    if _PEOPLE.search(bare["thing"]):
        return name if opening_action(bare["thing"]) is ClauseAction.DOING else f"{bare['thing']}补助标准"
    return f"{bare['thing']}单价" if not paid else name


def with_whole_names(entries: Sequence[LedgerEntry], layout: Layout, project: str) -> list[LedgerEntry]:
    """The entries with names that hold their object."""
    return [e.model_copy(update={"name": whole_name(e, layout, project)}) if e.name else e for e in entries]
