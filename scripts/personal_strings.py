"""Texts with marked names and homes for training the tagger: marked strings, the newspaper, briefs, and made ones."""

import json
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from assistant.language.personal.lookalikes import is_famous
from assistant.language.personal.tagging.characters import characters, places, titles
from scripts.train_roles import TRAINING, load

STRINGS = TRAINING.parent / "masking"
NAME, HOME = "name", "address"


class Marked(NamedTuple):
    """A text with its names and homes: start, end, kind."""

    text: str
    spans: Sequence[tuple[int, int, str]]


def newspaper(path: Path) -> Iterator[Marked]:
    """The lines of the newspaper. A surname that stands before a title takes it along, as in the marked strings."""
    for line in path.read_text(encoding="utf-8").splitlines():
        words = [word.rsplit("/", 1) for word in line.split() if "/" in word]
        text, names = "", list[tuple[int, int, str]]()
        for at, (word, kind) in enumerate(words):
            before = words[at - 1] if at else ("", "")
            alone = bool(names) and names[-1][1] == len(text) and before[0] in characters().frequency
            if kind == "nr" and before[1] == "nr" and alone:
                names[-1] = (names[-1][0], len(text) + len(word), NAME)
            elif kind == "nr":
                names.append((len(text), len(text) + len(word), NAME))
            elif alone and word in titles().words:
                names[-1] = (names[-1][0], len(text) + len(word), NAME)
            text += word
        if text:
            yield Marked(text, names)


def strings(path: Path) -> Iterator[Marked]:
    """The marked strings of a file, with every place of each name and home."""
    for line in path.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        quotes = [(m["quote"], m["kind"]) for m in item["mask"] if m["kind"] in {NAME, HOME}]
        found = [(*m.span(), kind) for quote, kind in quotes for m in re.finditer(re.escape(quote), item["text"])]
        apart: list[tuple[int, int, str]] = []
        for span in sorted(found, key=lambda f: (f[0], -f[1])):
            if not apart or span[0] >= apart[-1][1]:
                apart.append(span)
        yield Marked(item["text"], apart)


def briefs() -> Iterator[Marked]:
    """The training briefs, with the few names in them."""
    known = (STRINGS / "names_in_briefs.txt").read_text(encoding="utf-8").split()
    pattern = re.compile("|".join(known))
    for brief in load(sorted([*TRAINING.glob("*.jsonl"), *(TRAINING.parent / "brief_heads").glob("*.jsonl")])):
        yield Marked(brief["text"], [(*m.span(), NAME) for m in pattern.finditer(brief["text"])])


