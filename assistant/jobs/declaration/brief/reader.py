"""Read a brief: text in, head, number ledger and open questions out. Nothing is invented."""

import re
from collections import Counter
from collections.abc import Mapping

from assistant.domain.facts import BriefReading, Facts, Span, TextFact
from assistant.domain.ledger import LedgerEntry, NumberRole
from assistant.files.interface import BriefError
from assistant.jobs.declaration.brief import names
from assistant.jobs.declaration.brief.kinds import read_kinds
from assistant.jobs.declaration.brief.periods import read_period
from assistant.jobs.declaration.brief.questions import open_questions
from assistant.jobs.declaration.brief.size import is_brief_size, require_brief_size
from assistant.jobs.declaration.brief.text import BriefText
from assistant.jobs.declaration.head.names import HeadName
from assistant.jobs.declaration.head.reader import TAGS, shipped_reader
from assistant.jobs.declaration.ledger.reader import read_ledger, read_periods
from assistant.language.invisible import visible
from assistant.language.numerals import fold
from assistant.language.orders import without_orders
from assistant.language.unread import unread_figures
from policy_corpus import library

_MIN_CHINESE = 4


def read_brief(text: str, *, year: int | None = None) -> BriefReading:
    """Head, ledger and questions of a brief. ``year`` dates what has no year. Raises BriefError where it is none."""
    text = visible(text)
    _require_brief(text)
    brief = BriefText(without_orders(text))
    labelled = names.read_labelled(brief)
    head = _head(brief, labelled)
    project = head["name"].value if head["name"] else ""
    ledger = read_ledger(text, year or stated_year(text), project=project)
    sectors = read_kinds(brief, library.sectors())
    start, end = read_period(brief, ledger)
    shown = [s for f in sectors for s in library.sectors() if s.id == f.kind]
    facts = Facts(
        text=text,
        text_without_orders=brief.raw,
        **head,
        attribute=labelled.get("attribute") or names.read_attribute(brief, ledger),
        category=labelled.get("category"),
        content=labelled.get("content"),
        goal=labelled.get("goal"),
        start=start,
        end=end,
        kinds=read_kinds(brief, library.kinds()),
        sectors=sectors,
        ledger=ledger,
        beneficiaries=tuple(names.read_beneficiaries(brief, ledger, shown)),
    )
    read = [(e.start, e.end) for e in ledger.entries if e.role is not NumberRole.ORDER]
    unread = unread_figures(fold(text), read)  # what orders the program is no fact; its figures stay in the account
    return BriefReading(facts=facts, questions=open_questions(facts, year), unread=tuple(unread))


_CENTURY = re.compile("[2２][0０]|二[〇零○Oo0]")


def stated_year(text: str) -> int | None:
    """The budget year that a brief states: the year that most of its periods begin in; None where it states none."""
    if not _CENTURY.search(text) or not is_brief_size(text):
        return None  # what is too long is refused where it is read; without a century no year is stated
    years = Counter(int(e.value[:4]) for e in read_periods(text) if _is_year(e))
    return max(years, key=lambda y: (years[y], y), default=None)


def _is_year(entry: LedgerEntry) -> bool:
    return bool(re.fullmatch(r"20\d\d(-\d\d){0,2}", entry.value)) and not entry.unit


def _head(brief: BriefText, labelled: Mapping[str, TextFact]) -> dict[str, TextFact | None]:
    """Project, department and unit: as labelled, else as the tagger of names finds them."""
    found = {} if set(TAGS) <= labelled.keys() else shipped_reader().read(brief.raw)
    return {field: labelled.get(field) or _fact(found.get(field)) for field in TAGS}


def _fact(found: HeadName | None) -> TextFact | None:
    if found is None:
        return None
    return TextFact(value=found.text, span=Span(start=found.start, end=found.end, text=found.text))


def _require_brief(text: str) -> None:
    if not text.strip():
        raise BriefError("简介是空的。请写几句话：做什么、做多少、什么时候完成、花多少钱。")
    require_brief_size(text)
    chinese = len(re.findall(r"[一-鿿]", text))
    if chinese < _MIN_CHINESE or "\x00" in text:
        raise BriefError("没有读到中文的项目简介。请用中文写几句话，说明做什么、做多少、花多少钱。")
