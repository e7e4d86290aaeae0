"""``jixiao doctor``: is everything here that the product needs."""

from collections.abc import Iterator

import click

from assistant.bootstrap import Product
from assistant.cli import errors, output
from assistant.cli.doctor.check import Check, CheckState

_HELP = "检查运行环境：软件包、字体、数据文件夹、数据库、用户、口径、规则、政策库和索引、向量模型、大模型。"


@click.command(help=f"{_HELP}每行写明正常、注意或错误，和应当怎样做；有错误时退出码为 1。")
@click.option("--host", metavar="地址", default="127.0.0.1", show_default=True, help="网页将要监听的地址")
@click.option("--json", "json_out", is_flag=True, help="以 JSON 数组输出")
def command(host: str, json_out: bool) -> int:
    """Check one thing after another."""
    checks = list(_checks(Product(), host))
    if json_out:
        output.as_json([{**c.model_dump(mode="json"), "ok": c.state is not CheckState.ERROR} for c in checks])
    else:
        for check in checks:
            click.echo(check.line)
    return errors.FINDINGS if any(c.state is CheckState.ERROR for c in checks) else errors.DONE


def _checks(product: Product, host: str) -> Iterator[Check]:
    from assistant.cli.doctor.kept import kept
    from assistant.cli.doctor.knowledge import knowledge
    from assistant.cli.doctor.machine import machine
    from assistant.cli.doctor.service import service

    yield from machine()
    yield from kept(product, host)
    yield from knowledge(product)
    yield service(product)
