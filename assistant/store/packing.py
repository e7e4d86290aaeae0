"""Values as the store keeps them: canonical JSON, compressed where it is large."""

import json
import zlib
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from pydantic import BaseModel

from assistant.store.errors import DamagedStore

_LARGEST = 512 * 1024 * 1024
"""More than this comes out of no honest value."""


def canonical(value: Any) -> str:
    """JSON with sorted keys and without blanks: equal values have equal text."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def text_of(model: BaseModel) -> str:
    """A value as canonical JSON."""
    return canonical(model.model_dump(mode="json"))


def digest(text: str) -> str:
    """The SHA-256 of a text, in hexadecimal."""
    return sha256(text.encode()).hexdigest()


def moment(when: datetime) -> str:
    """A moment as the store keeps it: ISO, UTC, so that text and time have one order."""
    return when.astimezone(UTC).isoformat(timespec="microseconds")


def packed(text: str) -> bytes:
    """A text as the store keeps it."""
    return zlib.compress(text.encode(), 6)


def unpacked(body: bytes) -> str:
    """The text again. Raises DamagedStore."""
    reader = zlib.decompressobj()
    try:
        text = reader.decompress(body, _LARGEST).decode()
    except (zlib.error, UnicodeDecodeError) as error:
        raise DamagedStore("存下的内容读不出来，数据库可能损坏。请用 jixiao audit verify 检查，用备份恢复。") from error
    if not reader.eof or reader.unused_data:
        raise DamagedStore("存下的内容不完整，数据库可能损坏。请用 jixiao audit verify 检查，用备份恢复。")
    return text
