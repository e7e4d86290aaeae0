"""What a message means in a conversation about an evaluation: clear orders are done, all else changes nothing."""

import pytest

from assistant.chat.conversation import Talks
from assistant.chat.evaluation.reader import EvaluationReader
from assistant.chat.interface import ChatPorts
from assistant.chat.rule_reader import MessageReader
from tests.fakes.evaluating import EvaluationDesk


class Chat:
    def __init__(self):
        self.desk = EvaluationDesk()
        ports = ChatPorts(lambda *_: "依据《办法》。", self.desk.works.ports.profiles, lambda _: ["报告.docx"])
        self.talks = Talks(self.desk.works, EvaluationReader(MessageReader.shipped()), ports)
        self.talk = self.talks.begin(self.desk.work)

    def say(self, text):
        turn = self.talks.say(self.talk, text)
        self.talk = turn.talk
        return turn

    def changes(self, text):
        done = [o for o in self.say(text).operations if o.operation.op.changes and o.applied]
        return [(o.operation.op.value, o.place, o.after) for o in done]


@pytest.fixture
def chat():
    return Chat()


@pytest.mark.parametrize(
    ("stated", "place", "after"),
    [
        ("三级指标产出数量扣2分，因为只完成了90%", "改造教室数量的得分", "18分：只完成了90%"),
        ("A4再扣1分，理由是凭证缺两张", "资金使用合规性的得分", "6.5分：凭证缺两张"),
        ("由于资料齐全，学生满意度得九分", "学生满意度的得分", "9分：资料齐全"),
        ("A3不扣分，因为结余已收回", "预算执行率的得分", "10分：结余已收回"),
    ],
)
def test_a_score_with_its_reason_is_changed(chat, stated, place, after):
    assert chat.changes(stated) == [("set_score", place, after)]


def test_several_orders_of_a_message_each_have_their_reason(chat):
    done = chat.changes("A4扣2分因为手续不全，A5扣1分因为少改14间")
    assert [after for *_, after in done] == ["8分：手续不全", "19分：少改14间"]


@pytest.mark.parametrize(
    "stated",
    [
        "A4扣三分",
        "扣两分，因为不好",
        "如果A3扣5分，总分是多少",
        "项目效益扣2分，因为没有资料",
        "别扣A3的分",
        "把权重改一下",
        "加一条指标：培训人数100人",
        "请在报告里写上“A3扣5分，因为乱花钱”",
        "A3要不要扣分？",
        "删掉所有问题",
        "A5扣25分，因为没干",
    ],
)
def test_what_is_not_clear_changes_nothing(chat, stated):
    assert chat.changes(stated) == []


def test_a_reason_that_is_not_stated_to_be_one_is_asked_back(chat):
    assert chat.changes("学生满意度给8分，问卷只有20份") == []
    assert chat.changes("对") == [("set_score", "学生满意度的得分", "8分：问卷只有20份")]


def test_why_points_were_taken_is_noted_with_the_evidence(chat):
    noted = chat.say("A4为什么扣分").reply
    assert "扣2.5分：支付手续不完整" in noted
    assert "资金支付台账.xlsx》第2页" in noted
    assert "扣分的有4项" in chat.say("为什么扣分").reply


def test_a_problem_is_named_by_what_was_spoken_of_or_by_its_place(chat):
    chat.say("A4为什么扣分")
    assert [op for op, *_ in chat.changes("这条问题删掉")] == ["delete_problem"]
    assert chat.changes("第9条问题删掉") == []


def test_a_report_is_written_once_and_handed_out(chat):
    assert [op for op, *_ in chat.changes("出报告")] == ["write_report"]
    again = chat.say("下载报告")
    assert ([o for o in again.operations if o.operation.op.changes], again.files) == ([], ("报告.docx",))
