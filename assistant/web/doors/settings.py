"""Who may come to the door: names the page answers to, proxies that are believed, whether people must sign in."""

import socket
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from urllib.parse import urlsplit

from assistant.settings import Settings

HERE = frozenset({"localhost", "127.0.0.1", "::1"})
_EVERYWHERE = frozenset({"0.0.0.0", "::"})  # noqa: S104 -- compared with, never bound
_SIGN_UP = "在添加用户之前不能供其他电脑访问：请先执行 jixiao user add 用户名 --role 管理员，再启动。"


class DoorsClosed(ValueError):
    """The page cannot be opened like this; the text says how it can."""


@dataclass(frozen=True)
class Doors:
    """The doors of one running page."""

    hosts: frozenset[str] = HERE
    any_address: bool = False
    """Whether any numeric address of this machine will do: no other site can pretend to be one."""
    needs_accounts: bool = False
    proxies: tuple[IPv4Network | IPv6Network, ...] = ()
    user_header: str = ""
    session_hours: float = 8.0
    attempts: int = 5
    upload_bytes: int = 200 * 1024**2
    changes: int = 300
    uploads: int = 60

    @classmethod
    def of(cls, settings: Settings, host: str = "127.0.0.1") -> "Doors":
        """The doors of a page that listens at an address. Raises DoorsClosed for settings that cannot be read."""
        named = frozenset(_names(settings.allowed_hosts))
        proxies = tuple(_networks(settings.trusted_proxies))
        if settings.proxy_user_header and not proxies:
            raise DoorsClosed("设了 JIXIAO_PROXY_USER_HEADER，还要用 JIXIAO_TRUSTED_PROXIES 写明代理的地址。")
        beyond = host not in HERE or bool(named - HERE) or bool(proxies)
        own = frozenset() if host in _EVERYWHERE else frozenset({host.lower()})
        machine = frozenset({socket.gethostname().lower()}) if host in _EVERYWHERE else frozenset()
        return cls(
            hosts=HERE | named | own | machine, any_address=host in _EVERYWHERE and not named,
            needs_accounts=beyond or settings.accounts == "on", proxies=proxies,
            user_header=settings.proxy_user_header.lower().strip(), session_hours=settings.session_hours,
            attempts=settings.sign_in_attempts, upload_bytes=settings.upload_mb * 1024**2,
            changes=settings.changes_a_minute, uploads=settings.uploads_a_minute,
        )  # fmt: skip

    @property
    def idle(self) -> timedelta:
        """How long somebody stays signed in without a request."""
        return timedelta(hours=self.session_hours)

    def require_users(self, *, there_are: bool) -> None:
        """Raises DoorsClosed where people must sign in and nobody could."""
        if self.needs_accounts and not there_are:
            raise DoorsClosed(_SIGN_UP)

    def knows(self, host: str) -> bool:
        """Whether the page answers to what stands in Host."""
        name = _host_of(host)
        return name in self.hosts or (self.any_address and _is_address(name))

    def trusts(self, address: str) -> bool:
        """Whether a peer is one of the proxies."""
        try:
            found = ip_address(address.partition("%")[0])
        except ValueError:
            return False
        return any(found in network for network in self.proxies)


def _host_of(host: str) -> str:
    """The name or address in a Host header, without its port; "" where it is none."""
    try:
        split = urlsplit(f"//{host}")
        return (split.hostname or "").lower() if split.netloc == host and "@" not in host else ""
    except ValueError:
        return ""


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def _names(written: str) -> Iterator[str]:
    for one in written.replace("，", ",").split(","):
        if one.strip():
            yield one.strip().lower().removeprefix("[").removesuffix("]")


def _networks(written: str) -> Iterator[IPv4Network | IPv6Network]:
    for one in _names(written):
        try:
            yield ip_network(one, strict=False)
        except ValueError as error:
            raise DoorsClosed(f"JIXIAO_TRUSTED_PROXIES 里的“{one}”不是地址，应如 10.0.0.5 或 10.0.0.0/24。") from error
