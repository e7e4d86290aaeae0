"""Markdown tables, and pages under docs/ of which each measure writes its own section."""

import os
import platform
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HOUSE_PAGE = ROOT / "docs" / "benchmarks-house.md"
MODEL_PAGE, RECORDED = ROOT / "docs" / "benchmarks-model.md", "Forty recorded briefs"
"""The page of the model writer, and its last section: what benchmarks.drafting measures with recordings."""
DRAFTING_PAGE = ROOT / "docs" / "benchmarks-drafting.md"
_HOUSE_HEADING = "How the code is built and tested"


def table(first: str, columns: Mapping[str, Mapping[str, str]]) -> str:
    """A table with a column for each head and a row for every key that one of them has, "—" where another has none."""
    keys = dict.fromkeys(key for column in columns.values() for key in column)
    rows = (f"| {key} | {' | '.join(c.get(key, '—') for c in columns.values())} |" for key in keys)
    return "\n".join([f"| {first} | {' | '.join(columns)} |", "|" + "---|" * (len(columns) + 1), *rows])


def version(root: Path) -> str:
    """The commit of a checkout and its day; "+" where files differ from it, "—" where there is no repository."""
    commit = _git(root, "log", "-1", "--format=%h, %cs")
    return f"{commit or '—'}{' +' if _git(root, 'status', '--porcelain', '--untracked-files=no') else ''}"


def _git(root: Path, *arguments: str) -> str:
    return subprocess.run(["git", "-C", root, *arguments], capture_output=True, text=True, check=False).stdout.strip()


def run_python(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python on the code of a checkout, in an empty folder, so that no settings file and no other code is met."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("OPENAI_", "JIXIAO_"))}
    with tempfile.TemporaryDirectory() as folder:
        environment = kept | {"PYTHONPATH": str(root.resolve()), "JIXIAO_DATA_DIR": folder}
        command = [sys.executable, *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder, env=environment)


def conditions() -> str:
    """What figures of speed depend on."""
    load = f", load {os.getloadavg()[0]:.1f} at the end" if hasattr(os, "getloadavg") else ""
    return f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}{load}"


def write_section(page: Path, title: str, command: str, body: str, heading: str = _HOUSE_HEADING) -> None:
    """Put a section into a page in place of the one with this title, or at its end; a new page gets the heading."""
    text = page.read_text(encoding="utf-8") if page.exists() else f"# {heading}\n"
    day = date.today().isoformat()  # noqa: DTZ011 -- the day on the page
    section = f"## {title}\n\n`{command}`, {day}.\n\n{body}\n"
    old = re.compile(rf"^## {re.escape(title)}\n.*?(?=^## |\Z)", re.S | re.M)
    if old.search(text):
        text = old.sub(lambda found: section + ("\n" if found.end() < len(text) else ""), text)
    else:
        text = f"{text.rstrip()}\n\n{section}"
    page.write_text(text, encoding="utf-8")