class Invented:
    """Invented names, homes and look-alikes."""

    def __init__(self, names: Sequence[str], words: Sequence[str], rng: random.Random) -> None:
        """``names``: of the newspaper; ``words`` of it that begin like a name and are none."""
        self.famous = [name for name in names if is_famous(name)]
        self._names = [name for name in names if not is_famous(name)]
        self._words, self.rng = words, rng
        self._places = sorted(places().words)
        self._titles = sorted(titles().words)
        known = characters()
        self._surnames = [[n for n, own in known.frequency.items() if own == rank] for rank in range(5)]
        self._given = [[c for c, own in known.given.items() if own == level] for level in range(8)]

    def composed(self) -> str:
        """A name of a surname, rare ones as well, and characters of given names."""
        rng = self.rng
        surname = rng.choice(self._surnames[rng.choice((0, 0, 1, 1, 2, 2, 3, 3, 4))])
        chars = self._given[rng.choice((7, 7, 6, 6, 5, 5, 4, 3, 2, 1))]
        return surname + rng.choice(chars) + (rng.choice(chars) if rng.random() < 0.7 else "")

    def rarely_called(self) -> str:
        """A name whose surname no list has."""
        return self.given(1) + self.composed()[1:]

    def of_other_peoples(self) -> str:
        """A name of one to three parts, the father's behind a dot now and then."""
        parts, rng = characters().elements, self.rng
        name = "".join(rng.choice(parts) for _ in range(rng.choice((1, 2, 2, 2, 3))))
        return f"{name}·{rng.choice(parts)}{rng.choice([*parts, '', '', ''])}" if rng.random() < 0.3 else name

    def name(self) -> str:
        """Any name."""
        kind = self.rng.random()
        if kind < 0.08:
            return self.composed()[0] + self.rng.choice(("某", "某某", "XX", "××", "**", "X", "*"))
        if kind < 0.22:
            return self.of_other_peoples()
        if kind < 0.27:
            return self.rarely_called()
        if kind < 0.33:
            return self.rng.choice(self.famous)
        return self.rng.choice(self._names) if kind < 0.5 else self.composed()

    def called(self) -> str:
        """Somebody by surname and title, or as colleagues say: 龚副主任, 老倪."""
        rng = self.rng
        surname = rng.choice(self._surnames[rng.choice((0, 0, 1, 1, 2, 2, 3, 3))])
        kind = rng.random()
        if kind < 0.35:
            return rng.choice("老小小老阿大") + surname[:1]
        return surname + rng.choice(self._titles)

    def word(self) -> str:
        """A word or a place that looks like a name."""
        return self.rng.choice(self._words) if self.rng.random() < 0.7 else self.rng.choice(self._places)

    def place(self) -> str:
        """A county, a city or a district without its ending."""
        return self.rng.choice(self._places)

    def given(self, count: int) -> str:
        """Characters of given names, as names of villages and roads have them."""
        return "".join(self.rng.choice(self._given[self.rng.choice((2, 3, 4, 5))]) for _ in range(count))

    def home(self) -> str:
        """An address of somebody: a village, mostly with group and door, or a road with building and flat."""
        rng = self.rng
        place = rng.choice(self._places)
        if rng.random() < 0.15:
            town, village = self.given(2) + rng.choice("镇乡"), self.given(2) + rng.choice("村屯寨")
            return place + rng.choice("县区市旗") + town + village
        region = rng.choice(("", place + rng.choice("县区市"), place + "县" + self.given(2) + rng.choice("镇乡")))
        return region + (self._in_village() if rng.random() < 0.45 else self._in_town())

    def _in_village(self) -> str:
        rng = self.rng
        name = self.given(rng.choice((1, 2, 2)))
        village = name + rng.choice(("村", "庄村", "屯", "寨", "湾", "家沟村", "社区", "嘎查"))
        group = rng.choice(rng.choice(("一二三四五六七八九十", "123456789"))) + rng.choice(
            ("组", "社", "队", "屯", "小组")
        )
        door = rng.choice(
            (f"{self._to(300)}号", f"{self._to(99)}号附{self._to(5)}号", f"{self._to(30)}-{self._to(5)}号")
        )
        return village + rng.choice((group, group + door, group + door, door))

    def _in_town(self) -> str:
        rng = self.rng
        road = self.given(2) + rng.choice(("路", "街", "大道", "巷", "里", "胡同"))
        door = f"{self._to(300)}" + rng.choice(("号", "号院", "弄"))
        estate = self.given(2) + rng.choice(("苑", "小区", "花园", "家属院", "公寓", "园", "新村", "某城二期"))
        building = f"{self._to(40)}" + rng.choice(("号楼", "栋", "幢", "座", "#"))
        entrance = rng.choice(("", f"{self._to(5)}单元", f"{self._to(4)}门"))
        room = f"{rng.randint(1, 33) * 100 + rng.randint(1, 8)}"
        flat = rng.choice(
            (building + entrance + room + rng.choice(("", "室", "号", "户")), f"{self._to(30)}-{self._to(4)}-{room}")
        )
        return rng.choice((road + door + flat, road + door + estate + flat, estate + flat, road + door))

    def _to(self, most: int) -> int:
        return self.rng.randint(1, most)
