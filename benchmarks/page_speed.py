"""How long somebody at the page waits: ``python -m benchmarks.page_speed [--write]``.

The page is started over an empty data folder, without a model. Each step is done twenty times in Chromium, with a
stopwatch from the last key or click to the moment the result stands on the screen; the very first visit and draft,
which still load words and models of the program, are told apart. Beside the waits stands the processor time that the
server and its helpers spent, which depends less on what else the machine does.
"""

import argparse
import math
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from benchmarks.page_clerk import BOX, BRIEF, FLAGS, Clerk
from benchmarks.pages import ROOT, conditions, write_section

PAGE, HEADING, TITLE = ROOT / "docs" / "benchmarks-page.md", "网页等多久", "每一步的等待"
TIMES = 20
FORM = ROOT / "tests" / "cases" / "dossier" / "申报表.json"
QUESTIONS = (
    "10号文里预算执行率占多少分", "能不能不设满意度指标", "绩效目标申报表要盖章吗", "成本指标一定要设吗",
    "自评要打分吗", "预算批复以后多少天公开", "绩效监控什么时候做", "评价等级怎么分", "第三方机构可以做评价吗",
    "绩效目标谁来审核",
)  # fmt: skip
_TICKS = os.sysconf("SC_CLK_TCK")


class Watch:
    """Waits by the name of the step, in seconds, and the processor seconds of the server beside them."""

    def __init__(self, server: int) -> None:
        self.server = server
        self.waits: dict[str, list[float]] = {}
        self.spent: dict[str, list[float]] = {}
        self.load: list[float] = []

    def time(self, step: str, act: Callable[[], object], until: Callable[[], object]) -> None:
        """One wait: from when ``act`` begins to when ``until`` comes back."""
        before, begun = processor_seconds(self.server), time.perf_counter()
        act()
        until()
        self.waits.setdefault(step, []).append(time.perf_counter() - begun)
        self.spent.setdefault(step, []).append(processor_seconds(self.server) - before)
        self.load.append(os.getloadavg()[0])


def processor_seconds(session: int) -> float:
    """What the processes of a session, and those they waited for, have spent."""
    total = 0
    for place in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = place.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == session:
            total += sum(map(int, fields[11:15]))
    return total / _TICKS


