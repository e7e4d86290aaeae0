"""A measure writes its own section of a page and leaves the others alone."""

from benchmarks.pages import table, version, write_section


def test_columns_without_a_row_show_a_dash():
    assert table("figure", {"a": {"x": "1"}, "b": {"y": "2"}}).splitlines() == [
        "| figure | a | b |",
        "|---|---|---|",
        "| x | 1 | — |",
        "| y | — | 2 |",
    ]


def test_a_section_is_replaced_in_its_place(tmp_path):
    page = tmp_path / "page.md"
    for title, body in (("One", "old"), ("Two", "kept"), ("One", "new \\1")):
        write_section(page, title, "command", body)
    text = page.read_text(encoding="utf-8")
    assert "old" not in text
    assert text.index("## One") < text.index("new \\1") < text.index("## Two") < text.index("kept")
    assert "\n\n## Two" in text
    assert text.endswith("kept\n")


def test_a_folder_without_a_repository_has_no_version(tmp_path):
    assert version(tmp_path) == "—"


def test_a_new_page_has_its_heading_and_an_old_one_keeps_its_own(tmp_path):
    page = tmp_path / "page.md"
    write_section(page, "One", "command", "body", "Drafts")
    write_section(page, "Two", "command", "body", "Other")
    assert page.read_text(encoding="utf-8").startswith("# Drafts\n\n## One\n")
    assert "Other" not in page.read_text(encoding="utf-8")
