"""Which layouts there are, all written as data: those that ship (``*.layout.yaml`` here) and those of a profile."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from assistant.data_files import load_model
from assistant.domain.layout import GridLayout
from assistant.domain.profile import Profile
from assistant.domain.vocabulary import FORM_TITLES, FormKind
from generators.interface import GeneratorError

GUIDE = "docs/forms/layouts.md"
_FOLDER = Path(__file__).parent
_SUFFIX = ".layout.yaml"


@cache
def shipped_layouts() -> Mapping[str, GridLayout]:
    """The layouts that ship, by id. Raises DataFileError for a bad file."""
    paths = sorted(_FOLDER.glob(f"*{_SUFFIX}"))
    return {path.name.removesuffix(_SUFFIX): load_model(path, GridLayout, GUIDE) for path in paths}


@cache
def layout_ids() -> Mapping[str, tuple[str, ...]]:
    """The ids of the layouts that ship, by form; profiles are checked against them when they are loaded."""
    forms = dict.fromkeys(layout.form for layout in shipped_layouts().values())
    return {form: tuple(i for i, layout in shipped_layouts().items() if layout.form is form) for form in forms}


def layout_of(form: FormKind, profile: Profile | None, wanted: str | None = None) -> GridLayout:
    """The layout of a form: the one wanted, else the profile's, else the form's own; a profile's files go first.

    Raises GeneratorError, in Chinese, where there is none.
    """
    found = _layout(form, profile, wanted)
    title = profile.form_titles.get(form) if profile and not wanted else None
    return found.model_copy(update={"title": title}) if title else found


def _layout(form: FormKind, profile: Profile | None, wanted: str | None) -> GridLayout:
    name = wanted or (profile.forms.get(form) if profile else None) or _default(form)
    if profile is not None and name in profile.own_layouts:
        return profile.own_layouts[name]
    known = layout_ids().get(form, ())
    if name not in known:
        raise GeneratorError(_missing(form, profile, name, known))
    return shipped_layouts()[name]


def _default(form: FormKind) -> str:
    return next((i for i, layout in shipped_layouts().items() if layout.form is form and layout.default), "")


def _missing(form: FormKind, profile: Profile | None, name: str, known: tuple[str, ...]) -> str:
    title = FORM_TITLES[form]
    if not known:
        return f"{title}没有表样，不能生成 Word。"
    named = f"口径“{profile.id}”没有写明用哪种{title}表样" if profile and not name else f"没有{title}表样“{name}”"
    return f"{named}，可用 {'、'.join(known)}，请改选其中一种。"
