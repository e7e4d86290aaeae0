"""Training messages made from the forms of orders in chat_patterns.yaml, with names of the indicator library."""

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from assistant.chat.reading.row_mentions import SceneRow
from assistant.language.names import without_measure
from policy_corpus import library

PATTERNS = Path(__file__).with_name("chat_patterns.yaml")
_SLOT = re.compile(r"\{(\w+)\}")
_CHOICE = re.compile(r"\[([^\[\]]*)\](\?)?")
_WORDS = Path(__file__).with_name("chat_words.yaml")
_SPAN_KINDS = {
    "row": "row", "scope": "row", "before": "before", "into": "into", "toward": "toward",
    **dict.fromkeys(
        ("value", "step", "name", "class", "points", "words", "body", "project", "span", "day", "attribute", "code"),
        "value",
    ),
    **dict.fromkeys(("money", "goal", "place", "year", "file", "sign", "measure"), "value"),
}  # fmt: skip
_NO_SLOTS = frozenset(
    {
        "O",
        "nothing",
        "brief",
        "refuse",
        "unclear",
        "explain",
        "greet",
        "check",
        "export",
        "undo",
        "redo",
        "skip_question",
        "ask_policy",
        "accept_finding",
        "ignore_finding",
    }
)
_ROW_ONLY = frozenset({"explain", "unclear"})
_PER_FORM, _PAIRS, _LISTS = 8, 900, 450
_SWAPS = 0.3
_BEFORE, _BEHIND = 0.22, 0.15
"""How often something is told before and behind an order."""
_APPENDABLE = (
    "set_target",
    "set_name",
    "set_weight",
    "set_head",
    "set_money",
    "delete_indicator",
    "add_indicator",
    "set_class",
    "skip_question",
    "set_text",
)


@cache
def _words() -> Mapping[str, Sequence[str]]:
    found: Mapping[str, Sequence[str]] = yaml.safe_load(_WORDS.read_text(encoding="utf-8"))
    return found


@cache
def names() -> tuple[str, ...]:
    """The names of the indicator library."""
    return tuple(dict.fromkeys(e.name for e in library.entries()))


def made(seed: int = 7) -> Iterator[dict[str, Any]]:
    """Messages of one act for every form, and of two acts; the same every time."""
    dice = random.Random(seed)  # noqa: S311 -- examples, no secrets
    patterns = yaml.safe_load(PATTERNS.read_text(encoding="utf-8"))
    asides = patterns.pop("aside")
    forms = [(op, form) for op, given in patterns.items() for form in given]
    for op, form in forms:
        for _ in range(_PER_FORM):
            yield _message(_with_asides([_Act(op, form, dice)], asides, dice), dice)
    pairs = [(op, form) for op, form in forms if op in _APPENDABLE]
    for _ in range(_PAIRS):
        count = dice.choice((2, 2, 2, 3))
        yield _message(_with_asides([_Act(*dice.choice(pairs), dice) for _ in range(count)], asides, dice), dice)
    yield from _lists(patterns, dice)


def _lists(patterns: Mapping[str, Sequence[str]], dice: random.Random) -> Iterator[dict[str, Any]]:
    """Messages of two to four orders in one form: 桌数三百 摊位一百五."""
    listed = _words()["listed"]
    for _ in range(_LISTS):
        op = dice.choice(("set_target", "set_target", "set_target", *_APPENDABLE))
        form = dice.choice(listed) if op == "set_target" and dice.random() < 0.6 else dice.choice(patterns[op])
        count, join = dice.choice((2, 2, 3, 4)), dice.choice((" ", " ", "，", "；", "、", ""))
        yield _message([_Act(op, form, dice) for _ in range(count)], dice, join)


def _with_asides(acts: list["_Act"], asides: Sequence[str], dice: random.Random) -> list["_Act"]:
    """The acts, some with words before or behind them that tell or explain and order nothing."""
    found = list["_Act"]()
    for act in acts:
        if dice.random() < _BEFORE:
            found.append(_Act("O", dice.choice(asides), dice))
        found.append(act)
        if dice.random() < _BEHIND:
            found.append(_Act("O", dice.choice(asides), dice))
    return found


