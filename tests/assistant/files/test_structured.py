"""JSON and YAML are data as they were written, and labelled lines; what is no honest data is refused in one line."""

import pytest

from assistant.files.formats import Use
from assistant.files.interface import IntakeError
from assistant.files.opening import open_file
from assistant.files.reader import read_paper
from assistant.files.structured import labelled, load


def data(tmp_path, name, text):
    (tmp_path / name).write_text(text, encoding="utf-8")
    return load(open_file(tmp_path / name))


def test_values_of_yaml_stay_as_written_and_numbers_of_json_exact(tmp_path):
    assert data(tmp_path, "a.yaml", "a: 465.20\nb: 12:30\nc: 2026-02-30\nd:\ne: 是") == {
        "a": "465.20", "b": "12:30", "c": "2026-02-30", "d": None, "e": "是",
    }  # fmt: skip
    assert str(data(tmp_path, "a.json", '{"a": 465.20}')["a"]) == "465.20"


def test_control_characters_go_and_half_a_character_is_refused(tmp_path):
    assert data(tmp_path, "a.json", r'{"a\u0000": ["甲\u0001乙\n"]}') == {"a": ["甲乙\n"]}
    with pytest.raises(IntakeError, match="残缺"):
        data(tmp_path, "a.json", r'["\ud800甲"]')


@pytest.mark.parametrize(
    ("name", "text", "word"),
    [
        ("a.json", '{"a": NaN}', "不是有效的 JSON"), ("a.json", "{", "不是有效的 JSON"), ("a.yaml", "a: [", "格式不对"),
        ("a.json", "1e999", "不合常理"), ("a.json", "9" * 5000, "不合常理"), ("a.json", "[" * 9999, "层"),
        ("a.yaml", "[" * 9999, "层"), ("a.yaml", "&a [*a]", "引用"), ("a.yaml", "a: !!python/name:os.system", "格式"),
    ],
)  # fmt: skip
def test_what_is_no_honest_data_is_refused_in_one_line(tmp_path, name, text, word):
    with pytest.raises(IntakeError, match=word) as caught:
        data(tmp_path, name, text)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ('{"name": "甲", "其他": 3}', ["项目名称：甲", "其他：3"]),
        ('{"funds": {"财政": "5.0"}}', ["财政：5.0"]),
        ('["甲", "乙"]', ["甲", "乙"]),
        ('{"content": ["甲", "乙"]}', ["甲", "乙"]),
    ],
)
def test_data_reads_as_labelled_lines(tmp_path, text, lines):
    assert list(labelled(data(tmp_path, "a.json", text))) == lines


def test_a_paper_of_data_is_one_page_of_its_lines(tmp_path):
    (tmp_path / "a.yaml").write_text("name: 甲\nyear: 2026", encoding="utf-8")
    paper = read_paper(tmp_path / "a.yaml", Use.BRIEF)
    assert [p.text for p in paper.pages] == ["项目名称：甲\n年度：2026"]


@pytest.mark.parametrize("text", ["1e30", "1.5e-30", "9" * 60, "-0.1"])
def test_a_number_within_reason_is_kept(tmp_path, text):
    assert data(tmp_path, "a.json", f"[{text}]")


@pytest.mark.parametrize("text", ["1e31", "1e-31", "9" * 61])
def test_a_number_beyond_reason_is_refused(tmp_path, text):
    with pytest.raises(IntakeError, match="不合常理"):
        data(tmp_path, "a.json", f"[{text}]")
