"""The empty document of all Word files is small, and each has one of its own."""

from io import BytesIO
from zipfile import ZipFile

from generators.word.blank import blank_document


def packed(document):
    written = BytesIO()
    document.save(written)
    return ZipFile(written)


def test_it_carries_no_preview_no_second_styles_and_no_table_styles_beyond_the_plain_ones():
    parts = packed(blank_document())
    assert [n for n in parts.namelist() if "thumbnail" in n or "WithEffects" in n or "customXml" in n] == []
    assert sum(part.compress_size for part in parts.infolist()) < 20_000
    tables = [s.name for s in blank_document().styles if s.type.name == "TABLE"]
    assert sorted(tables) == ["Normal Table", "Table Grid"]


def test_the_styles_that_reports_build_on_are_there():
    names = {style.name for style in blank_document().styles}
    assert {"Normal", "Heading 1", "Heading 2", "Heading 3", "Caption", "Header"} <= names


def test_what_is_written_into_one_document_stands_in_no_other():
    blank_document().add_paragraph("只在这一份里")
    assert [p.text for p in blank_document().paragraphs] == []
