"""Works and their store under load: ``python -m benchmarks.works [--kills N] [--works N] [--write]``.

A writer is killed (SIGKILL) again and again while it saves; two writers share a work; many works are listed and opened;
a work is replayed from its operations. ``--write`` puts the table into docs/benchmarks-works.md.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.bootstrap import Product
from assistant.domain.filing import Filing
from assistant.domain.operation import Actor, Operation
from assistant.domain.operation_kind import OperationKind
from assistant.rules.engine import ReviewResult
from assistant.settings import Settings
from assistant.store.store import Store
from assistant.works.interface import WorkPorts
from assistant.works.works import Works

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "benchmarks-works.md"
_BRIEF = (
    "为全县45个村卫生室购置康复设备120台，培训护理员300人，4期，考核合格率95%以上，2027年11月30日前完成，"
    "惠及老人1.2万人，老人满意度90%以上，县财政安排120万元。"
)
_CLERK = Actor(who="测量")
_SAMPLES = 200
_LONGEST_LIFE = 0.4
"""Seconds that a writer lives at most after its first save."""


def product_in(folder: Path) -> Product:
    """The product with its data in a folder."""
    return Product(Settings(data_dir=folder, embedding="none", writer="rules"))


def begun(product: Product) -> str:
    """A drafted work; its id."""
    works = product.store.works
    saved = works.create("central-2021", 2027, _CLERK)
    works.apply_to(saved, Operation(op=OperationKind.ADD_BRIEF, value=_BRIEF), _CLERK)
    return saved.work.id


def writer(folder: Path, work_id: str, count: int, who: str = "写入者") -> "subprocess.Popen[str]":
    """A program that writes (benchmarks.works_writer)."""
    env = {**os.environ, "JIXIAO_DATA_DIR": str(folder), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "benchmarks.works_writer", work_id, str(count), who]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env)


def noted_by(running: "subprocess.Popen[str]", first: str = "") -> dict[int, str]:
    """What a writer said it saved: version and value; a line that the kill cut off says nothing."""
    lines = [first, *running.communicate()[0].splitlines(keepends=True)]
    whole = [line.split() for line in lines if line.endswith("\n")]
    return {int(version): value for version, value in whole}


def killed(folder: Path, kills: int) -> Iterator[tuple[str, str]]:
    """A writer killed at any moment of its work: what it said was saved is there, and the chain holds."""
    chance = random.Random(1)  # noqa: S311 -- nothing secret
    product = product_in(folder)
    work_id, reported = begun(product), dict[int, str]()
    for _ in range(kills):
        running = writer(folder, work_id, 10_000)
        first = running.stdout.readline() if running.stdout else ""
        time.sleep(chance.random() * _LONGEST_LIFE)
        running.send_signal(signal.SIGKILL)
        reported |= noted_by(running, first)
    saved = product.store.works.open(work_id)
    kept = {n: step.applied.operation.value for n, step in enumerate(saved.work.steps, 1)}
    lost = [version for version, value in reported.items() if kept.get(version) != value]
    yield f"写入中强行结束（kill -9）{kills} 次：已保存的操作", f"{len(reported)} 个，丢失 {len(lost)} 个"
    yield "此后审计链的问题", f"{len(product.store.audit())} 处"
    same = product.store.works.works.replay(saved.work.start, saved.work.steps) == saved.work.state
    yield f"此后由 {saved.version} 个操作重做", "结果相同" if same else "结果不同"


def together(folder: Path, each: int) -> Iterator[tuple[str, str]]:
    """Two writers on one work: every change that was said to be saved is there."""
    product = product_in(folder)
    work_id = begun(product)
    running = [writer(folder, work_id, each, who) for who in ("甲", "乙")]
    reported = [noted_by(one) for one in running]
    saved = product.store.works.open(work_id)
    whole = set(reported[0]) | set(reported[1])
    sound = len(whole) == len(reported[0]) + len(reported[1]) == saved.version - 1 and not product.store.audit()
    yield f"两个进程同时改一份工作，各 {each} 处", f"{saved.version - 1} 处都在，审计链{'完好' if sound else '有问题'}"


def many(folder: Path, count: int) -> Iterator[tuple[str, str]]:
    """Many works: how long a page of the list and the opening of one take."""
    product = product_in(folder)
    filing = product.store.works.open(begun(product)).work.filing
    filled = filled_with(product, folder, filing, count)
    works, chance = product.store.works, random.Random(2)  # noqa: S311 -- nothing secret
    ids = [w.id for w in works.list(limit=count)]
    yield f"{len(ids)} 份工作，建一份", f"平均 {filled * 1000:.1f} 毫秒"
    yield "其中列出最近 50 份", p95(works.list)
    yield "其中按名称查找", p95(lambda: works.list(words=f"项目{chance.randrange(count)}号"))
    yield "其中打开一份（含按规则检查）", p95(lambda: works.open(chance.choice(ids)))
    begin = time.perf_counter()
    problems = product.store.audit()
    yield f"检查 {len(ids)} 份工作的全部记录", f"{time.perf_counter() - begin:.0f} 秒，{len(problems)} 处问题"


def filled_with(product: Product, folder: Path, filing: Filing, count: int) -> float:
    """Fill the store with works; seconds for one. Rules are left out: they are measured where a work is opened."""
    ports = product.works().ports
    unchecked = WorkPorts(
        ports.profile, ports.profiles, lambda *_, **__: ReviewResult((), ()), ports.draft, ports.roll_on, ports.read,
        ports.now,
    )  # fmt: skip
    store = Store(folder, Works(unchecked), product.now)
    begin = time.perf_counter()
    for number in range(count - 1):
        named = filing.project.model_copy(update={"name": f"项目{number}号"})
        store.works.create("central-2021", 2027, _CLERK, filing=filing.model_copy(update={"project": named}))
    store.close()
    return (time.perf_counter() - begin) / max(1, count - 1)


def p95(do: Callable[[], object]) -> str:
    """How long something takes, of 200 times the 95th percentile and the median."""
    times = []
    for _ in range(_SAMPLES):
        begin = time.perf_counter()
        do()
        times.append(time.perf_counter() - begin)
    times.sort()
    return f"p95 {times[int(_SAMPLES * 0.95)] * 1000:.1f} 毫秒，中位 {times[_SAMPLES // 2] * 1000:.1f} 毫秒"


def rows(kills: int, works: int) -> Iterator[tuple[str, str]]:
    """The table, each part in a folder of its own."""
    for part, size in ((killed, kills), (together, 50), (many, works)):
        with TemporaryDirectory() as folder:
            yield from part(Path(folder), size)


def main() -> None:
    """Measure and print; ``--write`` also writes the page."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--works", type=int, default=10_000)
    parser.add_argument("--write", action="store_true")
    chosen = parser.parse_args()
    lines = []
    for what, measured in rows(chosen.kills, chosen.works):
        lines.append(f"| {what} | {measured} |")
        print(lines[-1], flush=True)
    if chosen.write:
        head = "# 工作与存储\n\n`python -m benchmarks.works --write` 写出本页；SQLite，两核共用的机器。\n\n"
        _, section, noted = PAGE.read_text(encoding="utf-8").partition("\n## ")  # what was run by hand stays
        table = "\n".join(("| 项目 | 结果 |", "|---|---|", *lines))
        PAGE.write_text(f"{head}{table}\n{section}{noted}", encoding="utf-8")


if __name__ == "__main__":
    main()
