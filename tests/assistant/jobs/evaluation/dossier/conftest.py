"""The invented dossier, read once, and a maker of small ones."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from assistant.domain.dossier import Dossier
from assistant.jobs.evaluation.dossier.reader import read_dossier
from tests import CASES_FOLDER

CASE = CASES_FOLDER / "dossier"


@pytest.fixture(scope="session")
def lighting() -> Dossier:
    """The papers of the lighting project."""
    return read_dossier(CASE / "资料")


@pytest.fixture
def read_texts(tmp_path: Path) -> Callable[[Mapping[str, str]], Dossier]:
    """Read a dossier of text files by name and content."""

    def read(texts: Mapping[str, str]) -> Dossier:
        for name, text in texts.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return read_dossier(tmp_path)

    return read
