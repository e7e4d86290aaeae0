"""Changed scores are read with their reasons; a score without a reason is refused."""

from decimal import Decimal

import pytest

from assistant.files.interface import IntakeError
from assistant.jobs.evaluation.score_edits import read_edits

WANT = {"A3": (Decimal("8.50"), "核对凭证后调整"), "满意度": (Decimal(9), "问卷样本不足")}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("e.yaml", "A3: {得分: 8.50, 理由: 核对凭证后调整}\n满意度:\n  score: 9\n  reason: 问卷样本不足\n"),
        (
            "e.yml",
            "调整:\n- {指标: A3, 得分: 8.50分, 理由: 核对凭证后调整}\n- {id: 满意度, score: 9, reason: 问卷样本不足}\n",
        ),
        (
            "e.json",
            '{"A3": {"score": 8.50, "reason": "核对凭证后调整"}, "满意度": {"score": 9, "理由": "问卷样本不足"}}',
        ),
        ("e.csv", "﻿指标编号,得分,理由\nA3,8.50,核对凭证后调整\n,,\n满意度,9,问卷样本不足\n"),
    ],
)
def test_all_kinds_of_files_say_the_same(tmp_path, name, content):
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    assert read_edits(path) == WANT
    assert str(read_edits(path)["A3"][0]) == "8.50"


def test_a_sheet_saved_by_a_chinese_office_is_read(tmp_path):
    path = tmp_path / "e.csv"
    path.write_bytes("指标,得分,理由\nA3,8.50,核对凭证后调整\n满意度,9,问卷样本不足\n".encode("gb18030"))
    assert read_edits(path) == WANT


@pytest.mark.parametrize(
    ("content", "word"),
    [
        ("A3: {得分: 8}", "没有写理由"),
        ("A3: {得分: 八, 理由: 好}", "不是数字"),
        ("A3: {得分: -1, 理由: 好}", "不能小于0"),
        ("A3: 8", "同时写得分和理由"),
        ("- {得分: 8, 理由: 好}", "编号或名称"),
        ("- {指标: A, 得分: 8, 理由: 好}\n- {指标: A, 得分: 8, 理由: 好}", "两次"),
        ("[一]", "写法不对"),
        ("{}", "没有调整的得分"),
        ("a: [", "格式不对"),
        ("", "是空的"),
    ],
)
def test_what_is_wrong_gets_one_line(tmp_path, content, word):
    path = tmp_path / "e.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(IntakeError, match=word) as caught:
        read_edits(path)
    assert "\n" not in str(caught.value)


def test_another_kind_of_file_says_what_to_do(tmp_path):
    path = tmp_path / "e.txt"
    path.write_text("A3 8", encoding="utf-8")
    with pytest.raises(IntakeError, match="请先另存为"):
        read_edits(path)
