"""What went wrong, as a status and one Chinese line: the one place where errors of every part become answers."""

import errno
from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException as StarletteHTTPException

from assistant.domain.files import reason_of as reason_of_disk
from assistant.store.errors import DamagedStore, NotAllowed, StoreError, StoreUnavailable, VersionNotFound, WorkNotFound
from assistant.web.wording import UNREADABLE, is_chinese, reason_of

FAULT = "程序出错，这一步没有完成。请再试一次；仍不行请联系维护人员。"
_TOO_LONG = "内容太长（最多 {} 字），请分几次发送。"
_BY_STATUS = {404: "没有这个地址，请回到首页。", 405: "这里不能这样操作，请刷新网页后再试。"}
_NO_MEMORY = "内存不够，这一步没有完成。请稍后再试，或把内容分成几份。"
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_STORE = (
    (StoreUnavailable, 503), (DamagedStore, 500), (WorkNotFound, 404), (VersionNotFound, 404), (NotAllowed, 403),
    (StoreError, 409),
)  # fmt: skip


@dataclass(frozen=True)
class ErrorAnswer:
    """A status of HTTP and the line that goes with it."""

    status: int
    line: str

    @property
    def response(self) -> JSONResponse:
        return JSONResponse({"error": self.line}, self.status)


def answer_of(error: Exception) -> ErrorAnswer:
    """What a visitor is told of any error; nothing of what a library says of it."""
    match error:
        case StoreError():
            return ErrorAnswer(next(s for kind, s in _STORE if isinstance(error, kind)), str(error))
        case OSError():
            status = 507 if error.errno in _FULL else 503
            line = f"读写文件失败（{reason_of_disk(error)}），这一步没有完成。请联系维护人员检查数据文件夹和磁盘。"
            return ErrorAnswer(status, line)
        case MemoryError():
            return ErrorAnswer(503, _NO_MEMORY)
        case ValueError():
            return ErrorAnswer(400, reason_of(error))
        case RuntimeError() if is_chinese(str(error)):
            return ErrorAnswer(503, str(error))
    return ErrorAnswer(500, FAULT)


def add_error_answers(app: FastAPI) -> None:
    """Every error of a route as one Chinese line."""

    @app.exception_handler(StarletteHTTPException)
    def refused(_request: Request, error: StarletteHTTPException) -> JSONResponse:
        own = str(error.detail) if is_chinese(str(error.detail)) else _BY_STATUS.get(error.status_code, UNREADABLE)
        headers = error.headers if isinstance(error, HTTPException) else None
        return JSONResponse({"error": own}, error.status_code, headers)

    @app.exception_handler(RequestValidationError)
    def unreadable(_request: Request, error: RequestValidationError) -> JSONResponse:
        longest: list[Any] = [e["ctx"].get("max_length") for e in error.errors() if e["type"] == "string_too_long"]
        return JSONResponse({"error": _TOO_LONG.format(longest[0]) if longest else UNREADABLE}, 422)

    def noted(_request: Request, error: Exception) -> JSONResponse:
        return answer_of(error).response

    for kind in (StoreError, OSError, MemoryError, ValueError, RuntimeError, Exception):
        app.add_exception_handler(kind, noted)
