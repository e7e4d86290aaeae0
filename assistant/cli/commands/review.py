"""``jixiao review``: filings in, findings out."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from assistant.base import as_json_number
from assistant.bootstrap import Product
from assistant.cli import errors, output
from assistant.cli.progress import bar
from assistant.cli.review_papers import write_papers
from assistant.domain.vocabulary import FORM_TITLES
from assistant.files.formats import Use, listed
from assistant.jobs.review.job import ReviewBatch, Reviewed, Unread


@click.command(
    help=f"检查绩效表，列出问题、依据和建议。可以给文件（{listed(Use.FORM)}）、"
    "文件夹（连同下级文件夹）和 ZIP 压缩包，一次任意多个。"
    "有错误时退出码为 1；没有错误但有文件读不出来时为 3。"
)
@click.argument("files", metavar="文件...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--profile", metavar="口径", help="按指定口径检查；默认用文件自带的口径")
@click.option("--form", metavar="文件夹", type=click.Path(path_type=Path), help="把每份表的审核表（建议分）写到这里")
@click.option("--letter", metavar="文件夹", type=click.Path(path_type=Path), help="把每份表的审核意见写到这里")
@click.option(
    "--annotate", metavar="文件夹", type=click.Path(path_type=Path), help="把带批注的原件（docx、xlsx）写到这里"
)
@click.option("--json", "json_out", is_flag=True, help="结果以 JSON 数组输出")
def command(files: tuple[Path, ...], profile: str | None, json_out: bool, **folders: Path | None) -> int:
    """Review every filing of every file; filings of one project are compared with each other."""
    with bar("读取绩效表") as tell, TemporaryDirectory(prefix="jixiao-review-") as room:
        batch = Product().reviews.review(
            files, profile, progress=lambda done, total, _: tell(done, total), unpacked=Path(room)
        )
        write_papers(batch.reviewed, folders)
    _refuse_single(files, batch)
    if json_out:
        output.as_json([_row(row) for row in batch.rows])
    else:
        for line in batch.rows:
            _print(line)
    if batch.has_errors:
        return errors.FINDINGS
    return errors.UNREADABLE if batch.unread else errors.DONE


def _refuse_single(files: tuple[Path, ...], batch: ReviewBatch) -> None:
    """A single file that cannot be read ends the command with its one line. Raises UnreadableInput."""
    if len(files) == 1 and not files[0].is_dir() and len(batch.rows) == len(batch.unread) == 1:
        raise errors.UnreadableInput(batch.unread[0].reason) from batch.unread[0].cause


def _row(row: Reviewed | Unread) -> dict[str, object]:
    if isinstance(row, Unread):
        return {"source": row.source, "form": "unknown", "filing": None, "findings": [], "skipped": [],
                "error": row.reason}  # fmt: skip
    return {
        "source": row.source,
        "form": row.filing.form,
        "confidence": as_json_number(row.item.confidence),
        "form_reason": row.item.form_reason,
        "filing": row.filing,
        "findings": row.result.findings,
        "skipped": row.result.skipped,
        "notes": list(_notes(row)),
    }


def _notes(row: Reviewed) -> Iterator[str]:
    yield from row.item.notes
    if row.unchecked:
        yield row.unchecked


def _print(row: Reviewed | Unread) -> None:
    if isinstance(row, Unread):
        click.echo(f"{row.source}\n没有检查：{row.reason}\n")
        return
    filing = row.filing
    name = filing.project.name or filing.project.department
    if row.unchecked:
        click.echo(f"{row.source}  {FORM_TITLES[filing.form]}  {name}\n{row.unchecked}\n")
        return
    click.echo(f"{row.source}  {name}（口径 {row.profile.id}）")
    output.findings(row.result.findings, {i: r.name for i, r in enumerate(filing.indicators)})
    click.echo(f"检查结果：{output.summary(row.result.findings)}。\n")
