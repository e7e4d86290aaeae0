"""Roles that the form of a number rules out, whatever its words: people are no money, a percentage is no date."""

import re

from assistant.domain.ledger import NumberRole
from assistant.language.measure_words import measure_kind
from assistant.language.names import counted_in
from assistant.language.tokens import TextToken, TokenKind

_R = NumberRole
_MONEY = frozenset(role for role in _R if role.is_money)
_NEVER = frozenset({_R.ORDER, _R.RANGE_END})
"""Set by the grammar of orders and of ranges alone."""
_DATED = frozenset({_R.PERIOD, _R.MILESTONE, _R.BASELINE, _R.CONTEXT, _R.LIMIT, _R.DOCUMENT, _R.IDENTIFIER}) | _MONEY
"""A year in front of a sum has the role of the sum."""


_PRICED = frozenset({_R.PRICE, _R.BASELINE, _R.PART})
_SIZES = ("人口", "数量", "面积", "产量", "里程", "流量", "浏览量", "点击量", "规模")
_STATED = re.compile(r"(?:达到?|约|为|共|近|超过?|是|有|在)+$")
_TOTALS = frozenset({_R.MONEY_TOTAL, _R.MONEY_OVERALL})
_TOTAL_NAMED = re.compile(r"(?:^|[\n。；;])\s*(?:年度)?资金总额\s*[:：]\s*$")
"""A line that is called the total: so does an answer of the user say it."""
_PRICE_NAMED = re.compile(r"(?:单价|均价|[人户亩]均)(?:为|约|是|不(?:超过|高于)|控制在|按|\s|[:：])*$")


def barred(token: TextToken, before: str = "") -> frozenset[NumberRole]:
    """The roles that a token cannot have behind these words: 常住人口23.4万 is no money, 单价32万元 is a price."""
    named = frozenset[NumberRole]()
    if token.kind is TokenKind.NUMBER and _names_count(before):
        named = _MONEY | {_R.PRICE}
    elif is_money(token) and _PRICE_NAMED.search(before):
        named = frozenset(_R) - _PRICED
    elif is_money(token) and _TOTAL_NAMED.search(before):
        named = _MONEY - _TOTALS
    return _NEVER | _by_kind(token) | named


def _names_count(before: str) -> bool:
    """Whether the words before a number name what is counted: 常住人口, 受益户数达."""
    name = _STATED.sub("", before)
    return name.endswith(_SIZES) or bool(counted_in(name))


def _by_kind(token: TextToken) -> frozenset[NumberRole]:
    match token.kind:
        case TokenKind.DOCUMENT:
            return frozenset(_R) - {_R.DOCUMENT}
        case TokenKind.DATE | TokenKind.PERIOD | TokenKind.CLOCK:
            return frozenset(_R) - _DATED
        case TokenKind.ORDINAL:
            return _MONEY | {_R.PRICE, _R.SHARE}  # 市财政拿的第一个展; 改善为Ⅲ类 is a result
        case TokenKind.SHARE:
            return _MONEY | {_R.PRICE, _R.MILESTONE, _R.PERIOD, _R.FREQUENCY}
        case TokenKind.COUNT if not is_money(token):
            return _MONEY | {_R.PRICE, _R.SHARE, _R.MILESTONE}
        case TokenKind.NUMBER if not is_money(token):
            return frozenset({_R.MILESTONE, _R.SHARE})
    if is_money(token):
        return frozenset({_R.OUTPUT, _R.PERIOD, _R.FREQUENCY, _R.SATISFACTION, _R.SHARE, _R.MILESTONE}) | (
            _MONEY if token.per else frozenset()
        )
    return frozenset()


def measured(token: TextToken) -> str:
    """What the measure of a token measures; 标志牌120块 is no money, though 块 may be."""
    kind = measure_kind(token.unit)
    return "" if kind == "money" and token.kind is TokenKind.COUNT else kind


def is_money(token: TextToken) -> bool:
    """Whether a token says money by its form: 元, or a scale that nothing is counted behind (35万)."""
    return token.kind is TokenKind.MONEY or token.unit in {"万", "亿"} or measured(token) == "money"
