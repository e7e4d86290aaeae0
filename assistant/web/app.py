"""The page: a FastAPI application with the page's own files and routes, and the Gradio rooms mounted beside them."""

import os
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Any

from fastapi import Depends, FastAPI, HTTPException, Request, Response
from fastapi.responses import FileResponse, PlainTextResponse

from assistant.api.routes import api_routes
from assistant.bootstrap import Product
from assistant.domain.vocabulary import FormKind
from assistant.files.isolation import isolate
from assistant.jobs.questions.interface import PolicyQuestion
from assistant.web.accounts.routes import account_routes
from assistant.web.administration.routes import administration_routes
from assistant.web.declaration.room import OtherForm
from assistant.web.declaration.routes import declaration_routes
from assistant.web.desk import Desk, job_routes, sees_work, visitor_of
from assistant.web.doors.bodies import Bodies
from assistant.web.doors.gate import ROOMS, Gate
from assistant.web.doors.requests import Requests
from assistant.web.doors.settings import Doors
from assistant.web.error_answers import add_error_answers
from assistant.web.evaluation.room import EvaluationRoom
from assistant.web.evaluation.routes import evaluation_routes
from assistant.web.health import health_routes
from assistant.web.home.routes import home_routes
from assistant.web.identity import Visitor
from assistant.web.library.routes import library_routes
from assistant.web.memory import share_heaps
from assistant.web.model.routes import model_routes
from assistant.web.programs import ProgramRooms
from assistant.web.questions.routes import question_routes
from assistant.web.review.routes import review_routes
from assistant.web.self_evaluation.room import SelfEvaluationRoom
from assistant.web.self_evaluation.routes import self_evaluation_routes
from assistant.web.turns import take_short_turns

ASSETS = Path(__file__).with_name("assets")
_TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".html": "text/html"}
_IDLE_CONNECTION = 75
"""Seconds that an idle connection stays open: longer than browsers' pauses and a proxy's 60, so that it is the asking
side that closes, and no request meets a connection that is being closed."""
_NO_ROOMS = "单独的对话窗口没有安装，需要时请维护人员执行 pip install 'jixiao-assistant[rooms]'；表旁边的对话照常可用。"


def application(product: Product, doors: Doors | None = None) -> FastAPI:
    """The whole page over a product, with the Gradio rooms where Gradio is installed."""
    desk = Desk.of(product, doors)
    app = page(desk)
    if find_spec("gradio") is None:
        _say_no_rooms(app)
    else:
        from assistant.web.rooms import mount

        mount(app, desk)
    return app


def _say_no_rooms(app: FastAPI) -> None:
    @app.get(ROOMS)
    @app.get(f"{ROOMS}/")
    def no_rooms() -> Response:
        return PlainTextResponse(_NO_ROOMS, 501)


def page(desk: Desk) -> FastAPI:
    """The page's own files and routes."""
    app = FastAPI(
        title="绩效助手", docs_url=None, redoc_url=None, openapi_url=None, dependencies=[Depends(sees_work(desk))]
    )
    app.add_middleware(Bodies)
    app.add_middleware(Gate, doors=desk.doors, store=lambda: desk.product.store)
    app.add_middleware(Requests, journal=desk.product.journal)
    others: Mapping[FormKind, OtherForm] = {
        FormKind.SELF_EVALUATION: SelfEvaluationRoom(desk),
        FormKind.EVALUATION_REPORT: EvaluationRoom(desk),
    }
    app.include_router(declaration_routes(desk, others))
    for routes in (
        account_routes, administration_routes, home_routes, self_evaluation_routes, evaluation_routes, question_routes,
        review_routes, library_routes, model_routes, job_routes, health_routes,
    ):  # fmt: skip
        app.include_router(routes(desk))
    app.include_router(api_routes(desk.product, ProgramRooms(desk)))
    _add_page(app, desk)
    add_error_answers(app)
    return app


def _add_page(app: FastAPI, desk: Desk) -> None:
    Who = Annotated[Visitor, Depends(visitor_of(desk))]  # noqa: N806 -- a type

    @app.get("/")
    def page(response: Response, who: Who) -> Response:  # noqa: ARG001 -- gives a newcomer a cookie
        made = FileResponse(ASSETS / "index.html")
        made.raw_headers.extend((k, v) for k, v in response.raw_headers if k == b"set-cookie")
        return made

    app.add_route("/assets/{name}", _asset)


async def _asset(request: Request) -> Response:
    """A file of the page. Read on the spot: a page has forty small ones, and a thread for each costs more than it."""
    path = ASSETS / request.path_params["name"]
    if path.parent != ASSETS or path.suffix not in _TYPES or not path.is_file():
        raise HTTPException(404, "没有这个文件。")
    return Response(path.read_bytes(), media_type=_TYPES[path.suffix])


def _warm(product: Product) -> None:
    """Open the policy index and the readers before the first question; a failure is told when a question is asked."""
    with suppress(Exception):
        product.questions.ask(PolicyQuestion(text="预算执行率占多少分"))


def serve(product: Product, doors: Doors, place: tuple[str, int], on_ready: Callable[[str], None]) -> None:
    """Serve at a host and port until stopped; ``on_ready`` is told the address."""
    import uvicorn

    share_heaps()
    take_short_turns()
    isolate()
    host, port = place
    folder = product.settings.data_dir.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("GRADIO_TEMP_DIR", str(folder / "cache"))
    threading.Thread(target=_warm, args=(product,), daemon=True).start()
    address = f"http://{'127.0.0.1' if host == '0.0.0.0' else host}:{port}"  # noqa: S104 -- only shown
    app = application(product, doors)
    server = uvicorn.Server(_server_config(app, host, port))
    threading.Thread(target=_announce, args=(server, lambda: on_ready(address)), daemon=True).start()
    server.run()


def _server_config(app: FastAPI, host: str, port: int) -> Any:
    """What a proxy says of a client is read by the gate, from trusted addresses alone, and never by the server."""
    import uvicorn

    return uvicorn.Config(
        app, host=host, port=port, log_level="warning", access_log=False, proxy_headers=False, server_header=False,
        timeout_keep_alive=_IDLE_CONNECTION,
    )  # fmt: skip


def _announce(server: Any, on_ready: Callable[[], None]) -> None:
    """Say once that the server can be reached."""
    while not server.started:
        if server.should_exit:
            return
        time.sleep(0.05)
    on_ready()
