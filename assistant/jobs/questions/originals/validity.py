"""What a document says of its validity: from when it holds, until when, what it repeals; and of which place it is."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.domain.policy import PolicyStatus
from assistant.jobs.questions.originals.head_lines import mended, named_in, number_of
from assistant.language.dates import find_dates
from assistant.language.numerals import SPOKEN, read_number
from policy_corpus.issuing_code import is_local
from policy_corpus.regions import all_regions, place_names, regions

_STARTS = re.compile(r"(?:起|开始)(?:正式)?(?:施行|实施|执行|试行|生效)")
_AT_ONCE = re.compile(r"自(?:印发|发布|公布|颁布|下发|发文)之日起(?:[^。；，]{0,6})(?:施行|实施|执行|试行|生效)")
_ENDS = re.compile(rf"有效期(?:限|为|至|[：:])?\s*(?P<years>(?:\d|{SPOKEN}){{1,2}})\s*年")
_UNTIL = re.compile(r"有效期(?:限)?(?:截止|截至|至|到)")
_REPEALS = re.compile(r"废止|停止执行|不再执行|失效")
_PART_ONLY = re.compile(rf"第(?:\d|{SPOKEN})+条")
_NUMBERED = re.compile(
    r"《((?:[^《》〈〉]|〈[^〈〉]*〉){4,80})》\s*"
    r"(?:[（(]?\s*([一-龥]{1,8}[〔\[（(【]\s*(?:19|20)\d{2}[^，。；]{0,3}?\d{1,4}\s*号))?"
)
_PLACE = re.compile(r"^([一-龥]{2,8}?(?:省|自治区|自治州|市|州|盟|县|区|旗))")
_BELOW = re.compile(r"^([^省市县区旗对本各级直]{1,6}(?:市|县|区|旗))")
"""A county behind the name of its city; 市级 and 市对县 are none."""
_NATIONAL = re.compile(
    r"^(?:中华人民共和国|中共中央|国务院|全国人民代表大会|全国人大|财政部|审计署|国家|中国|[一-龥]{2,6}部(?:$|[、 办]))"
)
_TRIAL = "试行"


@dataclass(frozen=True)
class Named:
    """A document that a text names."""

    title: str
    doc_no: str = ""
    partly: bool = False
    """Whether only some of its articles are meant."""

    @property
    def shown(self) -> str:
        number = f"（{self.doc_no}）" if self.doc_no else ""
        return f"《{self.title}》{number}{'的部分条款' if self.partly else ''}"


@dataclass(frozen=True)
class Validity:
    """None and () where the text does not say."""

    effective: dt.date | None = None
    until: dt.date | None = None
    repeals: tuple[Named, ...] = ()
    status: PolicyStatus = PolicyStatus.UNKNOWN


def validity_of(title: str, lines: Sequence[str], date: dt.date | None) -> Validity:
    """What the lines say; ``date`` is the day of the document, from which 自印发之日起 counts."""
    sentences = [mended(s) for line in lines for s in re.split(r"(?<=[。；])", line) if s]
    effective = _start(sentences, date)
    return Validity(effective, _end(sentences, effective or date), tuple(_repeals(sentences)), _status(title))


def _status(title: str) -> PolicyStatus:
    """Trial where the title says so; a text cannot know that nothing repealed it."""
    return PolicyStatus.TRIAL if _TRIAL in title else PolicyStatus.UNKNOWN


def _start(sentences: Sequence[str], date: dt.date | None) -> dt.date | None:
    for stated in sentences:
        if _AT_ONCE.search(stated):
            return date
        for start in _STARTS.finditer(stated):
            days = [d for d in find_dates(stated[: start.start()]) if d.year and d.last_day]
            if days and "自" in stated[: days[-1].start]:
                return dt.date.fromisoformat(days[-1].first())
    return None


def _end(sentences: Sequence[str], start: dt.date | None) -> dt.date | None:
    for stated in sentences:
        if (until := _UNTIL.search(stated)) and (day := next(find_dates(stated[until.start() :]), None)) and day.year:
            return dt.date.fromisoformat(day.last())
        if start and (term := _ENDS.search(stated)) and (years := read_number(term["years"])):
            return _years_later(start, int(years))
    return None


def _years_later(day: dt.date, years: int) -> dt.date:
    """The last day of so many years from a day."""
    try:
        after = day.replace(year=day.year + years)
    except ValueError:  # 29 February
        after = dt.date(day.year + years, 3, 1)
    return after - dt.timedelta(days=1)


def _repeals(sentences: Sequence[str]) -> Iterator[Named]:
    for stated in sentences:
        last = next((m for m in reversed(list(_REPEALS.finditer(stated)))), None)
        if last is None:
            continue
        named = list(_NUMBERED.finditer(stated[: last.start()]))
        for n, found in enumerate(named):
            end = named[n + 1].start() if n + 1 < len(named) else last.start()
            number = number_of(found[2]) if found[2] else None
            yield Named(found[1], number.doc_no if number else "", bool(_PART_ONLY.search(stated[found.end() : end])))


def forwarded_in(title: str, lines: Sequence[str]) -> tuple[Named, ...]:
    """What the notice of a title passes on, with the numbers that its text gives."""
    text = "".join(lines)
    numbers = {m[1]: n.doc_no for m in _NUMBERED.finditer(text) if m[2] and (n := number_of(m[2]))}
    return tuple(Named(t, numbers.get(t, "")) for t in named_in(title))


def region_of(issuer: str, doc_no: str, title: str) -> tuple[str | None, bool]:
    """The place a document is of, None for the whole country; and whether the text says so."""
    code = doc_no.partition("〔")[0]
    for name in (issuer, title):
        if place := _place(name):
            return place, True
    if is_local(code):
        return _by_letter(code[0]), True
    if code.startswith("国务院令"):
        return None, True
    for name in (issuer, title):
        if _NATIONAL.match(name.strip("《》")):
            return None, True
    return None, False


def _place(name: str) -> str:
    """The place a name begins with, as documents are filed by it: 河南, 郑州, 青溪县."""
    plain = name.strip("《》").removeprefix("中共")
    known = max((p for p in place_names() if plain.startswith(p)), key=len, default="")
    if known:
        below = _BELOW.match(plain[len(known) :])
        return regions(known + (below[1] if below else ""))[0]
    found = _PLACE.match(plain)
    return regions(found[1])[0] if found and not _NATIONAL.match(plain) else ""


def _by_letter(letter: str) -> str | None:
    cities = all_regions().city_letters
    if letter in cities:
        return cities[letter]
    return next((p.name for p in all_regions().provinces if letter in p.letters), None)
