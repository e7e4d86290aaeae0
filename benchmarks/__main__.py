"""Run every measure once and write docs/benchmarks.md: ``make bench``."""

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from assistant.bootstrap import Product
from assistant.domain.finding import Severity
from assistant.jobs.declaration.brief_file import read_brief_file
from benchmarks import drafting, review_real_filings, target_parser
from benchmarks.pages import run_python
from benchmarks.targets import Verdict, measure

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "real_filings"
BRIEFS = ROOT / "tests" / "cases" / "briefs"
_ROWS = "import json; from benchmarks.__main__ import rows; print(json.dumps(list(rows())))"
GRAVE = {Severity.ERROR, Severity.FATAL}


def targets() -> tuple[int, int]:
    """How many strings of the reference list are read right, and how many there are."""
    verdicts = [judged for judged, _, _ in measure(SHARED / "targets_dev.jsonl")]
    return verdicts.count(Verdict.RIGHT), len(verdicts)


def clean_drafts() -> tuple[int, int]:
    """Drafts without error and drafts made, over the briefs and every profile."""
    product = Product()
    clean = made = 0
    for path in sorted(p for p in BRIEFS.iterdir() if not p.name.endswith(".expect.yaml")):
        for profile in product.profiles():
            draft = product.pipeline.draft(read_brief_file(path), profile, 2027)
            made += 1
            clean += not any(f.severity in GRAVE for f in draft.findings)
    return clean, made


def help_seconds() -> float:
    """Wall seconds of ``jixiao --help``, the median of five."""
    times = []
    for _ in range(5):
        started = time.perf_counter()
        subprocess.run([sys.executable, "-m", "assistant.cli.main", "--help"], capture_output=True, check=True)
        times.append(time.perf_counter() - started)
    return sorted(times)[2]


def rows() -> Iterator[tuple[str, str, str]]:
    """The table: what, aim, measured."""
    yield "指标值解析速度", "≥ 20000 次/秒", f"{target_parser.parses_per_second():.0f} 次/秒"
    clean, made = clean_drafts()
    kinds = len(Product().profiles())
    yield f"草稿没有错误和必改（{made // kinds} 份简介 × {kinds} 个口径）", "100%", f"{clean}/{made}"
    yield "一份，从简介到 Word（热）", "< 50 毫秒", f"{drafting.seconds_per_filing(20) * 1000:.0f} 毫秒"
    yield "一千份，单进程", "—", f"{1 / drafting.seconds_per_filing(1000):.1f} 份/秒"
    yield "峰值内存", "—", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB"
    yield "jixiao --help", "< 0.3 秒", f"{help_seconds():.2f} 秒"
    if SHARED.is_dir():
        right, total = targets()
        yield "指标值解析正确（targets_dev）", "全部", f"{right}/{total}"
        result = review_real_filings.measure(SHARED, verbose=False)
        sure, hit = sum(result["sure"].values()), sum(result["hit"].values())
        yield "公开文件上确定的缺陷报出（已有规则）", "—", f"{hit}/{sure}（{hit / sure:.1%}）"
        yield "公开文件上的误报", "接近 0", str(sum(result["false"].values()))
        yield "易误报处被误报", "0", str(result["traps"])
        yield "正确样例上的发现", "没有错误和必改", str(sum(result["clean"].values()))


def before(folder: Path) -> dict[str, str]:
    """What another checkout of the project measures of the same things, in this run."""
    done = run_python(folder, "-c", _ROWS)
    if done.returncode:
        raise SystemExit(f"{folder}：测不出之前的数字。{done.stderr.strip().splitlines()[-1]}")
    return {what: measured for what, _, measured in json.loads(done.stdout.splitlines()[-1])}


def main() -> None:
    """Print the table and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--before", type=Path, help="another checkout, measured in the same run")
    earlier = before(folder) if (folder := parser.parse_args().before) else {}
    head = ["项目", "目标", *(["之前"] if earlier else []), "实测"]
    lines = [
        "# Benchmarks",
        "",
        (
            f"`make bench`，{platform.machine()}，{os.cpu_count()} 核，Python {platform.python_version()}。"
            "一次运行的数字，机器忙时会偏高。起草的质量见 [benchmarks-drafting.md](benchmarks-drafting.md)，"
            "代码的结构见 [benchmarks-house.md](benchmarks-house.md)。"
        ),
        "",
        f"| {' | '.join(head)} |",
        f"|{'---|' * len(head)}",
    ]
    for what, aim, measured in rows():
        cells = [what, aim, *([earlier.get(what, "—")] if earlier else []), measured]
        lines.append(f"| {' | '.join(cells)} |")
    text = "\n".join(lines) + "\n"
    print(text)
    (ROOT / "docs" / "benchmarks.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
