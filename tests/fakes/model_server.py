"""A chat endpoint over real HTTP that plays the habits of real servers. What a right reply is, a ``brain`` says."""

import asyncio
import contextlib
import json
import socket
import threading
import time

import uvicorn
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Route


class ModelServer:
    """``with ModelServer(quirk, brain) as server: server.url``. Keeps every request body it was sent.

    ``quirk(asked)`` gives a response, or None for what a faultless server would say. ``brain(asked)`` gives the
    reply itself: a dict for structure, a string for text.
    """

    def __init__(self, quirk=None, brain=None, latency=0.0):
        self._quirk, self._brain, self.latency = quirk or (lambda _asked: None), brain or (lambda _asked: {}), latency
        self.bodies, self.headers = [], []
        app = Starlette(routes=[Route("/v1/chat/completions", self._answer, methods=["POST"])])
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}/v1"
        config = uvicorn.Config(app, log_level="critical", lifespan="off", timeout_graceful_shutdown=1)
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [self._socket]}, daemon=True)

    def __enter__(self):
        self._thread.start()
        while not self._server.started:
            time.sleep(0.005)
        return self

    def __exit__(self, *_):
        self._server.should_exit = True
        self._thread.join(5)
        with contextlib.suppress(OSError):
            self._socket.close()

    async def _answer(self, request):
        body = await request.json()
        self.bodies.append(body)
        self.headers.append(dict(request.headers))
        if self.latency:
            await asyncio.sleep(self.latency)
        asked = Asked(body, len(self.bodies), self._brain)
        return self._quirk(asked) or asked.rightly()


class Asked:
    """One request as the server sees it."""

    def __init__(self, body, turn, brain):
        self.body, self.turn, self._brain = body, turn, brain
        self.system, self.user = (body["messages"][0]["content"], body["messages"][-1]["content"])

    @property
    def format(self):
        return (self.body.get("response_format") or {}).get("type", "")

    @property
    def tools(self):
        return bool(self.body.get("tools"))

    @property
    def structured(self):
        return self.format or self.tools or "JSON Schema" in self.user

    def says(self):
        """What the brain says, as text."""
        stated = self._brain(self)
        return stated if isinstance(stated, str) else json.dumps(stated, ensure_ascii=False)

    def rightly(self):
        """The reply of a faultless server."""
        text = self.says()
        if self.body.get("stream"):
            return stream(text)
        return tool(text) if self.tools else content(text)


def completion(message, finish="stop"):
    """A whole reply."""
    choice = {"index": 0, "message": {"role": "assistant", **message}, "finish_reason": finish}
    usage = {"prompt_tokens": 100, "completion_tokens": 50, "total_tokens": 150}
    return JSONResponse({
        "id": "1", "object": "chat.completion", "created": 1, "model": "fake", "choices": [choice], "usage": usage,
    })  # fmt: skip


def content(text, finish="stop", **message):
    """A reply in words."""
    return completion({"content": text, **message}, finish)


def tool(arguments, name="reply"):
    """A reply as a tool call."""
    call = {"id": "c1", "type": "function", "function": {"name": name, "arguments": arguments}}
    return completion({"content": None, "tool_calls": [call]}, "tool_calls")


def refusal(status, message, **headers):
    """An error as OpenAI-compatible servers word it."""
    return JSONResponse({"error": {"message": message, "type": "invalid_request_error"}}, status, headers)


def page(text="<html><body>502 Bad Gateway</body></html>", status=200):
    """What a proxy says in place of the server."""
    return HTMLResponse(text, status)


def _event(delta, finish=None):
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    chunk = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "fake", "choices": [choice]}
    return f"data: {json.dumps(chunk, ensure_ascii=False)}\n\n"


def stream(text, *, step=6, pause=0.0, whole=True, key="content"):
    """A reply in pieces; ``whole=False`` breaks off half way."""

    async def events():
        end = len(text) if whole else len(text) // 2
        for at in range(0, end, step):
            yield _event({key: text[at : min(at + step, end)]})
            if pause:
                await asyncio.sleep(pause)
        if whole:
            yield _event({}, "stop")
            yield "data: [DONE]\n\n"

    return StreamingResponse(events(), media_type="text/event-stream")


def drip(pause=0.05):
    """A reply that never ends and never falls silent."""

    async def bytes_():
        yield b"{"
        while True:
            await asyncio.sleep(pause)
            yield b" "

    return StreamingResponse(bytes_(), media_type="application/json")


class Silent(Response):
    """A reply that does not come for a while."""

    def __init__(self, seconds):
        super().__init__("")
        self._seconds = seconds

    async def __call__(self, scope, receive, send):
        await asyncio.sleep(self._seconds)
        await super().__call__(scope, receive, send)


class Cut(Response):
    """A connection that breaks in the middle of the body."""

    async def __call__(self, _scope, _receive, send):
        headers = [(b"content-type", b"application/json"), (b"content-length", b"999")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b'{"id"', "more_body": False})
