"""Finds personal data in a text: 证件号, 电话, 账号, 邮箱, 姓名. Shared by what leaves the machine and what is shown.

身份证号 are told by their check digit (GB 11643-1999), bank cards by theirs (ISO/IEC 7812-1, Luhn); names are taken
only next to a role word, so that 2027年 or 王府井 stays what it is.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.language.surnames import GIVEN, SURNAME

_ID = re.compile(r"(?<![\dA-Za-z])\d{17}[\dXx](?![\dA-Za-z])")
_MOBILE = re.compile(r"(?<![\d.])(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?![\d.])")
_LANDLINE = re.compile(r"(?<!\d)(?:0\d{2,3}[- ]\d{7,8}(?:[- ]\d{1,5})?|[（(]0\d{2,3}[）)]\s?\d{7,8})(?!\d)")
_LABELLED_PHONE = re.compile(r"(?:电话|手机|联系方式|传真)(?:号码)?\s*[:：]?\s*(?P<value>\d{7,12})(?!\d)")
_CARD = re.compile(r"(?<![\d.])\d(?:[ -]?\d){15,18}(?![\d.])")
_LABELLED_ACCOUNT = re.compile(r"(?:账号|帐号|账户|卡号|银行账户)(?:号码)?\s*[:：]?\s*(?P<value>\d[\d -]{6,30}\d)")
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_ROLE = (
    "联系人|经办人|填报人|填表人|负责人|项目负责人|单位负责人|审核人|复核人|评价人|法定代表人|法人代表|主任|局长|科长|处长|"
    "所长|院长|校长|站长|会计|出纳|组长|专家|申请人|受益人|户主|姓名|书记|镇长|县长"
)
_NAME = re.compile(rf"(?:{_ROLE})\s*(?:[:：]|为|是|由)?\s*(?P<value>{SURNAME}{GIVEN})(?![一-龥])")
_NAME_BEFORE = re.compile(rf"(?<![一-龥])(?P<value>{SURNAME}{GIVEN})(?:同志|先生|女士|老师)")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_PATTERNS = (
    ("电话", _MOBILE), ("电话", _LANDLINE), ("电话", _LABELLED_PHONE), ("账号", _LABELLED_ACCOUNT), ("邮箱", _EMAIL),
    ("姓名", _NAME), ("姓名", _NAME_BEFORE),
)  # fmt: skip


@dataclass(frozen=True)
class PersonalSpan:
    """A piece of a text that is personal: what it is, and where."""

    kind: str
    start: int
    end: int


def find_personal(text: str) -> Iterator[PersonalSpan]:
    """Every piece of personal data; pieces may overlap, see ``longest``."""
    yield from (PersonalSpan("证件", m.start(), m.end()) for m in _ID.finditer(text) if is_id_number(m[0]))
    yield from (PersonalSpan("账号", m.start(), m.end()) for m in _CARD.finditer(text) if is_card_number(m[0]))
    for kind, pattern in _PATTERNS:
        for m in pattern.finditer(text):
            start, end = m.span("value") if "value" in pattern.groupindex else m.span()
            yield PersonalSpan(kind, start, end)


def longest(pieces: Iterable[PersonalSpan]) -> Sequence[PersonalSpan]:
    """The pieces in the order of the text, nothing overlapping; the longest wins."""
    chosen: list[PersonalSpan] = []
    for found in sorted(pieces, key=lambda f: (f.start, -f.end)):
        if not chosen or found.start >= chosen[-1].end:
            chosen.append(found)
    return chosen


def is_id_number(text: str) -> bool:
    """Whether 18 characters are a citizen's number: a birth date and the right check digit (GB 11643, ISO 7064)."""
    if not re.fullmatch(r"[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]", text):
        return False
    return "10X98765432"[sum(int(d) * w for d, w in zip(text, _WEIGHTS, strict=False)) % 11] == text[-1].upper()


def is_card_number(text: str) -> bool:
    """Whether 16 to 19 digits end in the right check digit (Luhn)."""
    digits = [int(d) for d in text if d.isdigit()]
    doubled = [sum(divmod(2 * d, 10)) for d in digits[-2::-2]]
    return 16 <= len(digits) <= 19 and (sum(doubled) + sum(digits[-1::-2])) % 10 == 0
