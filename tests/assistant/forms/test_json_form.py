"""Filings in JSON state their kind; where they do not, their own data show it or it stays unknown."""

import json

import pytest

from assistant.domain.vocabulary import FormKind
from assistant.files.interface import IntakeError
from assistant.forms.reader import read_filings

ROW = {"level1": "产出指标", "level2": "数量指标", "name": "培训人数", "target": "≥120人"}
PROJECT = {"name": "护理员培训"}


@pytest.fixture
def read(tmp_path):
    def call(data, encoding="utf-8"):
        path = tmp_path / "表.json"
        path.write_bytes((data if isinstance(data, str) else json.dumps(data, ensure_ascii=False)).encode(encoding))
        (item,) = read_filings(path)
        return item

    return call


def test_a_stated_kind_is_certain(read):
    item = read({"form": "monitoring", "project": PROJECT})
    assert (item.filing.form, item.confidence) == (FormKind.MONITORING, 1)
    assert item.form_reason == "文件写明是绩效运行监控表。"


@pytest.mark.parametrize(
    ("data", "form"),
    [
        ({"project": PROJECT, "indicators": [ROW]}, FormKind.GOAL_DECLARATION),
        ({"project": PROJECT, "indicators": [{**ROW, "actual": "118人", "score": 9}]}, FormKind.SELF_EVALUATION),
        ({"project": PROJECT, "indicators": [{**ROW, "actual": "118人"}]}, FormKind.UNKNOWN),
        ({"project": PROJECT, "indicators": []}, FormKind.UNKNOWN),
        ({"indicators": [ROW]}, FormKind.UNKNOWN),
    ],
)
def test_a_kind_that_is_not_stated_is_shown_by_the_data_or_unknown(read, data, form):
    item = read(data)
    assert item.filing.form is form
    assert item.confidence < 1
    assert ("请在文件里写明 form" in item.form_reason) is (form is FormKind.UNKNOWN)


def test_a_kind_that_does_not_exist_is_named(read):
    with pytest.raises(IntakeError, match="form 不对"):
        read({"form": "letter", "project": PROJECT})


def test_a_file_in_the_chinese_code_of_windows_is_read(read):
    assert read({"form": "goal_declaration", "project": PROJECT}, "gb18030").filing.project.name == "护理员培训"


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("{", "不是有效的 JSON"),
        ("1" * 5000, "大得不合常理"),
        ("[" * 100_000, "层次超过"),
        ('{"project": {"name": "\\ud800"}}', "残缺的字符"),
        ('{"form": "goal_declaration", "year": 99999999999}', "year 不对|没有绩效表"),
        ('{"project": {}, "funds": {"total": 1e999999999}}', "大得不合常理"),
        ('{"project": {}, "year": 99999999999}', "year 不对"),
        ("[1]", "没有绩效表"),
    ],
)
def test_hostile_json_gets_one_line(read, text, stated):
    with pytest.raises(IntakeError, match=stated) as caught:
        read(text)
    assert "\n" not in str(caught.value)
