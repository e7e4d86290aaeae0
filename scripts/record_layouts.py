"""Write down the cells of every layout that ships, for the tests: ``python -m scripts.record_layouts``.

Run it where a layout was changed on purpose, and look at the difference before it is committed. Published filings are
recorded only where the reference material stands beside the repository; without it their old records are kept.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tests.fakes.layout_records import CELLS, DIGESTS, FOLDER, cells_of_case, digests_of_case, published

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


def main() -> None:
    """Write both files."""
    from generators.layouts.catalog import shipped_layouts

    old = json.loads(DIGESTS.read_text(encoding="utf-8")) if DIGESTS.exists() else {}
    filings = published(SHARED) if SHARED.is_dir() else {}
    digests = {name: {**old.get(name, {}), **digests_of_case(name, filings)} for name in shipped_layouts()}
    cells = {name: cells_of_case(name) for name in shipped_layouts()}
    FOLDER.mkdir(parents=True, exist_ok=True)
    DIGESTS.write_text("".join(_lines(digests)), encoding="utf-8")
    CELLS.write_text("".join(_lines(cells)), encoding="utf-8")


def _lines(data: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> Iterator[str]:
    """JSON with a line a case, or a line a row of cells."""
    yield "{\n"
    for n, (name, cases) in enumerate(data.items()):
        yield f' "{name}": {{\n'
        yield ",\n".join(f'  "{case}": {_value(value)}' for case, value in cases.items())
        yield "\n }" + (",\n" if n + 1 < len(data) else "\n")
    yield "}\n"


def _value(value: Mapping[str, Any]) -> str:
    if "rows" not in value:
        return json.dumps(value, ensure_ascii=False)
    rows = ",\n".join(f"   {json.dumps(row, ensure_ascii=False)}" for row in value["rows"])
    head = json.dumps(value["heading"], ensure_ascii=False)
    return f'{{"profile": "{value["profile"]}", "heading": {head}, "rows": [\n{rows}\n  ]}}'


if __name__ == "__main__":
    main()
