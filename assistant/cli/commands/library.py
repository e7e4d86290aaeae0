"""``jixiao library``: search the indicator library, look at an entry or a chain, and teach it a filing."""

from collections.abc import Iterable
from pathlib import Path

import click

from assistant.bootstrap import Product
from assistant.cli import errors, output
from assistant.domain.files import safe_stem
from assistant.domain.library import LibraryEntry, Sector, WorkChain

_STEPS = {
    "outputs": "做什么", "quality": "做得怎样", "timeliness": "何时做完", "effects": "直接带来什么",
    "outcomes": "长远留下什么", "satisfaction": "谁满意",
}  # fmt: skip
_FIELDS = {
    "definition": "统计口径", "formula": "计算方法", "suggested_basis": "建议值依据", "value_basis": "取值依据",
    "scoring_standard": "评分标准", "measurement": "取得方式", "data_source": "数据来源", "evidence": "佐证资料",
}  # fmt: skip


@click.group(help="查指标库；本单位的指标也放在这里。")
def command() -> None:
    """Commands over the indicator library."""


@command.command("search", help="按词查指标，如 jixiao library search 培训。")
@click.argument("words", metavar="词...", nargs=-1, required=True)
@click.option(
    "--limit", metavar="条数", type=click.IntRange(1, 200), default=10, show_default=True, help="最多显示几条"
)
@click.option("--json", "json_out", is_flag=True, help="以 JSON 数组输出")
def search(words: tuple[str, ...], limit: int, json_out: bool) -> int:
    """Print the entries that fit, best first."""
    from policy_corpus import library

    found = library.search(" ".join(words), Product().own_library)[:limit]
    if json_out:
        output.as_json([m.entry for m in found])
        return errors.DONE
    for match in found:
        _print_line(match.entry)
        click.echo(f"    {match.entry.definition}")
    if not found:
        click.echo("指标库里没有找到。请换一个更短、更常用的词再试。")
    return errors.DONE


@command.command("show", help="查看一条指标、一类工作或一个行业，如 jixiao library show commerce。不写编号时列出行业。")
@click.argument("name", metavar="编号", required=False)
@click.option("--json", "json_out", is_flag=True, help="以 JSON 输出")
def show(name: str | None, json_out: bool) -> int:
    """Print an entry, a chain with its rows, a sector with its chains, or all sectors."""
    from policy_corpus import library

    if name is None:
        return _print_sectors(library.sectors(), library.chains(), json_out=json_out)
    entry = next((e for e in (*Product().own_library, *library.entries()) if e.id == name), None)
    chain = next((c for c in library.chains() if c.id == name), None)
    sector = next((s for s in library.sectors() if name in {s.id, s.name}), None)
    found = entry or chain or sector
    if found is None:
        raise errors.WrongUse(f"指标库里没有“{name}”。jixiao library show 列出行业，jixiao library search 按词查找。")
    if json_out:
        output.as_json(found)
    elif entry:
        _print_entry(entry)
    elif chain:
        _print_chain(chain)
    elif sector:
        _print_sector(sector, [c for c in library.chains() if c.sector == sector.id])
    return errors.DONE


@command.command("learn", help="把一份写得好的申报表（Word、Excel、JSON）里的指标收进本单位指标库。")
@click.argument("file", metavar="文件", type=click.Path(path_type=Path))
def learn(file: Path) -> int:
    """Keep the rows of a filing as the unit's own entries."""
    from assistant.forms.reader import read_filings
    from generators.atomic import make_folder, write_atomically
    from policy_corpus.own_library import as_yaml, learned

    folder = Product().library_folder
    for read in read_filings(file):
        entries = learned(read.filing)
        if not entries:
            raise errors.UnreadableInput(f"“{file.name}”里没有可收的指标：要有项目名称，指标要有名称和指标值。")
        make_folder(folder)
        path = folder / f"{safe_stem(read.filing.project.name)}_{read.filing.year or '未写年度'}.yaml"
        write_atomically(path, as_yaml(entries).encode())
        click.echo(f"已收进 {len(entries)} 条：{path}")
    return errors.DONE


def _print_line(entry: LibraryEntry) -> None:
    value = entry.suggested or "按计划填写"
    own = "〔本单位〕" if entry.is_own else ""
    click.echo(f"{own}{entry.level1} / {entry.level2} / {entry.name}（{entry.unit}，建议值：{value}）  {entry.id}")


def _print_entry(entry: LibraryEntry) -> None:
    _print_line(entry)
    for field, word in _FIELDS.items():
        if text := getattr(entry, field):
            click.echo(f"    {word}：{text}")


def _print_chain(chain: WorkChain) -> None:
    from policy_corpus import library

    click.echo(f"{chain.work}（{'；'.join(chain.examples)}）")
    for step, word in _STEPS.items():
        click.echo(f"  {word}：")
        for entry in filter(None, map(library.entry, getattr(chain, step))):
            click.echo("    ", nl=False)
            _print_line(entry)


def _print_sector(sector: Sector, chains: Iterable[WorkChain]) -> None:
    click.echo(f"{sector.name}  {sector.id}")
    for chain in chains:
        click.echo(f"  {chain.work}  {chain.id}")


def _print_sectors(sectors: Iterable[Sector], chains: Iterable[WorkChain], *, json_out: bool) -> int:
    known = list(chains)
    if json_out:
        output.as_json([*sectors])
        return errors.DONE
    for sector in sectors:
        count = sum(c.sector == sector.id for c in known)
        click.echo(f"{sector.name}  {sector.id}  {count} 类工作")
    return errors.DONE
