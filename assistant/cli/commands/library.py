"""``jixiao library``: search the indicator library."""

import click

from assistant.cli import errors, output


@click.group(help="查指标库。")
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

    found = library.search(" ".join(words))[:limit]
    if json_out:
        output.as_json([m.entry for m in found])
        return errors.DONE
    for match in found:
        entry = match.entry
        value = entry.suggested or "按计划填写"
        click.echo(f"{entry.level1} / {entry.level2} / {entry.name}（{entry.unit}，建议值：{value}）  {entry.id}")
        click.echo(f"    {entry.definition}")
    if not found:
        click.echo("指标库里没有找到。请换一个更短、更常用的词再试。")
    return errors.DONE
