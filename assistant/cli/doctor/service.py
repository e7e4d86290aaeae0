"""The model service: whether one is set, and whether it can be reached. Nothing is sent to it."""

import socket
from collections.abc import Callable
from urllib.parse import urlsplit
from urllib.request import getproxies

from assistant.bootstrap import Product
from assistant.cli.doctor.check import Check, error, notice, ok

_SECONDS = 5.0
_PORTS = {"https": 443, "http": 80}
Reach = Callable[[str], str]


def service(product: Product, reach: "Reach | None" = None) -> Check:
    """The state of the model service; ``reach`` says why an address cannot be reached, or nothing."""
    from assistant.llm.choice import ModelSettingsError

    try:
        choice = product.models.choice
    except ModelSettingsError as reason:
        return error("大模型", "设置不能用", str(reason).rstrip("。"))
    if choice is None:
        return ok("大模型", "没有设置，由规则起草")
    stands = f"{choice.model}（{choice.host}），个人信息{'遮盖' if choice.redacts else '不遮盖'}"
    if urlsplit(choice.base_url).scheme in getproxies():
        return notice("大模型", f"{stands}；经过代理，没有试连", "请在网页上试用一次")
    if why := (reach or unreachable)(choice.base_url):
        advice = "请检查网络、OPENAI_BASE_URL 和模型服务是否启动；不用模型请设 JIXIAO_WRITER=rules"
        return error("大模型", f"{stands}；连不上（{why}）", advice)
    return ok("大模型", f"{stands}；可以连接，没有试用，网页上可以试")


def unreachable(url: str) -> str:
    """Why nothing answers at the host and port of a URL, in Chinese; "" where something does."""
    try:
        parts = urlsplit(url)
        place = parts.hostname or "", parts.port or _PORTS[parts.scheme]
        with socket.create_connection(place, _SECONDS):
            return ""
    except (ValueError, KeyError):
        return "地址写得不对"
    except socket.gaierror:
        return "找不到这个主机"
    except TimeoutError:
        return "没有应答"
    except OSError:
        return "没有服务"
