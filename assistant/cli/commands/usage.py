"""``jixiao usage``: what was asked of models so far, by user and project."""

import click

from assistant.bootstrap import Product
from assistant.cli import errors, output


@click.command(help="大模型用量：按用户、项目和模型合计的提问次数、请求次数、词元和用时。")
@click.option("--json", "json_out", is_flag=True, help="以 JSON 数组输出")
def command(json_out: bool) -> int:
    """The totals, dearest first."""
    totals = Product().store.usage.totals()
    if json_out:
        output.as_json(list(totals))
        return errors.DONE
    if not totals:
        click.echo("还没有使用过大模型。")
    for total in totals:
        tokens = total.prompt_tokens + total.completion_tokens
        click.echo(
            f"{total.who or '升级前'}，{total.project or '未命名项目'}（{total.model}）："
            f"提问 {total.questions} 次，请求 {total.requests} 次，"
            f"词元 {tokens}（输入 {total.prompt_tokens}，输出 {total.completion_tokens}），"
            f"用时 {total.seconds:.1f} 秒，其中 {total.cached} 次取自缓存。"
        )
    return errors.DONE
