"""One question's allowance: how long it may take, how many requests it needed, and whether the user gave it up.

Time-outs of HTTP libraries run anew with every byte, so a server that drips never meets them; the transport here
holds every chunk against the allowance of the whole question.
"""

import random
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass, field
from threading import Event

import httpx2

from assistant.llm.address import ends_here, origin
from assistant.llm.interface import Cancelled, ModelError
from assistant.llm.patience import PatientBackend

_CONNECT_SECONDS = 10.0
_RETRIES, _BACKOFF, _LONGEST_WAIT = 2, 0.5, 60.0
_SERVER_FAULT = 500
_EVENTS = "event-stream"


class LedElsewhere(Exception):
    """A request would end at a server that nobody named; it is not sent there, and not tried again."""


class Stopped(BaseException):
    """Ends a request from within; the client library would take an ordinary exception for a fault and try again."""


@dataclass
class Call:
    """The allowance of one question, and what it used."""

    seconds: float
    silence: float = 60.0
    """The longest silence of a server, in seconds, that is still taken for thinking."""
    cancelled: Event = field(default_factory=Event)
    requests: int = 0
    started: float = field(default_factory=time.monotonic)

    @property
    def used(self) -> float:
        """Seconds since the question was asked."""
        return time.monotonic() - self.started

    @property
    def left(self) -> float:
        return max(0.0, self.seconds - self.used)

    def check(self) -> None:
        """Raises Stopped once the user gave up or the time is used."""
        if self.cancelled.is_set() or not self.left:
            raise Stopped

    @property
    def verdict(self) -> ModelError:
        """Why the call was stopped."""
        if self.cancelled.is_set():
            return Cancelled("已取消。")
        return ModelError("模型服务没有在限定时间内答复，请稍后再试。")


_current: ContextVar[Call | None] = ContextVar("call", default=None)


def guarded_client(*, only_here: bool = False) -> httpx2.Client:
    """A client that follows no server to another one; ``only_here``: it connects to nothing but this machine."""
    return httpx2.Client(transport=AllowanceTransport(only_here=only_here), follow_redirects=True)


@contextmanager
def allowance(call: Call) -> Iterator[Call]:
    """Every request of this context counts against the call."""
    token = _current.set(call)
    try:
        yield call
    finally:
        with suppress(ValueError):  # a generator may be closed in another context than it was opened in
            _current.reset(token)


def _look() -> None:
    if (call := _current.get()) is not None:
        call.check()


class AllowanceTransport(httpx2.HTTPTransport):
    """HTTP that keeps to the allowance of the question it is asked for."""

    def __init__(self, *, only_here: bool = False) -> None:
        super().__init__()
        # The one place of the transport that takes a backend; a test holds that giving up takes at once.
        self._pool._network_backend = PatientBackend(_look, _require_here if only_here else None)

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        call = _current.get()
        if call is None:
            response = super().handle_request(request)
            _require_same_origin(request, response)
            return response
        for turn in range(_RETRIES + 1):
            wait = _BACKOFF * 2**turn * random.uniform(0.75, 1.25)  # noqa: S311 -- jitter, no secret
            try:
                response = self._once(request, call)
            except httpx2.TransportError:
                if turn == _RETRIES:
                    raise
            else:
                if turn == _RETRIES or not _worth_retrying(response.status_code):
                    break
                wait = _retry_after(response) or wait
                if wait > min(call.left, _LONGEST_WAIT):
                    break
                response.close()
            call.cancelled.wait(wait)
        return response

    def _once(self, request: httpx2.Request, call: Call) -> httpx2.Response:
        """One request; a reply that is no stream of events is read whole, so that one cut off is asked for again."""
        call.check()
        call.requests += 1
        request.extensions = {**request.extensions, "timeout": _timeouts(call)}
        response = super().handle_request(request)
        _require_same_origin(request, response)
        if isinstance(response.stream, httpx2.SyncByteStream):
            response.stream = _Kept(response.stream, call)
        if _EVENTS not in response.headers.get("content-type", ""):
            try:
                response.read()
            finally:
                response.close()
        return response


def _require_same_origin(request: httpx2.Request, response: httpx2.Response) -> None:
    """Raises LedElsewhere where a server sends on to another one: key and text are for the one that was named."""
    target = response.headers.get("location", "")
    if response.is_redirect and origin(str(request.url.join(target))) != origin(str(request.url)):
        response.close()
        raise LedElsewhere("模型服务要求转到另一个地址，内容没有发送。请核对 OPENAI_BASE_URL，直接写最终的地址。")


def _require_here(peer: object) -> None:
    """Raises LedElsewhere where a connection does not end on this machine."""
    if not ends_here(peer):
        raise LedElsewhere(
            "模型服务的地址指向别的机器，内容没有发送。请把 OPENAI_BASE_URL 改为 127.0.0.1，或设 JIXIAO_REDACTION=on。"
        )


def _worth_retrying(status: int) -> bool:
    return status in {408, 429} or status >= _SERVER_FAULT


def _retry_after(response: httpx2.Response) -> float:
    """Seconds a server asks to be left alone; 0 where it does not say, or says a date."""
    stated = response.headers.get("retry-after", "")
    return float(stated) if stated.replace(".", "", 1).isdigit() else 0.0


class _Kept(httpx2.SyncByteStream):
    def __init__(self, inner: httpx2.SyncByteStream, call: Call) -> None:
        self._inner, self._call = inner, call

    def __iter__(self) -> Iterator[bytes]:
        for chunk in self._inner:
            self._call.check()
            yield chunk

    def close(self) -> None:
        self._inner.close()


def _timeouts(call: Call) -> dict[str, float]:
    connect, read = min(call.left, _CONNECT_SECONDS), min(call.left, call.silence)
    return {"connect": connect, "read": read, "write": connect, "pool": read}
