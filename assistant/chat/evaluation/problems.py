"""Which problem of an evaluation words mean: its place in the list, its number, the indicator it is about, the one."""

import re
from collections.abc import Sequence

from assistant.domain.evaluation import Problem
from assistant.language.numerals import COUNTING, SPOKEN, read_number

_PLACE = re.compile(
    rf"第(?P<a>(?:\d|{SPOKEN})+)[条个项]?(?:的)?问题|问题(?P<b>{COUNTING}+)(?![0-9.个条项处])|[pP](?P<c>\d{{1,2}})(?!\d)"
)
_LAST = re.compile("最后(?:一)?[条个项]问题")


def meant_problems(text: str, problems: Sequence[Problem], rows: Sequence[str]) -> list[Problem]:
    """The problems that may be meant; one where it is sure."""
    if place := _PLACE.search(text):
        if place["c"]:
            return [p for p in problems if p.id == f"P{int(place['c'])}"]
        number = read_number(place["a"] or place["b"])
        return [p for n, p in enumerate(problems, 1) if n == number]
    if _LAST.search(text):
        return list(problems[-1:])
    about = [p for p in problems if set(p.indicators) & set(rows)]
    return about or list(problems)
