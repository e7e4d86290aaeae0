"""Signs around a number, put together from their parts: 不 + 得 + 低于, 大于 + 或 + 等于, 90 + 及 + 以上.

A sign binds the number right behind it. 至少, 不超过 and the like bind over words too (至少完成3次); a bare comparison
does not: 高于全省平均5个百分点 is a difference of 5.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.language.target import Operator
from assistant.language.target_tokens import Kind, Token

COMPARED = {Kind.OVER: Operator.MORE_THAN, Kind.UNDER: Operator.LESS_THAN}
FIXED = {Kind.AT_LEAST: Operator.AT_LEAST, Kind.AT_MOST: Operator.AT_MOST, Kind.EQUAL: Operator.EQUAL}
_INCLUSIVE = {Operator.MORE_THAN: Operator.AT_LEAST, Operator.LESS_THAN: Operator.AT_MOST}
DENIED = {Operator.MORE_THAN: Operator.AT_MOST, Operator.LESS_THAN: Operator.AT_LEAST}
_MIRRORED = {
    Operator.AT_LEAST: Operator.AT_MOST, Operator.AT_MOST: Operator.AT_LEAST,
    Operator.MORE_THAN: Operator.LESS_THAN, Operator.LESS_THAN: Operator.MORE_THAN,
}  # fmt: skip
UPWARD = frozenset({Operator.AT_LEAST, Operator.MORE_THAN})
DOWNWARD = frozenset({Operator.AT_MOST, Operator.LESS_THAN})
_IN_NAMES = ("最低", "最高", "上限", "下限")
"""A part of names as well (最低工资标准), so that they bind no number beyond a word."""
_RANGE_MAY_FOLLOW = ("控制", "限制", "压", "保持", "维持", "稳定", "为", "=", "达")
_EXACTLY = ("=", "==", "等于")


@dataclass(frozen=True, slots=True)
class Sign:
    """What stands before a number; ``operator`` is None where two signs contradict each other."""

    operator: Operator | None = Operator.EQUAL
    is_bound: bool = True
    reaches: bool = False
    """Whether it binds a number behind other words."""
    takes_range: bool = False
    is_symbol: bool = False

    @property
    def expects_number(self) -> bool:
        """Whether the sign makes no sense without a number: 控制 and 达到 do."""
        return self.is_symbol or (self.is_bound and self.reaches)

    def and_then(self, later: "Sign") -> "Sign":
        """Both before one number: 至少达到, ≥≥, 达到…以上; those that point apart contradict."""
        if not self.is_bound or self.operator is Operator.EQUAL:
            return later
        if later.operator is Operator.EQUAL:
            return self
        together = any({self.operator, later.operator} <= side for side in (UPWARD, DOWNWARD))
        return later if together else replace(later, operator=None)


NO_SIGN = Sign(is_bound=False, reaches=True, takes_range=True)


@dataclass(frozen=True, slots=True)
class Behind:
    """What stands behind a number."""

    end: int
    above: bool = False
    below: bool = False
    about: bool = False
    more: bool = False
    is_strict: bool = False
    """True where a note leaves the number itself out: 90分以上（不含90分）."""


def read_sign(tokens: Sequence[Token], at: int) -> tuple[Sign, int]:
    """The sign that begins at a token and the token behind it; NO_SIGN and the same token where none does."""
    pos = at
    while _kind(tokens, pos) is Kind.DENIAL:
        pos += 1
    denied, kind = pos > at, _kind(tokens, pos)
    if kind in COMPARED:
        operator = COMPARED[kind]
        closed = _or_equal(tokens, pos + 1)
        operator = DENIED[operator] if denied else _INCLUSIVE[operator] if closed else operator
        return Sign(operator, reaches=denied, is_symbol=_is_symbol(tokens[pos])), closed or pos + 1
    if kind not in FIXED:
        return NO_SIGN, at
    if denied:
        return Sign(None), pos + 1  # 未达到95%
    text, operator, end = tokens[pos].text, FIXED[kind], pos + 1
    if kind is Kind.EQUAL and _kind(tokens, end) is Kind.OR and _kind(tokens, end + 1) in COMPARED:
        return Sign(_INCLUSIVE[COMPARED[tokens[end + 1].kind]]), end + 2
    reaches = kind is not Kind.EQUAL and not text.startswith(_IN_NAMES) and text != "控制"
    takes_range = text.startswith(_RANGE_MAY_FOLLOW)
    return Sign(operator, reaches=reaches, takes_range=takes_range, is_symbol=_is_symbol(tokens[pos])), end


def _is_symbol(token: Token) -> bool:
    return not token.text[0].isalpha()


def read_behind(tokens: Sequence[Token], at: int) -> Behind:
    """The signs behind a number: 以上, 及以内, 左右; one word may stand between, as in 20名教师以上."""
    if _kind(tokens, at) is not Kind.WORD:
        return _signs_behind(tokens, at)
    if tokens[at].text.startswith(("多", "余")):
        return Behind(at + 1, more=True)
    beyond = _signs_behind(tokens, at + 1)
    reaches = any(t.text != "内" for t in tokens[at + 1 : beyond.end])
    return beyond if (beyond.above or beyond.below) and reaches else Behind(at)


def _signs_behind(tokens: Sequence[Token], at: int) -> Behind:
    found = Behind(at)
    while True:
        pos = found.end + (_kind(tokens, found.end) is Kind.OR)
        match _kind(tokens, pos):
            case Kind.ABOVE:
                found = replace(found, above=True, end=pos + 1)
            case Kind.BELOW:
                found = replace(found, below=True, end=pos + 1)
            case Kind.STRICTLY:
                found = replace(found, is_strict=True, end=pos + 1)
            case Kind.ABOUT if tokens[pos].text in {"左右", "上下"}:
                found = replace(found, about=True, end=pos + 1)
            case _:
                return found


def mirrored(tokens: Sequence[Token], at: int) -> Operator | None:
    """The operator of a name behind the sign, seen from the number before it: 80%≤满意度 is at least 80%."""
    kind = _kind(tokens, at)
    operator = {**COMPARED, **FIXED}.get(kind) if kind else None
    if operator not in _MIRRORED or not _is_symbol(tokens[at]) or _kind(tokens, at + 1) is not Kind.WORD:
        return None
    return _MIRRORED[operator]


def _or_equal(tokens: Sequence[Token], at: int) -> int:
    """The token behind 等于 or 或等于; 0 where there is none."""
    pos = at + (_kind(tokens, at) is Kind.OR)
    return pos + 1 if _kind(tokens, pos) is Kind.EQUAL and tokens[pos].text in _EXACTLY else 0


def _kind(tokens: Sequence[Token], at: int) -> Kind | None:
    return tokens[at].kind if at < len(tokens) else None
