"""A large corpus of short texts with marked people, made of contexts and invented names.

Where the context alone says that somebody stands there, the name may be anything: of any people, a word, a place.
Where it does not, names look like names, or there is none. Words and sentences around are those of the repository's
own texts, which name nobody.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path

import yaml

from assistant.language.personal.tagging.characters import characters, roles
from scripts.personal_lookalikes import nouns, verbs
from scripts.personal_strings import NAME, Invented, Marked, briefs
from scripts.train_roles import TRAINING

_SLOT = re.compile(r"\{([A-Z]+)\}")
_CASES = TRAINING.parent
_SIGNS = (("：", ":"), ("，", ","), ("，", " "), ("、", " "), ("、", "\t"), ("　", " "), ("。", "\n"), ("：", " "))
_PEOPLE, _ANYBODY = frozenset({"P", "H", "C", "X"}), frozenset({"P", "X"})
_LATIN = 0.02
"""Share of names in Latin letters among those of any look."""
_ENDS = ("", "", "", "。", "\n", "，", "；", " ")


@cache
def contexts() -> Mapping[str, Sequence[str]]:
    """The lines and words of ``personal_contexts.yaml`` by kind."""
    data = yaml.safe_load(Path(__file__).with_name("personal_contexts.yaml").read_text(encoding="utf-8"))
    lines = {"people", "likely", "nobody", "peoples"}
    return {
        kind: [line.replace("\\n", "\n").replace("\\t", "\t") for line in text.splitlines() if line]
        if kind in lines
        else text.split()
        for kind, text in data.items()
    }


@cache
def plain_sentences() -> Sequence[str]:
    """Sentences of the repository's own questions, dialogues, policies and chains; they name no living person."""
    found = dict[str, None]()
    for path in sorted([*(_CASES / "questions").rglob("*.jsonl"), *(_CASES / "dialogues").rglob("*.jsonl")]):
        for line in path.read_text(encoding="utf-8").splitlines():
            found |= dict.fromkeys(_sentences(json.loads(line)))
    for path in sorted([*Path("policy_corpus").rglob("*.yaml")]):
        text = re.sub(r"(?m)^[ -]*\{?\w+: ", "", path.read_text(encoding="utf-8"))
        found |= dict.fromkeys(_sentences(text))
    return [text for text in found if 8 <= len(text) <= 90 and re.search("[一-鿿]{4}", text)]


@cache
def clauses() -> Sequence[str]:
    """Short clauses of the training briefs and of those sentences: what papers are about."""
    texts = [marked.text for marked in briefs() if not marked.spans] + list(plain_sentences())
    return sorted({part for text in texts for part in re.findall("[一-鿿]+", text) if 3 <= len(part) <= 12})


