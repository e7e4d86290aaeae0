"""Every record of every log is masked before it is written: addresses, bodies, errors may hold personal data."""

import logging
from collections.abc import Callable
from typing import Any

_Make = Callable[..., logging.LogRecord]
_ACCESS = "uvicorn.access"


def mask_logs() -> None:
    """Mask what is logged from now on, by whatever library; called once for a process."""
    inner = logging.getLogRecordFactory()
    if not isinstance(inner, _Masking):
        logging.setLogRecordFactory(_Masking(inner))


class _Masking:
    """Makes records whose message holds nothing personal; a traceback is masked with it."""

    def __init__(self, inner: _Make) -> None:
        self._inner = inner

    def __call__(self, *args: Any, **kwargs: Any) -> logging.LogRecord:
        record = self._inner(*args, **kwargs)
        if record.name == _ACCESS and isinstance(record.args, tuple):  # its formatter needs the pieces
            record.args = tuple(_masked(arg) if isinstance(arg, str) else arg for arg in record.args)
        else:
            record.msg, record.args = _masked(record.getMessage()), None
        if record.exc_info:
            record.exc_text = _masked(logging.Formatter().formatException(record.exc_info))
        return record


def _masked(text: str) -> str:
    from assistant.language.masking import masked

    return masked(text)[0]
