"""The clauses of a target cell, each with its bounds and times.

clause := { word | each | sign | time | bound }
sign   := at_least | at_most | equal | [denial] (over | under) [[or] equal]      (target_signs)
bound  := [sign] [about] amount { about | above | below }
amount := quantity [(range | tolerance) quantity] | quantity change to quantity  (target_amounts)
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.language.target import Operator
from assistant.language.target_amounts import Amount, read_amount
from assistant.language.target_bounds import Bound, BoundClause, Dated
from assistant.language.target_signs import DOWNWARD, NO_SIGN, UPWARD, Behind, Sign, mirrored, read_behind, read_sign
from assistant.language.target_text import is_measure_alone
from assistant.language.target_tokens import Kind, Token
from assistant.language.target_wholes import none_words

_SUBJECT = frozenset({Kind.WORD, Kind.CHANGE, Kind.EACH, Kind.FROM})
_RANKED = frozenset({"名", "位", "%"})
AGES = frozenset({"岁", "周岁"})
_DAY_OF_MONTH = frozenset({"日", "号"})
_AROUND = 12
"""Tokens on either side of a time that can say what it is."""
_FROM = ("从", "由")
_TO = ("至", "到", "为", "达")


def read_clauses(tokens: Sequence[Token]) -> list[BoundClause]:
    """The clauses of a cell in their order."""
    return [_Reader(part, i).clause() for i, part in enumerate(_parts(tokens))]


def _parts(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    part: list[Token] = []
    for token in tokens:
        if token.kind is Kind.BREAK:
            yield part
            part = []
        elif token.kind is not Kind.NOTE:
            part.append(token)
    yield part


class _Reader:
    """One clause being read from the left."""

    def __init__(self, tokens: Sequence[Token], index: int) -> None:
        self._tokens, self._index = tokens, index
        self._at = self._bound_end = self._sign_end = self._denied_end = 0
        self._sign = NO_SIGN
        self._each: list[str] = []
        self._is_change = self._is_negative = self._is_around_zero = False
        self._bounds: list[Bound] = []
        self._times: list[Dated] = []

    def clause(self) -> BoundClause:
        while self._at < len(self._tokens):
            self._step(self._tokens[self._at])
        if self._bounds and any(t.kind is Kind.CHANGE for t in self._tokens[self._bound_end :]):
            self._bounds[-1] = replace(self._bounds[-1], is_change=True)  # ≥5%增幅
        rest = self._text(self._sign_end)
        is_open = self._sign.expects_number and (not rest or is_measure_alone(rest))
        has_ratio = any(t.kind is Kind.RATIO for t in self._tokens)
        tail = self._text(self._bound_end)
        return BoundClause(self._text(0), tail, tuple(self._bounds), tuple(self._times), is_open, has_ratio)

    def _text(self, start: int, end: int | None = None) -> str:
        return "".join([t.text for t in self._tokens[start:end]])

    def _kind(self, at: int) -> Kind | None:
        return self._tokens[at].kind if 0 <= at < len(self._tokens) else None

    def _behind_denials(self, at: int) -> int:
        while self._kind(at) is Kind.DENIAL:
            at += 1
        return at

    def _step(self, token: Token) -> None:
        if token.kind is Kind.QUANTITY:
            self._bound()
            return
        is_read = self._at < self._denied_end  # of a run of denials before no sign, each once
        sign, end = (NO_SIGN, self._at) if is_read else read_sign(self._tokens, self._at)
        if end == self._at and token.kind is Kind.DENIAL and not is_read:
            self._denied_end = self._behind_denials(self._at)
        if end > self._at:
            self._sign, self._at, self._sign_end = self._sign.and_then(sign), end, end
            return
        self._at += 1
        match token.kind:
            case Kind.TIME:
                self._time(token)
            case Kind.EACH:
                self._each.append(token.text)
            case Kind.RANGE if self._is_minus(token):
                self._is_negative = True
            case Kind.RANGE:
                self._is_change = False  # 提高满意度至95%
            case Kind.TOLERANCE if self._kind(self._at) is Kind.QUANTITY:
                self._is_around_zero = True
            case Kind.ABOUT | Kind.AND:
                pass
            case kind:
                self._is_change = self._is_change or (kind is Kind.CHANGE and not self._comes_to(self._at))
                self._sign = self._sign if self._sign.reaches else NO_SIGN

    def _comes_to(self, at: int) -> bool:
        """Whether 至, 到 or 为 behind a change names what it comes to."""
        return at < len(self._tokens) and self._tokens[at].text.startswith(_TO)

    def _is_minus(self, token: Token) -> bool:
        """A hyphen right before a number is a minus at the head of a clause, behind a sign or a change."""
        at = self._at
        touches = self._kind(at) is Kind.QUANTITY and self._tokens[at].start == token.end
        behind = at == 1 or self._sign_end == at - 1 or self._kind(at - 2) is Kind.CHANGE
        return token.text == "-" and touches and behind

    def _time(self, token: Token) -> None:
        assert token.time is not None  # noqa: S101 -- a time token has its time
        before = self._text(max(0, self._at - 1 - _AROUND), self._at - 1)
        self._times.append(Dated(token.time, before, self._text(self._at, self._at + _AROUND), self._sign))

    def _bound(self) -> None:
        later = self._changed_to(self._at)
        self._is_change = self._is_change and not later
        amount = read_amount(self._tokens, later or self._at, is_negative=self._is_negative)
        if self._is_around_zero and not amount.is_range and amount.high is not None:
            amount = replace(amount, low=-amount.high, is_range=True)  # ±5mm, ≤±5mm
            self._sign = self._sign if self._sign.operator is not Operator.AT_MOST else NO_SIGN
        after = read_behind(self._tokens, amount.end)
        turned = None if self._sign.is_bound or after.end > amount.end else mirrored(self._tokens, amount.end)
        self._bounds.append(self._made(amount, after, turned))
        self._at = self._bound_end = self._sign_end = after.end
        self._sign, self._is_negative, self._is_around_zero = NO_SIGN, False, False

    def _changed_to(self, at: int) -> int | None:
        """The second number of 从3天缩短到1天: what the change comes to."""
        is_change = self._kind(at + 1) is Kind.CHANGE and self._comes_to(at + 2)
        return at + 3 if is_change and self._kind(at + 3) is Kind.QUANTITY else None

    def _made(self, amount: Amount, after: Behind, turned: Operator | None) -> Bound:
        before = self._text(self._bound_end, self._at)
        low, high, operator = self._limits(amount, after, turned, before)
        each = "/".join([e for e in self._each if e != "每"]) if amount.unit else ""
        return Bound(
            operator, low, high, f"{amount.unit}/{each}" if each else amount.unit, amount.counted, each, self._index,
            subject="".join([t.text for t in self._tokens[self._bound_end : self._at] if t.kind in _SUBJECT]),
            about=amount.more or amount.about or after.more or after.about or self._kind(self._at - 1) is Kind.ABOUT,
            is_change=self._is_change, is_mirrored=turned is not None, may_be_name=self._may_be_name(after),
            is_condition=amount.unit in AGES and self._kind(after.end) is Kind.WORD,
            is_base=before.startswith(_FROM) and self._kind(after.end) in {Kind.CHANGE, Kind.AT_MOST},
        )  # fmt: skip

    def _limits(
        self, amount: Amount, after: Behind, turned: Operator | None, before: str
    ) -> tuple[Decimal | None, Decimal | None, Operator | None]:
        """Low, high and operator; 前10名 is a rank of at most 10, 未发生1起 is none, 25日前 a day that no month has."""
        low, high = amount.low, amount.high
        operator = None if low is None else turned or _operator(self._sign, amount, after)
        if operator is Operator.EQUAL and before.endswith("前") and amount.unit in _RANKED:
            operator = Operator.AT_MOST
        elif operator is Operator.EQUAL and low == 1 and before.endswith(none_words()):
            low = high = Decimal(0)
        elif amount.unit in _DAY_OF_MONTH and self._text(after.end, after.end + 1).startswith("前"):
            operator = None
        return None if operator in DOWNWARD else low, None if operator in UPWARD else high, operator

    def _may_be_name(self, after: Behind) -> bool:
        quantity = self._tokens[self._at].quantity
        if quantity is None or self._sign.is_bound or after.above or after.below:
            return False
        if quantity.unit and not quantity.is_counted:
            return True
        is_one, is_kind = quantity.in_words and quantity.value == 1, len(quantity.unit) == 1 and quantity.unit.isupper()
        return (not quantity.unit or is_one or is_kind) and self._kind(after.end) is Kind.WORD


def _operator(sign: Sign, amount: Amount, after: Behind) -> Operator | None:
    """How the signs before and behind bind an amount; None where they contradict each other."""
    base = sign.operator
    if amount.is_range:
        return None if after.above or not sign.takes_range else Operator.RANGE
    apart = (base in DOWNWARD and after.above) or (base in UPWARD and after.below) or (after.above and after.below)
    if base is not Operator.EQUAL or apart:
        return None if apart else base
    if after.above or after.more or amount.more:
        return Operator.MORE_THAN if after.is_strict else Operator.AT_LEAST
    if after.below:
        return Operator.LESS_THAN if after.is_strict else Operator.AT_MOST
    return Operator.EQUAL
