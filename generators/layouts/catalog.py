"""Which layouts there are: those written as data (``*.layout.yaml``) and those that need code of their own."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from assistant.data_files import load_model
from assistant.domain.filing import Filing
from assistant.domain.layout import GridLayout
from assistant.domain.profile import Profile
from assistant.domain.vocabulary import FormKind
from generators.interface import GeneratorError
from generators.layouts import f01, grid_layout, shanghai
from generators.word.grid import Row

GUIDE = "docs/forms/layouts.md"
SELF_EVALUATION_LAYOUTS = ("F04", "F11", "F12")
"""Layouts of the 自评表, all in code: generators/self_evaluation.py."""
DEPARTMENT_LAYOUT = "F02"
_FOLDER = Path(__file__).parent
_SUFFIX = ".layout.yaml"


@dataclass(frozen=True)
class DeclarationLayout:
    """A layout of the 申报表: what stands above the table, its columns, and its rows for a filing."""

    title: str
    widths: tuple[int, ...]
    rows: Callable[[Filing, Profile], Iterable[Row]]
    size: int = 21
    """Size of the text in half points."""


@cache
def declaration_layouts() -> Mapping[str, DeclarationLayout]:
    """The layouts that ship, by id. Raises DataFileError for a bad file."""
    coded = {"F01": f01, "SH": shanghai}
    made = {name: DeclarationLayout(module.TITLE, module.WIDTHS, module.rows) for name, module in coded.items()}
    paths = sorted(_FOLDER.glob(f"*{_SUFFIX}"))
    read = {path.name.removesuffix(_SUFFIX): load_model(path, GridLayout, GUIDE) for path in paths}
    of_projects = {name: from_data(layout) for name, layout in read.items() if layout.form is FormKind.GOAL_DECLARATION}
    return dict(sorted({**made, **of_projects}.items()))


@cache
def department_layout() -> DeclarationLayout:
    """The layout of 部门（单位）整体支出绩效目标申报表, the same for all profiles. Raises DataFileError."""
    return from_data(load_model(_FOLDER / f"{DEPARTMENT_LAYOUT}{_SUFFIX}", GridLayout, GUIDE))


def from_data(layout: GridLayout) -> DeclarationLayout:
    """A layout written as data."""
    return DeclarationLayout(layout.title, layout.widths, partial(grid_layout.rows, layout), layout.size)


def declaration_layout(profile: Profile) -> DeclarationLayout:
    """The layout that a profile names, its own before those that ship. Raises GeneratorError for an unknown one."""
    name = profile.forms.get(FormKind.GOAL_DECLARATION, "")
    if name in profile.own_layouts:
        return from_data(profile.own_layouts[name])
    if name not in declaration_layouts():
        known = "、".join(declaration_layouts())
        raise GeneratorError(f"口径“{profile.id}”的申报表表样“{name}”没有实现，可用 {known}。")
    return declaration_layouts()[name]


def layout_ids() -> Mapping[str, tuple[str, ...]]:
    """The ids of the layouts that ship, by form; profiles are checked against them when they are loaded."""
    return {
        FormKind.GOAL_DECLARATION: tuple(declaration_layouts()),
        FormKind.SELF_EVALUATION: SELF_EVALUATION_LAYOUTS,
    }
