"""``jixiao target``: parse target values, one JSON line each."""

import sys

import click

from assistant.cli import errors, output


@click.command(help="解析指标值，每个输出一行 JSON；“-”表示从标准输入逐行读取。")
@click.argument("values", metavar="指标值...", nargs=-1, required=True)
def command(values: tuple[str, ...]) -> int:
    """Parse and print."""
    from assistant.language.target_parser import parse_target, target_as_json

    for value in values:
        for text in sys.stdin.read().splitlines() if value == "-" else [value]:
            output.as_json_line(target_as_json(parse_target(text)))
    return errors.DONE
