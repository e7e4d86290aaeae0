"""Who gives an amount of money, by the words around it.

Government (当年财政拨款), what was left over (上年结转), another giver (其他资金), or nobody.
A small linear model over runs of characters; it says what the words say, whatever the tagger holds of the number.
Trained by scripts/train_givers.py.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from assistant.jobs.declaration.ledger.linear import LinearModel
from assistant.jobs.declaration.ledger.sources import line_of
from assistant.language.layout import Layout

MODEL = Path(__file__).with_name("givers.npz")
FISCAL, LEFT_OVER, OTHER, NOBODY = "fiscal", "carry_over", "other", "none"
_REACH, _BEHIND = 18, 10
_STOP = re.compile("[。；;\n|\t]")
_STOP_BEHIND = re.compile("[，,。；;、\n（(|\t\\d]")
_GIVING = re.compile("[自由从归][一-鿿]?|[出给拿掏贴补凑配承投缴交筹捐拉]")
_LONGEST = 4
_SHORTEST = 1


@dataclass(frozen=True)
class Giver:
    """The likeliest giver and the logarithm of the odds that there is one."""

    line: str
    odds: float


class Givers(Protocol):
    """Says who gives an amount."""

    def read(self, features: list[str]) -> Giver:
        """The giver that the features of an amount name."""
        ...


class GiverReader:
    """Reads givers with the model of the repository; holds no state between calls."""

    def __init__(self, model: Path = MODEL) -> None:
        self._model = LinearModel(model)

    def read(self, features: list[str]) -> Giver:
        scores = dict(zip(self._model.labels, self._model.scores([features])[0].tolist(), strict=True))
        line = max((FISCAL, LEFT_OVER, OTHER), key=lambda one: scores[one])
        return Giver(line, scores[line] - scores[NOBODY])


@lru_cache(maxsize=1)
def shipped_givers() -> GiverReader:
    """The reader with the model of the repository, loaded once."""
    return GiverReader()


def words_around(layout: Layout, start: int, end: int, previous: int) -> tuple[str, str, str, str]:
    """Before an amount (from the end of the ``previous`` one on), behind it, of its row and of its column."""
    cell = layout.cell(start)
    before = _STOP.split(layout.text[max(previous, start - _REACH) : start])[-1]
    behind = _STOP_BEHIND.split(layout.text[end : end + _BEHIND])[0]
    return before, behind, cell.label if cell else "", cell.header if cell else ""


def giver_features(layout: Layout, start: int, end: int, previous: int) -> list[str]:
    """Runs of characters, names of givers and verbs of giving around an amount."""
    before, behind, label, header = words_around(layout, start, end, previous)
    found = dict.fromkeys((*_runs("b", before), *_runs("a", behind)))
    found |= dict.fromkeys(f"e:{before[-n:]}" for n in range(1, 4) if len(before) >= n)
    found |= dict.fromkeys(f"s:{behind[:n]}" for n in range(1, 4) if len(behind) >= n)
    found |= dict.fromkeys((*_runs("b", label), *_runs("h", header)))
    places = (("b", before), ("a", behind), ("h", header), ("l", label))
    found |= dict.fromkeys(f"{place}={line}" for place, words in places if (line := line_of(words)))
    found |= dict.fromkeys(
        f"v{place}:{verb}"
        for place, words in (("b", before[-4:]), ("a", behind[:4]))
        for verb in _GIVING.findall(words)
    )
    return [*found, f"cell:{bool(label or header)}", f"before:{bool(before)}"]


def _runs(place: str, words: str) -> Iterator[str]:
    for length in range(_SHORTEST, _LONGEST + 1):
        yield from (f"{place}:{words[i : i + length]}" for i in range(len(words) - length + 1))
