"""Speed of the evaluation report: ``python -m benchmarks.report``; writes nothing but what it prints.

The dossier of the tests is read and assessed once; then the text is written by rules and the Word file made, several
times, and the best counts. Pages are counted once, in the PDF that LibreOffice makes of it.
"""

import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from assistant.domain.filing import Filing
from assistant.domain.framework import Stage
from assistant.domain.report import Report

DOSSIER = Path(__file__).resolve().parent.parent / "tests" / "cases" / "dossier"
TIMES = 5
T = TypeVar("T")


def timed(make: Callable[[], T], times: int = TIMES) -> tuple[float, T]:
    """The best of several runs in seconds, and what was made."""
    best, made = float("inf"), None
    for _ in range(times):
        begin = time.perf_counter()
        made = make()
        best = min(best, time.perf_counter() - begin)
    if made is None:
        raise ValueError("没有测量任何东西")
    return best, made


def writer(folder: Path) -> Callable[[], Report]:
    """What writes the text of a report on a dossier by rules; the dossier is read and assessed here, once."""
    from assistant.jobs.evaluation.dossier.reader import read_dossier
    from assistant.jobs.evaluation.evaluate import evaluate
    from assistant.jobs.evaluation.report import assemble_report, report_sections
    from assistant.writing.rule_narrator import RuleBasedNarrator
    from policy_corpus.catalog import load_profile
    from policy_corpus.frameworks import load_framework

    approved = _declaration(folder)
    profile, framework = load_profile(approved.profile or "central-2021"), load_framework("project-2020")
    found = evaluate(read_dossier(folder / "资料"), approved, framework, profile, Stage.COMPLETED, by="部门评价")
    narrator = RuleBasedNarrator()

    def write() -> Report:
        reported = [narrator.narrate(task) for task in report_sections(found, approved, (), {})]
        return assemble_report(found, reported, date="", author="")

    return write


def _declaration(folder: Path) -> Filing:
    from assistant.forms.reader import read_filings

    return read_filings(folder / "申报表.json")[0].filing


def pages(content: bytes) -> int | None:
    """Pages as LibreOffice sets them; None where it is not installed."""
    soffice, pdfinfo = shutil.which("soffice"), shutil.which("pdfinfo")
    if soffice is None or pdfinfo is None:
        return None
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        word = folder / "report.docx"
        word.write_bytes(content)
        home = f"-env:UserInstallation={(folder / 'office').as_uri()}"
        convert: list[str | Path] = [soffice, home, "--headless", "--convert-to", "pdf", "--outdir", folder, word]
        subprocess.run(convert, check=True, capture_output=True)
        stated = subprocess.run([pdfinfo, folder / "report.pdf"], check=True, capture_output=True, text=True).stdout
    found = re.search(r"Pages:\s+(\d+)", stated)
    return int(found[1]) if found else None


def main() -> int:
    """Print seconds, size, pages and pages per second."""
    from generators.evaluation_report import render_evaluation_report

    if not (DOSSIER / "资料").is_dir():
        print("没有 tests/cases/dossier/资料，无法测量。")
        return 2
    to_write, report = timed(writer(DOSSIER))
    to_render, content = timed(lambda: render_evaluation_report(report, draft=True))
    count = pages(content)
    rate = (
        "没有 LibreOffice，未数页数" if count is None else f"{count} 页，每秒 {count / (to_write + to_render):.0f} 页"
    )
    print(f"撰写 {to_write:.3f} 秒，成文 {to_render:.3f} 秒，{len(content) / 1024:.0f} KB；{rate}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
