"""The one gate before every route, also those that are added later: where a request comes from, who sends it, how much.

Nothing inside asks again: routes find the person in ``request.state.person``, and the store knows who acts.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from ipaddress import ip_address
from urllib.parse import quote, urlsplit

from anyio import CapacityLimiter, to_thread
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.domain.person import ALONE, Person
from assistant.store.access import acting
from assistant.store.store import Store
from assistant.web.doors.headers import headers_for
from assistant.web.doors.limits import JSON_BYTES, TOO_OFTEN, RequestRates, bounded, too_large
from assistant.web.doors.settings import Doors
from assistant.web.error_answers import answer_of

ELSEWHERE = "这个请求不是从本网页发出的，没有执行。"
_UNKNOWN_HOST = "这里不以这个地址提供服务。请用管理员告诉您的地址打开；管理员可以用 JIXIAO_ALLOWED_HOSTS 添加地址。"
_BEHIND = "网页经过了代理，却没有设账号。请管理员设 JIXIAO_TRUSTED_PROXIES 并添加用户，再重新启动。"
SIGN_IN = "请先登录。"
_ROOMS_CLOSED = "这个房间还不分用户，只能在本机使用。"
_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_OPEN_PATHS = frozenset({"/login", "/api/login", "/healthz"})
_FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip")
PROGRAMS = "/api/v1"
ROOMS = "/rooms"
COOKIE = "jixiao_session"
_LOOKUPS = 4
"""So many people are looked up at a time, whatever other work waits for a thread."""


@dataclass(frozen=True)
class Refusal(Exception):
    """A request that is not let in, with its line for the user."""

    status: int
    line: str
    headers: Mapping[str, str] | None = None

    def answer(self) -> Response:
        return JSONResponse({"error": self.line}, self.status, self.headers)


@dataclass(frozen=True)
class Asked:
    """What the gate looks at of a request."""

    method: str
    path: str
    query: str
    headers: Headers
    peer: str
    scheme: str
    is_proxied: bool

    @classmethod
    def of(cls, scope: Scope, doors: Doors) -> "Asked":
        """The request of a scope; what a proxy says counts only where it is trusted."""
        headers, peer = Headers(scope=scope), (scope.get("client") or ("", 0))[0]
        proxied = doors.trusts(peer)
        scheme = headers.get("x-forwarded-proto", scope["scheme"]) if proxied else scope["scheme"]
        client = _client(headers, doors) if proxied else peer
        query = scope.get("query_string", b"").decode("latin-1")
        return cls(scope["method"], scope["path"], query, headers, client or peer, scheme, proxied)

    @property
    def host(self) -> str:
        forwarded = self.headers.get("x-forwarded-host", "") if self.is_proxied else ""
        return forwarded.split(",")[0].strip() or self.headers.get("host", "")

    @property
    def changes(self) -> bool:
        return self.method not in _SAFE_METHODS

    def cookie(self, name: str) -> str:
        try:
            found = SimpleCookie(self.headers.get("cookie", "")).get(name)
        except CookieError:
            return ""
        return found.value if found else ""

    @property
    def bearer(self) -> str:
        kind, _, key = self.headers.get("authorization", "").partition(" ")
        return key.strip() if kind.lower() == "bearer" else ""


def _client(headers: Headers, doors: Doors) -> str:
    """The last address in X-Forwarded-For that is no proxy of ours: those before it anybody may have written."""
    for one in reversed(headers.get("x-forwarded-for", "").split(",")):
        address = one.strip()
        if not doors.trusts(address):
            try:
                return str(ip_address(address))
            except ValueError:
                return ""
    return ""


class Gate:
    """Lets in, as a person, what may come in; everything else gets one Chinese line."""

    def __init__(self, app: ASGIApp, doors: Doors, store: Callable[[], Store]) -> None:
        self._app, self._doors, self._store = app, doors, store
        self._rates = RequestRates()
        self._lookups = CapacityLimiter(_LOOKUPS)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return
        asked = Asked.of(scope, self._doors)
        with_headers = _adding(send, headers_for(asked.path, rooms=ROOMS, is_https=asked.scheme == "https"))
        try:
            self._check_place(asked)
            person = await self._found(asked)
            self._check_rate(asked, person)
            most = self._check_size(asked)
        except Refusal as refusal:
            await self._refuse(asked, refusal)(scope, receive, with_headers)
            return
        except Exception as error:  # the store that knows who they are
            await answer_of(error).response(scope, receive, with_headers)
            return
        scope.setdefault("state", {}).update(person=person, is_https=asked.scheme == "https", client=asked.peer)
        with acting(person or _NOBODY):
            await self._app(scope, bounded(receive, most), with_headers)

    async def _found(self, asked: Asked) -> Person | None:
        """Who sends it, looked up beside the loop that serves everybody. Raises Refusal."""
        if not self._doors.needs_accounts and not asked.bearer:
            return self._person(asked)
        return await to_thread.run_sync(self._person, asked, limiter=self._lookups)

    def _check_place(self, asked: Asked) -> None:
        """Raises Refusal where the request was not meant for this page, or another site made it."""
        if not self._doors.knows(asked.host):
            raise Refusal(421, _UNKNOWN_HOST)
        if not self._doors.needs_accounts and any(name in asked.headers for name in _FORWARDED):
            raise Refusal(403, _BEHIND)
        if asked.bearer:
            return  # no browser sends this by itself
        origin, site = asked.headers.get("origin"), asked.headers.get("sec-fetch-site", "")
        if origin is not None and asked.changes and not self._is_own(origin, asked):
            raise Refusal(403, ELSEWHERE)
        if site in {"cross-site", "same-site"} and not _is_visit(asked):
            raise Refusal(403, ELSEWHERE)
        if asked.changes and self._doors.needs_accounts and origin is None and site != "same-origin":
            raise Refusal(403, ELSEWHERE)

    def _is_own(self, origin: str, asked: Asked) -> bool:
        return urlsplit(origin).scheme in {"http", "https"} and urlsplit(origin).netloc.lower() == asked.host.lower()

    def _person(self, asked: Asked) -> Person | None:
        """Who sends it; None where nobody need be. Raises Refusal."""
        person = self._named(asked)
        if asked.path.startswith(PROGRAMS):
            if person is None:
                raise Refusal(401, "请在 Authorization 里写明接口密钥（Bearer …）。", {"WWW-Authenticate": "Bearer"})
            return person
        if person is None and asked.path not in _OPEN_PATHS and not asked.path.startswith("/assets/"):
            raise Refusal(401, SIGN_IN)
        if self._doors.needs_accounts and (asked.path == ROOMS or asked.path.startswith(f"{ROOMS}/")):
            raise Refusal(403, _ROOMS_CLOSED)
        return person

    def _named(self, asked: Asked) -> Person | None:
        if asked.bearer and asked.path.startswith(PROGRAMS):
            return self._owner(asked.bearer)
        if not self._doors.needs_accounts:
            return ALONE
        if self._doors.user_header and asked.is_proxied and (name := asked.headers.get(self._doors.user_header)):
            account = self._store().accounts.find(_utf8(name))
            return account.person if account is not None and account.is_active else None
        if asked.path.startswith(PROGRAMS) or not (key := asked.cookie(COOKIE)):
            return None
        return self._store().sessions.person(key, self._doors.idle)

    def _owner(self, key: str) -> Person | None:
        user_id = self._store().tokens.owner(key)
        account = self._store().accounts.with_id(user_id) if user_id else None
        return account.person if account is not None and account.is_active else None

    def _check_rate(self, asked: Asked, person: Person | None) -> None:
        if not asked.changes:
            return
        who = person.id if person is not None and person.id else f"{asked.peer} {asked.cookie('jixiao_visitor')}"
        uploads = "multipart/form-data" in asked.headers.get("content-type", "")
        kind, most = ("files", self._doors.uploads) if uploads else ("changes", self._doors.changes)
        if not self._rates.take(f"{kind} {who}", most):
            raise Refusal(429, TOO_OFTEN, {"Retry-After": "60"})

    def _check_size(self, asked: Asked) -> int:
        """The most bytes of the body. Raises Refusal where its head already says more."""
        kind = asked.headers.get("content-type", "")
        has_files = "multipart/form-data" in kind or asked.path.startswith(ROOMS)
        most = self._doors.upload_bytes if has_files else JSON_BYTES
        length = asked.headers.get("content-length", "0")
        if not length.isascii() or not length.isdecimal() or int(length[:20]) > most:
            raise Refusal(413, too_large(most))
        return most

    def _refuse(self, asked: Asked, refusal: Refusal) -> Response:
        if refusal.status == 401 and not asked.path.startswith("/api/") and asked.method == "GET":
            return RedirectResponse(f"/login?next={quote(f'{asked.path}?{asked.query}', safe='')}", 303)
        return refusal.answer()


_NOBODY = Person(id="", name="")
"""Acts where nobody has signed in yet: owns nothing, sees nothing."""


def _is_visit(asked: Asked) -> bool:
    """Whether somebody follows a link to the page itself."""
    navigates = asked.method == "GET" and asked.headers.get("sec-fetch-mode") == "navigate"
    return navigates and not asked.path.startswith("/api/")


def _utf8(value: str) -> str:
    """A header as its sender wrote it: names are Chinese, headers arrive as Latin-1."""
    try:
        return value.encode("latin-1").decode("utf-8").strip()
    except (UnicodeEncodeError, UnicodeDecodeError):
        return value.strip()


def _adding(send: Send, headers: Mapping[str, str]) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            shown = MutableHeaders(scope=message)
            for name, value in headers.items():
                shown.setdefault(name, value)
            if "server" in shown:
                del shown["server"]
        await send(message)

    return sending
