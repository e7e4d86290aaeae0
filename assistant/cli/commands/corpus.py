"""``jixiao corpus``: the policy library, listed, shown, searched, checked, and originals added to it."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from assistant.bootstrap import Product
from assistant.cli import errors, output
from assistant.cli.progress import bar
from assistant.domain.files import reason_of
from assistant.files.formats import Use, listed
from assistant.files.names import printable

if TYPE_CHECKING:
    from assistant.jobs.questions.library import Added, Head, PolicyLibrary


@click.group(help="政策库：查看、检索、核对，添加和移除本单位持有的原文。")
def command() -> None:
    """Commands over the policy library."""


@command.command("list", help="列出政策库的文件：文号、标题、效力、收录情况。")
@click.option("--region", metavar="地区", help="只列某地和全国的")
@click.option("--json", "json_out", is_flag=True, help="以 JSON 数组输出")
def list_documents(region: str | None, json_out: bool) -> int:
    """Print every document."""
    library = Product().library
    corpus, added = library.corpus, library.added()
    chosen = [d for d in corpus.documents.values() if region is None or d.region in {None, region}]
    if json_out:
        output.as_json(
            [
                {**d.model_dump(mode="json"), "places": len(corpus.of_document(d.id)), "original": d.id in added}
                for d in chosen
            ]
        )
        return errors.DONE
    for item in chosen:
        held = len(corpus.of_document(item.id))
        what = "原文" if item.id in added else f"摘编{held}处" if held else "存目"
        click.echo(f"{item.status.word}  {item.short}  {item.region or '全国'}  {what}  {item.id}")
    return errors.DONE


@command.command("show", help="显示一份文件，或其中一条，如 jixiao corpus show caiyu-2020-10 第十三条。")
@click.argument("policy_id", metavar="编号")
@click.argument("place", metavar="条款", required=False)
def show(policy_id: str, place: str | None) -> int:
    """Print a document's places, or one of them."""
    library = Product().library
    corpus = library.corpus
    document = corpus.documents.get(policy_id)
    if document is None:
        raise errors.WrongUse(f"没有“{policy_id}”这份文件，全部编号见 jixiao corpus list。")
    clauses = corpus.at(policy_id, place) if place else corpus.of_document(policy_id)
    if place and not clauses:
        raise errors.WrongUse(f"{document.short}里没有收录“{place}”。")
    click.echo(f"{document.short}  {document.issuer}  {document.date or ''}  {document.status.word}")
    for clause in clauses:
        own = corpus.original_of(clause)
        click.echo(f"\n{clause.place or '要点'} {clause.topic}（{'原文' if own else '摘编'}）")
        for line in (own or clause).lines:
            click.echo(f"  {line}")
    return errors.DONE


@command.command("add", help=f"添加原文：{listed(Use.POLICY)} 文件或文件夹。之后引用以原文为准。")
@click.argument("paths", metavar="文件...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--title", metavar="标题", default="", help="文中读不出标题时写明")
@click.option("--doc-no", metavar="文号", default="", help="如 某财〔2024〕1号")
@click.option("--issuer", metavar="机关", default="", help="发文机关")
@click.option("--date", "day", metavar="日期", help="成文日期，如 2024-03-01")
@click.option("--region", metavar="地区", default="", help="地方文件写明省市；全国性文件不写")
@click.option("--json", "json_out", is_flag=True, help="以 JSON 数组输出")
def add(
    paths: tuple[Path, ...], title: str, doc_no: str, issuer: str, day: str | None, region: str,
    json_out: bool,
) -> int:  # fmt: skip
    """Take files in; one that cannot be read is a row with an error, and the others are taken."""
    from assistant.jobs.questions.library import Head

    library, head = Product().library, Head(title, doc_no, issuer, region, _day(day))
    may_ask = output.is_terminal() and not json_out
    rows = [_added(library, path, head, may_ask=may_ask, quiet=json_out) for path in _files(paths)]
    if json_out:
        output.as_json(rows)
    return errors.UNREADABLE if any("error" in row for row in rows) else errors.DONE


