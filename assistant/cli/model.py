"""What commands that may ask a model have in common: the choice, the way to give up, and what was asked."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import click

from assistant.bootstrap import Product
from assistant.cli import errors, output
from assistant.llm.connection import ModelChoice, PreviewModel
from assistant.llm.interface import LanguageModel
from assistant.writing.interface import WritingRecord

_Command = Callable[..., Any]
_MOST_SHOWN = 8


def no_model_option(command: _Command) -> _Command:
    """``--no-model``: the rules write even where a model is set."""
    return click.option("--no-model", is_flag=True, help="不使用大模型，由规则撰写")(command)


def choice(product: Product, *, no_model: bool = False) -> ModelChoice | None:
    """The model of the settings. Raises ModelSettingsError."""
    return None if no_model else product.models.choice


def send_doubtful_option(command: _Command) -> _Command:
    """``--send-doubtful``: what may be personal was looked at and is sent as it is."""
    return click.option("--send-doubtful", is_flag=True, help="可能是个人信息的词句已经看过，原样发送给大模型")(command)


def chosen_model(product: Product, *, no_model: bool = False, send_doubtful: bool = False) -> LanguageModel | None:
    """The same, connected until the command ends."""
    click.get_current_context().call_on_close(product.models.close)
    found = choice(product, no_model=no_model)
    if found is not None and send_doubtful:
        found = replace(found, send_doubtful=True)
    return product.models.connected(found)


def say_doubtful(found: ModelChoice | None, text: str, *, send_doubtful: bool) -> None:
    """One line on what may still be personal in a text, before anything is sent."""
    if found is None or not found.redacts or not (doubtful := doubts(text)):
        return
    shown = "、".join(doubtful[:_MOST_SHOWN]) + ("等" if len(doubtful) > _MOST_SHOWN else "")
    if send_doubtful or found.send_doubtful:
        output.say(f"可能是个人信息、按您的要求原样发送的有 {len(doubtful)} 处：{shown}。")
    else:
        output.say(
            f"另有 {len(doubtful)} 处可能是个人信息，一并遮盖：{shown}。如果不是，可以加 --send-doubtful 原样发送。"
        )


def doubts(text: str) -> Sequence[str]:
    """What may still be personal in a text."""
    from assistant.language.personal.reader import read_personal

    return list(dict.fromkeys(text[s.start : s.end] for s in read_personal(text).doubtful))


def previewed(product: Product, *, send_doubtful: bool = False) -> tuple[ModelChoice, PreviewModel]:
    """The model of the settings, with one in its place that keeps what would be sent. Raises WrongUse without one."""
    found = choice(product)
    if found is None:
        raise errors.WrongUse("没有设置大模型（OPENAI_MODEL），不会发送任何内容。")
    if send_doubtful:
        found = replace(found, send_doubtful=True)
    return found, product.models.preview(found)


def show_prompts(choice: ModelChoice, preview: PreviewModel) -> None:
    """What would leave the machine, with what was replaced in it."""
    click.echo(f"将发送到 {choice.host}，模型 {choice.model}，个人信息{'已遮盖' if choice.redacts else '不遮盖'}：\n")
    for prompt in preview.prompts:
        click.echo(f"【系统】\n{prompt.system}\n\n【用户】\n{prompt.user}\n")
    for stated, token in preview.hidden.items():
        click.echo(f"遮盖：{stated} → {token}")
    if preview.doubtful:
        fate = "原样发送" if choice.send_doubtful else "一并遮盖；如果不是，可以加 --send-doubtful 原样发送"
        click.echo(f"可能是个人信息：{'、'.join(preview.doubtful)}（{fate}）")


def record(made: WritingRecord) -> None:
    """What was asked of the model and what became of it, for people."""
    if made.methods:
        asked = f"提问 {made.attempts} 次，请求 {made.requests} 次"
        output.say(f"模型：{asked}，用量 {made.tokens} 词元，用时 {made.seconds:.1f} 秒。")
    for reason in made.reasons:
        output.say(f"  · {reason}")


class Growing:
    """Running text on a terminal as it grows; silent where nobody watches."""

    def __init__(self) -> None:
        self._shown = ""

    def __call__(self, text: str) -> None:
        if not output.is_terminal():
            return
        text = "".join(c for c in text if c.isprintable() or c == "\n")  # no control sequence of a model acts here
        if not text.startswith(self._shown):  # written anew
            click.echo("", err=True)
            self._shown = ""
        click.echo(text[len(self._shown) :], err=True, nl=False)
        self._shown = text
