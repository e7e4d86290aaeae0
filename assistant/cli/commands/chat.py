"""``jixiao chat``: the conversation on the command line, a message a line."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import click

from assistant.bootstrap import Product
from assistant.chat.interface import Turn
from assistant.cli import errors, output
from assistant.cli.model import chosen_model, no_model_option
from assistant.domain.filing import Filing
from assistant.domain.operation import Actor
from assistant.domain.outside import NotLegal, legal_json, legal_text
from assistant.works.state import Work

_WORK = "对话"


@click.command(help='对话：每行一句话（或 {"say": …}），起草、修改、检查、问政策；每句一行结果。')
@click.option("--work", "work_id", metavar="编号", help="工作的编号：每句话都存下，下次接着做；不写则不保存")
@click.option("--filing", "filing_file", metavar="文件", type=click.Path(path_type=Path), help="从已有的表（JSON）开始")
@click.option("--profile", metavar="口径", help="如 central-2021；见 jixiao profiles list")
@click.option("--year", metavar="年度", type=click.IntRange(2000, 2100), help="预算年度，如 2027")
@click.option("--out", metavar="文件夹", type=click.Path(path_type=Path), help="说“生成Word”时写入的文件夹")
@no_model_option
@click.option("--json", "json_out", is_flag=True, help="每句话输出一行 JSON")
def command(
    work_id: str | None, filing_file: Path | None, profile: str | None, year: int | None,
    out: Path | None, no_model: bool, json_out: bool,
) -> int:  # fmt: skip
    """Answer every line of standard input."""
    product = Product()
    model = chosen_model(product, no_model=no_model)
    conversations = product.conversations(
        model, export=None if out is None else lambda work: _export(product, work, out)
    )
    start = product.profile(profile).id, year or product.budget_year
    keeping = None if work_id is None else product.saving_works(model)
    if keeping is not None:
        conversations = replace(conversations, works=keeping)
    if filing_file is not None:
        filing = _opened(product, filing_file, profile, year)
        work = conversations.works.opened(work_id or _WORK, filing)
    elif keeping is not None and work_id is not None:
        work = keeping.continued(work_id, *start)
    else:
        work = conversations.works.new(_WORK, *start)
    talk = conversations.begin(work)
    for stated in _messages(sys.stdin):
        turn = conversations.say(talk, stated)
        talk = turn.talk
        if keeping is not None:
            _keep(product, talk.work, stated, turn)
        if json_out:
            output.as_json_line(turn.as_json)
            sys.stdout.flush()
        else:
            click.echo(turn.reply)
            click.echo("")
    return errors.DONE


def _keep(product: Product, work: Work, stated: str, turn: Turn) -> None:
    """What was said and answered, with the operations that came of it."""
    kept = product.store.conversations
    kept.say(work.id, "user", Actor().who, stated)
    kept.say(work.id, "assistant", "绩效助手", turn.reply, {"operations": [o.id for o in turn.operations if o.id]})


def _opened(product: Product, file: Path, profile: str | None, year: int | None) -> Filing:
    """The filing of a JSON file, for the rule set and year that were named. Raises WrongUse."""
    try:
        filing = Filing.model_validate(legal_json(file.read_text(encoding="utf-8-sig")))
    except OSError as error:
        raise errors.WrongUse(f"打不开“{file}”，请检查文件名。") from error
    except ValueError as error:
        raise errors.WrongUse(f"“{file.name}”不是绩效表的 JSON，请用 jixiao read 先读出来。") from error
    changes = {"profile": product.profile(profile or filing.profile or None).id, "year": year or filing.year}
    return filing.model_copy(update={**changes, "year": changes["year"] or product.budget_year})


def _messages(lines: Iterator[str]) -> Iterator[str]:
    """What is said on each line; a JSON object with ``say`` may hold several lines. Raises UnreadableInput."""
    for number, line in enumerate(lines, 1):
        bare = _legal(line, number).strip()
        if not bare:
            continue
        if bare.startswith("{"):
            try:
                given = legal_json(bare)
            except NotLegal as error:
                raise errors.UnreadableInput(f"第 {number} 行{error}") from error
            except ValueError:
                given = None
            if isinstance(given, dict) and isinstance(given.get("say"), str):
                yield given["say"]
                continue
        yield bare


def _legal(line: str, number: int) -> str:
    try:
        return legal_text(line)
    except NotLegal as error:
        raise errors.UnreadableInput(f"第 {number} 行{error}") from error


def _export(product: Product, work: Work, folder: Path) -> Sequence[str]:
    """The Word form and its JSON."""
    return [str(p) for p in product.save_work(work, folder)]
