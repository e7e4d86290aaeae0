"""``jixiao draft``: a brief in, a Word form, its JSON and the findings out."""

from pathlib import Path

import click

from assistant.bootstrap import Product
from assistant.cli import errors, output
from assistant.conversation.session import writer_word
from assistant.drafting.interface import Draft


@click.command(help="由项目简介（TXT、MD、DOCX、YAML、JSON）起草绩效目标申报表。")
@click.argument("brief", metavar="简介文件", type=click.Path(path_type=Path))
@click.option("--out", required=True, metavar="文件夹", type=click.Path(path_type=Path), help="写入的文件夹")
@click.option("--profile", metavar="口径", help="如 central-2021；见 jixiao profiles list")
@click.option("--year", metavar="年度", type=click.IntRange(2000, 2100), help="预算年度，如 2027")
@click.option("--json", "json_out", is_flag=True, help="结果以 JSON 输出")
def command(brief: Path, out: Path, profile: str | None, year: int | None, json_out: bool) -> int:  # noqa: FBT001
    """Draft, write both files, and print."""
    from assistant.intake.brief_file import read_brief_file

    product = Product()
    chosen = product.profile(profile)
    draft = product.pipeline.draft(
        read_brief_file(brief), chosen, year or product.budget_year, lambda step: output.say(f"{step}……")
    )
    files = product.write_draft(draft, out)
    if json_out:
        output.as_json(
            {
                "filing": draft.filing,
                "facts": draft.facts,
                "questions": draft.questions,
                "findings": draft.findings,
                "skipped": draft.skipped,
                "writer": draft.writer,
                "files": [str(f) for f in files],
            }
        )
    else:
        _print(draft, files)
    return errors.DONE


def _print(draft: Draft, files: list[Path]) -> None:
    names = {i: row.name for i, row in enumerate(draft.filing.indicators)}
    output.findings(draft.findings, names)
    click.echo(f"检查结果：{output.summary(draft.findings)}。")
    for question in draft.questions:
        click.echo(f"请补充：{question.text}")
    click.echo(f"起草：{writer_word(draft)}。已写入：")
    for file in files:
        click.echo(f"  {file}")