@contextmanager
def served(folder: str) -> Iterator[tuple[str, int]]:
    """The page over an empty data folder: its address, and the session of its processes."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("OPENAI_", "JIXIAO_"))}
    order = [sys.executable, "-m", "assistant.cli.main", "web", "--port", str(port)]
    settings = {**kept, "JIXIAO_DATA_DIR": folder}
    with subprocess.Popen(order, env=settings, stderr=subprocess.PIPE, text=True, start_new_session=True) as server:
        next(line for line in iter(server.stderr.readline, "") if "网页已就绪" in line)  # type: ignore[union-attr]
        yield f"http://127.0.0.1:{port}", server.pid
        server.terminate()


def opened(new: Callable[[], Clerk], watch: Watch, times: int) -> None:
    """The first page in a browser that knows nothing of it, from the address to the field one can write in."""
    for number in range(times + 1):
        clerk, step = new(), "打开首页，浏览器没有缓存" if number else "程序启动后的第一次打开"
        ready = clerk.page.get_by_label("项目情况").wait_for
        watch.time(step, partial(clerk.page.goto, clerk.base, wait_until="commit"), ready)
        clerk.context.close()


def drafted(clerk: Clerk, watch: Watch, times: int) -> None:
    """From the key that sends three sentences to the drafted form with its card in the conversation."""
    for number in range(times + 1):
        step = "几句话起草申报表" if number else "程序启动后的第一次起草"
        clerk.page.goto(clerk.base)
        words = clerk.page.get_by_label("项目情况")
        words.fill(BRIEF.replace("800", str(800 + number)))
        card = clerk.page.locator(".change").first
        watch.time(step, partial(words.press, "Enter"), partial(card.wait_for, state="attached"))


def changed(clerk: Clerk, watch: Watch, times: int) -> None:
    """A message that changes a value, a cell that is typed over, the pages of Word, the work opened again."""
    page, box, address = clerk.page, clerk.page.get_by_label(BOX), clerk.page.url
    row = next(r["id"] for r in clerk.work()["rows"] if "满意" in r["name"])
    cell = page.locator(f'.cell[data-key="indicators.{row}.target"]')
    for number in range(times):
        box.fill(f"把满意度改成{number + 60}%")
        card = page.locator(".change", has_text=f"≥{number + 60}%").last
        watch.time("对话里改一处", partial(box.press, "Enter"), card.wait_for)
        cell.click()
        page.locator(".editor").fill(f"{number + 61}.5%")
        with page.expect_response(lambda r: r.url.endswith("/operations")) as kept:
            watch.time("表格里改一格，到存下", lambda: page.locator(".editor").press("Enter"), lambda: kept.value)
        cell.get_by_text(f"{number + 61}.5%").wait_for()
        preview = page.locator("[data-tab=preview]")
        watch.time("Word 预览", preview.click, page.locator(".pages img").first.wait_for)
        page.locator("[data-tab=check]").click()
        watch.time(
            "打开一份工作", partial(page.goto, address, wait_until="commit"), page.locator(".cell").first.wait_for
        )
        page.locator(".log > *").first.wait_for()


def asked(clerk: Clerk, watch: Watch, times: int) -> None:
    """A question of policy."""
    page = clerk.page
    page.goto(f"{clerk.base}/?room=policy")
    for number in range(times):
        question = QUESTIONS[number % len(QUESTIONS)]
        page.get_by_label("政策问题").fill(question)
        before = page.locator(".answer").count()
        more = partial(page.wait_for_function, "n => document.querySelectorAll('.answer').length > n", arg=before)
        watch.time("政策问答", partial(page.get_by_label("政策问题").press, "Enter"), more)


def reviewed(clerk: Clerk, watch: Watch, times: int) -> None:
    """A form that is handed in for review, until it stands in the queue with its findings."""
    page = clerk.page
    page.goto(f"{clerk.base}/?room=review")
    upload = page.get_by_label("选择要审核的表")
    for number in range(times):
        given = {"name": f"送审{number}.json", "mimeType": "application/json", "buffer": FORM.read_bytes()}
        row = page.locator("table.queue tr", has_text=f"送审{number}.json")
        watch.time("上传一份表审核", partial(upload.set_input_files, given), row.wait_for)


def measured(base: str, server: int, times: int) -> Watch:
    """Every step, so often."""
    from playwright.sync_api import sync_playwright

    watch = Watch(server)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        opened(lambda: Clerk(browser, base), watch, times)
        clerk = Clerk(browser, base)
        for part in (drafted, changed, asked, reviewed):
            part(clerk, watch, times)
            print(*lines(watch), sep="\n", flush=True)
        browser.close()
    return watch


def late(values: Sequence[float]) -> float:
    """The 95th percentile by nearest rank."""
    return sorted(values)[math.ceil(0.95 * len(values)) - 1]


def lines(watch: Watch) -> Iterator[str]:
    """The table: step, times, median, 95th percentile, longest."""
    yield "| 步骤 | 次数 | p50 | p95 | 最长 | 其中处理器（p50） |\n|---|---|---|---|---|---|"
    for step, values in watch.waits.items():
        p50, p95, spent = statistics.median(values), late(values), statistics.median(watch.spent[step])
        yield f"| {step} | {len(values)} | {p50:.2f} 秒 | {p95:.2f} 秒 | {max(values):.2f} 秒 | {spent:.2f} 秒 |"


def main(arguments: Sequence[str]) -> int:
    """Measure, print, and with ``--write`` keep the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=TIMES)
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.relative_to(ROOT)}")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder, served(folder) as (base, server):
        watch = measured(base, server, given.times)
    if given.write:
        load = f"负载最低 {min(watch.load):.1f}，中位 {statistics.median(watch.load):.1f}，最高 {max(watch.load):.1f}"
        body = "\n".join([f"{conditions()}；测量期间{load}。规则起草，没有模型。", "", *lines(watch)])
        write_section(Path(PAGE), TITLE, "python -m benchmarks.page_speed --write", body, HEADING)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
