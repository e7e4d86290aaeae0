"""``jixiao review``: filings in, findings out."""

from pathlib import Path

import click

from assistant.bootstrap import Product
from assistant.cli import errors, output
from assistant.domain.finding import Severity


@click.command(help="检查绩效表文件（JSON、DOCX），列出问题、依据和建议。有错误时退出码为 1。")
@click.argument("files", metavar="文件...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--profile", metavar="口径", help="按指定口径检查；默认用文件自带的口径")
@click.option("--json", "json_out", is_flag=True, help="结果以 JSON 数组输出")
def command(files: tuple[Path, ...], profile: str | None, json_out: bool) -> int:
    """Review every filing of every file; filings of one project are compared with each other."""
    from assistant.forms.reader import read_filings

    product = Product()
    read = [item for file in files for item in read_filings(file)]
    reviewed = []
    for item in read:
        filing = item.filing
        held_to = product.profile(profile or filing.profile or None)
        others = [other.filing for other in read if other is not item]
        result = product.review(filing, held_to, others=others)
        reviewed.append((item.source, filing, result))
        if not json_out:
            click.echo(f"{item.source}  {filing.project.name}（口径 {held_to.id}）")
            output.findings(result.findings, {i: r.name for i, r in enumerate(filing.indicators)})
            click.echo(f"检查结果：{output.summary(result.findings)}。\n")
    if json_out:
        output.as_json(
            [
                {
                    "source": source,
                    "form": filing.form,
                    "filing": filing,
                    "findings": result.findings,
                    "skipped": result.skipped,
                }
                for source, filing, result in reviewed
            ]
        )
    bad = any(r.count(Severity.FATAL, Severity.ERROR) for _, _, r in reviewed)
    return errors.FINDINGS if bad else errors.DONE
