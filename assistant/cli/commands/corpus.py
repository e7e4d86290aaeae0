"""``jixiao corpus``: the policy library, listed, shown, searched, checked, and originals added to it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from assistant.bootstrap import Product
from assistant.cli import errors, output
from assistant.cli.progress import bar
from assistant.cli.system_user import system_user
from assistant.domain.files import reason_of
from assistant.domain.policy import PolicyStatus
from assistant.files.formats import Use, listed
from assistant.files.names import printable

if TYPE_CHECKING:
    from assistant.jobs.questions.library import Added, PolicyLibrary
    from assistant.jobs.questions.originals.understood import Head, Understood
    from assistant.retrieval.originals import Original

_STATUS = {status.word: status for status in PolicyStatus}
_CONFIRM = "确是原文的，加 --confirm 再收录。"


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
        kept = len(corpus.of_document(item.id))
        what = "原文" if item.id in added else f"摘编{kept}处" if kept else "存目"
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
    for line in _warnings(library, policy_id):
        click.echo(line)
    for clause in clauses:
        own = corpus.original_of(clause)
        click.echo(f"\n{clause.place or '要点'} {clause.topic}（{'原文' if own else '摘编'}）")
        for line in (own or clause).lines:
            click.echo(f"  {line}")
    return errors.DONE


def _warnings(library: "PolicyLibrary", policy_id: str) -> list[str]:
    """Where the original that is held and the digest differ."""
    kept = library.added().get(policy_id)
    return [f"注意：原文与摘编数字不同，{line}" for line in kept.warnings] if kept else []


@command.command("add", help=f"添加原文：{listed(Use.POLICY)} 文件或文件夹。先显示认出了什么，确认后收录。")
@click.argument("paths", metavar="文件...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--title", metavar="标题", default="", help="文中读不出标题，或读得不对时写明")
@click.option("--doc-no", metavar="文号", default="", help="如 某财〔2024〕1号")
@click.option("--issuer", metavar="机关", default="", help="发文机关")
@click.option("--date", "day", metavar="日期", help="成文日期，如 2024-03-01")
@click.option("--effective", metavar="日期", help="施行日期，如 2024-04-01")
@click.option("--status", metavar="效力", type=click.Choice(list(_STATUS)), help=f"{'、'.join(_STATUS)}")
@click.option("--region", metavar="地区", default="", help="地方文件写明省市；全国性文件不写")
@click.option("--only", metavar="序号", type=int, multiple=True, help="文件里有几份时只收录第几份，可写多次")
@click.option("--new", "is_new", is_flag=True, help="不是库中的文件，另作一份收录")
@click.option("--preview", is_flag=True, help="只显示认出了什么，不收录")
@click.option("--yes", is_flag=True, help="不再询问，直接收录（与库中摘编数字不同的除外）")
@click.option("--confirm", "confirmed", is_flag=True, help="确认：与库中摘编数字不同的地方都已核对，仍按这份原文收录")
@click.option("--json", "json_out", is_flag=True, help="以 JSON 数组输出")
def add(paths: tuple[Path, ...], only: tuple[int, ...], json_out: bool, **stated: Any) -> int:
    """Show what was understood, ask, and keep it; a file that cannot be read is a row with an error."""
    head = _head(stated)
    if not (stated["yes"] or stated["preview"]) and (json_out or not output.is_terminal()):
        raise errors.WrongUse("收录前要确认：加 --preview 只看认出了什么，核对后加 --yes 收录。")
    product, rows = Product(), list[dict[str, object]]()
    for path in _files(paths):
        wanted = _Wanted(only, stated["preview"], stated["yes"], json_out, stated["confirmed"])
        rows += _added(product, path, head, wanted)
    if json_out:
        output.as_json(rows)
    return errors.UNREADABLE if any("error" in row for row in rows) else errors.DONE


@dataclass(frozen=True)
class _Wanted:
    """Which documents of a file, whether only to show them, whether to ask, whether to print nothing.

    ``confirmed``: figures that differ from the digests were looked at.
    """

    only: tuple[int, ...]
    preview: bool
    yes: bool
    quiet: bool
    confirmed: bool


def _head(stated: Mapping[str, Any]) -> "Head":
    from assistant.jobs.questions.originals.understood import Head

    status = _STATUS[stated["status"]] if stated["status"] else None
    return Head(
        stated["title"], stated["doc_no"], stated["issuer"], stated["region"],
        _day(stated["day"]), _day(stated["effective"]), status, stated["is_new"],
    )  # fmt: skip


def _added(product: Product, path: Path, head: "Head", wanted: _Wanted) -> list[dict[str, object]]:
    """Take one file in; what became of each document of it as a row, with an ``error`` where it could not be read."""
    from assistant.files.interface import IntakeError
    from assistant.jobs.questions.library import DifferencesUnconfirmed

    name = printable(path.name)
    try:
        return [_row(name, one, kept) for one, kept in _add(product, path, head, wanted)]
    except DifferencesUnconfirmed as error:
        output.say(f"{error}{_CONFIRM}")
        return [{"file": name, "error": f"{error}{_CONFIRM}"}]
    except (IntakeError, OSError) as error:
        why = f"打不开（{reason_of(error)}），请检查文件和权限。" if isinstance(error, OSError) else str(error)
        line = why.replace(path.name, name)
        output.say(f"错误：{line}" if name in line else f"错误：{name}：{line}")
        return [{"file": name, "error": line}]


def _add(product: Product, path: Path, head: "Head", wanted: _Wanted) -> list[tuple["Understood", "Added | None"]]:
    """The documents of a file, and what became of those that were kept. Raises IntakeError."""
    name, library = printable(path.name), product.library
    chosen = _chosen(_understood(library, path, head, wanted), head, wanted)
    if not wanted.quiet:
        _show(name, chosen)
    if not _is_wanted(name, chosen, wanted):
        return [(one, None) for one in chosen]
    confirmed = _differences_accepted(chosen, wanted)
    with bar(f"收录 {name}") as progress:
        kept = product.keep_originals(chosen, system_user(), progress, confirmed=confirmed)
    if notice := library.retriever().notice:
        output.say(f"提示：{notice}")
    if not wanted.quiet:
        for done in kept:
            state = "没有变化" if done.unchanged else "已收录"
            pair = "，与库中摘编对应，今后引用以原文为准" if done.paired else ""
            click.echo(f"{state}：{done.document.short}，{done.clauses} 处{pair}（{done.document.id}）")
    return list(zip(chosen, kept, strict=True))


def _understood(library: "PolicyLibrary", path: Path, head: "Head", wanted: _Wanted) -> tuple["Understood", ...]:
    """What a file holds; a person at the terminal is asked for a title that the text does not show."""
    from assistant.jobs.questions.originals.recognising import HeadUnclear

    try:
        return library.understand(path, head)
    except HeadUnclear:
        if wanted.quiet or not output.is_terminal():
            raise
        title = click.prompt(f"“{printable(path.name)}”的标题是什么", err=True)
        return library.understand(path, replace(head, title=title))


def _chosen(found: tuple["Understood", ...], head: "Head", wanted: _Wanted) -> list["Understood"]:
    """The documents asked for. Raises WrongUse where a head is given for several, or one is not there."""
    if any(not 1 <= n <= len(found) for n in wanted.only):
        raise errors.WrongUse(f"文件里认出{len(found)}份，--only 请写 1 到 {len(found)}。")
    chosen = [one for one in found if not wanted.only or one.read.number in wanted.only]
    if len(chosen) > 1 and (head.title or head.doc_no or head.date or head.effective):
        raise errors.WrongUse(
            f"文件里认出{len(found)}份，标题、文号、日期只能写给一份：请用 --only 序号 一份一份地收录。"
        )
    return chosen


def _show(name: str, chosen: list["Understood"]) -> None:
    click.echo(f"{name}：认出 {len(chosen)} 份文件" if len(chosen) > 1 else f"{name}：")
    for one in chosen:
        click.echo(f"  {one.read.number}. 《{one.document.title}》")
        for label, value in one.rows[1:]:
            click.echo(f"     {label}：{value}")
        for line in (*one.read.notes, *one.questions):
            click.echo(f"     请核对：{line}")
        if one.warnings:
            click.echo(f"     与库中摘编有 {len(one.warnings)} 处数字不同，收录后随原文保留：")
        for line in one.warnings:
            click.echo(f"       {line}")


def _is_wanted(name: str, chosen: list["Understood"], wanted: _Wanted) -> bool:
    if wanted.preview or not chosen:
        return False
    return wanted.yes or click.confirm(f"以上 {len(chosen)} 份按认出的收录“{name}”吗", default=False, err=True)


def _differences_accepted(chosen: list["Understood"], wanted: _Wanted) -> bool:
    """Whether figures that are not those of the digests are accepted; a person at the terminal is asked."""
    alarms = [one.alarm for one in chosen if one.alarm]
    if wanted.confirmed or not alarms or wanted.quiet or not output.is_terminal():
        return wanted.confirmed
    for line in alarms:
        output.say(line)
    return click.confirm("已逐处核对，确认这份才是对的，仍然收录吗", default=False, err=True)


def _row(name: str, one: "Understood", kept: "Added | None") -> dict[str, object]:
    document, validity = one.document, one.read.validity
    return {
        "file": name, "number": one.read.number, "policy_id": document.id, "title": document.title,
        "doc_no": document.doc_no, "issuer": document.issuer, "date": document.date and str(document.date),
        "effective": document.effective and str(document.effective), "status": document.status.value,
        "region": document.region, "articles": document.articles, "places": len(one.clauses),
        "repeals": [n.shown for n in validity.repeals], "forwards": [n.shown for n in one.read.forwards],
        "paired": one.paired, "questions": list(one.questions), "differences": list(one.warnings),
        "notes": list(one.read.notes), "kept": kept is not None,
        "unchanged": kept.unchanged if kept else one.unchanged,
    }  # fmt: skip


@command.command("versions", help="列出原文的各个版本，如 jixiao corpus versions caiyu-2020-10。")
@click.argument("policy_id", metavar="编号")
def versions(policy_id: str) -> int:
    """Print the versions of an original, the newest first."""
    library = Product().library
    now, earlier = library.added().get(policy_id), library.earlier(policy_id)
    if now is None and not earlier:
        raise errors.WrongUse(f"没有添加过“{policy_id}”的原文，已添加的见 jixiao corpus list。")
    click.echo(f"现用：{_version(now)}" if now else "现用：没有（已移除）")
    for number, one in reversed(list(enumerate(earlier, 1))):
        click.echo(f"旧版 {number}：{_version(one)}")
    return errors.DONE


def _version(one: "Original") -> str:
    day = f"{one.added} 收录" if one.added else "收录日期没有记"
    return f"{one.document.short}，{len(one.clauses)} 处，{day}，来自 {one.file}"


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
    """Take an original out of use; it stays among the earlier versions."""
    if not Product().remove_original(policy_id, system_user()):
        raise errors.WrongUse(f"没有添加过“{policy_id}”的原文，已添加的见 jixiao corpus list。")
    click.echo(f"已移除 {policy_id} 的原文；移除的版本仍保留，见 jixiao corpus versions {policy_id}。")
    return errors.DONE


@command.command("rebuild", help="重建检索索引。")
def rebuild() -> int:
    """Make the index anew."""
    with bar("重建索引") as progress:
        count = Product().library.rebuild(progress)
    click.echo(f"索引已重建，{count} 段。")
    return errors.DONE


@command.command("vectors", help="计算长篇原文还缺的向量（有进度，中断后接着算）；在此之前用关键词检索。")
def vectors() -> int:
    """Make the vectors that are lacking."""
    with bar("计算向量") as progress:
        count = Product().library.embed(progress)
    click.echo(f"向量已齐，{count} 段。")
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
