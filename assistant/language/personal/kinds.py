"""What is personal in a text, and where it stands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class PersonalKind(StrEnum):
    """Kinds of personal data; the value is the word of the placeholder."""

    NAME = "姓名"
    ID_CARD = "证件"
    PHONE = "电话"
    ACCOUNT = "账号"
    EMAIL = "邮箱"
    ADDRESS = "住址"
    PLATE = "车牌"
    PASSPORT = "护照"
    CREDIT_CODE = "信用代码"
    QQ = "QQ号"
    WECHAT = "微信号"
    OTHER = "证号"
    """Numbers of other certificates and accounts of a person: 残疾证, 公积金, 注册证."""
    OWN = "专有"
    """Words that the unit itself keeps from leaving."""
    SECRET = "密钥"  # noqa: S105 -- a word, no password
    """Keys and passwords, in addresses and in what servers repeat."""


@dataclass(frozen=True)
class PersonalSpan:
    """A piece of a text that is personal: what it is, and where."""

    kind: PersonalKind
    start: int
    end: int


@dataclass(frozen=True)
class PersonalReading:
    """What is personal for certain, and what may still be; each in the order of the text, nothing overlapping."""

    certain: Sequence[PersonalSpan] = ()
    doubtful: Sequence[PersonalSpan] = ()


def longest(pieces: Iterable[PersonalSpan]) -> Sequence[PersonalSpan]:
    """The pieces in the order of the text; of pieces that overlap one is left, from the first start to the last end."""
    chosen: list[PersonalSpan] = []
    for found in sorted(pieces, key=lambda f: (f.start, -f.end)):
        if not chosen or found.start >= chosen[-1].end:
            chosen.append(found)
        elif found.end > chosen[-1].end:
            chosen[-1] = PersonalSpan(chosen[-1].kind, chosen[-1].start, found.end)
    return chosen
