"""Damaged and hostile files through the commands: ``python -m benchmarks.safety FOLDER [--files 200] [--seed 1]``.

Files of the folder are damaged by a seeded mutator: bytes or the parts of a zip changed, cut, doubled, exchanged. Each
goes through ``read``, ``draft``, ``review`` and ``corpus add --preview``. Printed: runs, faults of the program, hangs
(over a minute by the clock), exit codes, the slowest runs in seconds of this processor, the memory at each quarter.
The same seed damages alike, so that what is printed can be run again.
"""

import argparse
import contextlib
import io
import os
import random
import re
import time
import zipfile
import zlib
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

_WAYS = {
    "read": ("read", "{file}"), "draft": ("draft", "{file}", "--out", "{out}", "--no-model"),
    "review": ("review", "{file}"), "corpus": ("corpus", "add", "{file}", "--preview"),
}  # fmt: skip
_NUMBERS = (b"-1", b"0", b"999999999999", b"1e999999", b"18446744073709551616", b"NaN", b"")
_WORDS = ("≥95%".encode(), "壹佰亿".encode(), b"&#0;", b"1/0", b"=A1", b"../../x", b"9" * 400, b"")
_FAULT = "程序出错"
_HANG_SECONDS = 60.0


def mutated(content: bytes, chance: random.Random) -> bytes:
    """The content damaged, two times of three so that it stays a zip or a text and the damage reaches the reader."""
    if chance.random() < 0.33 or content.startswith(b"%PDF"):
        return _damaged(content, chance)
    if zipfile.is_zipfile(io.BytesIO(content)):
        return _damaged_part(content, chance)
    return _edited(content, chance, rb"([,\n])")


def _damaged_part(content: bytes, chance: random.Random) -> bytes:
    made = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out:
            names = archive.namelist()
            hit = chance.choice([n for n in names if n.endswith(".xml")] or names)
            for name in names:
                part = archive.read(name)
                out.writestr(name, _edited(part, chance, rb"(<[^<>]*>)") if name == hit else part)
    except (zipfile.BadZipFile, OSError, RuntimeError, ValueError, IndexError, NotImplementedError, zlib.error):
        return _damaged(content, chance)  # a bomb of the folder: as it is
    return made.getvalue()


def _edited(part: bytes, chance: random.Random, marks: bytes) -> bytes:
    """One to eight of the pieces between the marks with another number or word, or exchanged."""
    pieces = re.split(marks, part)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(pieces))
        match chance.randrange(4):
            case 0:
                pieces[at] = re.sub(rb"\d+", chance.choice(_NUMBERS), pieces[at], count=1)
            case 1:
                pieces[at] = re.sub(rb'"[^"]*"', b'"' + chance.choice(_WORDS) + b'"', pieces[at], count=1)
            case 2 if not pieces[at].startswith(b"<"):
                pieces[at] = chance.choice(_WORDS) * chance.choice([1, 50, 5000])
            case _:
                to = chance.randrange(len(pieces))
                pieces[at], pieces[to] = pieces[to], pieces[at]
    return b"".join(pieces)


def _damaged(content: bytes, chance: random.Random) -> bytes:
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


def ran(arguments: list[str]) -> tuple[int, str, float, float]:
    """Exit code, what was printed to standard error, seconds of the processor and of the clock."""
    from assistant.cli import errors
    from assistant.cli.main import cli

    noted, start, begun = io.StringIO(), time.process_time(), time.monotonic()
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(noted):
        code = errors.run(cli, arguments)
    return code, noted.getvalue(), time.process_time() - start, time.monotonic() - begun


def resident() -> int:
    """Megabytes of memory now."""
    status = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return int(next(line for line in status if line.startswith("VmRSS")).split()[1]) >> 10


def shares(originals: list[Path]) -> list[float]:
    """How often each file is taken: formats with few files more often than their number says."""
    count = Counter(p.suffix for p in originals)
    return [count[p.suffix] ** -0.5 for p in originals]


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    chance = random.Random(given.seed)  # noqa: S311 -- damage that can be repeated
    originals = sorted(p for p in given.folder.rglob("*") if p.is_file() and p.stat().st_size < 1 << 20)
    weights, hangs = shares(originals), 0
    codes, faults, slow, memory = Counter[int](), list[str](), list[tuple[float, str]](), list[int]()
    with TemporaryDirectory(prefix="jixiao-safety-") as room:
        os.environ["JIXIAO_DATA_DIR"] = f"{room}/data"
        for number in range(given.files):
            [source] = chance.choices(originals, weights)
            file = Path(room) / f"{number}{source.suffix}"
            file.write_bytes(mutated(source.read_bytes(), chance))
            for way, pattern in _WAYS.items():
                code, noted, seconds, clock = ran([a.format(file=file, out=f"{room}/out") for a in pattern])
                codes[code] += 1
                hangs += clock > _HANG_SECONDS
                slow.append((round(seconds, 2), f"{way} {source.name} #{number}"))
                if _FAULT in noted or "Traceback" in noted:
                    faults.append(f"{way} {source.name} #{number}: {noted.strip().splitlines()[-1]}")
            if (number + 1) % max(1, given.files // 4) == 0:
                memory.append(resident())
    print(f"运行 {sum(codes.values())} 次，程序出错 {len(faults)} 次，超过 {_HANG_SECONDS:.0f} 秒 {hangs} 次，", end="")
    print(f"退出码 {dict(sorted(codes.items()))}")
    print(f"内存（MB，每四分之一）：{memory}")
    print("\n".join([f"{s} s {what}" for s, what in sorted(slow, reverse=True)[:5]] + faults))


if __name__ == "__main__":
    main()
