"""Texts and paths without personal data: 〔姓名〕 stands where a name stood. For what is kept, logged or shown."""

import re
from collections.abc import Sequence

from assistant.language.personal.kinds import PersonalKind, PersonalSpan, longest
from assistant.language.personal.masker import replaced
from assistant.language.personal.reader import read_personal

_SHOWN = {PersonalKind.ID_CARD: "〔证件号〕"}
_JOINT = re.compile(r"[_－—]|(?<=[一-龥])-(?=\d)")


def masked(text: str) -> tuple[str, int]:
    """A text without personal data, and how many pieces were taken out."""
    return _without(text, read_personal(text).certain)


def masked_path(parts: Sequence[str]) -> tuple[str, int]:
    """A path whose parts name no persons and hold none of their numbers; the ending of the file stays.

    A file's name says little around a person's name, so what may be one goes as well.
    """
    text, count = [], 0
    for part in parts:
        stem, dot, suffix = part.rpartition(".")
        bare = stem or part
        reading = read_personal(_JOINT.sub(" ", bare))
        shown, found = _without(bare, longest([*reading.certain, *reading.doubtful]))
        text.append(f"{shown}{dot}{suffix}" if stem else shown)
        count += found
    return "/".join(text), count


def _without(text: str, spans: Sequence[PersonalSpan]) -> tuple[str, int]:
    return replaced(text, spans, lambda kind, _: _SHOWN.get(kind, f"〔{kind}〕")), len(spans)
