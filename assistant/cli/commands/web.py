"""``jixiao web``: serve the page."""

import socket

import click

from assistant.bootstrap import Product
from assistant.cli import errors, output

_THIS_MACHINE = frozenset({"127.0.0.1", "localhost", "::1"})
_OPEN_TO_ALL = (
    "注意：能打开这个地址的人都能看到和修改全部工作，没有登录。请只在可信的内网使用，或放在单位的登录系统后面。"
)


@click.command(help="打开网页。")
@click.option("--host", metavar="地址", default="127.0.0.1", show_default=True, help="监听地址；0.0.0.0 供局域网访问")
@click.option("--port", metavar="端口", type=click.IntRange(1, 65535), default=7860, show_default=True, help="端口")
def command(host: str, port: int) -> int:
    """Serve until stopped."""
    _require_free(host, port)
    if host not in _THIS_MACHINE:
        output.say(_OPEN_TO_ALL)
    output.say("正在启动网页……")
    from assistant.web.app import serve

    serve(Product(), host, port, on_ready=lambda address: output.say(f"网页已就绪：{address}（按 Ctrl+C 停止）"))
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
