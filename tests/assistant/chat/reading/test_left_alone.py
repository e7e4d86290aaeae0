"""A clause that says that another row stays says nothing of the order beside it."""

import pytest

from assistant.chat.reading.left_alone import left_alone
from assistant.chat.reading.message import ChatMessage
from tests.fakes.chatting import Chat
from tests.fakes.reading import SCENE


@pytest.mark.parametrize(
    ("text", "stays"),
    [
        ("考核合格率提2个点，学员满意度不用跟着动", ["学员满意度不用跟着动"]),
        ("考核合格率提2个点，其他的都别碰", ["其他的都别碰"]),
        ("考核合格率别超过98%，谢谢", []),
        ("学员满意度别动", []),
    ],
)
def test_rows_that_stay_are_told_by_the_end_of_their_clause(text, stays):
    message = ChatMessage.of(text)
    assert [c.text for c in left_alone(message, SCENE.finder.find(text))] == stays


def test_the_row_that_stays_is_not_changed_and_the_other_one_is():
    turn = Chat().say("考核合格率提2个点，学员满意度不用跟着动")
    found = [*(o.operation for o in turn.operations), *(o for p in turn.proposals for o in p.operations)]
    assert [(o.row, o.value) for o in found] == [(found[0].row, "≥97%")]
