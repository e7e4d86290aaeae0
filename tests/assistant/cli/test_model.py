"""What commands that may ask a model say of it; a model's text cannot act on the terminal."""

from types import SimpleNamespace

import click
import pytest

from assistant.cli import errors, model
from assistant.writing.interface import WritingRecord


def product(choice=None):
    return SimpleNamespace(models=SimpleNamespace(choice=choice, preview=lambda chosen: f"预览{chosen}"))


def test_the_rules_write_where_the_user_says_so_though_a_model_is_set():
    assert model.choice(product("甲"), no_model=True) is None
    assert model.choice(product("甲")) == "甲"


def test_a_preview_needs_a_model_and_says_that_nothing_is_sent():
    assert model.previewed(product("甲")) == ("甲", "预览甲")
    with pytest.raises(errors.WrongUse, match="不会发送任何内容"):
        model.previewed(product())


@pytest.mark.parametrize(("redacts", "word"), [(True, "个人信息已遮盖"), (False, "个人信息不遮盖")])
def test_what_would_leave_the_machine_is_shown_with_what_was_replaced(capsys, redacts, word):
    choice = SimpleNamespace(host="example.org", model="甲", redacts=redacts, send_doubtful=False)
    preview = SimpleNamespace(
        prompts=[SimpleNamespace(system="系统话", user="用户话")], hidden={"张三": "〔姓名1〕"}, doubtful=["金秋"]
    )
    model.show_prompts(choice, preview)
    out = capsys.readouterr().out
    assert out.startswith(f"将发送到 example.org，模型 甲，{word}：")
    assert "可能是个人信息：金秋（一并遮盖；如果不是，可以加 --send-doubtful 原样发送）" in out
    assert out.index("系统话") < out.index("用户话") < out.index("遮盖：张三 → 〔姓名1〕")


def test_a_record_tells_its_cost_and_why_something_was_replaced(capsys):
    model.record(
        WritingRecord(writer="甲", methods=("text",), requests=2, tokens=30, seconds=1.25, reasons=("换了说法",))
    )
    assert capsys.readouterr().err == "模型：提问 1 次，请求 2 次，用量 30 词元，用时 1.2 秒。\n  · 换了说法\n"


def test_a_text_of_the_rules_tells_no_cost(capsys):
    model.record(WritingRecord(writer="rule_based"))
    assert capsys.readouterr() == ("", "")


def test_growing_text_is_silent_where_nobody_watches(capsys):
    model.Growing()("甲乙")
    assert capsys.readouterr() == ("", "")


def test_the_option_gives_the_model_up():
    taken = []

    @click.command()
    @model.no_model_option
    def command(no_model):
        taken.append(no_model)

    for args in ([], ["--no-model"]):
        command.main(args, standalone_mode=False)
    assert taken == [False, True]


@pytest.mark.parametrize(("sends", "word"), [(False, "一并遮盖：6000000000000000000"), (True, "原样发送的有 1 处")])
def test_what_may_be_personal_is_stated_in_one_line_before_anything_is_sent(capsys, sends, word):
    choice = SimpleNamespace(redacts=True, send_doubtful=False)
    model.say_doubtful(choice, "备注：6000000000000000000", send_doubtful=sends)
    err = capsys.readouterr().err
    assert word in err
    assert err.count("\n") == 1


def test_nothing_is_stated_where_nothing_is_doubtful_or_nothing_is_masked(capsys):
    model.say_doubtful(None, "备注：6000000000000000000", send_doubtful=False)
    model.say_doubtful(SimpleNamespace(redacts=False, send_doubtful=False), "6000000000000000000", send_doubtful=False)
    model.say_doubtful(SimpleNamespace(redacts=True, send_doubtful=False), "预算120万元", send_doubtful=False)
    assert capsys.readouterr().err == ""
