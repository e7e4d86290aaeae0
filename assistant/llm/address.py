"""Addresses of services: whose they are, how they are shown, and whether they are this machine itself."""

import ipaddress
import socket
from urllib.parse import urlsplit


def is_local(url: str) -> bool:
    """Whether an address is this machine itself; other machines of an intranet are not.

    ``localhost`` is judged by what it resolves to. That a connection truly ends here is held by ``ends_here``.
    """
    host = _host(url)
    if host != "localhost":
        return _is_loopback(host)
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except OSError:
        return False
    return bool(found) and all(_is_loopback(str(entry[4][0])) for entry in found)


def ends_here(peer: object) -> bool:
    """Whether the other end of a socket, as its name gives it, is this machine."""
    return isinstance(peer, tuple) and bool(peer) and _is_loopback(str(peer[0]))


def shown_host(url: str) -> str:
    """Host and port of an address, without the name and password that it may hold."""
    return urlsplit(url).netloc.rpartition("@")[2] or without_secrets(url)


def without_secrets(url: str) -> str:
    """An address without user, password and query."""
    bare = url.partition("?")[0].partition("#")[0]
    scheme, mark, rest = bare.rpartition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme}{mark}{host.rpartition('@')[2]}{slash}{path}"


def origin(url: str) -> tuple[str, str, int | None]:
    """Scheme, host and port; two addresses of one origin are one server."""
    parts = urlsplit(url)
    port = parts.port or {"http": 80, "https": 443}.get(parts.scheme)
    return parts.scheme, parts.hostname or "", port


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return False
