"""One table says what every suffix is, who reads it and what it may hold."""

from importlib import import_module
from pathlib import Path

import pytest

from assistant.files.formats import FORMATS, SAVE_AS, Use, can_hold, listed, suffixes


@pytest.mark.parametrize("known", FORMATS, ids=lambda f: f.suffix)
def test_every_line_names_a_reader_that_is_there(known):
    assert callable(import_module(f"assistant.files.{known.reader}").read)


def test_a_suffix_stands_once_and_is_not_also_refused():
    all_suffixes = [f.suffix for f in FORMATS]
    assert len(set(all_suffixes)) == len(all_suffixes)
    assert not set(all_suffixes) & set(SAVE_AS)


def test_uses_are_asked_by_name_and_listed_for_a_sentence():
    assert can_hold(Path("表.XLS"), Use.FORM)
    assert not can_hold(Path("a.exe"), Use.FORM)
    assert ".et" in suffixes(Use.PAPER, Use.POLICY)
    assert listed(Use.SCORES) == "csv、json 或 yaml"


def test_no_other_module_lists_suffixes():
    """A new format must not be forgotten anywhere: adding one touches its reader and the table."""
    room = Path(__file__).parents[3] / "assistant"
    writes = {"rules", "llm", "retrieval"}
    for path in room.rglob("*.py"):
        if path.name == "formats.py" or path.relative_to(room).parts[0] in writes:
            continue
        for line in path.read_text(encoding="utf-8").splitlines():
            found = [f.suffix for f in FORMATS if f'"{f.suffix}"' in line]
            assert len(found) < 2, (path.name, line)
