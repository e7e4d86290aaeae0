"""Dates and periods in a brief."""

import re
from collections.abc import Iterator

from assistant.domain.facts import DateFact, DateRole
from assistant.jobs.declaration.brief.text import BriefText
from assistant.language.dates import StatedDate, find_dates

_DUE_AFTER = re.compile(r"^(?:底|末)?(?:之|以)?(?:前|内)")
_DUE_WORK = re.compile(r"(?P<what>调试完毕|完工|竣工|完成|验收|投用|投入使用|上线|交付|拨付|发放|到位|建成|结束)")
_DONE_THING = re.compile(r"^[，]?(?:要|需|应|将|须)?(?:全部|基本)?(?:完成|实现)(?:全部|所有)?(?P<thing>[一-鿿]{2,10})$")
_OPEN = re.compile(r"^(?:开工|启动|开始|起)")
_JOIN = re.compile(r"^\s*(?:至|到|-|—|–|~|～|——)\s*$")
_YEARS = re.compile(r"(?P<a>20\d\d)年?\s*(?:-|—|–|~|～|至|到)\s*(?P<b>20\d\d)年?")
_WORK = re.compile(r"(?:完成|实现|全部|将|要|需|应|确保|在|于|并|，)+")


def read_years(text: BriefText) -> tuple[DateFact, DateFact] | None:
    """A period in whole years, such as 2026-2028年."""
    for match in _YEARS.finditer(text.folded):
        if text.folded[match.end() : match.end() + 3].lstrip().startswith(tuple("0123456789月")):
            continue
        if match["a"] <= match["b"]:
            text.take(*match.span())
            span = text.span(*match.span())
            return (
                DateFact(date=f"{match['a']}-01-01", role=DateRole.START, span=span),
                DateFact(date=f"{match['b']}-12-31", role=DateRole.END, span=span),
            )
    return None


def read_dates(text: BriefText, year: int | None) -> Iterator[DateFact]:
    """Every date with its role. A date without a year belongs to the budget year; a bare year is no date."""
    found = [d for d in find_dates(text.folded) if text.is_free(d.start, d.end) and not _bare_year(d)]
    skip: set[int] = set()
    for i, stated in enumerate(found):
        if i in skip:
            continue
        follower = found[i + 1] if i + 1 < len(found) else None
        if follower and _JOIN.match(text.folded[stated.end : follower.start]):
            skip.add(i + 1)
            yield from _period(text, stated, follower, year)
        else:
            yield _single(text, stated, year)


def _bare_year(stated: StatedDate) -> bool:
    return (stated.first_month, stated.last_month) == (1, 12)


def _period(text: BriefText, one: StatedDate, two: StatedDate, year: int | None) -> Iterator[DateFact]:
    text.take(one.start, two.end)
    span = text.span(one.start, two.end)
    known = two.year or one.year or year
    yield DateFact(date=one.first(known), role=DateRole.START, span=span)
    yield DateFact(date=two.last(known), role=DateRole.END, span=span)


def _single(text: BriefText, stated: StatedDate, year: int | None) -> DateFact:
    text.take(stated.start, stated.end)
    after, before = text.after(stated.end), text.before(stated.start)
    span = text.span(stated.start, stated.end)
    date = stated.last(year)
    if _DUE_AFTER.match(after) or _DUE_WORK.match(after) or text.folded[stated.end - 1] in "底末":
        return DateFact(date=date, role=DateRole.DEADLINE, what=_what(before, after), span=span)
    if _OPEN.match(after):
        return DateFact(date=stated.first(year), role=DateRole.START, span=span)
    return DateFact(date=date, role=DateRole.MENTION, span=span)


def _what(before: str, after: str) -> str:
    rest = _DUE_AFTER.sub("", after)
    if object_ := _DONE_THING.match(rest):
        return object_["thing"]
    work = _DUE_WORK.search(rest)
    said = _WORK.sub("", rest[: work.start()] if work else "") if work else ""
    subject = _WORK.sub("", before).strip() if not said else ""
    noun = (said or subject)[-10:]
    verb = work["what"].removesuffix("完毕") if work and work["what"] not in {"完成", "结束"} else ""
    noun = re.sub(r"^(?:20\d\d年?|全部|项目|计划|拟)+", "", noun)
    return f"{noun}{verb}" if not re.search(r"\d", noun) else verb
