"""``jixiao audit``: whether anything was changed behind the program, proofs of single entries, the chain as a file."""

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click
from pydantic import BaseModel, ValidationError

from assistant.cli import errors, output

if TYPE_CHECKING:
    from assistant.store.audit.proofs import Checkpoint

_Model = TypeVar("_Model", bound=BaseModel)
_PROOF_OF_CHECKPOINT = "检查点"


@click.group(help="审计链：检查记录是否被改过，出具证明，导出。")
def command() -> None:
    """Commands over the audit chain."""


@command.command("verify", help="检查全部记录是否和写下时一样；被改过时退出码为 1。")
@click.option("--checkpoint", "kept", metavar="文件", type=Path, help="另外保管的检查点，可查出整段改写和删尾")
@click.option("--proof", "proof_file", metavar="文件", type=Path, help="只核对一份证明（不读数据库）")
@click.option("--from", "old", metavar="检查点", type=Path, help="核对延续证明时，以前另外保管的检查点")
@click.option("--json", "json_out", is_flag=True, help="以 JSON 输出")
def verify(kept: Path | None, proof_file: Path | None, old: Path | None, json_out: bool) -> int:
    """Say what does not hold together."""
    from assistant.store.audit.proofs import Checkpoint

    checkpoint = _read(kept, Checkpoint, _PROOF_OF_CHECKPOINT) if kept else None
    if proof_file is not None:
        before = _read(old, Checkpoint, _PROOF_OF_CHECKPOINT) if old else None
        sound = _holds(proof_file, before, checkpoint)
        return _stated([] if sound else ["证明不成立。"], "证明成立。", json_out=json_out)
    if old is not None:
        raise errors.WrongUse("--from 和 --proof 一起用；检查数据库请用 --checkpoint。")
    from assistant.bootstrap import Product

    store = Product().store
    problems = store.audit(checkpoint)
    size = len(store.chain())
    return _stated(problems, f"共 {size} 条记录，没有被改过。", json_out=json_out)


def _holds(path: Path, old: "Checkpoint | None", now: "Checkpoint | None") -> bool:
    """Whether a proof of either kind holds for the checkpoints that are given."""
    from assistant.store.audit.proofs import ConsistencyProof, InclusionProof, read_proof

    try:
        proof = read_proof(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise errors.UnreadableInput(f"“{path}”不是证明文件。") from error
    if isinstance(proof, InclusionProof):
        if old is not None:
            raise errors.WrongUse("这是一条记录的证明，请用 --checkpoint 给出检查点，不用 --from。")
        return proof.holds(now)
    assert isinstance(proof, ConsistencyProof)  # noqa: S101 -- there are two kinds
    if old is None or now is None:
        raise errors.WrongUse("这是延续证明，请用 --from 给出以前另外保管的检查点，用 --checkpoint 给出新的检查点。")
    return proof.holds(old, now)


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


@command.command("prove", help="出具证明（JSON）：一条记录在审计链里（编号从 0 数），或者从以前的检查点起只增不改。")
@click.argument("number", metavar="编号", type=click.IntRange(0), required=False)
@click.option("--from", "old", metavar="检查点", type=Path, help="以前的检查点：证明现在的链原样包含当时的全部记录")
def prove(number: int | None, old: Path | None) -> int:
    """Print the proof of one entry, or that the chain only grew since a checkpoint."""
    from assistant.bootstrap import Product
    from assistant.store.audit.proofs import Checkpoint

    if (number is None) == (old is None):
        raise errors.WrongUse("请写一个编号，或者用 --from 给出以前的检查点。")
    if old is not None:
        growth = Product().store.growth(_read(old, Checkpoint, _PROOF_OF_CHECKPOINT))
        if growth is None:
            click.echo(
                "出不了证明：检查点里没有记录，或者当时的记录被改写、删去过。请用 jixiao audit verify 检查。", err=True
            )
            return errors.FINDINGS
        output.as_json(growth)
        return errors.DONE
    try:
        output.as_json(Product().store.proof(number or 0))
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
