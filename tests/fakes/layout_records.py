"""What is recorded of a layout: its cells for two filings, and digests of heading, cells and XML for many."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from assistant.domain.filing import Filing
from assistant.domain.layout import GridLayout
from generators.layouts.catalog import shipped_layouts
from generators.layouts.grid_layout import heading, rows
from generators.word.grid import Row, table_xml
from policy_corpus.catalog import load_profile
from tests import CASES_FOLDER
from tests.fakes.layout_filings import layout_filings

FOLDER = CASES_FOLDER / "layouts"
CELLS, DIGESTS = FOLDER / "recorded_cells.json", FOLDER / "recorded_digests.json"
NO_PROFILE = "none"
_PROFILES = {
    "F01": ("central-2020", "shanghai", "sichuan"), "SH": ("central-2020", "shanghai", "sichuan"),
    "F09": ("central-2021", "henan-2022"), "F02": ("central-2021",),
}  # fmt: skip
_OTHERS = (NO_PROFILE, "central-2021", "sichuan", "shanghai")
_FULL = {"F01": "period", "SH": "period", "F04": "scored", "F11": "levels", "F12": "words", "F05": "so_far"}
_SHOWN = {"F01": "central-2020", "SH": "shanghai"}


def published(shared: Path) -> dict[str, Filing]:
    """The published filings of the reference."""
    files = sorted((shared / "real_filings/clean_dev").glob("*.json"))
    return {path.stem: Filing.model_validate_json(path.read_text(encoding="utf-8")) for path in files}


def cells_of(made: Iterable[Row]) -> list[list[list[Any]]]:
    """The cells of rows as plain data."""
    return [[[c.text, c.colspan, c.rowspan, c.label, c.centre] for c in row.cells] for row in made]


def heading_of(layout: GridLayout, filing: Filing) -> list[list[Any]]:
    """The lines above the table as plain data."""
    return [list(line) for line in heading(layout, filing)]


def cells_of_case(name: str) -> dict[str, dict[str, Any]]:
    """The cells of the blank filing and of the fullest one."""
    layout, profile, filings = shipped_layouts()[name], _SHOWN.get(name, "central-2021"), layout_filings()
    return {
        case: {
            "profile": profile,
            "heading": heading_of(layout, filings[case]),
            "rows": cells_of(rows(layout, filings[case], load_profile(profile))),
        }
        for case in ("blank", _FULL.get(name, "sound"))
    }


def digest_of(name: str, filing: Filing, profile: str) -> str:
    """A digest of everything that the layout writes for a filing."""
    layout = shipped_layouts()[name]
    made = list(rows(layout, filing, None if profile == NO_PROFILE else load_profile(profile)))
    shown = json.dumps([heading_of(layout, filing), cells_of(made), [r.head for r in made]], ensure_ascii=False)
    xml = table_xml(made, layout.widths, layout.size, ["120人"])
    return hashlib.sha256(f"{shown}{xml}".encode()).hexdigest()[:20]


def digests_of_case(name: str, more: Mapping[str, Filing]) -> dict[str, dict[str, str]]:
    """The digests by filing and profile; ``more`` are published filings."""
    profiles = _PROFILES.get(name, _OTHERS)
    return {
        case: {profile: digest_of(name, filing, profile) for profile in profiles}
        for case, filing in {**layout_filings(), **more}.items()
    }
