"""The public checker of official papers, held to the measures of GB/T 9704-2012.

Its shipped measures are those of one province (margins 28/28/27/27 mm, 33 points a line, as its own rule file says).
It takes others as settings, and is given the national ones: 天头37毫米, 版心156×225毫米, 22 lines a page.
"""

import json
import subprocess
from pathlib import Path

LINE = {"line_spacing": "28.5pt"}
MEASURES = {
    "page_setup": {"margins": {"top": "3.7cm", "bottom": "3.5cm", "left": "2.8cm", "right": "2.6cm"}},
    "doc_title": {"line_spacing": "35pt"},
    "heading_1": LINE,
    "heading_2": LINE,
    "heading_3": LINE,
    "body": LINE,
}


def grave(program: str, path: Path) -> list[str]:
    """The P0 and P1 faults of a report, a line each."""
    done = subprocess.run(
        [program, "check", path, "-t", "report", "--json", "--config-overrides", json.dumps(MEASURES)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    faults = json.loads(done.stdout)
    return [f"{f['rule_id']} {f['location']} {f['reason']}" for f in faults if f["severity"] in {"P0", "P1"}]
