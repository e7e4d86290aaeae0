"""Clauses that say of other rows that they stay, and nothing of the rest: 下载量不用跟着动, 单价别减, 其他的都别碰."""

import re
from collections.abc import Sequence

from assistant.chat.reading.message import ChatMessage, MessageClause
from assistant.chat.reading.row_mentions import RowMention

_STAYS = re.compile(
    r"(?:不用|不必|不要|不需要|唔使|别|甭|莫|勿|休|先不|不)(?:再|跟着|跟|一起|一并|一块儿?|也|去|着急|都)*"
    r"(?:动|改|调|变|碰|管|减|加|提|降|涨|翻|压|删)(?:它|了|哈|啊|吧|嘛|呢|哦|喽|咯)*$|(?:不动|不变|照旧|照原样|留起|留着|保留)(?:了|哈|啊|吧|嘛)*$"
)
_OTHERS = re.compile("^(?:其[他它余]|别的|剩下|余下|另外)")


def left_alone(message: ChatMessage, mentions: Sequence[RowMention]) -> list[MessageClause]:
    """The clauses, where another clause of the message goes before or behind: they name a row or the others, hold no
    figure, and end in a denied change."""
    if len(message.clauses) == 1:
        return []
    found = [c for c in message.clauses if _STAYS.search(c.text) and not _has_figure(c, message)]
    return [c for c in found if _OTHERS.match(c.text) or any(c.start <= m.start < c.end for m in mentions)]


def _has_figure(clause: MessageClause, message: ChatMessage) -> bool:
    return any(clause.start <= t.start < clause.end and t.number is not None for t in message.tokens)
