"""Prompts as files: purpose, variables, system and user text, and a version. Read strictly.

Unknown keys are refused, and so are variables missing or unused; text from users and documents stands between
fences and cannot close them.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_FOLDER = Path(__file__).parent
_KEYS = {"purpose", "version", "variables", "system", "user"}
_VARIABLE = re.compile(r"\{\{\s*([a-z_]+)\s*\}\}")
_FENCE = re.compile(r"</?\s*data[^>]*>", re.IGNORECASE)


class PromptError(ValueError):
    """A prompt file that does not fit its own rules, or a call that does not fit the prompt."""


@dataclass(frozen=True)
class Prompt:
    """A prompt ready to send, with the name and version it was made from."""

    name: str
    version: int
    system: str
    user: str


def prompt(name: str, **values: str) -> Prompt:
    """A prompt filled in. Raises PromptError for an unknown name, a missing variable or one too many."""
    read = _read(name)
    wanted = set(read["variables"])
    if wanted != values.keys():
        raise PromptError(f"prompt {name}: needs {sorted(wanted)}, was given {sorted(values)}")
    return Prompt(name, int(str(read["version"])), str(read["system"]).strip(), _filled(str(read["user"]), values))


def fenced(text: str) -> str:
    """Text as data: nothing in it can end the fence or open another."""
    return f"<data>\n{_FENCE.sub('〈标记〉', text)}\n</data>"


def _filled(template: str, values: Mapping[str, str]) -> str:
    return _VARIABLE.sub(lambda m: values[m[1]], template).strip()


@cache
def _read(name: str) -> Mapping[str, Any]:
    path = _FOLDER / f"{name}.yaml"
    if not re.fullmatch(r"[a-z_]+", name) or not path.is_file():
        raise PromptError(f"no prompt named {name}")
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    if not isinstance(data, dict) or set(data) != _KEYS:
        raise PromptError(f"prompt {name}: keys must be {sorted(_KEYS)}")
    used = set(_VARIABLE.findall(data["user"]))
    if used != set(data["variables"]) or _VARIABLE.search(data["system"]):
        raise PromptError(f"prompt {name}: variables {sorted(data['variables'])} but used {sorted(used)}")
    return data
