"""A bomb as a value, and what several makers of bombs need."""

import io
import itertools
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

Change = Callable[[bytes], bytes]


@dataclass(frozen=True)
class Bomb:
    """A file that is made when it is needed."""

    name: str
    """Its name with suffix; bytes that are no UTF-8 as surrogates."""
    what: str
    """What it does, in Chinese."""
    make: Callable[[], bytes]

    def write(self, folder: Path) -> Path:
        """The file in a folder."""
        path = folder / self.name
        path.write_bytes(self.make())
        return path


def zipped(members: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these members."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return made.getvalue()


def expanding(
    name: str, megabytes: int, method: int = zipfile.ZIP_DEFLATED, others: Mapping[str, bytes] | None = None
) -> bytes:
    """A zip with one member of so many megabytes of the same letter, written piece by piece."""
    made, piece = io.BytesIO(), b"0" * (1 << 20)
    with zipfile.ZipFile(made, "w", method) as archive:
        for other, content in (others or {}).items():
            archive.writestr(other, content)
        with archive.open(name, "w", force_zip64=True) as member:
            for _ in range(megabytes):
                member.write(piece)
    return made.getvalue()


def changed(content: bytes, changes: Mapping[str, Change]) -> bytes:
    """A zip with members changed; one that it has not is made from nothing."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = {n: archive.read(n) for n in archive.namelist()}
    for name, change in changes.items():
        members[name] = change(members.get(name, b""))
    return zipped(members)


def zeros(megabytes: int, letter: bytes = b"\0") -> bytes:
    """So many megabytes of one letter, deflated without a zip around them, made piece by piece."""
    packer = zlib.compressobj(9)
    piece = letter * (1 << 20)
    return b"".join([*(packer.compress(piece) for _ in range(megabytes)), packer.flush()])


def laughs(xml: bytes, word: bytes, levels: int = 10) -> bytes:
    """The XML with an entity of ten of ten of … in the place of a word."""
    names = [b"e%d" % n for n in range(levels)]
    inner = b"".join(b'<!ENTITY %s "%s">' % (b, b"&%s;" % a * 10) for a, b in itertools.pairwise(names))
    return with_dtd(xml, b'[<!ENTITY e0 "ha">%s]' % inner).replace(word, b"&%s;" % names[-1])


def with_dtd(xml: bytes, inner: bytes) -> bytes:
    """The XML with a document type."""
    start = xml.index(b"?>") + 2 if xml.startswith(b"<?xml") else 0
    return xml[:start] + b"<!DOCTYPE x " + inner + b">" + xml[start:]
