"""Every public reader of one text in a room, found by its signature, and what its work grows by."""

import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib import import_module
from inspect import Parameter, isfunction, isgenerator, signature, unwrap
from itertools import count
from pkgutil import walk_packages

PIECES = {
    "letters": "a", "digits": "1", "one Chinese character": "删", "one order": "把护理员培训那条删掉，", "blanks": " ",
    "tabs": "\t", "figures in one line": "1台、", "blanks behind a figure": f"1{' ' * 40}", "brackets": "（",
    "commas": "，", "lines": "\n", "numerals": "一个",
    "prose": "今年由水利局实施农村饮水安全巩固提升工程，计划改造管网12公里，投入资金350万元，群众满意度不低于95%。",
}  # fmt: skip
GROWTH = 2.6
"""What a doubling of the text may cost at most; 2 is in proportion, 4 is the square."""
_DOUBLINGS, _TIMES = 3, 3
_salts = map(chr, count(0x5000))


def text_readers(room: str) -> Iterator[tuple[str, Callable[[str], object]]]:
    """The public functions of all modules of a room that need one text and nothing else, without what they keep."""
    for found in walk_packages(import_module(room).__path__, f"{room}."):
        for name, member in vars(import_module(found.name)).items():
            read = unwrap(member) if callable(member) else None
            if isfunction(read) and read.__module__ == found.name and not name.startswith("_") and _takes_text(read):
                yield f"{found.name}.{name}", read


def _takes_text(read: Callable[..., object]) -> bool:
    free = (Parameter.VAR_POSITIONAL, Parameter.VAR_KEYWORD)
    needed = [p for p in signature(read).parameters.values() if p.default is Parameter.empty and p.kind not in free]
    return len(needed) == 1 and needed[0].annotation is str


def seconds(read: Callable[[str], object], piece: str, length: int) -> float:
    """Seconds of processor for so many characters; another character before them keeps what was read from serving."""
    text = f"{next(_salts)}{(piece * length)[:length]}乙"
    start = time.process_time()
    with suppress(ValueError, LookupError, OSError):
        found = read(text)
        if isgenerator(found):
            list(found)
    return time.process_time() - start


def grows_too_fast(read: Callable[[str], object], piece: str, length: int, unseen: float) -> bool:
    """Whether eight times the text costs more than three doublings may; what takes less than ``unseen`` does not."""
    whole = seconds(read, piece, length << _DOUBLINGS)
    if whole < unseen:
        return False
    whole = min(whole, *(seconds(read, piece, length << _DOUBLINGS) for _ in range(_TIMES)))
    part = min(seconds(read, piece, length) for _ in range(_TIMES))
    return whole > max(unseen, part * GROWTH**_DOUBLINGS)
