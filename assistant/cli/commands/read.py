"""``jixiao read``: only intake, the filings found as JSON or as a short list."""

from dataclasses import asdict
from pathlib import Path

import click

from assistant.base import as_json_number
from assistant.cli import errors, output
from assistant.domain.vocabulary import FORM_TITLES
from assistant.files.formats import Use, listed
from assistant.files.interface import ReadFiling
from assistant.forms.reader import read_filings

_SHOWN = 10


@click.command(help=f"读取文件（{listed(Use.FORM)}）中的绩效表，写明是哪一种表、有多大把握、为什么，不检查。")
@click.argument("file", metavar="文件", type=click.Path(path_type=Path))
@click.option("--json", "json_out", is_flag=True, help="以 JSON 数组输出读到的绩效表")
def command(file: Path, json_out: bool) -> int:
    """Read and show."""
    found = read_filings(file)
    if json_out:
        output.as_json([_row(item) for item in found])
        return errors.DONE
    for item in found:
        _print(item)
    return errors.DONE


def _row(item: ReadFiling) -> dict[str, object]:
    return {
        "source": item.source,
        "form": item.filing.form,
        "confidence": as_json_number(item.confidence),
        "form_reason": item.form_reason,
        "filing": item.filing,
        "notes": item.notes,
        "unsure": [asdict(field) for field in item.unsure],
        "unread": [
            {"text": c.text, "place": {"path": item.source, "row": c.row, "column": c.column, "text": c.label}}
            for c in item.unread
        ],
    }


def _print(item: ReadFiling) -> None:
    filing = item.filing
    name = filing.project.name or filing.project.department
    click.echo(f"{FORM_TITLES[filing.form]}  {name}（{filing.year or '年度未填'}）")
    click.echo(f"  把握 {item.confidence:.0%}：{item.form_reason}")
    for row in filing.indicators:
        click.echo(f"  {row.level1} / {row.level2} / {row.name}：{row.target}")
    for field in item.unsure:
        click.echo(f"  没有把握：{field.path} {field.text} {field.why}")
    for cell in item.unread[:_SHOWN]:
        click.echo(f"  没有用上：第 {cell.row} 行第 {cell.column} 列 {cell.label} {cell.text}")
    if len(item.unread) > _SHOWN:
        click.echo(f"  另有 {len(item.unread) - _SHOWN} 格没有用上，用 --json 看全部。")
