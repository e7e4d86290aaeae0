"""跟 before a row and a word of likeness behind it speak of another row."""

import pytest

from assistant.chat.reading.compared import is_compared
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.row_mentions import MentionKind, RowMention


@pytest.mark.parametrize(
    ("text", "compared"),
    [
        ("受益人数跟培训期数不是一个事么", True),
        ("受益人数和培训期数重复了", True),
        ("受益人数跟培训期数都删了", False),
        ("培训期数重复了", False),
    ],
)
def test_a_row_that_another_is_like_is_compared(text, compared):
    at = text.index("培训期数")
    mention = RowMention(at, at + 4, "培训期数", MentionKind.NAME, ("r3",))
    assert is_compared(mention, ChatMessage.of(text)) is compared
