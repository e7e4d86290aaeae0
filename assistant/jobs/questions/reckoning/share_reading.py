"""Shares that a rule sets, read from its line: of what, and as a bound, a range or an exact share.

额度不超过本级一般公共预算支出总额的1%; 罚采购金额5‰以上10‰以下; 按支出额的1%至3%设; 违法所得1倍以上5倍以下.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from assistant.language.bounds import read_bound
from assistant.language.target import Operator
from assistant.language.tokens import TextToken, TokenKind, find_tokens

_PIECE = re.compile("[，,；;。：:？?！!]")
_UNITS = {"%": Decimal(100), "％": Decimal(100), "‰": Decimal(1000), "倍": Decimal(1)}
_AT_LEAST, _AT_MOST = re.compile("不低于|不少于|不小于|至少|达到"), re.compile("不超过|不高于|不得超过|不多于|最高")
_BINDING = re.compile("不低于|不少于|不小于|不得?超过|不高于|超过|至少|占|按|罚")
_EXCEEDS = re.compile("(?<!不)(?<!不得)超过[^，。；]*$")
"""超过估算10% tells by how much a thing exceeds another, which is no share of it."""
_NO_SHARE_OF_A_SUM = re.compile(r"÷|=|×100%|得\d+分|及格|大于等于|小于")
"""Lines that define a rate or score it: their shares are not taken of a sum."""
_JOINS = re.compile(r"^以上[、至到]?$")


@dataclass(frozen=True)
class ShareRule:
    """A share of something; ``low`` and ``high`` as parts of one, None where the rule does not bind that way."""

    text: str
    low: Decimal | None
    high: Decimal | None
    above: str
    """All that stands before it, from the share before on."""
    before: str
    """Of that, its own clause."""
    behind: str

    @property
    def words(self) -> str:
        """The clause that it stands in."""
        return f"{self.before}{self.behind}"

    @property
    def of(self) -> str:
        """What it is a share of: 原合同 of 追加不超过原合同10%; where nothing is beside it, all that is before it."""
        if "罚" in self.words:
            return f"{self.above}{self.behind}"  # of the sum that the offence is about, wherever that is named
        own = _BINDING.split(self.before)[-1] + (self.behind if self.behind.startswith("的") else "")
        return own if len(own) > 1 else f"{self.above}{self.behind}"

    @property
    def is_range(self) -> bool:
        """Whether both ends are bound apart from each other."""
        return self.low is not None and self.high is not None and self.low != self.high


def shares_of(line: str) -> tuple[ShareRule, ...]:
    """The shares that a line sets, in order; none where it defines a rate or scores one."""
    if _NO_SHARE_OF_A_SUM.search(line):
        return ()
    stated = [t for t in find_tokens(line) if t.unit in _UNITS and t.kind in {TokenKind.SHARE, TokenKind.COUNT}]
    found, end, skip = [], 0, False
    for n, token in enumerate(stated):
        if skip:
            skip = False
            continue
        other = stated[n + 1] if n + 1 < len(stated) else None
        skip = other is not None and bool(_JOINS.match(line[token.end : other.start]))
        if not _EXCEEDS.search(line[end : token.start]):
            later = stated[n + 1 + skip : n + 2 + skip]
            found.append(_rule(line[: later[0].start if later else len(line)], end, token, other if skip else None))
        end = other.end if skip and other is not None else token.end
    return tuple(found)


def _rule(line: str, start: int, token: TextToken, other: TextToken | None) -> ShareRule:
    """One share; ``other`` is its upper end, where 10%以上30%以下 states two."""
    end = other.end if other is not None else token.end
    above, behind = line[start : token.start], _PIECE.split(line[end:])[0]
    before = _PIECE.split(above)[-1]
    low, high = _ends(token, other, before, line[end:])
    return ShareRule(line[token.start : end].replace("以上", "—"), low, high, above, before, behind)


def _ends(token: TextToken, other: TextToken | None, before: str, behind: str) -> tuple[Decimal | None, Decimal | None]:
    scale = _UNITS[token.unit]
    if other is not None:
        return _part(token.number, scale), _part(other.number, scale)
    if token.is_range:
        ends = sorted(e / scale for e in (token.low, token.high) if e is not None)
        return ends[0], ends[-1]
    share, bound = _part(token.number, scale), _bound(before, behind)
    if bound in {Operator.AT_MOST, Operator.LESS_THAN}:
        return None, share
    return (share, None) if bound in {Operator.AT_LEAST, Operator.MORE_THAN} else (share, share)


def _part(number: Decimal | None, scale: Decimal) -> Decimal | None:
    return None if number is None else number / scale


def _bound(before: str, behind: str) -> Operator | None:
    """How the share binds: the words of its clause may stand far before it (不低于上年新增专项债务限额的5%)."""
    for operator, words in ((Operator.AT_LEAST, _AT_LEAST), (Operator.AT_MOST, _AT_MOST)):
        if words.search(before):
            return operator
    return read_bound("", behind[:6])
