"""The word classes of a department's plan."""

import re
from functools import cache
from pathlib import Path
from typing import Any

from assistant.data_files import load_yaml
from assistant.language.word_classes import either

_FILE = Path(__file__).with_name("words.yaml")


@cache
def words(name: str) -> re.Pattern[str]:
    """A pattern for the words of a class. Raises KeyError."""
    data: dict[str, Any] = load_yaml(_FILE)
    return re.compile(either(str(data[name]["words"]).split()))