def _sentences(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield from (part.strip() for part in re.split(r"(?<=[。！？；\n])", value))
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _sentences(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _sentences(inner)


class Corpus:
    """Makes texts; the same seed gives the same."""

    def __init__(self, make: Invented, words: Sequence[str]) -> None:
        """``words``: words and places that look like names."""
        self._make, self.rng, self._words = make, make.rng, words
        self._plain: Sequence[str] = plain_sentences()

    def texts(self, count: int) -> Iterator[Marked]:
        """So many texts: half of them with people whatever they are called, the rest likely ones and nobody."""
        known = contexts()
        for _ in range(count):
            kind = self.rng.choices(("people", "likely", "nobody"), (50, 15, 35))[0]
            yield self._joined([self._filled(self.rng.choice(known[kind]))])

    def natural(self, count: int) -> Iterator[Marked]:
        """Sentences that name nobody, as they stand."""
        for _ in range(count):
            yield Marked("".join(self.rng.choice(self._plain) for _ in range(self.rng.choice((1, 1, 2)))), ())

    def _joined(self, parts: Sequence[Marked]) -> Marked:
        """The parts with plain sentences before and behind now and then."""
        rng = self.rng
        before = rng.choice(self._plain) if rng.random() < 0.2 else ""
        behind = rng.choice(self._plain) if rng.random() < 0.2 else ""
        text, spans = before, list[tuple[int, int, str]]()
        for part in parts:
            spans += [(a + len(text), b + len(text), kind) for a, b, kind in part.spans]
            text += part.text + rng.choice(_ENDS)
        return Marked(text + behind, spans)

    def _filled(self, line: str) -> Marked:
        if self.rng.random() < 0.3:
            line = line.replace(*self.rng.choice(_SIGNS))
        text, spans, at = "", list[tuple[int, int, str]](), 0
        kind = self.rng.random()
        for slot in _SLOT.finditer(line):
            text += line[at : slot.start()]
            shown = self._slot(slot[1], kind)
            if slot[1] in _PEOPLE:
                spans.append((len(text), len(text) + len(shown), NAME))
            text, at = text + shown, slot.end()
        return Marked(text + line[at:], spans)

    def _slot(self, name: str, kind: float) -> str:
        return self._slots[name](kind) if name in _ANYBODY else self._slots[name](0)

    @cached_property
    def _slots(self) -> Mapping[str, Callable[[float], str]]:
        make, rng, known = self._make, self.rng, contexts()
        return {
            "P": self.anybody,
            "H": lambda _: self.somebody(),
            "C": lambda _: make.called(),
            "X": lambda kind: make.called() if rng.random() < 0.5 else self.anybody(kind),
            "R": lambda _: rng.choice(sorted(roles().words)),
            "K": lambda _: rng.choice(known["kin"]),
            "T": lambda _: rng.choice(known["typed"]),
            "O": lambda _: rng.choice(("", "", self._place() + rng.choice("市县区"))) + rng.choice(known["bodies"]),
            "PL": lambda _: self._place(),
            "V": lambda _: self._hamlet(),
            "B": lambda _: self._thing(),
            "W": lambda _: rng.choice(self._words) if rng.random() < 0.8 else self._place(),
            "F": lambda _: rng.choice(make.famous),
            "G": lambda _: rng.choice((make.composed, make.called, lambda: rng.choice(make.famous)))(),
            "N": lambda _: str(rng.randint(1, 10 ** rng.randint(1, 4))),
            "Y": lambda _: (
                f"{rng.randint(1, 10 ** rng.randint(2, 6)):{rng.choice(('', ','))}}{rng.choice(('元', '元', '万元'))}"
            ),
            "D": lambda _: rng.choice(("2025年{}月{}日", "{}月{}日", "2026-{}-{}", "{}.{}")).format(
                rng.randint(1, 12), rng.randint(1, 28)
            ),
            "PH": lambda _: f"1{rng.choice('3578')}{rng.randint(10**8, 10**9 - 1)}",
            "ID": lambda _: self._id_number(),
        }

    def anybody(self, kind: float) -> str:
        """A name of any look; texts with one ``kind`` hold names of one people."""
        rng, make = self.rng, self._make
        if kind < 0.3:
            return self.of_peoples()
        chance = rng.random()
        if rng.random() < _LATIN:
            return self.in_latin()
        if chance < 0.14:
            return rng.choice(self._words) if rng.random() < 0.6 else self._place()
        if chance < 0.19:
            return rng.choice(contexts()["alone"])
        if chance < 0.26:
            return make.called()
        if chance < 0.32:
            return rng.choice(make.famous)
        if chance < 0.38:
            return " ".join(make.composed()) if rng.random() < 0.5 else make.rarely_called()
        return make.name() if chance < 0.52 else make.composed()

    def in_latin(self) -> str:
        """A name in Latin letters: Kevin, Linda Sun, J. Huang."""
        rng, known = self.rng, contexts()
        first, last = rng.choice(known["latin"]), rng.choice(known["latin_surnames"])
        return rng.choice((first, first, first, f"{first} {last}", f"{first} {last}", f"{first[0]}. {last}"))

    def somebody(self) -> str:
        """A name that looks like one."""
        return self._make.composed() if self.rng.random() < 0.85 else self.of_peoples()

    def of_peoples(self) -> str:
        """A name of another people, or as villagers are called."""
        rng = self.rng
        if rng.random() < 0.25:
            return self._make.of_other_peoples()
        first, further, count = (part.split() for part in rng.choice(contexts()["peoples"]).split("|"))
        least, most = map(int, count)
        name = rng.choice(first) + "".join(rng.choice(further) for _ in range(rng.randint(least, most)))
        return name if len(name) > 1 else name + rng.choice(further)

    def _place(self) -> str:
        return self._make.place()

    def _id_number(self) -> str:
        rng = self.rng
        born = f"{rng.randint(1950, 2015)}{rng.randint(1, 12):02}{rng.randint(1, 28):02}"
        return f"{rng.randint(110101, 659001)}{born}{rng.randint(1000, 9999)}"

    def _hamlet(self) -> str:
        rng, make = self.rng, self._make
        kind = rng.random()
        own = make.given(2) if kind < 0.4 else self.of_peoples()[:3] if kind < 0.8 else self._place()
        return own + rng.choice(("村", "寨", "屯", "嘎查", "社区", "", "", "组", "苏木", "坝", "岭"))

    def _thing(self) -> str:
        rng = self.rng
        kind = rng.random()
        if kind < 0.4:
            return rng.choice(nouns())
        if kind < 0.7:
            return rng.choice(clauses())
        return rng.choice(nouns()) + rng.choice(nouns()) if kind < 0.85 else rng.choice(verbs()) + rng.choice(nouns())


def lookalike_words(words: Sequence[str]) -> Sequence[str]:
    """Words that begin with a surname, of the newspaper and of the briefs."""
    known = characters().frequency
    return sorted({*words, *(word for word in nouns() if word[0] in known and len(word) < 5)})
