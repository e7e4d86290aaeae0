"""Run every measure once and write docs/benchmarks.md: ``make bench``."""

import os
import platform
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import yaml

from assistant.bootstrap import Product
from assistant.domain.finding import Severity
from assistant.jobs.declaration.brief_file import read_brief_file
from benchmarks import drafting, review_real_filings, target_parser
from benchmarks.targets import Verdict, measure

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "real_filings"
BRIEFS = ROOT / "tests" / "cases" / "briefs"
GRAVE = {Severity.ERROR, Severity.FATAL}


def targets() -> tuple[int, int]:
    """How many strings of the reference list are read right, and how many there are."""
    verdicts = [judged for judged, _, _ in measure(SHARED / "targets_dev.jsonl")]
    return verdicts.count(Verdict.RIGHT), len(verdicts)


def briefs() -> tuple[int, int, int, int]:
    """Quantities carried and stated, drafts without error and drafts made, over the briefs and every profile."""
    product = Product()
    carried = stated = clean = made = 0
    for path in sorted(p for p in BRIEFS.iterdir() if not p.name.endswith(".expect.yaml")):
        expected = yaml.safe_load((BRIEFS / f"{path.stem}.expect.yaml").read_text(encoding="utf-8"))
        for profile in product.profiles():
            draft = product.pipeline.draft(read_brief_file(path), profile, 2027)
            made += 1
            clean += not any(f.severity in GRAVE for f in draft.findings)
            # what the whole project amounts to stands in the overall goal, what this year does in the indicators
            written = " ".join([draft.filing.goals.overall, *(r.target for r in draft.filing.indicators)])
            for line in expected["数量"]:
                number, unit = line.split()[2:]
                stated += 1
                carried += f"{number}{unit}" in written
    return carried, stated, clean, made


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
    carried, stated, clean, made = briefs()
    kinds = len(Product().profiles())
    yield "简介中的数量写入指标或总体目标", "100%", f"{carried}/{stated}"
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


def main() -> None:
    """Print the table and write the page."""
    lines = [
        "# Benchmarks",
        "",
        (
            f"`make bench`，{platform.machine()}，{os.cpu_count()} 核，Python {platform.python_version()}。"
            "一次运行的数字，机器忙时会偏高。"
        ),
        "",
        "| 项目 | 目标 | 实测 |",
        "|---|---|---|",
        *(f"| {what} | {aim} | {measured} |" for what, aim, measured in rows()),
    ]
    text = "\n".join(lines) + "\n"
    print(text)
    (ROOT / "docs" / "benchmarks.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
