"""An office file without its clock: the same parts give the same bytes, whenever they were written."""

from collections.abc import Callable
from io import BytesIO
from struct import Struct
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_STAMP = (2020, 1, 1, 0, 0, 0)
_DOS_STAMP = Struct("<HH").pack(0, (2020 - 1980) << 9 | 1 << 5 | 1)
"""The same day as a zip writes it: time, then date."""
_IN_MEMBER, _IN_DIRECTORY = 10, 12
"""Where the stamp stands in the header of a member and in its entry in the directory (APPNOTE.TXT 4.3.7, 4.3.12)."""
_ENTRY = Struct("<28xHHH12x")
"""Of an entry in the directory: the lengths of what follows it, name, extra and comment."""


def without_clock(written: BytesIO, mend: Callable[[str, bytes], bytes]) -> bytes:
    """The archive with one date on every member; ``mend`` takes name and content of a member and gives its content."""
    fixed = BytesIO()
    with ZipFile(written) as source, ZipFile(fixed, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = ZipInfo(name, _STAMP)
            entry.compress_type = ZIP_DEFLATED
            target.writestr(entry, mend(name, source.read(name)))
    return fixed.getvalue()


def with_one_stamp(written: BytesIO) -> bytes:
    """The archive with one date on every member, its contents untouched: nothing is compressed a second time."""
    archive = bytearray(written.getvalue())
    with ZipFile(written) as source:
        entry_at, members = source.start_dir, source.infolist()
    for member in sorted(members, key=lambda m: m.header_offset):
        for at in (member.header_offset + _IN_MEMBER, entry_at + _IN_DIRECTORY):
            archive[at : at + len(_DOS_STAMP)] = _DOS_STAMP
        entry_at += _ENTRY.size + sum(_ENTRY.unpack_from(archive, entry_at))
    return bytes(archive)
