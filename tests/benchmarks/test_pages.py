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
