"""``jixiao form``: a filing in, a form of another kind out, as far as kinds are data (policy_corpus/kinds)."""

from pathlib import Path

import click

from assistant.bootstrap import Product
from assistant.cli import errors, output
from assistant.domain.filing_kind import FilingKind
from assistant.domain.vocabulary import FORM_TITLES
from assistant.files.formats import Use, listed
from assistant.forms.reader import read_filings
from assistant.jobs.forms.job import FilledForm, FormError
from policy_corpus.kinds import filing_kinds

_PATH = click.Path(path_type=Path)
_WRITTEN = {FORM_TITLES[kind.form]: kind for kind in filing_kinds() if kind.made_from}


@click.command(help=f"由已有的表填出另一种表并检查，写成 Word：{'、'.join(_WRITTEN)}。")
@click.argument("kind", metavar="表名")
@click.argument("source", metavar="文件", type=_PATH)
@click.option("--results", metavar="文件", type=_PATH, help=f"到目前的完成情况（{listed(Use.RESULTS)}）")
@click.option("--months", metavar="月数", type=click.IntRange(1, 12), help="完成情况截至几月，如 7")
@click.option("--profile", metavar="口径", help="如 central-2021；不写时用文件自带的口径")
@click.option("--out", metavar="文件夹", type=_PATH, required=True, help="写入的文件夹")
@click.option("--json", "json_out", is_flag=True, help="结果以 JSON 输出")
def command(
    kind: str, source: Path, results: Path | None, months: int | None, profile: str | None, out: Path, json_out: bool
) -> int:
    """Read, fill, check, write, and print."""
    wanted, product = _kind(kind), Product()
    found = read_filings(source)
    allowed = (wanted.form, *wanted.made_from)
    filing = next((item.filing for item in found if item.filing.form in allowed), found[0].filing)
    chosen = product.profile(profile or filing.profile or None)
    read = product.self_evaluations.read_results(results, filing) if results else None
    try:
        done = product.forms.fill(filing, wanted, chosen, read, months)
    except FormError as error:
        raise errors.WrongUse(str(error)) from error
    files = product.forms.save(done, out)
    _print_json(done, files) if json_out else _print(done, files)
    return errors.DONE


def _kind(name: str) -> FilingKind:
    found = _WRITTEN.get(name) or next((k for k in _WRITTEN.values() if k.form == name), None)
    if found is None:
        raise errors.WrongUse(f"没有“{name}”这种表可以填，可用：{'、'.join(_WRITTEN)}。")
    return found


def _print_json(done: FilledForm, files: list[Path]) -> None:
    paired = done.paired
    output.as_json(
        {
            "filing": done.filing,
            "findings": done.findings,
            "skipped": done.skipped,
            "missing": [{"path": path, "row": row} for path, row in done.missing],
            "unknown": paired.unknown if paired else (),
            "unread": output.unread(paired.unread if paired else ()),
            "notes": paired.notes if paired else (),
            "files": [str(file) for file in files],
        }
    )


def _print(done: FilledForm, files: list[Path]) -> None:
    for item in done.paired.unknown if done.paired else ():
        click.echo(f"没有使用：完成情况中的“{item.name}：{item.actual}”对不上任何指标，请核对名称。")
    if done.paired:
        output.say_unread(done.paired.unread)
        for note in done.paired.notes:
            click.echo(f"读取说明：{note}")
    output.findings(done.findings, {i: row.name for i, row in enumerate(done.filing.indicators)})
    click.echo(f"检查结果：{output.summary(done.findings)}。")
    click.echo("已写入：" if done.is_final else "已写入（草稿，还有要补填或必改的内容）：")
    for file in files:
        click.echo(f"  {file}")
