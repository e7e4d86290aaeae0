"""Characters that are to go from names of rows: 把“加”字去了, 名字里带“区环卫中心”的都去掉; they stand in a name."""

import re
from collections.abc import Iterator, Sequence

from assistant.chat.reading.scene import Scene
from assistant.language.numerals import COUNTING
from assistant.language.word_classes import either, word_classes

_GOES = re.compile(either(w for w in word_classes("act_words")["remove"]))
_CHARACTERS = re.compile(
    rf"[”\"」』’]?\s*(?:这|那)?(?:几|[两俩仨]|{COUNTING}{{1,2}})?个?字(?:样|眼|儿)?|[”\"」』’]\s*(?:这|那)(?:几|一|串|段)"
)
_QUOTED = re.compile(r"[“\"「『‘](?P<part>[^”\"」』’]{1,24})[”\"」』’]")
_IN_NAME = re.compile(
    rf"名[字称儿]?(?:里头?|里面|中|当中|后面|前面|后头|前头)?的?[“\"「『‘](?P<part>[^”\"」』’]{{1,24}})[”\"」』’](?:都|全|给我|请|就)*(?:{_GOES.pattern})"
)
"""名称里“某某”去掉: what stands in quotation marks in a name, before a word of deletion."""
_LONGEST = 24


def removed_part(text: str, scene: Scene) -> str:
    """The characters that a text takes out of names; "" where it takes none out, or none that stand in a name."""
    if not _GOES.search(text):
        return ""
    names = [r.name for r in scene.rows]
    return next((part for part in _candidates(text, names) if any(part in n and part != n for n in names)), "")


def _candidates(text: str, names: Sequence[str]) -> Iterator[str]:
    """What stands in quotation marks beside a word for characters, else the longest part of a name right before it."""
    marks = list(_CHARACTERS.finditer(text))
    if not marks:
        yield from (m["part"].strip() for m in _IN_NAME.finditer(text))
        return
    quoted = [
        m for m in _QUOTED.finditer(text) if any(m.end() >= mark.start() and m.start() < mark.start() for mark in marks)
    ]
    quoted = quoted or list(_QUOTED.finditer(text))
    yield from (m["part"].strip() for m in quoted)
    for mark in marks:
        before = text[: mark.start()].rstrip('”"」』’ 的')
        for size in range(min(_LONGEST, len(before)), 0, -1):
            if any(before[-size:] in name for name in names):
                yield before[-size:]
                break


def rows_with(part: str, scene: Scene) -> list[str]:
    """The rows whose names hold some characters."""
    return [scene.row_id(i) for i, r in enumerate(scene.rows) if part in r.name]
