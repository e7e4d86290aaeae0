"""``jixiao ask``: a question in, an answer with document number and article out."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from assistant.bootstrap import Product
from assistant.cli import errors, output
from assistant.cli.model import chosen_model, no_model_option
from assistant.cli.progress import bar
from assistant.jobs.questions.interface import Answer, AnswerWriter, PolicyQuestion


@click.command(help="按政策文件回答问题，写明文号和条款；没有依据时如实说明。")
@click.argument("question", metavar="问题", required=False)
@click.option("--as-of", "as_of", metavar="日期", help="按哪一天的效力回答，如 2023-12-01")
@click.option("--region", metavar="地区", help="同时查哪个省市的规定，如 河南")
@click.option("--file", "file", metavar="文件", type=click.Path(path_type=Path), help="一次问很多：每行一个 JSON")
@no_model_option
@click.option("--json", "json_out", is_flag=True, help="以 JSON 输出")
def command(
    question: str | None, as_of: str | None, region: str | None, file: Path | None,
    no_model: bool, json_out: bool,
) -> int:  # fmt: skip
    """Answer one question, or every line of a file."""
    product = Product()
    writer = product.answer_writer(chosen_model(product, no_model=no_model))
    if file is not None:
        return _many(product, file, _day(as_of), region, writer)
    if not question or not question.strip():
        raise errors.WrongUse("请写下问题，例如：jixiao ask 预算执行率占多少分。")
    with bar("建立索引") as progress:
        said = PolicyQuestion(text=question, as_of=_day(as_of), region=region)
        answer = product.questions.ask(said, progress, writer)
    notice = _say_notice(product)
    if json_out:
        output.as_json(_plain(answer))
    else:
        _print(answer, but=notice)
    return errors.DONE


def _many(product: Product, file: Path, as_of: date | None, region: str | None, writer: AnswerWriter | None) -> int:
    with bar("建立索引") as progress:
        product.library.retriever(progress)
    notice = _say_notice(product)
    for item in _lines(file):
        said = PolicyQuestion(
            text=str(item.get("question") or ""),
            as_of=_day(item.get("as_of")) or as_of,
            region=item.get("region") or region,
        )
        output.as_json_line({"id": item.get("id"), **_plain(product.questions.ask(said, writer=writer))})
        notice = _say_notice(product, but=notice)
    return errors.DONE


def _say_notice(product: Product, but: str = "") -> str:
    """Say on standard error why the embedding that is set is not used, unless ``but`` already said so."""
    notice = product.embedding.chosen().notice
    if notice and notice != but:
        output.say(f"提示：{notice}")
    return notice


def _lines(file: Path) -> Iterator[dict[str, str]]:
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise errors.UnreadableInput(f"“{file.name}”不是 UTF-8 文本，请另存后再试。") from error
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            item = json.loads(line)
        except json.JSONDecodeError as error:
            raise errors.UnreadableInput(f"“{file.name}”第 {number} 行不是 JSON，请检查。") from error
        if not isinstance(item, dict) or not isinstance(item.get("question"), str):
            raise errors.UnreadableInput(f"“{file.name}”第 {number} 行没有 question。")
        yield item


def _day(text: str | None) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise errors.WrongUse(f"日期“{text}”认不出来，请写成 2023-12-01 的样子。") from error


def _plain(answer: Answer) -> dict[str, object]:
    return {
        "status": answer.status.value,
        "answer": answer.answer,
        "citations": [c.model_dump() for c in answer.citations],
        "writer": answer.writer,
        "notes": list(answer.notes),
    }


def _print(answer: Answer, but: str) -> None:
    """The answer for people; the note ``but`` already stands on standard error."""
    click.echo(f"【{answer.status.word}】")
    click.echo(answer.answer)
    for note in answer.notes:
        if note not in answer.answer and note != but:
            click.echo(f"说明：{note}")
    if answer.writer != "rule_based":
        click.echo(f"说明：由大模型（{answer.writer}）依据所列条款写成，数字和条款已逐一核对。")
    if answer.citations:
        click.echo("\n出处：" + "；".join(str(c) for c in answer.citations))
