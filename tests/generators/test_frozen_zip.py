"""An archive has one date on every member, in the members' headers and in its directory; its contents stay."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from generators.frozen_zip import with_one_stamp, without_clock

PARTS = {"word/document.xml": b"<w/>" * 500, "名称.xml": b"", "[Content_Types].xml": b"<t/>"}


def written(year):
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in PARTS.items():
            entry = ZipInfo(name, (year, 5, 6, 7, 8, 10))
            entry.comment = b"kept"
            archive.writestr(entry, content)
    return out


def dates_and_parts(content):
    with ZipFile(BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {e.date_time for e in archive.infolist()}, {n: archive.read(n) for n in archive.namelist()}


def test_an_archive_of_any_year_becomes_the_same_bytes_with_the_same_parts():
    early, late = with_one_stamp(written(1999)), with_one_stamp(written(2026))
    assert early == late
    assert dates_and_parts(early) == ({(2020, 1, 1, 0, 0, 0)}, PARTS)


def test_a_member_is_mended_on_the_way():
    content = without_clock(written(2026), lambda name, part: part.upper() if name.startswith("[") else part)
    assert dates_and_parts(content) == ({(2020, 1, 1, 0, 0, 0)}, {**PARTS, "[Content_Types].xml": b"<T/>"})
