"""Which installed packages the product runs with, and with which part of it each comes."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
PLAIN = "plain"
"""What every installation has; the other parts are the extras of pyproject.toml."""
PARTS = (PLAIN, "chroma", "rooms", "postgres")


class NotInstalled(RuntimeError):
    """A package that the product runs with is not in this environment."""


def stated(root: Path = ROOT) -> Mapping[str, Sequence[Requirement]]:
    """The direct requirements of each part, as pyproject.toml states them."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    lists = {part: project["dependencies"] if part == PLAIN else extras[part] for part in PARTS}
    return {part: [Requirement(line) for line in lines] for part, lines in lists.items()}


def installed_with(root: Path = ROOT) -> Mapping[str, str]:
    """Every package, direct or not, with the first part that brings it. Raises NotInstalled."""
    found: dict[str, str] = {}
    for part, requirements in stated(root).items():
        waiting = [r for r in requirements if _applies(r, ())]
        while waiting:
            wanted = waiting.pop()
            name = canonicalize_name(wanted.name)
            if name not in found or wanted.extras:
                waiting += [r for r in _requires(wanted) if canonicalize_name(r.name) not in found or r.extras]
            found.setdefault(name, part)
    return found


def _requires(wanted: Requirement) -> Iterator[Requirement]:
    """What an installed package requires, with the extras that are asked of it."""
    try:
        lines = distribution(wanted.name).requires or ()
    except PackageNotFoundError as error:
        raise NotInstalled(f"没有安装 {wanted.name}，请先执行 make setup。") from error
    for line in lines:
        requirement = Requirement(line)
        if _applies(requirement, tuple(wanted.extras)):
            yield requirement


def _applies(requirement: Requirement, extras: Sequence[str]) -> bool:
    marker = requirement.marker
    return marker is None or any(marker.evaluate({"extra": extra}) for extra in (*extras, ""))
