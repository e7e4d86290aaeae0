"""Characters that are to go from names of rows: 把“加”字去了, 名字里带“区环卫中心”的都去掉; they stand in a name."""

import re
from collections.abc import Iterator, Sequence

from assistant.chat.reading.row_mentions import MentionKind, RowMention
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
_TAKEN = re.compile(rf"[“\"「『‘](?P<part>[^”\"」』’]{{1,24}})[”\"」』’](?:都|全|给我|请|就|也|先)*(?:{_GOES.pattern})")
"""“某某”拿掉: what stands in quotation marks right before a word of deletion."""
_LONGEST = 24


def taken_part(text: str, name: str) -> str:
    """The characters in quotation marks that a text takes away, where they are a part of a name and not the whole."""
    parts = (m["part"].strip() for m in _TAKEN.finditer(text))
    return next((part for part in parts if part in name and part != name), "")


def are_characters(mention: RowMention, text: str) -> bool:
    """Whether words that look like a class of rows are characters of a name: 把数量两个字去了."""
    return mention.kind is MentionKind.CLASS and text.startswith("字", mention.end)


def removed_part(text: str, scene: Scene) -> str:
    """The characters that a text takes out of names; "" where it takes none out, or none that stand in a name."""
    if not _GOES.search(text):
        return ""
    names = [r.name for r in scene.rows]
    candidates = (*_candidates(text, names), part_of_named_row(text, scene))
    return next((part for part in candidates if part and any(part in n and part != n for n in names)), "")


def part_of_named_row(text: str, scene: Scene) -> str:
    """What is taken from a row that the text also names outside of the quotation: 没加人续签率把“没加人”拿掉."""
    taken = [m.span() for m in _TAKEN.finditer(text)]
    named = [
        m for m in scene.finder.find(text)
        if m.kind is not MentionKind.POINTS and not any(a <= m.start < b for a, b in taken)
    ]  # fmt: skip
    rows = [row for m in named if len(m.rows) == 1 and (row := scene.row(m.rows[0]))]
    return next((part for row in rows if (part := taken_part(text, row.name))), "")


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
