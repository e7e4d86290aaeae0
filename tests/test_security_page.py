"""The page on security names tests that exist."""

import re

from scripts.dependencies import ROOT


def test_every_test_that_the_page_names_is_there():
    page = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([\w/]*test_\w+\.py)`", page))
    there = [f"/{p.relative_to(ROOT).as_posix()}" for p in (ROOT / "tests").rglob("test_*.py")]
    assert len(named) > 30
    assert {n for n in named if not any(t.endswith(f"/{n}") for t in there)} == set()
