"""A file cut into its documents: a compilation, several rules under one notice, a notice with what it forwards.

A new document begins where a head stands again: a title with a first article behind it after articles were counted, or
a title with a number of its own or an address behind it after a body.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.jobs.questions.originals.head_lines import (
    BODY,
    FIRST_ARTICLE,
    NoticeAct,
    act_of,
    bare,
    is_annex_mark,
    named_in,
    number_of,
    own_title,
    title_at,
)
from assistant.language.numerals import UP_TO_TEN
from policy_corpus.register import title_key

_FAR, _NEAR = 14, 5
"""So many lines below its title the first article of a rule, or the address of a notice, may stand."""
_ADDRESS = re.compile(r"^[^。；]{2,120}[：:]$")
_ADDRESSED = re.compile(r"各|厅|局|单位|部门|委员会|政府|同志")
_LETTERHEAD = re.compile(r"^[一-龥 ]{2,30}文件$")
_CONTENTS = re.compile(r"^目\s*[录次]$")
_LEADERS = re.compile(r"[.…·]{2,}\s*\d*$|\s\d{1,4}$")
_SHORT = 40
_INNER = re.compile(r"〈([^〈〉]+)〉")
_AND_MORE = re.compile(rf"》等(?:\d|{UP_TO_TEN})*[个项件份]?")


@dataclass(frozen=True)
class Part:
    """The lines of one document of a file."""

    lines: tuple[str, ...]
    notice: int | None = None
    """The number, from 0, of the document before it that prints it or passes it on."""
    is_forwarded: bool = False
    """Whether it is only passed on: number, issuer and date of the notice are then not its own."""


@dataclass
class _Open:
    start: int
    title: str = ""
    number: str = ""
    articles: bool = False
    body: bool = False
    notice: int | None = None
    is_forwarded: bool = False

    @property
    def act(self) -> NoticeAct:
        return act_of(self.title)

    @property
    def named(self) -> tuple[str, ...]:
        """What it prints or forwards, with the documents inside the inner brackets."""
        named = named_in(self.title) if self.act is not NoticeAct.NONE else ()
        return (*named, *(inner for title in named for inner in _INNER.findall(title)))


def split(lines: Sequence[str]) -> tuple[Part, ...]:
    """The documents of a file in order; no line is lost but those of a table of contents."""
    kept = tuple(_without_contents(lines))
    opened = list(_opened(tuple(bare(line) for line in kept)))
    ends = [*(o.start for o in opened[1:]), len(kept)]
    return tuple(Part(kept[o.start : end], o.notice, o.is_forwarded) for o, end in zip(opened, ends, strict=True))


def _opened(plain: Sequence[str]) -> list[_Open]:
    """Where the documents begin."""
    found, skip = [_Open(0)], 0
    for at, line in enumerate(plain):
        now = found[-1]
        if at < skip:
            continue
        title, count = title_at(plain, at)
        if title and _begins(now, plain, at, count, title):
            start = _first_line(plain, at, now.start)
            now = _under(found, title, marked=any(is_annex_mark(x) for x in plain[start:at]), start=start)
            found.append(now)
        if title:
            skip = at + count
            if not now.title:
                now.title, now.number = title, _number_near(plain, at, count)
        elif FIRST_ARTICLE.match(line):
            now.articles = now.body = True
        elif BODY.match(line) or _is_address(line):
            now.body = True
    return found


def _begins(now: _Open, plain: Sequence[str], at: int, count: int, title: str) -> bool:
    """Whether a title opens another document than the one that is open."""
    behind = plain[at + count : at + count + _FAR]
    has_rule = _comes(behind)
    own = _number_near(plain, at, count)
    has_head = bool(own) or any(_is_address(line) for line in behind[:_NEAR])
    if _is_among(title, now.named):
        has_body = has_rule or any(BODY.match(line) for line in behind[:_NEAR])
        return (has_body or has_head) if now.act is NoticeAct.FORWARDS else now.articles and has_rule
    if now.articles and has_rule:
        return True
    if not now.body or (own and own == now.number):
        return False
    return has_head or (title.startswith("《") and title.endswith("解读"))


def _under(found: Sequence[_Open], title: str, *, marked: bool, start: int) -> _Open:
    """A document with the notice over it: one that names it, or one for 《…》等6个办法 where it is an annex."""
    for number in range(len(found) - 1, -1, -1):
        kept = found[number]
        if kept.act is NoticeAct.NONE:
            continue
        if _is_among(title, kept.named) or (marked and _AND_MORE.search(kept.title)):
            return _Open(start, notice=number, is_forwarded=kept.act is NoticeAct.FORWARDS)
        break
    return _Open(start)


def _number_near(plain: Sequence[str], at: int, count: int) -> str:
    """The number in the title's lines, or in a line alone right above or below it."""
    near = ("".join(plain[at : at + count]), *plain[max(0, at - 1) : at], *plain[at + count : at + count + 1])
    return next((n.doc_no for line in near if (n := number_of(line)) and not n.is_order), "")


def _comes(lines: Sequence[str]) -> bool:
    """Whether a first article stands in the lines before any other body does."""
    first = next((line for line in lines if BODY.match(line)), "")
    return bool(FIRST_ARTICLE.match(first))


def _is_among(title: str, named: Sequence[str]) -> bool:
    key = title_key(own_title(title))
    return any(key in (title_key(name), title_key(own_title(name))) for name in named)


def _is_address(line: str) -> bool:
    return bool(_ADDRESS.match(line)) and bool(_ADDRESSED.search(line)) and not BODY.match(line)


def _first_line(plain: Sequence[str], at: int, after: int) -> int:
    """The head's first line: above the title may stand its number, the letterhead, the mark of an annex."""
    start = at
    while start > after + 1 and _is_above(plain[start - 1]):
        start -= 1
    return start


def _is_above(line: str) -> bool:
    number = number_of(line)
    return bool(_LETTERHEAD.match(line)) or is_annex_mark(line) or (number is not None and not number.rest)


def _without_contents(lines: Sequence[str]) -> Iterator[str]:
    """The lines without a table of contents: it goes on until a line of it comes again."""
    inside, seen = False, set[str]()
    for line in lines:
        plain = bare(line)
        if _CONTENTS.match(plain):
            inside = True
            continue
        entry = title_key(_LEADERS.sub("", plain))
        inside = inside and entry not in seen and _is_entry(plain)
        if inside:
            seen.add(entry)
        else:
            yield line


def _is_entry(plain: str) -> bool:
    is_head = bool(BODY.match(plain)) and len(plain) < _SHORT
    return bool(_LEADERS.search(plain)) or is_head or bool(title_at([plain], 0)[0])
