"""Sockets that wait in short steps, so that a question can be given up while a server is silent.

A blocking read ends only with a byte or its time-out; here it looks up every tenth of a second.
"""

import ssl
import time
from collections.abc import Callable, Iterable

import httpcore2
from httpcore2 import NetworkBackend, NetworkStream, SyncBackend

_STEP = 0.1


class PatientBackend(NetworkBackend):
    """The usual backend with streams that call ``look`` while they wait; what it raises ends the wait."""

    def __init__(self, look: Callable[[], None], require: Callable[[object], None] | None = None) -> None:
        """``require`` is shown the other end of each connection before anything is sent, and may raise."""
        self._inner, self._look, self._require = SyncBackend(), look, require

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> NetworkStream:
        stream = self._inner.connect_tcp(host, port, timeout, local_address, socket_options)
        if self._require is not None:
            try:
                self._require(stream.get_extra_info("server_addr"))
            except BaseException:
                stream.close()
                raise
        return _PatientStream(stream, self._look)

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None
    ) -> NetworkStream:
        return _PatientStream(self._inner.connect_unix_socket(path, timeout, socket_options), self._look)

    def sleep(self, seconds: float) -> None:
        self._inner.sleep(seconds)


class _PatientStream(NetworkStream):
    def __init__(self, inner: NetworkStream, look: Callable[[], None]) -> None:
        self._inner, self._look = inner, look

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        until = None if timeout is None else time.monotonic() + timeout
        while True:
            left = _STEP if until is None else min(_STEP, until - time.monotonic())
            try:
                return self._inner.read(max_bytes, max(left, 0.001))
            except httpcore2.ReadTimeout:
                if until is not None and time.monotonic() >= until:
                    raise
                self._look()

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, timeout)

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> NetworkStream:
        return _PatientStream(self._inner.start_tls(ssl_context, server_hostname, timeout), self._look)

    def get_extra_info(self, info: str) -> object:
        return self._inner.get_extra_info(info)
