"""How many elements XML of Word or Excel has, counted in the bytes: a tree takes some hundred of them for each."""

import re
from collections.abc import Iterator, Mapping
from itertools import islice

Few = Mapping[str, tuple[int, str]]
"""The most elements of a name, and what so many are called: {"tr": (50_000, "行")}."""
_MAIN = re.compile(
    rb"""xmlns(?::([\w.\-]+))?\s*=\s*["']"""
    rb"""http://(?:schemas\.openxmlformats\.org|purl\.oclc\.org/ooxml)/(?:word|spread)[^"']*main["']"""
)
"""Where their namespace is given its prefix."""
_MOST_PREFIXES = 8


def surplus(data: bytes, few: Few) -> str:
    """The first limit that is passed, in words; "" where none is."""
    prefixes = {match[1] or b"" for match in _MAIN.finditer(data)} or {b""}
    if len(prefixes) > _MOST_PREFIXES:
        return "过多的命名空间"
    for name, (most, what) in few.items():
        if next(islice(_starts(data, name.encode(), prefixes), most, None), None) is not None:
            return f"超过 {most // 10_000} 万{what}" if most % 10_000 == 0 else f"超过 {most} {what}"
    return ""


def _starts(data: bytes, name: bytes, prefixes: set[bytes]) -> Iterator[object]:
    for prefix in prefixes:
        yield from re.finditer(rb"<%s[\s/>]" % re.escape(prefix + b":" * bool(prefix) + name), data)
