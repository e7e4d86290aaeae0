"""``jixiao results-template``: an approved declaration in, the Excel sheet to fill in after the year out."""

from pathlib import Path

import click

from assistant.cli import errors, output
from assistant.cli.reading import first_filing
from assistant.files.formats import Use, listed


@click.command(help=f"由批复的绩效目标申报表（{listed(Use.FORM)}）生成完成情况填报表（Excel），年底填好后用于自评。")
@click.argument("declaration", metavar="申报表", type=click.Path(path_type=Path))
@click.option("--out", metavar="文件", type=click.Path(path_type=Path),
              help="写到哪里；不写时放在申报表旁边，名为 …_完成情况填报表.xlsx")  # fmt: skip
@click.option("--json", "json_out", is_flag=True, help="结果以 JSON 输出")
def command(declaration: Path, out: Path | None, json_out: bool) -> int:
    """Read, write, and say where."""
    from assistant.jobs.self_evaluation.job import SelfEvaluations

    filing = first_filing(declaration)
    path = out or declaration.with_name(f"{declaration.stem}_完成情况填报表.xlsx")
    if path.suffix.lower() != ".xlsx":
        raise errors.WrongUse(f"填报表是 Excel 文件，请把“{path.name}”改为以 .xlsx 结尾的文件名。")
    SelfEvaluations.save_template(filing, path)
    if json_out:
        output.as_json({"project": filing.project.name, "indicators": len(filing.indicators), "files": [str(path)]})
    else:
        click.echo(f"已写入 {path}（{len(filing.indicators)} 条指标）。请填写黄色格后保存，灰色格不用改。")
    return errors.DONE
