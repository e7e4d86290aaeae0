"""Takes the thinking that a model writes aloud out of a stream of text."""

import re

from assistant.llm.reading import without_thinking

_OPEN = re.compile(r"<think(?:ing)?>", re.IGNORECASE)
_CLOSE = re.compile(r"</think(?:ing)?>", re.IGNORECASE)
_LONGEST_TAG = len("</thinking>")


class Unthinking:
    """Text in, text without thinking out; what may be the start of a tag is held back until it is known."""

    def __init__(self) -> None:
        self._kept, self._inside = "", False

    def feed(self, text: str) -> str:
        """The part of the text, and of what was held, that can be shown now."""
        self._kept += text
        shown = ""
        while tag := (_CLOSE if self._inside else _OPEN).search(self._kept):
            shown += "" if self._inside else self._kept[: tag.start()]
            self._kept, self._inside = self._kept[tag.end() :], not self._inside
        keep = self._tag_start()
        shown += "" if self._inside else self._kept[:keep]
        self._kept = self._kept[keep:]
        return shown

    def rest(self) -> str:
        """What is still held when the stream ends."""
        left, self._kept = ("" if self._inside else self._kept), ""
        return left

    def _tag_start(self) -> int:
        """Where a tag may be beginning at the end of what is held."""
        at = self._kept.rfind("<", max(0, len(self._kept) - _LONGEST_TAG))
        return at if at >= 0 else len(self._kept)

    @staticmethod
    def whole(text: str) -> str:
        """A whole text without its thinking."""
        return without_thinking(text)
