"""Whether the sentence around an order says that it is not decided, or only tells what others said.

By the grammar of the frame, not by the order: 等…再讲 puts off, 去问问 asks first, 给不给过 asks, 好像
guesses, 村上说 and 局长觉得 quote, and so does a clause that begins with 说, whose speaker stands before it.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from assistant.chat.certainty.framing import frame_of
from assistant.chat.certainty.outcome_questions import CONSENT
from assistant.chat.certainty.stance import without_courtesy
from assistant.chat.reading.deferral import ASKS_FIRST, PUTS_OFF
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.outcome import ReadAct
from assistant.domain.operation_kind import OperationKind as Kind
from assistant.language.word_classes import either

_FILE = Path(__file__).with_name("undecided.yaml")
_WAITS = re.compile(
    r"[等待](?:哈|下|一下|一会儿?|会儿?|通知|信|消息|结果|批复|回[复话信音])"
    r"|等[^，,。；;□\s]{1,8}?(?:定|批|确认|回来|回话|下来|出来|开完|通过|答复|点头|同意)"
)
_WHETHER = re.compile(r"(?<![不没])(?P<verb>[一-鿿])[不没](?P=verb)")
"""A-not-A, outside of what is politely asked for: 给不给过, 算不算; 中不中 asks for consent."""
_BACKWARD = frozenset({Kind.UNDO, Kind.REDO, Kind.SKIP_QUESTION, Kind.IGNORE_FINDING})
"""Orders whose reason is that something is put off, or said by others."""
_FEW = "[^，,。；;！!？?□]{0,3}"


@cache
def _words() -> Mapping[str, str]:
    import yaml

    data = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return {str(kind): either(str(words).split()) for kind, words in data.items()}


@cache
def _undecided() -> Sequence[re.Pattern[str]]:
    return re.compile(_words()["guess"]), PUTS_OFF, _WAITS, ASKS_FIRST


@cache
def _quoted() -> re.Pattern[str]:
    words = _words()
    outside = f"(?:{words['outsiders']}){_FEW}(?:{words['sayings']})(?![明法服])"
    begins = rf"[，,、]\s*(?:{words['sayings']})(?![明法服不])"
    return re.compile(f"{outside}|{begins}|(?:{words['persons']}){_FEW}(?:{words['opinions']})")


def is_undecided(one: ReadAct, read: Sequence[ReadAct], message: ChatMessage) -> bool:
    """Whether the sentence of an order, without what other orders say, shows that it is not decided."""
    if one.operation.op in _BACKWARD:
        return False
    frame = without_courtesy(frame_of(one, read, message))
    asks = any(m["verb"] not in CONSENT for m in _WHETHER.finditer(frame))
    return asks or any(pattern.search(frame) for pattern in _undecided())


def is_quoted(one: ReadAct, read: Sequence[ReadAct], message: ChatMessage) -> bool:
    """Whether the sentence of an order tells what outsiders said or what somebody else thinks."""
    return one.operation.op not in _BACKWARD and bool(_quoted().search(frame_of(one, read, message)))
