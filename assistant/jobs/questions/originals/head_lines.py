"""The lines above the body of a document, each known for what it is: number, title, address, mark of an annex."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.language.mending import mend
from assistant.language.numerals import SPOKEN, UP_TO_TEN, fold

NUMBER = re.compile(
    r"([一-龥]{1,8}?)\s*[〔\[（(【［]\s*((?:19|20)\d{2})\s*[〕\]）)】］]\s*第?\s*(\d{1,4})\s*号|国务院令\s*第?\s*(\d+)\s*号"
)
BODY = re.compile(rf"^第(?:\d|{SPOKEN})+[章节条]|^{UP_TO_TEN}+、")
FIRST_ARTICLE = re.compile(r"^第\s*[一1]\s*[章条](?!第)")
TITLE_ENDS = (
    *("办法", "意见", "通知", "条例", "规定", "指引", "规范", "法", "方案"),
    *("细则", "框架", "规程", "决定", "标准", "制度", "格式", "规则", "解读"),
)
_SHORTEST, _LONGEST = 4, 80
_MOST_TITLE_LINES = 3
_ANNEX_MARK = re.compile(rf"^附件\s*(?:\d|{UP_TO_TEN})*\s*[:：.．、]?\s*")
_VERSION = re.compile(r"[（(](?:试行|暂行|修订|修正|(?:19|20)\d{2}年?[^（）()]{0,6})[)）]$")
_BODY_OF = re.compile(r"(?:部|厅|局|委|委员会|政府|国务院|中共中央|办公厅|办公室|人民代表大会常务委员会)$")
_BEFORE_CODE = re.compile(r"^.*(?:意见|办法|通知|指引|规定)")
_OPEN, _CLOSE = " (（〔[:：、", " )）〕]:：、"
_BEGINS = re.compile("^[一-龥《]")
_QUOTED_TITLE = re.compile(r"[^《》]*《([^《》]+)》")


class NoticeAct(StrEnum):
    """What a notice does with the document that its title names."""

    PRINTS = "印发"
    FORWARDS = "转发"
    NONE = ""


_ACTS = (
    (NoticeAct.FORWARDS, re.compile("转发|批转")),
    (NoticeAct.PRINTS, re.compile("印发|公布|颁布|颁发|发布|修订|制定")),
)
_NAMED = re.compile(r"《((?:[^《》〈〉]|〈[^〈〉]*〉){4,80})》(解读|释义|问答)?")
_NOTICE = re.compile(r"关于(?P<act>[^《》]{0,16}?)《.*(?:通知|决定|公告|函)$")
_REVISES = re.compile(r"关于修[改订]")


@dataclass(frozen=True)
class NumberLine:
    """A document number that a line gives as its own, and what else stands in the line."""

    doc_no: str
    rest: str
    is_order: bool = False
    """An order of the State Council: a line may tell of several."""


def bare(line: str) -> str:
    """A line without marks of Markdown, half-width digits, every bracket around a year as 〔〕."""
    text = fold(line.lstrip("#> ").strip().strip("*"))
    return re.sub(r"[\[（(【［]\s*((?:19|20)\d{2})\s*[\]）)】］]", r"〔\1〕", text)


def number_of(line: str) -> NumberLine | None:
    """The number that a line bears as its own: alone, or before or behind a title, never inside a sentence."""
    found = NUMBER.search(line)
    if not found or re.search("[，,。；;]", line):
        return None
    if found[4]:
        return NumberLine(f"国务院令第{max(int(m[4]) for m in NUMBER.finditer(line) if m[4])}号", line, is_order=True)
    code = _BEFORE_CODE.sub("", found[1]).strip()
    before, behind = line[: found.end(1) - len(code)].rstrip(_OPEN), line[found.end() :].lstrip(_CLOSE)
    rest = before or behind
    if (before and behind) or (rest and not (is_title(rest) or rest.endswith("文件") or _BODY_OF.search(rest))):
        return None
    return NumberLine(f"{code}〔{found[2]}〕{found[3]}号", rest)


def without_annex(line: str) -> str:
    """A line without 附件2： before it."""
    return _ANNEX_MARK.sub("", line)


def is_annex_mark(line: str) -> bool:
    """Whether a line is nothing but 附件2."""
    return bool(line) and not without_annex(line)


def is_title(text: str) -> bool:
    """Whether a line is a title: of the right length, without stops, and ending as titles do."""
    plain = text.strip().strip(":：")
    quoted = _QUOTED_TITLE.fullmatch(plain)
    core = _VERSION.sub("", quoted[1] if quoted else plain)
    whole = core.count("《") == core.count("》") and bool(_BEGINS.match(plain)) and not re.search("[，。；：:]", core)
    return whole and _SHORTEST <= len(core) <= _LONGEST and core.endswith(TITLE_ENDS) and not BODY.match(core)


def title_at(lines: Sequence[str], at: int) -> tuple[str, int]:
    """The title that begins at a line, and over how many lines it goes; ("", 0) where none does."""
    for count in range(1, _MOST_TITLE_LINES + 1):
        part = lines[at : at + count]
        if len(part) < count or any(BODY.match(p) or is_annex_mark(p) for p in part) or _ends(part[:-1]):
            break
        if count > 1 and "关于" not in part[0] and is_title(part[-1]):
            break
        joined = without_annex("".join(part))
        found = number_of(joined)
        text = found.rest if found and not found.is_order else joined
        if is_title(text):
            return text.strip(":： "), count
    return "", 0


def _ends(lines: Sequence[str]) -> bool:
    """Whether a line among these cannot go on in the next: a sentence, a number, the day under a notice."""
    return any(re.search(r"[。；：:，]|\d日$", line) or number_of(line) for line in lines)


def act_of(title: str) -> NoticeAct:
    """What a notice of a title does: 关于转发《…》的通知."""
    found = _NOTICE.search(title)
    if not found:
        return NoticeAct.NONE
    return next((act for act, words in _ACTS if words.search(found["act"])), NoticeAct.NONE)


def named_in(title: str) -> tuple[str, ...]:
    """The documents that a title names, inner brackets as outer ones."""
    return tuple(m[1] + (m[2] or "") for m in _NAMED.finditer(title))


def own_title(title: str) -> str:
    """The title by which a document goes: a notice that prints one document goes by it; 《…》解读 stays whole."""
    printed = named_in(title)
    if act_of(title) is NoticeAct.PRINTS and printed and not _REVISES.search(title):
        return printed[0]
    quoted = _QUOTED_TITLE.fullmatch(title)
    return quoted[1] if quoted else title


def mended(line: str) -> str:
    """A line for reading dates: years in Chinese digits as figures."""
    return mend(line).text
