"""The list of what is decided in more than one place."""

from pathlib import PurePosixPath

import pytest

from benchmarks.decided_twice import DECIDES_ELSE, KINDS, places
from benchmarks.house_code import Module, modules
from benchmarks.pages import ROOT


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("likeness of names", "pairs = {name[i : i + 2] for i in range(len(name) - 1)}"),
        ("core of a name", 'END = re.compile(r"(?:人次|数量)$")'),
        ("numerals in words", 'WORDS = re.compile("[一二三四五六七八九]+")'),
        ("denial", 'NOT = re.compile("(?:未|没有|无)发生")'),
    ],
)
def test_a_module_that_decides_by_itself_is_found_and_one_that_asks_is_not(kind, text):
    _, decides = KINDS[kind]
    assert decides(Module(PurePosixPath("assistant/x.py"), text))
    assert not decides(Module(PurePosixPath("assistant/x.py"), "from assistant.language.names import core\n"))


def test_the_one_place_itself_is_among_the_places():
    assert "assistant/language/likeness.py" in list(places("likeness of names"))
    assert "assistant/language/names.py" in list(places("core of a name"))


def test_every_module_that_is_stated_to_decide_something_else_still_names_such_words():
    found = {str(m.path): m for m in modules(ROOT)}
    stale = [
        p for kind, others in DECIDES_ELSE.items() for p in others if p not in found or not KINDS[kind][1](found[p])
    ]
    assert stale == []
