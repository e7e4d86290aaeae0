"""The data of a request is made legal before any route reads it: ``domain/outside`` for the page and for programs."""

import json
from urllib.parse import unquote_plus

from fastapi import HTTPException
from starlette.datastructures import Headers
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.domain.outside import NotLegal, legal_json, legal_text
from assistant.web.wording import UNREADABLE


class Bodies:
    """Passes on the JSON of a request without what no text may hold, or says in one line what is wrong with it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        try:
            _check_address(scope)
            if "json" in Headers(scope=scope).get("content-type", ""):
                receive = _again(_legal(await _whole(receive)), receive)
        except HTTPException as error:
            await JSONResponse({"error": error.detail}, error.status_code)(scope, receive, send)
            return
        await self._app(scope, receive, send)


def _check_address(scope: Scope) -> None:
    """Raises HTTPException for an address or query with characters that nobody types."""
    asked = f"{scope['path']}?{unquote_plus(scope.get('query_string', b'').decode('latin-1'))}"
    try:
        is_plain = legal_text(asked) == asked
    except NotLegal:
        is_plain = False
    if not is_plain:
        raise HTTPException(400, UNREADABLE)


async def _whole(receive: Receive) -> bytes:
    """The body, whose size the gate limits. Raises HTTPException."""
    body, more = bytearray(), True
    while more:
        message = await receive()
        if message["type"] != "http.request":
            break
        body += message.get("body", b"")
        more = message.get("more_body", False)
    return bytes(body)


def _legal(body: bytes) -> bytes:
    """The same JSON made legal. Raises HTTPException."""
    try:
        return json.dumps(legal_json(body.decode("utf-8")), default=float).encode() if body else body
    except NotLegal as error:
        raise HTTPException(400, f"内容{error}") from error
    except (ValueError, RecursionError) as error:
        raise HTTPException(422, UNREADABLE) from error


def _again(body: bytes, receive: Receive) -> Receive:
    """A body that is received once more, and after it what comes from the visitor: that they went away."""
    waiting = [body]

    async def receiving() -> Message:
        if waiting:
            return {"type": "http.request", "body": waiting.pop(), "more_body": False}
        return await receive()

    return receiving
