"""Replies kept on disk, one file each, named by a digest of what was asked. Only masked text is kept."""

from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from assistant.domain.files import replace_whole

Reply = TypeVar("Reply", bound=BaseModel)
_MOST = 2000


class ReplyCache:
    """A folder of replies; a broken or missing file is a reply not kept."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, key: str, reply: type[Reply]) -> Reply | None:
        try:
            return reply.model_validate_json((self._folder / f"{key}.json").read_bytes())
        except (OSError, ValidationError):
            return None

    def put(self, key: str, stated: BaseModel) -> None:
        """Keep it; a folder that cannot be written costs the cache, not the reply."""
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            replace_whole(self._folder / f"{key}.json", stated.model_dump_json().encode())
            self._thin()

    def _thin(self) -> None:
        known = sorted(self._folder.glob("*.json"), key=lambda path: path.stat().st_mtime)
        for path in known[:-_MOST]:
            path.unlink(missing_ok=True)
