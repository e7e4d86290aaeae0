"""How much a zip holds, seen before anything is made of it."""

import io
import zipfile

from assistant.files.guards import holds_too_many


def archive(names, inner=b""):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as out:
        for name in names:
            out.writestr(name, inner)
    return made.getvalue()


def test_a_directory_of_too_many_entries_is_seen_by_its_bytes():
    assert holds_too_many(archive(f"{n}.txt" for n in range(5001)))
    assert not holds_too_many(archive(f"{n}.txt" for n in range(50)))


def test_directories_of_archives_inside_are_not_counted():
    document = archive(f"{n}.xml" for n in range(600))
    assert not holds_too_many(archive((f"{n}.docx" for n in range(12)), document))


def test_what_is_no_zip_holds_nothing():
    assert not holds_too_many(b"")
    assert not holds_too_many(b"PK\x03\x04" + b"PK\x01\x02" * 9000)
