"""Sheets of counts: a row a question or a group, a column an option; or a small table a question."""

from decimal import Decimal

import pytest

from assistant.jobs.survey.answers import read_answers
from assistant.jobs.survey.counting import count
from assistant.jobs.survey.summary_sheet import read_summary


def file(tmp_path, text, name="答案.csv", encoding="utf-8"):
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    return path


def table(tmp_path, *rows, name="答案.csv"):
    return file(tmp_path, "\n".join(",".join(map(str, row)) for row in rows), name)


SUMMARY = [
    ["青溪县文化惠民活动满意度汇总", "", "", "", "", ""], ["题目", "非常满意", "满意", "一般", "不满意", "非常不满意"],
    ["1.活动内容", "60(60%)", 30, 5, 4, 1], ["2.活动场地", 50, 40, "", 5, 5], ["合计", 110, 70, 5, 9, 6],
]  # fmt: skip


def test_a_summary_of_counts_is_read(tmp_path):
    read = read_answers(table(tmp_path, *SUMMARY))
    assert [q.text for q in read.questions] == ["活动内容", "活动场地"]
    assert read.groups[0].counts == ((60, 30, 5, 4, 1), (50, 40, 0, 5, 5))
    assert read.groups[0].responses == 100
    assert count(read).rate == 90


def test_a_summary_may_have_groups_and_the_number_of_questionnaires(tmp_path):
    head = ["调查对象", "题目", "有效份数", "非常满意", "满意", "一般", "不满意", "非常不满意"]
    read = read_answers(table(tmp_path, head, ["学生", "总体", 12, 5, 5, 0, 0, 0], ["家长", "总体", 10, 5, 0, 5, 0, 0]))
    assert [(g.name, g.responses) for g in read.groups] == [("学生", 12), ("家长", 10)]
    assert count(read, weights={"学生": Decimal(50), "家长": Decimal(50)}).rate == 75


def test_rows_that_name_people_are_groups_and_not_questions(tmp_path):
    head = ["", "非常满意", "满意", "一般", "不满意", "非常不满意"]
    read = read_answers(
        table(tmp_path, head, ["学生", 5, 5, 0, 0, 0], ["家长代表", 5, 0, 5, 0, 0], ["合计", 10, 5, 5, 0, 0])
    )
    assert [(g.name, g.responses) for g in read.groups] == [("学生", 10), ("家长代表", 10)]
    assert len(read.questions) == 1
    assert count(read).responses == 20
    assert count(read).rate == 75


def test_rows_that_name_what_was_asked_stay_questions(tmp_path):
    head = ["", "非常满意", "满意", "一般", "不满意", "非常不满意"]
    read = read_answers(table(tmp_path, head, ["学生食堂", 5, 5, 0, 0, 0], ["教师服务态度", 5, 0, 5, 0, 0]))
    assert [q.text for q in read.questions] == ["学生食堂", "教师服务态度"]


def test_a_report_with_a_table_a_question_is_read(tmp_path):
    rows = [
        ["第1题   您对活动内容是否满意？ [单选题]"], ["选项", "小计", "比例"], ["A.非常满意", 6, "60%"],
        ["B.满意", 3, "30%"],
        ["C.一般", 1, "10%"], ["D.不满意", 0, "0%"], ["E.非常不满意", 0, "0%"], ["本题有效填写人次", 10, ""],
        ["第2题   您的性别 [单选题]"], ["选项", "小计", "比例"], ["男", 5, "50%"], ["女", 5, "50%"],
        ["本题有效填写人次", 10, ""],
        ["第3题   您对活动场地是否满意？"], ["选项", "小计", "比例"], ["非常满意", 2, "20%"], ["满意", 3, "30%"],
        ["一般", 5, "50%"], ["本题有效填写人次", 12, ""],
    ]  # fmt: skip
    read = read_answers(table(tmp_path, *rows))
    assert [q.text for q in read.questions] == ["您对活动内容是否满意？", "您对活动场地是否满意？"]
    assert read.groups[0].counts == ((6, 3, 1, 0, 0), (2, 3, 5, 0, 0))
    assert read.groups[0].responses == 12
    assert any("1道题不是满意度选项" in n for n in read.notes)


@pytest.mark.parametrize("head", [["选项", "小计", "比例"], ["满意程度", "人数", "占比"]])
def test_a_single_small_table_without_a_question_is_counted_and_not_read_as_answers(tmp_path, head):
    words = ("非常满意", 50), ("满意", 30), ("一般", 10), ("不满意", 5), ("非常不满意", 5)
    read = read_answers(table(tmp_path, head, *((word, n, f"{n}%") for word, n in words)))
    assert [g.counts for g in read.groups] == [((50, 30, 10, 5, 5),)]
    assert any("没有写题目" in note for note in read.notes)
    assert count(read).rate == 80


HEAD = ("题目", "非常满意", "满意", "一般", "不满意", "非常不满意")


def grid(*lines):
    return [[str(cell) for cell in line] for line in lines]


def test_an_empty_cell_beside_a_count_is_none_and_an_empty_row_is_no_question():
    read = read_summary(grid(HEAD, ("活动内容", 6, "", "", 1, ""), ("活动场地", "", "", "", "", "")))
    assert [g.counts for g in read.groups] == [((6, 0, 0, 1, 0),)]
    assert any("汇总表有1行" in note for note in read.notes)


@pytest.mark.parametrize("cell", ["60", "60.0", "60人", "60 份", "60(60%)", "60 （60%）"])
def test_a_count_may_carry_its_measure_and_its_share(cell):
    assert read_summary(grid(HEAD, ("活动内容", cell, 30, 5, 4, 1))).groups[0].counts == ((60, 30, 5, 4, 1),)


@pytest.mark.parametrize("cell", ["60%", "0.6", "很多", "-3"])
def test_a_row_with_what_is_no_count_is_left_out_and_stated(cell):
    read = read_summary(grid(HEAD, ("活动内容", cell, 30, 5, 4, 1), ("活动场地", 6, 3, 1, 0, 0)))
    assert [q.text for q in read.questions] == ["活动场地"]
    assert any("没有计入" in note for note in read.notes)


def test_the_stated_number_of_questionnaires_counts_where_it_is_larger():
    head = ("题目", "有效份数", *HEAD[1:])
    assert read_summary(grid(head, ("甲的内容", 12, 6, 3, 1, 0, 0))).groups[0].responses == 12
    assert read_summary(grid(head, ("甲的内容", 8, 6, 3, 1, 0, 0))).groups[0].responses == 10


@pytest.mark.parametrize(("options", "read"), [(3, True), (2, False)])
def test_three_options_make_a_summary(options, read):
    lines = grid(HEAD[: options + 1], ("活动内容", *[5] * options))
    assert (read_summary(lines) is not None) is read


def test_a_table_of_single_answers_is_no_summary():
    assert read_summary(grid(("姓名", "您是否满意"), ("甲", "满意"), ("乙", "一般"))) is None
    assert read_summary([]) is None
