"""What is denied, asked, supposed, reported or put off is no order."""

import pytest

from tests.fakes.chatting import Chat


@pytest.mark.parametrize(
    "frame",
    [
        "别把{}", "我没说{}", "谁让你把{}的", "为什么{}", "如果{}会怎样", "本来想{}的", "听说要{}",
        "科长说{}，我没同意", "{}行不行？", "{}可以吗", "{}，算了不改了", "他们想{}，我再想想", "{}这事先放放",
        "还没定是不是{}", "要不要{}",
    ],
)  # fmt: skip
def test_what_is_denied_asked_supposed_reported_or_put_off_changes_nothing(frame):
    made = Chat()
    made.say(frame.format("满意度改成92%"))
    assert made.filing == Chat().filing


@pytest.mark.parametrize(
    "stated", ["能不能帮我把满意度改成92%", "麻烦您把满意度改成92%好吗", "咋写这么低，满意度改成92%"]
)
def test_a_request_in_the_form_of_a_question_is_an_order_and_what_is_asked_beside_is_none(stated):
    made = Chat()
    turn = made.say(stated)
    assert made.rows["学员满意度"] == "≥92%" or [p.operations[0].value for p in turn.proposals] == ["≥92%"]
