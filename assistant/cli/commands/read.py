"""``jixiao read``: only intake, the filings found as JSON or as a short list."""

from pathlib import Path

import click

from assistant.cli import errors, output
from assistant.domain.vocabulary import FORM_TITLES


@click.command(help="读取文件中的绩效表，不检查。")
@click.argument("file", metavar="文件", type=click.Path(path_type=Path))
@click.option("--json", "json_out", is_flag=True, help="以 JSON 数组输出读到的绩效表")
def command(file: Path, json_out: bool) -> int:
    """Read and show."""
    from assistant.forms.reader import read_filings

    found = read_filings(file)
    if json_out:
        output.as_json([{"source": item.source, "filing": item.filing, "notes": item.notes} for item in found])
        return errors.DONE
    for item in found:
        filing = item.filing
        click.echo(f"{FORM_TITLES[filing.form]}  {filing.project.name}（{filing.year or '年度未填'}）")
        for row in filing.indicators:
            click.echo(f"  {row.level1} / {row.level2} / {row.name}：{row.target}")
    return errors.DONE
