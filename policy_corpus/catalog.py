"""Profiles by id: those that ship, and a unit's own from a folder it names."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from pydantic import ValidationError

from assistant.domain.profile import Profile
from policy_corpus.yaml_files import DataFileError, load_yaml

_SHIPPED = Path(__file__).parent / "profiles"


class ProfileNotFound(ValueError):
    """No profile of this id; the text lists those there are."""


class ProfileError(ValueError):
    """A profile file that does not fit; the text names file and field."""


def load_profile(profile_id: str, *, extra: Path | None = None) -> Profile:
    """A profile by id. Raises ProfileNotFound or ProfileError, each with one Chinese line."""
    paths = dict(_paths(extra))
    if profile_id not in paths:
        raise ProfileNotFound(f"没有“{profile_id}”这个口径，可用的有：{'、'.join(sorted(paths))}。")
    return _load(paths[profile_id])


def list_profiles(*, extra: Path | None = None) -> tuple[Profile, ...]:
    """All profiles, by id."""
    return tuple(_load(path) for _, path in sorted(dict(_paths(extra)).items()))


def _paths(extra: Path | None) -> Iterator[tuple[str, Path]]:
    for folder in (_SHIPPED, extra):
        if folder is not None and folder.is_dir():
            yield from ((path.stem, path) for path in sorted(folder.glob("*.yaml")))


@cache
def _load(path: Path) -> Profile:
    try:
        return Profile.model_validate(load_yaml(path))
    except DataFileError as error:
        raise ProfileError(str(error)) from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise ProfileError(
            f"口径文件“{path.name}”的 {place} 不对（{first['msg']}），请参照 docs/profiles.md 修改。"
        ) from error
