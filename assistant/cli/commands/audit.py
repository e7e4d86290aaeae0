"""``jixiao audit``: whether anything was changed behind the program, proofs of single entries, the chain as a file."""

from pathlib import Path
from typing import TypeVar

import click
from pydantic import BaseModel, ValidationError

from assistant.cli import errors, output

_Model = TypeVar("_Model", bound=BaseModel)
_PROOF_OF_CHECKPOINT = "检查点"


@click.group(help="审计链：检查记录是否被改过，出具证明，导出。")
def command() -> None:
    """Commands over the audit chain."""


@command.command("verify", help="检查全部记录是否和写下时一样；被改过时退出码为 1。")
@click.option("--checkpoint", "kept", metavar="文件", type=Path, help="另外保管的检查点，可查出整段改写和删尾")
@click.option("--proof", "proof_file", metavar="文件", type=Path, help="只核对一份证明（不读数据库）")
@click.option("--json", "json_out", is_flag=True, help="以 JSON 输出")
def verify(kept: Path | None, proof_file: Path | None, json_out: bool) -> int:
    """Say what does not hold together."""
    from assistant.store.audit.proofs import Checkpoint, InclusionProof

    checkpoint = _read(kept, Checkpoint, _PROOF_OF_CHECKPOINT) if kept else None
    if proof_file is not None:
        holds = _read(proof_file, InclusionProof, "证明").holds(checkpoint)
        return _stated([] if holds else ["证明不成立。"], "证明成立。", json_out=json_out)
    from assistant.bootstrap import Product

    store = Product().store
    problems = store.audit(checkpoint)
    size = len(store.chain())
    return _stated(problems, f"共 {size} 条记录，没有被改过。", json_out=json_out)


def _stated(problems: list[str], sound: str, *, json_out: bool) -> int:
    if json_out:
        output.as_json({"sound": not problems, "problems": problems})
    else:
        for line in problems or [sound]:
            click.echo(line)
    return errors.FINDINGS if problems else errors.DONE


def _read(path: Path, model: type[_Model], what: str) -> _Model:
    try:
        return model.model_validate_json(path.read_text(encoding="utf-8"))
    except (ValidationError, UnicodeDecodeError) as error:
        raise errors.UnreadableInput(f"“{path}”不是{what}文件。") from error


@command.command("prove", help="出具一条记录在审计链里的证明（JSON），编号从 0 数。")
@click.argument("number", metavar="编号", type=click.IntRange(0))
def prove(number: int) -> int:
    """Print the proof of one entry."""
    from assistant.bootstrap import Product

    try:
        output.as_json(Product().store.proof(number))
    except IndexError as error:
        raise errors.WrongUse(f"审计链里没有第 {number} 条记录。") from error
    return errors.DONE


@command.command("export", help="导出审计链（audit.jsonl）和检查点（checkpoint.json）；检查点请另外保管。")
@click.argument("folder", metavar="文件夹", type=Path)
def export(folder: Path) -> int:
    """Write the chain and the checkpoint of now."""
    from assistant.bootstrap import Product
    from generators.atomic import write_all

    store = Product().store
    chain, checkpoint = store.chain(), store.checkpoint()
    lines = "".join(f"{entry.body}\n" for entry in chain)
    files = {"audit.jsonl": lines.encode(), "checkpoint.json": checkpoint.model_dump_json(indent=1).encode()}
    for path in write_all(folder, files):
        click.echo(str(path))
    return errors.DONE