def _added(
    library: "PolicyLibrary", path: Path, head: "Head", *, may_ask: bool, quiet: bool
) -> dict[str, object]:  # fmt: skip
    """Take one file in; what became of it as a row, with an ``error`` where it could not be read."""
    from assistant.files.interface import IntakeError

    name = printable(path.name)
    try:
        done = _add(library, path, head, may_ask=may_ask)
    except (IntakeError, OSError) as error:
        why = f"打不开（{reason_of(error)}），请检查文件和权限。" if isinstance(error, OSError) else str(error)
        line = why.replace(path.name, name)
        output.say(f"错误：{line}" if name in line else f"错误：{name}：{line}")
        return {"file": name, "error": line}
    if not quiet:
        state = "没有变化" if done.unchanged else "已收录"
        pair = "，与库中摘编对应，今后引用以原文为准" if done.paired else ""
        click.echo(f"{state}：{done.document.short}，{done.clauses} 处{pair}（{done.document.id}）")
        for note in done.notes:
            output.say(f"提示：{note}")
    return {"file": name, "policy_id": done.document.id, "title": done.document.title, "doc_no": done.document.doc_no,
            "places": done.clauses, "paired": done.paired, "unchanged": done.unchanged}  # fmt: skip


def _add(library: "PolicyLibrary", path: Path, head: "Head", *, may_ask: bool) -> "Added":
    """Add a file; a person at the terminal is asked for a title that the text does not show. Raises IntakeError."""
    from assistant.jobs.questions.library import HeadUnclear

    name = printable(path.name)
    with bar(f"收录 {name}") as progress:
        try:
            return library.add(path, head, progress)
        except HeadUnclear:
            if not may_ask:
                raise
            title = click.prompt(f"“{name}”的标题是什么", err=True)
            return library.add(path, replace(head, title=title), progress)


def _files(paths: tuple[Path, ...]) -> list[Path]:
    from assistant.files.formats import can_hold

    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += sorted(p for p in path.rglob("*") if can_hold(p, Use.POLICY) and p.is_file())
        else:
            found.append(path)
    return found


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise errors.WrongUse(f"日期“{text}”认不出来，请写成 2024-03-01 的样子。") from error


@command.command("remove", help="移除添加的原文（库中自带的摘编不受影响）。")
@click.argument("policy_id", metavar="编号")
def remove(policy_id: str) -> int:
    """Forget an original."""
    if not Product().library.remove(policy_id):
        raise errors.WrongUse(f"没有添加过“{policy_id}”的原文，已添加的见 jixiao corpus list。")
    click.echo(f"已移除 {policy_id} 的原文。")
    return errors.DONE


@command.command("rebuild", help="重建检索索引。")
def rebuild() -> int:
    """Make the index anew."""
    with bar("重建索引") as progress:
        count = Product().library.rebuild(progress)
    click.echo(f"索引已重建，{count} 段。")
    return errors.DONE


@command.command("verify", help="核对政策库：文件头、条数、互相引用、原文和索引是否完好。")
def verify() -> int:
    """Print what is wrong; exit code 1 where something is."""
    library = Product().library
    found = library.problems()
    for line in found:
        click.echo(line)
    if not found:
        corpus = library.corpus
        click.echo(
            f"完好：{len(corpus.documents)} 份文件，{len(corpus.clauses)} 处条文，原文 {len(library.added())} 份。"
        )
    return errors.FINDINGS if found else errors.DONE


@command.command("search", help="检索条文，如 jixiao corpus search 满意度 计分。")
@click.argument("words", metavar="词...", nargs=-1, required=True)
@click.option("--region", metavar="地区", help="同时查哪个省市的规定")
@click.option("--limit", metavar="条数", type=click.IntRange(1, 50), default=8, show_default=True, help="最多显示几条")
@click.option("--json", "json_out", is_flag=True, help="以 JSON 数组输出")
def search(words: tuple[str, ...], region: str | None, limit: int, json_out: bool) -> int:
    """Print the clauses that fit, best first."""
    from assistant.retrieval.interface import Scope

    product, scope = Product(), Scope(region=region)
    with bar("建立索引") as progress:
        hits = product.library.using(lambda r: r.search(" ".join(words), scope, limit).hits, progress)
    if notice := product.embedding.chosen().notice:
        output.say(f"提示：{notice}")
    if json_out:
        output.as_json([{**h.clause.model_dump(mode="json"), "score": h.score} for h in hits])
        return errors.DONE
    corpus = product.library.corpus
    for hit in hits:
        document = corpus.documents[hit.clause.policy_id]
        click.echo(f"{document.short}{hit.clause.place} {hit.clause.topic}")
        click.echo(f"    {hit.clause.lines[0]}")
    return errors.DONE
