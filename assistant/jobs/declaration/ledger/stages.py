"""The order of the dates of a project: nothing is in use before it is built, nothing built before it is contracted."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from assistant.domain.ledger import LedgerContradiction, LedgerEntry, NumberRole
from assistant.language.layout import Layout

_STAGES = (
    (1, re.compile(r"招标|采购完成|中标|签(?:订|约|合同)|比选|磋商")),
    (2, re.compile(r"开工|进场|动工|开始施工")),
    (3, re.compile(r"安装|施工|到货|供货|交付|吊装|搭好|搭建|联调|布展|主体")),
    (4, re.compile(r"完工|竣工(?!验收)|[改装修建干铺挖清种]完|全部完成")),
    (5, re.compile(r"验收|终验|初验")),
    (6, re.compile(r"投入(?:使用|业务|运行|试?运营)|上线|投用|启用|正式(?:运行|开放)|开馆|开园")),
)
_ALLOWED = re.compile("[一-鿿]{0,8}?(?:之|以)?后(?:方可|方能|才能|才可|再|才)(?P<what>[一-鿿]{2})")
_DATED = frozenset({NumberRole.MILESTONE, NumberRole.PERIOD})
_REACH = 14
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_CONTRACTED, _BUILT, _ACCEPTED, _IN_USE = 1, 4, 5, 6
_WHOLE = re.compile("全部|全都|整体|整个|都得|竣工")
_ONCE = re.compile("终验|竣工验收|整体验收")
"""What a project has once: two days for it do not fit."""


@dataclass(frozen=True)
class _Due:
    entry: LedgerEntry
    rank: int
    day: str
    what: str
    whole: bool
    """Whether all of the work is meant."""


def dates_out_of_order(entries: Sequence[LedgerEntry], layout: Layout) -> Iterator[LedgerContradiction]:
    """Pairs of dates where what comes last is due before what has to come first."""
    yield from (_no_such_day(e) for e in entries if _DAY.fullmatch(e.value) and not _exists(e.value))
    due = [d for e in entries if e.role in _DATED for d in _due(e, layout)]
    yield from _before_allowed(entries, layout)
    for one, other in combinations(due, 2):
        first, last = sorted((one, other), key=lambda d: d.rank)
        if one.rank == other.rank and one.what == other.what and _ONCE.fullmatch(one.what) and _apart(one, other):
            yield _pair(one, other, f"“{one.what}”有两个时间：{one.entry.quote}和{other.entry.quote}")
        if _must_follow(first, last) and first.day > last.day and _full(first, last):
            text = f"“{first.what}”是{first.entry.quote}，“{last.what}”却是{last.entry.quote}，先后不对"
            yield _pair(first, last, text)


def _before_allowed(entries: Sequence[LedgerEntry], layout: Layout) -> Iterator[LedgerContradiction]:
    """What is due before the day from which alone it may be done: 9月10日前兑付, but 9月30日公示后方可兑付."""
    days = [e for e in entries if e.role in _DATED and _DAY.fullmatch(e.value)]
    for first in days:
        allowed = _ALLOWED.match(_behind(first, layout))
        if allowed is None:
            continue
        for due in days:
            if due.value < first.value and allowed["what"] in _behind(due, layout):
                text = f"{first.quote}{allowed[0]}，{due.quote}却要{allowed['what']}，先后不对"
                quotes, starts = (due.quote, first.quote), (due.start, first.start)
                yield LedgerContradiction(kind="dates", text=text, quotes=quotes, starts=starts)


def _behind(entry: LedgerEntry, layout: Layout) -> str:
    return layout.text[entry.end : min(layout.clause(entry.start).end, entry.end + _REACH)]


def _exists(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True


def _no_such_day(entry: LedgerEntry) -> LedgerContradiction:
    text = f"“{entry.quote}”这一天不存在"
    return LedgerContradiction(kind="dates", text=text, quotes=(entry.quote,), starts=(entry.start,))


def _pair(one: "_Due", other: "_Due", text: str) -> LedgerContradiction:
    quotes, starts = (one.entry.quote, other.entry.quote), (one.entry.start, other.entry.start)
    return LedgerContradiction(kind="dates", text=text, quotes=quotes, starts=starts)


def _apart(one: "_Due", other: "_Due") -> bool:
    return one.day[:7] != other.day[:7]


def _due(entry: LedgerEntry, layout: Layout) -> Iterator[_Due]:
    words = _behind(entry, layout)
    found = [(m.start(), rank, m[0]) for rank, stage in _STAGES for m in stage.finditer(words)]
    day = entry.low if entry.role is NumberRole.PERIOD and entry.low else entry.value
    if len(day) >= len("2027-01"):
        whole = bool(_WHOLE.search(words))
        yield from (_Due(entry, rank, day, what, whole) for _, rank, what in found)


def _must_follow(first: _Due, last: _Due) -> bool:
    """What is in use was built before; what is built was contracted before; two works may be built in any order."""
    accepted = first.rank == _BUILT and first.whole and last.rank == _ACCEPTED
    built = first.rank in {_CONTRACTED, _BUILT} and last.rank == _IN_USE
    return built or accepted or (first.rank == _CONTRACTED and last.rank == _BUILT)


def _full(one: _Due, other: _Due) -> bool:
    """Whether the dates can be compared: to the day, or by their months."""
    return one.day[:7] != other.day[:7] or len(one.day) == len(other.day)
