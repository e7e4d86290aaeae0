"""Damaged and hostile files through the commands: ``python -m benchmarks.safety FOLDER [--files 200] [--seed 1]``.

Every file of the folder is damaged by a seeded mutator (bytes changed, cut, doubled, moved) until there are so many;
each goes through ``read``, ``draft``, ``review`` and ``corpus add --preview``. Printed: runs, faults of the program,
exit codes, the slowest runs in seconds of the processor of this process, and the memory at the end of each quarter.
"""

import argparse
import contextlib
import io
import os
import random
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

_WAYS = {
    "read": ("read", "{file}"), "draft": ("draft", "{file}", "--out", "{out}", "--no-model"),
    "review": ("review", "{file}"), "corpus": ("corpus", "add", "{file}", "--preview"),
}  # fmt: skip
_FAULT = "程序出错"


def mutated(content: bytes, chance: random.Random) -> bytes:
    """The bytes with one to eight places changed, cut out, doubled or exchanged."""
    data = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        at, size = chance.randrange(max(1, len(data))), chance.choice([1, 2, 16, 200])
        piece = data[at : at + size]
        match chance.randrange(4):
            case 0:
                data[at : at + size] = chance.randbytes(len(piece))
            case 1:
                del data[at : at + size]
            case 2:
                data[at:at] = piece
            case _:
                to = chance.randrange(max(1, len(data)))
                data[to : to + len(piece)] = piece
    return bytes(data)


def ran(arguments: list[str]) -> tuple[int, str, float]:
    """Exit code, what was printed to standard error, and seconds."""
    from assistant.cli import errors
    from assistant.cli.main import cli

    told, start = io.StringIO(), time.process_time()
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(told):
        code = errors.run(cli, arguments)
    return code, told.getvalue(), time.process_time() - start


def resident() -> int:
    """Megabytes of memory now."""
    status = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return int(next(line for line in status if line.startswith("VmRSS")).split()[1]) >> 10


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    chance = random.Random(given.seed)  # noqa: S311 -- damage that can be repeated
    originals = sorted(p for p in given.folder.rglob("*") if p.is_file() and p.stat().st_size < 1 << 20)
    codes, faults, slow, memory = Counter[int](), list[str](), list[tuple[float, str]](), list[int]()
    with TemporaryDirectory(prefix="jixiao-safety-") as room:
        os.environ["JIXIAO_DATA_DIR"] = f"{room}/data"
        for number in range(given.files):
            source = chance.choice(originals)
            file = Path(room) / f"{number}{source.suffix}"
            file.write_bytes(mutated(source.read_bytes(), chance))
            for way, pattern in _WAYS.items():
                code, told, seconds = ran([a.format(file=file, out=f"{room}/out") for a in pattern])
                codes[code] += 1
                slow.append((round(seconds, 2), f"{way} {source.name} #{number}"))
                if _FAULT in told:
                    faults.append(f"{way} {source.name} #{number}: {told.strip().splitlines()[-1]}")
            if (number + 1) % max(1, given.files // 4) == 0:
                memory.append(resident())
    print(f"运行 {sum(codes.values())} 次，程序出错 {len(faults)} 次，退出码 {dict(sorted(codes.items()))}")
    print(f"内存（MB，每四分之一）：{memory}")
    print("\n".join([f"{s} s {what}" for s, what in sorted(slow, reverse=True)[:5]] + faults))


if __name__ == "__main__":
    main()
