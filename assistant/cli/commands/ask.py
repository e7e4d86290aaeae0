"""``jixiao ask``: a question in, an answer with document number and article out."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from assistant.bootstrap import Product
from assistant.cli import errors, output
from assistant.cli.model import chosen_model, no_model_option
from assistant.cli.progress import bar
from assistant.jobs.questions.interface import Answer, AnswerWriter, PolicyQuestion
from assistant.llm.interface import ModelError


@click.command(help="按政策文件回答问题，写明文号和条款；没有依据时如实说明。")
@click.argument("question", metavar="问题", required=False)
@click.option("--as-of", "as_of", metavar="日期", help="按哪一天的效力回答，如 2023-12-01")
@click.option("--region", metavar="地区", help="同时查哪个省市的规定，如 河南")
@click.option(
    "--file",
    "file",
    metavar="文件",
    type=click.Path(path_type=Path),
    help="一次问很多：每行一个 JSON（id、question，可有 as_of、region、turns 前几句），每行一个 JSON 答复",
)
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
        stated = PolicyQuestion(text=question, as_of=_day(as_of), region=region)
        answer = product.questions.ask(stated, progress, writer)
    notice = _say_notice(product)
    if json_out:
        output.as_json(_plain(answer))
    else:
        _print(answer, but=notice)
    return errors.DONE


def _many(product: Product, file: Path, as_of: date | None, region: str | None, writer: AnswerWriter | None) -> int:
    """An output line for every line; one that cannot be answered has an ``error``, and the others are answered.

    Raises UnreadableInput or ServiceFailed at the end where lines were bad or could not be answered.
    """
    lines = list(_lines(file, as_of, region))
    with bar("建立索引") as progress:
        product.library.retriever(progress)
    notice = _say_notice(product)
    bad: list[errors.CliError] = []
    for line in lines:
        try:
            stated = _plain(_asked(product, file, line, writer))
        except errors.CliError as error:
            bad.append(error)
            stated = {"status": None, "answer": "", "citations": [], "error": str(error)}
        output.as_json_line({"id": line.id, **stated})
        notice = _say_notice(product, but=notice)
    if bad:
        more = f"另有 {len(bad) - 1} 行也没有回答。" if len(bad) > 1 else ""
        raise type(bad[0])(f"{bad[0]}{more}")
    return errors.DONE


def _say_notice(product: Product, but: str = "") -> str:
    """Say on standard error why the embedding that is set is not used, unless ``but`` already said so."""
    notice = product.embedding.chosen().notice
    if notice and notice != but:
        output.say(f"提示：{notice}")
    return notice


def _asked(product: Product, file: Path, line: "_Line", writer: AnswerWriter | None) -> Answer:
    """Raises UnreadableInput for a bad line, ServiceFailed where it could not be answered."""
    from assistant.retrieval.interface import RetrievalError

    if line.question is None:
        raise errors.UnreadableInput(line.problem)
    where = f"“{file.name}”第 {line.number} 行没有答成"
    try:
        return _after(product, line, writer)
    except (RetrievalError, ModelError) as error:
        raise errors.ServiceFailed(f"{where}：{error}") from error
    except Exception as error:  # a fault of ours on one question must not take the others with it
        raise errors.ServiceFailed(f"{where}，程序出错（{type(error).__name__}），请把这一行发给维护人员。") from error


def _after(product: Product, line: "_Line", writer: AnswerWriter | None) -> Answer:
    """The answer to a question after the messages before it."""
    assert line.question is not None  # noqa: S101 -- the caller looked
    context = None
    for earlier in line.turns:
        stated = line.question.model_copy(update={"text": earlier, "context": context})
        context = product.questions.ask(stated).context
    return product.questions.ask(line.question.model_copy(update={"context": context}), writer=writer)


@dataclass(frozen=True)
class _Line:
    """A line of a file of questions: its question, or why there is none."""

    number: int
    id: object = None
    question: PolicyQuestion | None = None
    problem: str = ""
    turns: tuple[str, ...] = ()
    """Earlier messages of the same conversation."""


def _lines(file: Path, as_of: date | None, region: str | None) -> Iterator[_Line]:
    from assistant.files.guards import read_text

    for number, text in enumerate(read_text(file).splitlines(), 1):
        if text.strip():
            yield _line(f"“{file.name}”第 {number} 行", number, text, as_of, region)


def _line(where: str, number: int, text: str, as_of: date | None, region: str | None) -> _Line:
    try:
        item = json.loads(text)
    except (ValueError, RecursionError):
        return _Line(number, problem=f"{where}不是 JSON，请检查。")
    if not isinstance(item, dict) or not isinstance(item.get("question"), str):
        return _Line(number, item.get("id") if isinstance(item, dict) else None, problem=f"{where}没有 question。")
    try:
        question = PolicyQuestion(
            text=item["question"], as_of=_day(item.get("as_of")) or as_of, region=item.get("region") or region
        )
    except errors.WrongUse as error:
        return _Line(number, item.get("id"), problem=f"{where}的{error}")
    except ValueError:
        return _Line(number, item.get("id"), problem=f"{where}的 region 不对，请写地区名称，如 河南。")
    turns = item.get("turns") or []
    if not isinstance(turns, list) or not all(isinstance(t, str) for t in turns):
        return _Line(number, item.get("id"), problem=f'{where}的 turns 不对，请写成 ["前一句", …]。')
    return _Line(number, item.get("id"), question, turns=tuple(turns))


def _day(text: object) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(str(text))
    except ValueError as error:
        raise errors.WrongUse(f"日期“{text}”认不出来，请写成 2023-12-01 的样子。") from error


def _plain(answer: Answer) -> dict[str, object]:
    return {
        "status": answer.status.value,
        "conclusion": answer.conclusion,
        "basis": answer.basis,
        "answer": answer.answer,
        "table": [list(row) for row in answer.table],
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
        checked = "数字、条款和意思" if answer.proved else "数字和条款"
        click.echo(f"说明：由大模型（{answer.writer}）依据所列条款写成，{checked}已逐一核对。")
    if answer.citations:
        click.echo("\n出处：" + "；".join(str(c) for c in answer.citations))
