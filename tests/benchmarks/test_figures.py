"""The measure of figures tells right, misread, misformed and unread apart."""

import pytest

from benchmarks.figures import main, read_marks, verdicts


def verdict(line):
    return [v for v, _, _ in verdicts(line)]


def test_marks_are_taken_out_and_keep_their_places():
    text, (mark,) = read_marks("放流⟦120万尾|count|1200000|尾⟧，\\n完成")
    assert text == "放流120万尾，\n完成"
    assert text[mark.start : mark.end] == mark.quote == "120万尾"


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("放流⟦120万尾|count|1200000|尾⟧", "right"),
        ("放流⟦120万尾|count|1300000|尾⟧", "value"),
        ("放流⟦120万尾|doc||⟧", "form"),
        ("⟦尾款|money|5|元⟧", "unread"),
        ("⟦尾款|idiom||⟧", "right"),
        ("经费⟦28.5万元|money|28.5|万元⟧", "right"),
        ("占⟦85%|percent|约八成五|%⟧", "right"),
    ],
)
def test_each_verdict(line, found):
    assert verdict(line) == [found]


def test_the_counts_are_printed_and_what_is_not_right_on_request(tmp_path, capsys):
    path = tmp_path / "a.txt"
    path.write_text("放流⟦120万尾|count|1200000|尾⟧，⟦尾款|money|5|元⟧\n", encoding="utf-8")
    assert main([str(path), "--details"]) == 0
    printed = capsys.readouterr().out
    assert "1 texts, 2 figures  right 1 (50.0%)" in printed
    assert "unread: 尾款 [money 5]" in printed
