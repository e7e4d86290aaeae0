"""Many users at once on a real server: ``python -m benchmarks.load [--users N] [--actions N] [--seconds S] [--write]``.

A server is started with accounts; 20 and 100 users do mixed work with pauses as people make them; then many actions
without pauses, with the memory of the server; all download a form in the same second; long messages are
answered while another user works. Each user's answers carry a marker of their own; another's is bleed. ``--write`` puts
the table below the notes of docs/benchmarks-load.md.
"""

import argparse
import asyncio
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.bootstrap import Product
from assistant.domain.operation import Actor
from assistant.domain.person import UserRole
from assistant.settings import Settings
from benchmarks.load_users import LoadUser, Record

PAGE = Path(__file__).resolve().parent.parent / "docs" / "benchmarks-load.md"
_BOSS = Actor(who="测量")
_PAUSE, _USERS, _AT_ONCE = 8.0, (20, 100), 16
"""Mean seconds between two actions of a person; how many people, one number after the other; workers of the run without
pauses."""
_LAST = "## 最近一次"
"""The heading of the page below which this program writes; what stands above is written by people."""
_PROSE = "今年由县水利局组织实施农村饮水安全巩固提升工程，改造老旧管网，保障群众用水。"
_LONG = {
    "4.8 万字节的数字": "申请资金十万元，" + "一百二十一百" * 2700,
    "2 万字的材料": (_PROSE * 600)[:20_000],
    "1000 个字母": "a" * 1000,
    "1000 字的同一句话": ("把护理员培训那条删掉，" * 100)[:1000],
    "1000 字的材料": (_PROSE * 30)[:1000],
}
"""What is refused by its size, what is taken for pasted material, and the longest messages that are read."""


@dataclass
class Findings:
    """The table as it grows."""

    rows: list[str] = field(default_factory=list)
    errors: int = 0
    bleed: int = 0

    def add(self, what: str, found: str) -> None:
        self.rows.append(f"| {what} | {found} |")
        print(f"{what}：{found}", flush=True)

    def record(self, title: str, record: Record) -> None:
        """Seconds of each action, and what went wrong."""
        for name, seconds in sorted(record.seconds.items()):
            self.add(f"{title}，{name}（{len(seconds)} 次）", _spread(seconds))
        counts = f"出错 {len(record.errors)}，串到别人 {len(record.bleed)}"
        self.add(f"{title}，{record.actions} 个操作", f"{counts}，别人先改、重读再改 {record.conflicts}")
        self.errors, self.bleed = self.errors + len(record.errors), self.bleed + len(record.bleed)
        print("\n".join([*record.errors, *record.bleed]), flush=True)


def _spread(seconds: Sequence[float]) -> str:
    ordered = sorted(seconds)
    late = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    return f"中位 {statistics.median(ordered) * 1000:.0f} 毫秒，p95 {late * 1000:.0f} 毫秒，最长 {ordered[-1]:.2f} 秒"


