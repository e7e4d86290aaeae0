"""Words by which the papers of a project are known, as data (``paper_kinds.yaml``)."""

import re
from functools import cache
from pathlib import Path

from pydantic import Field

from assistant.base import Frozen
from assistant.data_files import load_model
from assistant.domain.dossier import PaperKind

_FILE = Path(__file__).parent / "paper_kinds.yaml"


class KindWords(Frozen):
    """A kind of paper and the words that show it."""

    kind: PaperKind
    words: re.Pattern[str]


class PaperKinds(Frozen):
    """Words that tell a kind for certain, words that tell it where nothing else does, and how titles end."""

    strong: tuple[KindWords, ...] = Field(min_length=1)
    weak: tuple[KindWords, ...] = Field(min_length=1)
    title_ends: tuple[str, ...] = Field(min_length=1)


@cache
def paper_kinds() -> PaperKinds:
    """The words. Raises DataFileError."""
    return load_model(_FILE, PaperKinds)
