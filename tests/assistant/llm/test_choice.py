"""Which model is asked: what the settings name, or what a user chose; what cannot be used is told in one line."""

import pytest
from pydantic import SecretStr

from assistant.llm.choice import Models, ModelSettingsError
from assistant.llm.connection import OPENAI_URL
from assistant.llm.methods import ReplyMethod
from assistant.settings import Settings

MODEL = {"OPENAI_MODEL": "deepseek-chat"}


@pytest.fixture
def models(tmp_path):
    return lambda **stated: Models(Settings(_env_file=None, data_dir=tmp_path, **stated), lambda *_: None)


def test_without_a_model_the_rules_write(models):
    assert models().choice is None
    assert models(writer="rules", **MODEL).choice is None
    assert models().connected(None) is None


def test_the_model_of_the_settings_is_asked_where_they_say(models):
    choice = models(**MODEL, OPENAI_BASE_URL="https://x.cn/v1/", OPENAI_API_KEY="sk-1").choice
    assert (choice.model, choice.base_url, choice.key.get_secret_value()) == (
        "deepseek-chat",
        "https://x.cn/v1",
        "sk-1",
    )
    assert models(**MODEL).choice.base_url == OPENAI_URL


def test_a_service_without_a_model_is_asked_for_its_name(models):
    with pytest.raises(ModelSettingsError, match="OPENAI_MODEL"):
        _ = models(OPENAI_BASE_URL="https://x.cn/v1").choice


def test_an_address_that_serves_embeddings_alone_is_no_model(models):
    assert models(OPENAI_BASE_URL="https://x.cn/v1", embedding="bge").choice is None


def test_an_address_that_is_refused_is_shown_without_its_password(models):
    with pytest.raises(ModelSettingsError) as caught:
        models().chosen("m", "ftp://user:geheim@x.cn")
    assert "geheim" not in str(caught.value)


@pytest.mark.parametrize("url", ["x.cn/v1", "ftp://x.cn", "javascript:alert(1)"])
def test_an_address_that_is_none_is_refused_with_what_to_do(models, url):
    with pytest.raises(ModelSettingsError, match="http://") as caught:
        models().chosen("m", url)
    assert "\n" not in str(caught.value)


def test_a_choice_of_the_page_keeps_the_other_settings(models):
    choice = models(model_method="tool", redaction="off", model_seconds=9, model_parallel=3).chosen(
        " m ", " https://x "
    )
    assert (choice.model, choice.base_url, choice.method, choice.redaction) == (
        "m",
        "https://x",
        ReplyMethod.TOOL,
        False,
    )
    assert (choice.seconds, choice.parallel) == (9, 3)
    plain = models().chosen("m", key=SecretStr("k"))
    assert (plain.method, plain.redaction, plain.key.get_secret_value()) == (None, None, "k")


def test_own_words_are_read_a_line_each(models, tmp_path):
    (tmp_path / "words.txt").write_text("\ufeff青溪工程\n\n 柳河 \n", encoding="utf-8")
    assert models(redaction_words=tmp_path / "words.txt").chosen("m").own_words == ("青溪工程", "柳河")


def test_own_words_that_cannot_be_read_are_noted_by_the_name_of_their_file(models, tmp_path):
    (tmp_path / "words.txt").write_bytes(b"\xff\xfe\xfa")
    for name in ("words.txt", "none.txt"):
        with pytest.raises(ModelSettingsError, match=name.replace(".", r"\.")):
            models(redaction_words=tmp_path / name).chosen("m")


def test_a_preview_hides_what_would_leave(models):
    made = models()
    assert made.preview(made.chosen("m")).name == "m"
