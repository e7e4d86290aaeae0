"""Project, department and unit of a brief, found by a trained tagger of characters and settled by a few rules.

The tagger (a conditional random field, scripts/train_head.py) only proposes places; what it finds is always a piece of
the brief. Where nothing is likely the field stays open: a name is never made up.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

from assistant.jobs.declaration.head.features import head_features
from assistant.jobs.declaration.head.names import HeadName
from assistant.jobs.declaration.head.titles import titled
from assistant.language.word_pairs import word_frequency

MODEL = Path(__file__).with_name("head.crfsuite")
TAGS = {"name": "N", "department": "D", "unit": "U"}
OUTSIDE = "O"
_LIKELY, _POSSIBLE, _EDGE = 0.4, 0.12, 0.2
"""A name has a character as likely as the first or second; what is less likely than the third ends it."""
_SHORTEST = 2
_LONGEST_TEXT = 4000
"""Characters read: names stand near the beginning, and at the end of a short text."""
_OVER = re.compile("主管|牵头|上级|归口|[归由].{0,3}管")
_OVER_BEHIND = re.compile(r"主管|牵头|归口|管理?(?=$|[，,。；;、\s])")
_PLANS = re.compile("^[我咱俺给把]|(?<!模)拟|打算|准备|想[要给把]|计划(?=[对把给为在])")
"""Words of a sentence that plans something; what holds them is no name."""
_REACH = 6
_LATIN = re.compile("[A-Za-z0-9]*")
_BEFORE = frozenset('“”"《【「是为由叫：:')
_PAIRS = {"”": "“", "》": "《", "】": "【", "」": "「"}
_PARTY = re.compile(r"(?:甲方|乙方|采购人|委托方|承办方|申报单位|申报人|经办)[:：\s]?")
"""What a body is in a contract or a form, written right before its name."""
_NO_NAME = re.compile(r"[。；;！？\n\[\]]|^[因兹按把将请帮我要想买弄搞]")
"""A sentence, a sign of a chat, or words that lead up to a name."""
_CHAT = re.compile("(?:20\\d\\d的)?(?:这[张块个份]|怎么|咋|[我你您咱](?:先|们|帮|看|给|这|想|要|$))")
"""Where the words of whoever writes begin, behind a name or instead of one."""
_SHORTEST_PROJECT = 4
_LEADING = frozenset("/／▲△◆◇●○■□★☆*·•—-–~、，：|》」】）)")
_TRAILING = frozenset("—-–、，：:/／|（(")
_CALLED = re.compile("[老小][一-龥]")
"""老杨, where it is no word as 老旧 is: whoever is spoken to."""
_BINDS = frozenset("由归是为在请让给把对向从和与及跟同叫找报的")
"""What may stand before the name of a body at the head of a line, and is no part of it."""
_BARE_YEAR = re.compile(r"20\d\d(?=[一-龥])(?!年)")
_MOST_LOST = 2
_SPEAKS = frozenset("：:\n")
"""Behind the name of who speaks in a chat."""


class HeadReader:
    """Reads names with a trained tagger."""

    def __init__(self, model: Path = MODEL) -> None:
        import pycrfsuite  # type: ignore[import-untyped]

        self._tagger: Any = pycrfsuite.Tagger()
        self._tagger.open(str(model))
        self._labels = frozenset(self._tagger.labels())
        self._one_at_a_time = Lock()

    def read(self, text: str) -> Mapping[str, HeadName]:
        """``name``, ``department`` and ``unit``, as far as the text has them."""
        shown = text[:_LONGEST_TEXT]
        if not shown.strip():
            return {}
        features = head_features(shown)
        with self._one_at_a_time:  # the tagger holds the text it reads; several users read at once
            self._tagger.set(features)
            chances = {field: self._chances(tag, len(shown)) for field, tag in TAGS.items()}
        found = {field: best for field, own in chances.items() if (best := _best(shown, own, _LIKELY))}
        for field in ("name", "unit"):
            if field not in found and (low := _best(shown, chances[field], _POSSIBLE)):
                found[field] = low
        found = {field: one if field == "name" else _from_its_head(text, one) for field, one in found.items()}
        return _settled(text, {**titled(text), **found})

    def _chances(self, tag: str, length: int) -> Sequence[float]:
        kinds = [kind for kind in (f"B{tag}", f"I{tag}") if kind in self._labels]
        return [sum(self._tagger.marginal(kind, i) for kind in kinds) for i in range(length)]


def _best(text: str, chances: Sequence[float], least: float) -> HeadName | None:
    """The likeliest run of characters, one of them at least likely enough and none unlikely."""
    found, start = list[HeadName](), None
    edge = min(least, _EDGE)
    for i, chance in enumerate([*chances, 0.0]):
        if chance > edge:
            start = i if start is None else start
        elif start is not None:
            first, last = _without_chat(text, *_whole(text, start, i))
            words = text[first:last]
            is_name = len(words) >= _SHORTEST and not (_NO_NAME.search(words) or _PLANS.search(words))
            if is_name and max(chances[start:i]) > least:
                sure = sum(chances[start:i]) / (i - start)
                found.append(HeadName(first, last, words, round(sure, 3)))
            start = None
    return max(found, key=lambda n: n.confidence, default=None)


def _whole(text: str, start: int, end: int) -> tuple[int, int]:
    """Where a name stands: with all of a last word in Latin letters, without blanks, marks and the copula before it."""
    while start < end and (text[start].isspace() or text[start] in _BEFORE) and not _opens_inside(text, start, end):
        start += 1
    closing = next((c for i in range(start, end) if (c := text[i]) in _PAIRS and _PAIRS[c] not in text[start:i]), "")
    if closing and start and text[start - 1] == _PAIRS[closing]:
        start -= 1
    elif (last := text[end : end + 1]) in _PAIRS and text[start:end].count(_PAIRS[last]) > text[start:end].count(last):
        end += 1
    if (party := _PARTY.match(text, start, end)) and end - party.end() > _SHORTEST:
        start = party.end()
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end and text[end - 1].isascii() and text[end - 1].isalpha() and (rest := _LATIN.match(text, end)):
        end = rest.end()
    return start, end


def _without_chat(text: str, start: int, end: int) -> tuple[int, int]:
    """A name without what whoever writes says behind it, without marks at its ends, and without who is spoken to."""
    if said := _CHAT.search(text, start, end):
        end = said.start() if said.start() - start >= _SHORTEST_PROJECT else start
    while start < end and text[start] in _LEADING:
        start += 1
    while start < end and text[end - 1] in _TRAILING and not _closes(text, start, end):
        end -= 1
    opens = not start or text[start - 1] in "\n，。；：:！"
    if (
        opens
        and _CALLED.match(text, start, end)
        and end - start > _SHORTEST_PROJECT
        and not word_frequency(text[start : start + 2])
    ):
        start += 2
    if text[start : start + 1] == "年" and text[max(0, start - 4) : start].isdigit():
        start += 1
    if (bare := _BARE_YEAR.match(text, start, end)) is not None:
        start = bare.end()
    return start, end


def _closes(text: str, start: int, end: int) -> bool:
    return text[end - 1] in "（(" and text[start:end].count("）") > 0


def _opens_inside(text: str, start: int, end: int) -> bool:
    """Whether a quotation begins there that ends within a name: “馆里有夜”夏季夜游."""
    return any(text[start] == opening and closing in text[start + 1 : end - 1] for closing, opening in _PAIRS.items())


def _from_its_head(text: str, body: HeadName) -> HeadName:
    """A body at the head of a line with the first characters of its name that the tagger left out."""
    line = text.rfind("\n", 0, body.start) + 1
    lost = text[line : body.start]
    if not 0 < len(lost) <= _MOST_LOST or not all("一" <= c <= "鿿" and c not in _BINDS for c in lost):
        return body
    if text.count(f"{lost}{body.text}") == 1 and text[body.end : body.end + 1] not in _SPEAKS:
        return body
    return HeadName(line, body.end, text[line : body.end], body.confidence)


def _settled(text: str, found: dict[str, HeadName]) -> Mapping[str, HeadName]:
    """A body that only acts is the unit; it is the department too only where the brief says that it is in charge."""
    department, unit = found.get("department"), found.get("unit")
    if department is None:
        return found
    if unit is None and not _is_in_charge(text, department):
        found["unit"] = found.pop("department")
    elif unit is not None and unit.text == department.text and not _OVER.search(text):
        found.pop("department")
    return found


def _is_in_charge(text: str, body: HeadName) -> bool:
    """主管部门是县林业局, 归县林业局管, 由县林业局牵头."""
    before = text[max(0, body.start - _REACH) : body.start]
    return bool(_OVER.search(before) or (before.endswith(("归", "由")) and _OVER_BEHIND.match(text, body.end)))


@lru_cache(maxsize=1)
def shipped_reader() -> HeadReader:
    """The reader with the model of the repository, loaded once."""
    return HeadReader()
