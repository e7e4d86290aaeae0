"""What the verb that opens a clause does with the number behind it: work is done, somebody is reached, something is."""

import re
from enum import StrEnum
from functools import cache

from assistant.language.word_classes import either, word_classes

_FILLERS = re.compile(
    "^(?:[^一-鿿A-Za-z]|其中|另外|此外|并且?|同时|每[年月天周日]|计划|拟|将|要|需|今年|明年|全年|当年|年内|预计|大概|大约|准备|打算|想|再|还|又|共|和|及|对|给|为|把|先)+"
)


class ClauseAction(StrEnum):
    """The class of the verb that opens a clause."""

    DOING = "doing"
    REACHING = "reaching"
    HAVING = "having"


def opening_action(words: str) -> ClauseAction | None:
    """The class of the verb at the head of the words before a number; None where no known verb stands there."""
    match = _verbs().match(_FILLERS.sub("", words))
    return ClauseAction(match.lastgroup) if match and match.lastgroup else None


@cache
def _verbs() -> re.Pattern[str]:
    classes = word_classes("actions")
    return re.compile("|".join(f"(?P<{name}>{either(classes[name])})" for name in ("having", "reaching", "doing")))
