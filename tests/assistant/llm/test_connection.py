"""A model is joined with its guards: what leaves this machine is masked, and a preview sends nothing."""

import pytest
from pydantic import SecretStr

from assistant.language.personal.masker import Masker
from assistant.llm.address import is_local
from assistant.llm.connection import ModelChoice, PreviewModel
from assistant.llm.interface import ModelError
from prompts import Prompt

PROMPT = Prompt("p", 1, "你是助手", "联系人：张三，电话13800000000")


@pytest.mark.parametrize(
    ("url", "local"),
    [
        ("http://localhost:8000/v1", True),
        ("http://127.0.0.1/v1", True),
        ("http://127.9.9.9/v1", True),
        ("http://[::1]:8000/v1", True),
        ("http://192.168.1.5/v1", False),
        ("http://localhost.example.com/v1", False),
        ("https://api.deepseek.com", False),
        ("", False),
        ("not a url", False),
    ],
)
def test_only_this_machine_itself_is_local(url, local):
    assert is_local(url) is local


@pytest.mark.parametrize(
    ("url", "stated", "redacts"),
    [
        ("http://localhost/v1", None, False),
        ("https://x.cn/v1", None, True),
        ("http://localhost/v1", True, True),
        ("https://x.cn/v1", False, False),
    ],
)
def test_personal_data_is_replaced_unless_the_text_stays_here_or_somebody_decided(url, stated, redacts):
    assert ModelChoice("m", url, redaction=stated).redacts is redacts


def test_the_host_is_shown_and_the_key_never():
    choice = ModelChoice("m", "https://x.cn:8443/v1", SecretStr("sk-secret"))
    assert choice.host == "x.cn:8443"
    assert ModelChoice("m", "https://user:word@x.cn/v1").host == "x.cn"
    assert "sk-secret" not in repr(choice)


def test_words_of_the_unit_are_hidden_beside_what_is_found_by_its_form():
    masker = ModelChoice("m", own_words=("青溪工程",)).masker()
    assert "青溪工程" not in masker.hide("青溪工程")
    assert list(masker.hidden) == ["青溪工程"]


def test_what_may_be_personal_is_masked_until_somebody_looked_at_it():
    text = "备注：6000000000000000000"
    assert ModelChoice("m").masker().hide(text) == "备注：〔账号1〕"
    assert ModelChoice("m", send_doubtful=True).masker().hide(text) == text


def test_a_preview_keeps_what_would_be_sent_and_sends_nothing():
    preview = PreviewModel("m", Masker)
    with pytest.raises(ModelError, match="没有发送"):
        preview.ask(PROMPT, str)
    (shown,) = preview.prompts
    assert "13800000000" not in shown.user
    assert len(preview.hidden) == 2
    assert preview.doubtful == []


def test_a_preview_without_redaction_shows_the_words_themselves():
    preview = PreviewModel("m", None)
    with pytest.raises(ModelError):
        preview.stream(PROMPT)
    assert preview.prompts == [PROMPT]
    assert preview.hidden == {}
