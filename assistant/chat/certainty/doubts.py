"""Signs of which one alone is reason enough to ask before a change is made."""

from collections.abc import Callable, Mapping

from assistant.chat.certainty.signs import Signs

_STATED_IN_VAIN = ("merge", "remove", "add", "move", "undo")
_ON_THE_WHOLE = ("undo", "redo", "switch_profile", "switch_year")
_STANCES = ("denied", "asked", "supposed", "reported", "later")
_FAR = 0.25
"""Powers of ten between the old and the new value, in thirds: more than five times as much or as little."""
_LIKELY, _CLEAR = 0.6, 0.3
_FEW_WORDS, _PLAINLY = 0.3, 0.85

DOUBTS: Mapping[str, Callable[[Signs], bool]] = {
    "a figure is left": lambda s: _has(s, "figures left beside"),
    "another reader reads something else": lambda s: _has(s, "read by one alone") and not is_plain(s),
    "the unit changes": lambda s: _has(s, "unit changed"),
    "a unit is named and stays": lambda s: _has(s, "unit in vain"),
    "the kind of value changes": lambda s: _has(s, "kind changed"),
    "the size changes": lambda s: s.get("size changed", 0.0) > _FAR and not _has(s, "present said"),
    "the sum is of another size": lambda s: _has(s, "sum far off") and not _has(s, "present said"),
    "the parts are more than the total": lambda s: _has(s, "sums over total"),
    "more than all": lambda s: _has(s, "over hundred"),
    "it is not said which day": lambda s: _has(s, "day unfounded"),
    "it is not said which sum": lambda s: _has(s, "sum unfounded"),
    "it moves to the end and nothing says so": lambda s: _has(s, "end unfounded"),
    "the value is not said": lambda s: _has(s, "value unfounded"),
    "the message takes it back": lambda s: _has(s, "value taken back"),
    "a day is left": lambda s: _has(s, "days left"),
    "it begins after its end": lambda s: _has(s, "start behind end"),
    "a name is all but one character what stands": lambda s: _has(s, "name mistyped"),
    "a row's name is mistyped": lambda s: _has(s, "row mistyped"),
    "a name may end elsewhere": lambda s: _has(s, "name edge"),
    "it moves and several rows are named": lambda s: _has(s, "moved among several"),
    "an order is named and not read": lambda s: any(_has(s, f"orders {k} in vain") for k in _STATED_IN_VAIN),
    "a row is named and not used": lambda s: _has(s, "row in vain"),
    "a class is named and not used": lambda s: _has(s, "class in vain") and _has(s, "op add_indicator"),
    "a sum is named and not used": lambda s: _has(s, "money in vain"),
    "a part is not understood": lambda s: _has(s, "not understood beside"),
    "several rows would fit": lambda s: _has(s, "row one of several"),
    "not plainly ordered": lambda s: any(_has(s, f"{kind} words") for kind in _STANCES),
    "not decided": lambda s: _has(s, "says doubt"),
    "put off, guessed or to be asked first": lambda s: _has(s, "undecided"),
    "somebody else said so": lambda s: _has(s, "quoted"),
    "whole rows or several, and more is said": lambda s: _has(s, "more said"),
    "other rows are counted": lambda s: _has(s, "rows miscounted"),
    "a row goes and is changed": lambda s: _has(s, "row goes and changes"),
    "a part of a name is sent away": lambda s: _has(s, "part of a name goes"),
    "the name stands behind another field": lambda s: _has(s, "value of another field"),
    "a row is called as the field": lambda s: _has(s, "field may be a row"),
    "a field is mistyped": lambda s: _has(s, "field mistyped"),
    "the clause goes on with another row": lambda s: _has(s, "row of another clause"),
    "a lie is spoken of": lambda s: _has(s, "says cheat") or _has(s, "says machine"),
    "the order is not likely": lambda s: s.get("intent", 1.0) < _LIKELY or s.get("intent margin", 1.0) < _CLEAR,
    "a row goes and more is said": lambda s: (
        _has(s, "op delete_indicator")
        and (s.get("words left beside", 0.0) > _FEW_WORDS or _has(s, "orders goal in vain"))
    ),
    "a step on the whole form with words left": lambda s: (
        any(_has(s, f"op {k}") for k in _ON_THE_WHOLE) and s.get("words left", 0.0) > _FEW_WORDS
    ),
}
"""By what is doubtful."""


OUTWEIGHED = frozenset(
    (
        "the order is not likely", "not decided", "several rows would fit", "another reader reads something else",
        "a part is not understood", "an order is named and not read",
    )
)  # fmt: skip
"""Doubts that the other signs may outweigh: of the readings of unseen hands that had one of these alone and a certainty
of at least ``surely`` (weights.yaml), 98 in a hundred were right; of the other doubts it was fewer."""


OF_VALUE = frozenset(
    (
        "the unit changes", "the kind of value changes", "the size changes", "the sum is of another size",
        "more than all", "it begins after its end", "a name is all but one character what stands",
        "put off, guessed or to be asked first", "other rows are counted",
        "a part of a name is sent away", "the name stands behind another field", "a field is mistyped",
        "the clause goes on with another row",
    )
)  # fmt: skip
"""Doubts that hold whoever read it: code reads the value for every reader, and what is put off is put off."""


OF_STANCE = frozenset(("not plainly ordered", "not decided", "put off, guessed or to be asked first"))
"""Doubts whether anything is ordered at all."""


def doubts_of(signs: Signs) -> list[str]:
    """What is doubtful of an operation."""
    return [name for name, holds in DOUBTS.items() if holds(signs)]


def is_plain(signs: Signs) -> bool:
    """Whether a message says nothing but the whole name or the place of a row and what it becomes."""
    named = _has(signs, "row name whole") or _has(signs, "row by place")
    rest = signs.get("words left", 1.0) + signs.get("figures left", 1.0)
    return named and not rest and min(signs.get("intent", 0.0), signs.get("slots", 0.0)) >= _PLAINLY


def _has(signs: Signs, name: str) -> bool:
    return signs.get(name, 0.0) >= 1.0
