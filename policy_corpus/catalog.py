"""Profiles by id: those that ship, and a unit's own from a folder it names."""

from collections.abc import Collection, Iterator, Mapping
from functools import cache
from pathlib import Path

from assistant.data_files import DataFileError, load_model
from assistant.domain.layout import GridLayout
from assistant.domain.profile import Profile

_SHIPPED = Path(__file__).parent / "profiles"
LAYOUT_SUFFIX = ".layout.yaml"
"""How the file of a layout is named: its id, then this."""
LayoutIds = Mapping[str, Collection[str]]
"""Ids of layouts by form."""


class ProfileNotFound(ValueError):
    """No profile of this id; the text lists those there are."""


class ProfileError(ValueError):
    """A profile file that does not fit; the text names file and field."""


def load_profile(profile_id: str, *, extra: Path | None = None, layouts: LayoutIds | None = None) -> Profile:
    """A profile by id, with the layouts beside it. Raises ProfileNotFound or ProfileError, each with one Chinese line.

    ``layouts``: the layouts that ship, by form; with it, a profile that names another without bringing it is refused.
    """
    paths = dict(_paths(extra))
    if profile_id not in paths:
        raise ProfileNotFound(f"没有“{profile_id}”这个口径，可用的有：{'、'.join(sorted(paths))}。")
    return _checked(paths[profile_id], layouts)


def list_profiles(*, extra: Path | None = None, layouts: LayoutIds | None = None) -> tuple[Profile, ...]:
    """All profiles, by id. Raises ProfileError for the first that does not fit."""
    return tuple(_checked(path, layouts) for _, path in sorted(dict(_paths(extra)).items()))


def _paths(extra: Path | None) -> Iterator[tuple[str, Path]]:
    for folder in (_SHIPPED, extra):
        if folder is not None and folder.is_dir():
            yield from (
                (path.stem, path) for path in sorted(folder.glob("*.yaml")) if not path.name.endswith(LAYOUT_SUFFIX)
            )


def _checked(path: Path, layouts: LayoutIds | None) -> Profile:
    profile = _load(path)
    for form, layout_id in profile.forms.items():
        known = (layouts or {}).get(form)
        if known is not None and layout_id not in known and layout_id not in profile.own_layouts:
            raise ProfileError(
                f"口径文件“{path.name}”的 forms.{form} 写了表样“{layout_id}”，但没有这个表样：可用 {'、'.join(known)}，"
                f"或在同一文件夹放“{layout_id}{LAYOUT_SUFFIX}”（写法见 docs/forms/layouts.md）。"
            )
    return profile


@cache
def _load(path: Path) -> Profile:
    try:
        profile = load_model(path, Profile, "docs/profiles.md")
        return profile.model_copy(update={"own_layouts": _layouts_beside(path, profile)})
    except DataFileError as error:
        raise ProfileError(str(error)) from error


def _layouts_beside(path: Path, profile: Profile) -> dict[str, GridLayout]:
    """The layouts that the profile names and that stand in its folder. Raises ProfileError or DataFileError."""
    found = {}
    for form, layout_id in profile.forms.items():
        file = path.with_name(f"{layout_id}{LAYOUT_SUFFIX}")
        if not file.is_file():
            continue
        layout = load_model(file, GridLayout, "docs/forms/layouts.md")
        if (layout.id, layout.form) != (layout_id, form):
            raise ProfileError(
                f"表样文件“{file.name}”里写的是 {layout.form} 的“{layout.id}”，"
                f"与口径中 {form} 的“{layout_id}”不一致，请改成一样。"
            )
        found[layout_id] = layout
    return found
