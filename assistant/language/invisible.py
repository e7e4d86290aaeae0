"""Characters that nobody sees: zero-width spaces and joiners, direction marks, byte order marks.

Word processors and web pages leave them behind; they split words that belong together, and can hide text.
"""

import re

INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")


def visible(text: str) -> str:
    """The text without characters that nobody sees."""
    return INVISIBLE.sub("", text)
