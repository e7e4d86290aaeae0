"""``jixiao web``: serve the page."""

import socket

import click

from assistant.bootstrap import Product
from assistant.cli import errors, output


@click.command(help="打开网页。")
@click.option(
    "--host",
    metavar="地址",
    default="127.0.0.1",
    show_default=True,
    help="监听地址；0.0.0.0 供其他电脑访问，先用 jixiao user add 添加用户",
)
@click.option("--port", metavar="端口", type=click.IntRange(1, 65535), default=7860, show_default=True, help="端口")
def command(host: str, port: int) -> int:
    """Serve until stopped."""
    _require_free(host, port)
    output.say("正在启动网页……")
    from assistant.web.app import serve
    from assistant.web.doors.settings import DoorsClosed

    try:
        serve(Product(), host, port, on_ready=lambda address: output.say(f"网页已就绪：{address}（按 Ctrl+C 停止）"))
    except DoorsClosed as reason:
        raise errors.WrongUse(str(reason)) from reason
    return errors.DONE


def _require_free(host: str, port: int) -> None:
    try:
        with socket.create_server((host, port)):
            pass
    except PermissionError as error:
        raise errors.ServiceFailed(f"没有权限使用端口 {port}，请用 --port 换一个大于 1024 的端口。") from error
    except OSError as error:
        raise errors.ServiceFailed(
            f"地址 {host} 的端口 {port} 不可用（可能已被占用），请用 --port 换一个端口，如 --port {port + 1}。"
        ) from error
