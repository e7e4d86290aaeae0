"""What every bomb costs to refuse or to read: ``python -m benchmarks.hostile [--only NAME…] [--write]``.

Each file of ``benchmarks.bombs`` is read in every way that takes its format (paper, form, brief; an archive is
unpacked), each in a process of its own that is forked from one with everything loaded. Printed: seconds of the
processor, the most megabytes above what the process had, and what became of it. A fault of the program, a hang (over
half a minute of the processor) and whatever costs more than a second or 100 MB is named; faults and hangs fail the
run. ``--write`` puts the table into docs/benchmarks-safety.md.
"""

import argparse
import json
import os
import resource
import select
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.bombs import all_bombs
from benchmarks.bombs.bomb import Bomb
from benchmarks.pages import ROOT, conditions, version, write_section

PAGE = ROOT / "docs" / "benchmarks-safety.md"
TITLE = "手工制作的炸弹"
_MOST_SECONDS, _MOST_MEGABYTES, _HANG, _PATIENCE = 1.0, 100, 30, 300.0
_FAULT, _HUNG = "程序出错", "没有结束"
Way = Callable[[Path], object]


@dataclass(frozen=True)
class Cost:
    """What one way of reading one file came to."""

    bomb: Bomb
    way: str
    outcome: str
    seconds: float
    megabytes: int
    line: str = ""

    @property
    def is_bad(self) -> bool:
        return self.outcome in {_FAULT, _HUNG}

    @property
    def is_over(self) -> bool:
        return self.seconds > _MOST_SECONDS or self.megabytes > _MOST_MEGABYTES


def ways_of(path: Path) -> dict[str, Way]:
    """The ways that a file of this name is read in, everything that they need loaded."""
    import lxml.html  # type: ignore[import-untyped]  # noqa: F401
    import pypdfium2  # type: ignore[import-untyped]
    import xlrd  # type: ignore[import-untyped]  # noqa: F401

    from assistant.files import old_sheet, open_sheet, pdf, plain, separated, sheet, structured, web, word  # noqa: F401
    from assistant.files.archive import unpack
    from assistant.files.formats import Use
    from assistant.files.reader import read_paper
    from assistant.forms.reader import read_filings
    from assistant.jobs.declaration.brief_file import read_brief_file

    pypdfium2.PdfDocument.new().close()
    if path.suffix == ".zip":
        return {"解压": lambda p: list(unpack(p, p.with_suffix("")))}
    return {"资料": lambda p: read_paper(p, Use.PAPER), "绩效表": read_filings, "概况": read_brief_file}


def cost(bomb: Bomb, name: str, way: Way, path: Path) -> Cost:
    """One way, in a process of its own."""
    begin, end = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(begin)
        resource.setrlimit(resource.RLIMIT_CPU, (_HANG, _HANG))
        os.write(end, json.dumps(_tried(way, path)).encode()[:4000])
        os._exit(0)
    os.close(end)
    ready, _, _ = select.select([begin], [], [], _PATIENCE)
    answer = os.read(begin, 65_536) if ready else b""
    if not ready:
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    is_late = not ready or (os.WIFSIGNALED(status) and os.WTERMSIG(status) in {signal.SIGXCPU, signal.SIGKILL})
    os.close(begin)
    if not answer:
        return Cost(bomb, name, _HUNG if is_late else _FAULT, _HANG if is_late else 0, 0)
    return Cost(bomb, name, *json.loads(answer))


def _tried(way: Way, path: Path) -> tuple[str, float, int, str]:
    """Outcome, seconds, megabytes, and what was answered."""
    from assistant.files.interface import IntakeError

    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # the most so far is what it has now
    before, start = _most_memory(), time.process_time()
    try:
        way(path)
        outcome, line = "读出", ""
    except IntakeError as error:
        outcome, line = "拒绝", str(error)[:200]
    except BaseException as error:
        outcome, line = _FAULT, f"{type(error).__name__}: {error}"[:200]
    return outcome, round(time.process_time() - start, 2), _most_memory() - before, line


def _most_memory() -> int:
    """Megabytes of memory at the most since the mark was taken back."""
    status = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return int(next(line for line in status if line.startswith("VmHWM")).split()[1]) >> 10


def costs(bombs: Sequence[Bomb]) -> Iterator[Cost]:
    """Every way of every bomb, one after the other."""
    with TemporaryDirectory(prefix="jixiao-bombs-") as room:
        for bomb in bombs:
            path = bomb.write(Path(room))
            for name, way in ways_of(path).items():
                yield cost(bomb, name, way, path)
            path.unlink()


def report(found: Sequence[Cost]) -> str:
    """The sum by format, then every bomb at its dearest."""
    dearest = [max((c for c in found if c.bomb == b), key=lambda c: (c.is_bad, c.seconds, c.megabytes))
               for b in dict.fromkeys(c.bomb for c in found)]  # fmt: skip
    most = {b: max(c.megabytes for c in found if c.bomb == b) for b in dict.fromkeys(c.bomb for c in found)}
    lines = [
        (f"{len(dearest)} 个炸弹，{len(found)} 次读取：程序出错 {sum(c.outcome == _FAULT for c in found)}，"
        f"没有结束 {sum(c.outcome == _HUNG for c in found)}，超过 {_MOST_SECONDS:.0f} 秒或 {_MOST_MEGABYTES} MB 的 "
        f"{sum(c.is_over for c in found)}。"),
        "", "| 格式 | 个数 | 最慢（秒） | 最多（MB） |", "|---|---|---|---|",
    ]  # fmt: skip
    for suffix in dict.fromkeys(_suffix(c.bomb) for c in dearest):
        of = [c for c in dearest if _suffix(c.bomb) == suffix]
        lines.append(f"| {suffix} | {len(of)} | {max(c.seconds for c in of)} | {max(most[c.bomb] for c in of)} |")
    lines += ["", "每个炸弹取最慢的一种读法：", "", "| 文件 | 内容 | 结果 | 秒 | MB |", "|---|---|---|---|---|"]
    lines += [f"| {_shown(c.bomb)} | {c.bomb.what} | {c.outcome} | {c.seconds} | {most[c.bomb]} |" for c in dearest]
    return "\n".join(lines)


def _suffix(bomb: Bomb) -> str:
    return Path(bomb.name).suffix


def _shown(bomb: Bomb) -> str:
    return bomb.name.encode("utf-8", "surrogateescape").decode("gb18030", "replace")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run, print, write; 1 where the program failed or did not end."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.hostile")
    parser.add_argument("--only", nargs="+", metavar="NAME", help="these bombs alone")
    parser.add_argument("--write", action="store_true", help="write into docs/benchmarks-safety.md (all bombs)")
    chosen = parser.parse_args(arguments)
    if chosen.write and chosen.only:
        parser.error("--write wants all bombs")
    found = []
    for one in costs([b for b in all_bombs() if not chosen.only or b.name in chosen.only]):
        found.append(one)
        if one.is_bad or one.is_over:
            print(
                f"{_shown(one.bomb)} {one.way} {one.outcome} {one.seconds} s {one.megabytes} MB {one.line}", flush=True
            )
    body = report(found)
    print(body.partition("\n\n每个炸弹")[0])
    if chosen.write:
        where = f"{version(ROOT)}；{conditions()}。秒是处理器的时间，MB 是高出读之前的最大内存。"
        write_section(PAGE, TITLE, "python -m benchmarks.hostile --write", f"{where}\n\n{body}", "不怀好意的文件")
    return int(any(c.is_bad for c in found))


if __name__ == "__main__":
    sys.exit(main())
