"""A change that is only thought of and asked about is no proposal: 降到88%会不会被退回, 合成一条财政局认不认.

The question is one by its grammar (A-not-A); of whoever reads the message something is asked by 能不能, 行不行 and the
like alone, which may be requests.
"""

import re
from collections.abc import Sequence

from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.outcome import ReadAct, order
from assistant.domain.operation_kind import OperationKind as Kind

_ASKS_OUTCOME = re.compile(r"(?<![不唔没])(?P<verb>[一-鿿])[不唔没冇](?P=verb)")
CONSENT = frozenset("能可行好中成得要是系有对妨管")
"""Verbs by which one asks for consent, or for what is so, and not for what would come of it."""


def asks_outcome(message: ChatMessage) -> bool:
    """Whether the last clause of a message asks what would come of something."""
    last = message.clauses[-1].text if message.clauses else ""
    return any(m["verb"] not in CONSENT for m in _ASKS_OUTCOME.finditer(last))


def answered_first(read: Sequence[ReadAct], message: ChatMessage) -> list[ReadAct]:
    """The operations of a message; the question instead, where all that it would change is only proposed."""
    changes = [one for one in read if one.operation.op.changes]
    thought_of = [one for one in changes if one.is_proposed and one.operation.op is not Kind.SKIP_QUESTION]
    if not changes or len(thought_of) < len(changes) or not asks_outcome(message):
        return list(read)
    rows = {one.operation.row for one in changes} - {""}
    if len(rows) == 1:
        return [ReadAct(order(Kind.EXPLAIN, row=rows.pop(), about="rule", value=message.text))]
    return [ReadAct(order(Kind.ASK_POLICY, value=message.text))]
