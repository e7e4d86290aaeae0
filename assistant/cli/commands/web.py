"""``jixiao web``: serve the page."""

import socket
from typing import TYPE_CHECKING

import click

from assistant.bootstrap import Product
from assistant.cli import errors, output

if TYPE_CHECKING:
    from assistant.web.doors.settings import Doors


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
    product = Product()
    doors = _doors(product, host)
    from assistant.web.app import serve

    serve(product, doors, (host, port), lambda address: output.say(f"网页已就绪：{address}（按 Ctrl+C 停止）"))
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


def _doors(product: Product, host: str) -> "Doors":
    """Who may come in. Raises WrongUse where others could come and nobody could sign in."""
    from assistant.web.doors.settings import Doors, DoorsClosed

    try:
        doors = Doors.of(product.settings, host)
        if doors.needs_accounts:
            doors.require_users(there_are=any(a.is_active for a in product.store.accounts.list()))
    except DoorsClosed as reason:
        raise errors.WrongUse(str(reason)) from reason
    return doors