@contextmanager
def served(folder: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """A server of its own with accounts, until the end of the block."""
    settings = {
        "JIXIAO_DATA_DIR": str(folder), "JIXIAO_ACCOUNTS": "on", "JIXIAO_EMBEDDING": "none",
        "JIXIAO_CHANGES_A_MINUTE": "100000", "JIXIAO_UPLOADS_A_MINUTE": "100000", "JIXIAO_LOG_LEVEL": "warning",
    }  # fmt: skip
    command = [sys.executable, "-m", "assistant.cli.main", "web", "--port", str(port)]
    with (folder / "server.txt").open("wb") as stated:
        server = subprocess.Popen(command, env={**os.environ, **settings}, stderr=stated)
        try:
            while "网页已就绪" not in (folder / "server.txt").read_text(encoding="utf-8"):
                if server.poll() is not None:
                    raise RuntimeError((folder / "server.txt").read_text(encoding="utf-8"))
                time.sleep(0.2)
            yield server
        finally:
            server.terminate()
            server.wait(30)


def keys(folder: Path, count: int) -> list[str]:
    """So many users who are signed in; signing in itself is limited for each address."""
    store = Product(Settings(data_dir=folder, embedding="none")).store
    units = [store.people.unit(f"单位{n}", _BOSS) for n in range(count)]
    made = [store.accounts.add(f"用户{n}", UserRole.CLERK, None, _BOSS, units[n]) for n in range(count)]
    found = [store.sessions.begin(account, timedelta(hours=8)) for account in made]
    store.close()
    return found


def resident(process: int) -> int:
    """Megabytes of memory of a process."""
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines()
    return int(next(line for line in status if line.startswith("VmRSS")).split()[1]) >> 10


async def with_pauses(users: Sequence[LoadUser], seconds: float) -> None:
    """Everybody works as people do."""
    until = time.monotonic() + seconds

    async def works(user: LoadUser, number: int) -> None:
        await asyncio.sleep(_PAUSE * number / len(users))
        while time.monotonic() < until:
            await user.act()
            await asyncio.sleep(_PAUSE * (0.5 + (number * 7 % 11) / 11))

    await asyncio.gather(*(works(user, n) for n, user in enumerate(users)))


async def without_pauses(users: Sequence[LoadUser], actions: int, process: int) -> list[int]:
    """So many actions as fast as they are answered; the server's memory after each tenth."""
    left, memory, step = list(range(actions)), [resident(process)], max(1, actions // 10)

    async def works(number: int) -> None:
        own, turn = users[number::_AT_ONCE], 0  # one worker a user: two would change one work at once
        while left:
            if len(left) % step == 0:
                memory.append(resident(process))
                print(f"还有 {len(left)} 个操作，内存 {memory[-1]} MB", flush=True)
            left.pop()
            await own[turn % len(own)].act()
            turn += 1

    await asyncio.gather(*(works(n) for n in range(min(_AT_ONCE, len(users)))))
    return memory


async def beside(user: LoadUser, other: LoadUser, text: str) -> tuple[float, list[float]]:
    """Seconds until the long message is answered, and those of somebody who works beside it."""
    seconds: list[float] = []
    done = asyncio.Event()

    async def works() -> None:
        while not done.is_set():
            seconds.append(await other.timed("旁边", other._open))

    waiting = asyncio.create_task(works())
    start = time.perf_counter()
    with suppress(ValueError):  # refused, which is the answer
        await user.message(text)
    took = time.perf_counter() - start
    done.set()
    await waiting
    return took, seconds


async def measured(found: Findings, process: int, given: argparse.Namespace, signed_in: Sequence[str]) -> None:
    """All of it."""
    address, record = f"http://127.0.0.1:{given.port}", Record()
    users = [LoadUser(n, key, address, record) for n, key in enumerate(signed_in)]
    for user in users:
        await user.timed("起草", user.begin)
    found.record("开始", record)
    for count in given.users:
        _reset(record)
        await with_pauses(users[:count], given.seconds)
        found.record(f"{count} 人", record)
    _reset(record)
    at_once = users[:40]
    await asyncio.gather(*(user.timed("下载 Word", user.word) for user in at_once))
    found.record(f"{len(at_once)} 人同一秒", record)
    for kind, text in _LONG.items():
        took = [await beside(users[0], users[1], text) for _ in range(5)]
        found.add(f"{kind}，答复（5 次）", _spread([t for t, _ in took]))
        found.add("这时旁边的人打开自己的表", _spread([s for _, seconds in took for s in seconds]))
    _reset(record)
    memory = await without_pauses(users, given.actions, process)
    found.record("连续", record)
    found.add("服务器内存（MB，每十分之一）", "、".join(map(str, memory)))
    for user in users:
        await user.close()


def _reset(record: Record) -> None:
    record.seconds, record.errors, record.bleed, record.conflicts = {}, [], [], 0


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, default=8841)
    parser.add_argument("--actions", type=int, default=10_000)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--users", type=int, nargs="+", default=list(_USERS), metavar="N")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    found = Findings()
    with TemporaryDirectory(prefix="jixiao-load-") as room:
        signed_in = keys(Path(room), max(given.users))
        with served(Path(room), given.port) as server:
            asyncio.run(measured(found, server.pid, given, signed_in))
    if given.write:
        load = "、".join(f"{n:.1f}" for n in os.getloadavg())
        lines = [
            _LAST,
            "",
            f"结束时机器的负载（1、5、15 分钟）：{load}。",
            "",
            "| 项目 | 结果 |",
            "|---|---|",
            *found.rows,
            "",
        ]
        notes = PAGE.read_text(encoding="utf-8").partition(_LAST)[0]
        PAGE.write_text(notes + "\n".join(lines), encoding="utf-8")
    sys.exit(1 if found.errors or found.bleed else 0)


if __name__ == "__main__":
    main()
