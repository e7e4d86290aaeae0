"""A reply as models really write it: fences, thinking, double encoding, a list where an object is due."""

import json
import re
from collections.abc import Iterator
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

Reply = TypeVar("Reply", bound=BaseModel)
_THINKING = re.compile(r"<think(?:ing)?>.*?</think(?:ing)?>|^.*?</think(?:ing)?>", re.DOTALL | re.IGNORECASE)
_OPENING = re.compile(r"[{\[\"]")
_DEEPEST_ENCODING = 3


class Unreadable(ValueError):
    """No reply of the asked shape in the text; the message says in Chinese what is wrong, for the next attempt."""


def without_thinking(text: str) -> str:
    """The text after the model's thinking, where it thought aloud."""
    return _THINKING.sub("", text).strip()


def read_reply(text: str, shape: type[Reply]) -> Reply:
    """The first value in the text that fits the shape. Raises Unreadable."""
    faults: list[str] = []
    for value in _values(without_thinking(text.lstrip("\ufeff"))):
        for candidate in _candidates(value, shape):
            try:
                return shape.model_validate(candidate)
            except ValidationError as error:
                faults.extend(_faults(error))
    if not faults:
        raise Unreadable("回复中没有完整的 JSON 对象。")
    raise Unreadable("；".join(list(dict.fromkeys(faults))[:5]))


def _values(text: str) -> Iterator[Any]:
    """Every outermost JSON value of the text, decoded as often as it was encoded."""
    decoder, at = json.JSONDecoder(strict=False), 0
    while found := _OPENING.search(text, at):
        try:
            value, at = decoder.raw_decode(text, found.start())
        except json.JSONDecodeError:
            at = found.start() + 1
            continue
        yield _decoded(value)


def _decoded(value: Any) -> Any:
    for _ in range(_DEEPEST_ENCODING):
        if not isinstance(value, str):
            break
        try:
            value = json.loads(value, strict=False)
        except json.JSONDecodeError:
            break
    return value


def _candidates(value: Any, shape: type[BaseModel]) -> Iterator[Any]:
    """The value, and the same without the wrapping that models like to add or forget."""
    if isinstance(value, dict):
        yield value
        inner = list(value.values())
        if len(inner) == 1 and isinstance(inner[0], dict | str):
            yield _decoded(inner[0])
    if isinstance(value, list):
        fields = list(shape.model_fields)
        if len(fields) == 1:
            yield {fields[0]: value}
        if len(value) == 1:
            yield value[0]


def _faults(error: ValidationError) -> Iterator[str]:
    for fault in error.errors(include_url=False, include_input=False):
        yield f"{'.'.join(map(str, fault['loc'])) or '整体'}：{fault['msg']}"
