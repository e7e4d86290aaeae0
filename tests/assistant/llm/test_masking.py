"""Personal data leaves as a placeholder and comes back as itself, also in pieces of a stream."""

from pydantic import BaseModel

from assistant.language.personal.masker import Masker
from assistant.llm.interface import Errand
from assistant.llm.masking import MaskingModel, hidden_prompt
from prompts import Prompt

PROMPT = Prompt("p", 1, "你是助手", "联系人：张三，电话13800000000")


class Reply(BaseModel):
    words: list[str]


class Echo:
    """A model that keeps what it is asked and says its placeholders back."""

    name = "echo"

    def __init__(self):
        self.asked = []

    def ask(self, prompt, reply, _errand=None):
        self.asked.append(prompt.user)
        return reply(words=["请找〔姓名1〕", "或拨〔电话1〕"])

    def stream(self, prompt, _errand=None):
        self.asked.append(prompt.user)
        yield from ("请找〔姓", "名1〕办理", "〔不是记号")


def test_only_the_user_part_of_a_prompt_holds_data():
    assert hidden_prompt(Masker(), PROMPT) == Prompt("p", 1, "你是助手", "联系人：〔姓名1〕，电话〔电话1〕")


def test_a_reply_has_the_persons_again():
    echo = Echo()
    assert MaskingModel(echo, Masker).ask(PROMPT, Reply).words == ["请找张三", "或拨13800000000"]
    assert "张三" not in echo.asked[0]


def test_a_stream_shows_no_placeholder_in_halves():
    pieces = list(MaskingModel(Echo(), Masker).stream(PROMPT))
    assert "".join(pieces) == "请找张三办理〔不是记号"
    assert not [p for p in pieces if "〔姓" in p]


def test_questions_of_one_errand_share_their_placeholders_and_those_of_another_do_not():
    echo, errand = Echo(), Errand()
    model = MaskingModel(echo, Masker)
    for who, whose in (("张三丰", errand), ("李小四", errand), ("李小四", Errand())):
        model.ask(Prompt("p", 1, "", f"联系人：{who}"), Reply, whose)
    assert echo.asked == ["联系人：〔姓名1〕", "联系人：〔姓名2〕", "联系人：〔姓名1〕"]