class _Act:
    """One act made from a form."""

    def __init__(self, op: str, form: str, dice: random.Random) -> None:
        self.op, self.rows = op, list[str]()
        form = form.replace(" ?", dice.choice(("", " ")))
        while _CHOICE.search(form):
            form = _CHOICE.sub(lambda m: "" if m[2] and dice.random() < 0.5 else dice.choice(m[1].split("|")), form)
        form = _swapped(form, dice)
        self.text, self.slots, at = "", list[tuple[str, int, int]](), 0
        for match in _SLOT.finditer(form):
            self.text += form[at : match.start()]
            words = self._fill(match[1], dice)
            kind = self._kind(match[1])
            if kind:
                self.slots.append((kind, len(self.text), len(self.text) + len(words)))
            self.text += words
            at = match.end()
        self.text = re.sub(r"[?]$", "", self.text + form[at:])

    def _kind(self, slot: str) -> str:
        if self.op == "add_indicator":
            return {"name": "name", "value": "target", "class": "level"}.get(slot, "")
        if self.op == "set_class" and slot == "class":
            self.slots = [s for s in self.slots if s[0] != "value"]
        if self.op in _NO_SLOTS:
            return "row" if slot == "row" and self.op in _ROW_ONLY else ""
        return _SPAN_KINDS.get(slot, "")

    def _fill(self, slot: str, dice: random.Random) -> str:
        if slot in {"row", "before"}:
            return self._row(dice)
        if slot == "value":
            return dice.choice(_words()["signed"]).format(dice.choice(_words()["number"]))
        if slot in {"name", "into"}:
            return dice.choice(names())
        if slot in {"class", "toward", "scope"}:
            return dice.choice(_words()["class"])
        return str(dice.choice(_words()[slot]))

    def _row(self, dice: random.Random) -> str:
        if dice.random() < 0.2:
            return dice.choice(_words()["place_of_row"])
        name = dice.choice(names())
        self.rows.append(name)
        bare = without_measure(name)
        short = bare[-dice.choice((2, 3, 4)) :] if len(bare) > 4 else bare
        return dice.choice((name, name, bare, bare, short, f"{bare}那条", f"{short}那个"))


def _swapped(form: str, dice: random.Random) -> str:
    """The form with a word of another region, or one that a keyboard or a voice input took for it."""
    if dice.random() < _SWAPS:
        usable = [pair.split("=") for pair in _words()["swap"] if pair.split("=")[0] in form]
        if usable:
            one, other = dice.choice(usable)
            return form.replace(one, other)
    return form


def _join(before: _Act, act: _Act, dice: random.Random) -> str:
    """What stands between two acts; nothing only between two of one kind."""
    return dice.choice(_words()["join"] if before.op == act.op != "O" else [j for j in _words()["join"] if j])


def _message(acts: Sequence[_Act], dice: random.Random, join: str | None = None) -> dict[str, Any]:
    text = dice.choice(_words()["open"])
    spans, ops = list[dict[str, Any]](), list[dict[str, Any]]()
    for i, act in enumerate(acts):
        text += (join if join is not None else _join(acts[i - 1], act, dice)) if i else ""
        spans += [
            {"act": i, "op": act.op, "slot": k, "start": len(text) + a, "end": len(text) + b} for k, a, b in act.slots
        ]
        ops.append({"op": act.op, "span": (len(text), len(text) + len(act.text))})
        text += act.text
    text += dice.choice(_words()["close"])
    rows = [SceneRow(f"r{i}", n) for i, n in enumerate(dict.fromkeys(n for a in acts for n in a.rows))]
    others = [SceneRow(f"o{i}", n) for i, n in enumerate(dice.sample(names(), 8))]
    return {
        "hand": "grammar",
        "text": text,
        "acts": [o for o in ops if o["op"] not in {"nothing", "O"}],
        "spans": spans,
        "made": ops,
        "rows_of_form": [*rows, *others],
    }
