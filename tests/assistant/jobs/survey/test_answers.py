"""Answers of surveys as sites export them and people type them in, read without anything of a person."""

import pytest

from assistant.files.interface import IntakeError
from assistant.jobs.survey.answers import read_answers, read_survey
from assistant.jobs.survey.counting import count
from assistant.jobs.survey.options import by_letter, by_number, by_word

EXPORT = """序号,提交答卷时间,所用时间,来源,来源详情,来自IP,微信昵称,\
1、您的身份是：,2、您对培训内容是否满意？【单选题】,3.您对培训场地的评价,您的性别,4、意见和建议
1,2026/5/1 10:00:00,31秒,微信,N/A,10.0.0.1(东泽),小溪,A.学员,A.非常满意,优秀,A.男,好
2,2026/5/1 10:01:00,25秒,微信,N/A,10.0.0.1(东泽),远山,A.学员,B.满意,良好,B.女,
3,2026/5/1 10:02:00,42秒,链接,N/A,10.0.0.2(东泽),青禾,B.教师,D.不满意,一般,B.女,请联系13900000000
"""


def file(tmp_path, text, name="答案.csv", encoding="utf-8"):
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    return path


def table(tmp_path, *rows, name="答案.csv"):
    return file(tmp_path, "\n".join(",".join(map(str, row)) for row in rows), name)


def counts(read):
    return {g.name: g.counts for g in read.groups}


def test_an_export_of_a_survey_site_is_counted_by_group(tmp_path):
    read = read_answers(file(tmp_path, EXPORT))
    assert [q.text for q in read.questions] == ["您对培训内容是否满意？", "您对培训场地的评价"]
    assert counts(read) == {
        "学员": ((1, 1, 0, 0, 0), (1, 1, 0, 0, 0)), "教师": ((0, 0, 0, 1, 0), (0, 0, 1, 0, 0)),
    }  # fmt: skip


@pytest.mark.parametrize("personal", ["10.0.0", "小溪", "13900000000", "2026/5/1", "微信", "男"])
def test_nothing_of_a_person_is_carried_on(tmp_path, personal):
    read = read_answers(file(tmp_path, EXPORT))
    assert personal not in read.model_dump_json()
    assert personal not in count(read).model_dump_json()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_every_encoding_and_delimiter_reads_the_same(tmp_path, encoding, delimiter):
    path = file(tmp_path, EXPORT.replace(",", delimiter), encoding=encoding)
    assert counts(read_answers(path)) == counts(read_answers(file(tmp_path, EXPORT, "另.csv")))


def test_an_excel_export_reads_the_same_as_the_csv(tmp_path):
    import openpyxl

    book = openpyxl.Workbook()
    for row in EXPORT.strip().split("\n"):
        book.active.append(row.split(","))
    book.save(tmp_path / "答案.xlsx")
    assert counts(read_answers(tmp_path / "答案.xlsx")) == counts(read_answers(file(tmp_path, EXPORT)))


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("非常满意", 0), ("A.非常满意", 0), ("Ａ．非常满意", 0), ("1.非常满意(100分)", 0), ("①很满意", 0),
        ("比较满意", 1),
        ("满意。", 1), ("B、 满意", 1), ("一 般", 2), ("基本满意", 2), ("不太满意", 3),
        ("E非常不满意", 4), ("优秀", 0),
        ("不知道", None), ("满意度", None), ("非常满意┋满意", None), ("", None), ("对食堂满意", None),
    ],
)  # fmt: skip
def test_only_whole_words_are_options(text, rank):
    assert by_word(text) == rank


def test_letters_and_numbers_are_options():
    assert [by_letter(t) for t in ("A", "e", "B.", "Ｃ", "F", "AB")] == [0, 4, 1, 2, None, None]
    assert [by_number(t) for t in ("5", "1", "4.0", "5分", "0", "6", "4.5", "55")] == [
        0,
        4,
        1,
        0,
        None,
        None,
        None,
        None,
    ]
    assert by_number("1", best=1) == 0


def test_numbers_count_5_as_best_and_say_so(tmp_path):
    read = read_answers(table(tmp_path, ["您对环境的满意度"], [5], [4], [1]))
    assert counts(read) == {"": ((1, 1, 0, 0, 1),)}
    assert any("答案是数字的，按5为“非常满意”" in n for n in read.notes)


def test_numbers_go_by_what_the_heading_or_the_user_says(tmp_path):
    stated = read_answers(table(tmp_path, ["您对环境的满意度（1=非常满意）"], [5], [1]))
    noted = read_answers(table(tmp_path, ["您对环境的满意度"], [5], [1], name="b.csv"), best=1)
    assert counts(stated) == counts(noted) == {"": ((1, 0, 0, 0, 1),)}
    assert not any("答案是数字" in n for n in (*stated.notes, *noted.notes))
    assert stated.questions[0].text == "您对环境的满意度"


def test_columns_about_the_person_are_no_questions(tmp_path):
    head = ["您的年龄段", "学历等级", "您今年参训几次", "您对环境是否满意"]
    read = read_answers(table(tmp_path, head, [1, "良好", 3, "满意"], [2, "优秀", 4, "一般"]))
    assert [q.text for q in read.questions] == ["您对环境是否满意"]
    assert any("没有计入的栏目：您的年龄段、学历等级、您今年参训几次" in n for n in read.notes)


def test_blank_and_unknown_answers_are_left_out_with_a_note(tmp_path):
    head = ["编号", "您对内容是否满意", "您对环境是否满意"]
    rows = [[1, "满意", "满意"], [2, "满意", ""], [3, "看情况", "一般"], [4, "", ""], [5, "满意", "满意"]]
    read = read_answers(table(tmp_path, head, *rows))
    assert (read.groups[0].responses, read.invalid) == (4, 1)
    assert read.groups[0].counts == ((0, 3, 0, 0, 0), (0, 2, 1, 0, 0))
    assert any("1份没有一道题的答案有效，计为无效问卷（第4份）" in n for n in read.notes)
    assert any("1个答案不是问卷的选项，没有计入（第3份）" in n for n in read.notes)
    assert any("1个空白答案" in n for n in read.notes)
    assert "看情况" not in read.model_dump_json()


def test_numbered_rows_left_over_at_the_end_are_no_questionnaires(tmp_path):
    read = read_answers(table(tmp_path, ["编号", "您是否满意"], [1, "满意"], [2, ""], [3, ""]))
    assert (read.groups[0].responses, read.invalid) == (1, 0)


def test_a_questionnaire_sent_twice_counts_once(tmp_path):
    head = ["序号", "提交时间", "来自IP", "您是否满意"]
    same = ["2026/5/1 10:00", "10.0.0.1", "满意"]
    read = read_answers(table(tmp_path, head, [1, *same], [2, *same], [3, "2026/5/1 10:09", "10.0.0.1", "满意"]))
    assert (read.groups[0].responses, read.invalid) == (2, 1)
    again = read_answers(table(tmp_path, ["编号", "您是否满意"], [1, "满意"], [1, "一般"], [2, "满意"], name="c.csv"))
    assert (again.groups[0].responses, again.invalid) == (2, 1)


def test_the_same_answers_without_a_trace_are_of_two_people(tmp_path):
    read = read_answers(table(tmp_path, ["群体", "您是否满意"], ["学生", "满意"], ["学生", "满意"]))
    assert (read.groups[0].responses, read.invalid) == (2, 0)


@pytest.mark.parametrize(
    "head", ["群体", "对象类别", "您的身份是", "您与被评价单位的关系是", "与被评价部门关系", "评价主体"]
)
def test_the_column_of_groups_is_found_by_its_heading(tmp_path, head):
    read = read_answers(table(tmp_path, [head, "您是否满意"], ["A.上级", "满意"], ["B.同级", "一般"]))
    assert set(counts(read)) == {"上级", "同级"}


def test_a_column_of_groups_can_be_named(tmp_path):
    path = table(tmp_path, ["所在片区", "您是否满意"], ["东片", "满意"], ["西片", "一般"])
    assert set(counts(read_answers(path))) == {""}
    assert set(counts(read_answers(path, group="所在片区"))) == {"东片", "西片"}
    with pytest.raises(IntakeError, match="没有找到标题为“片”的一栏"):
        read_answers(path, group="片")


def test_a_column_with_a_different_word_in_nearly_every_row_names_no_groups(tmp_path):
    rows = [[f"{n}号楼住户", "满意"] for n in range(30)]
    read = read_answers(table(tmp_path, ["您的身份", "您是否满意"], *rows))
    assert set(counts(read)) == {""}
    assert "号楼" not in read.model_dump_json()
    assert any("“您的身份”一栏有30种写法" in n for n in read.notes)


def test_basically_satisfied_is_no_satisfaction_and_is_stated(tmp_path):
    read = read_answers(table(tmp_path, ["群体", "您是否满意"], ["学生", "基本满意"], ["学生", "满意"]))
    assert counts(read) == {"学生": ((0, 1, 1, 0, 0),)}
    assert any("基本满意" in n for n in read.notes)


def test_many_answers_are_counted_at_once(tmp_path):
    path = table(tmp_path, ["群体", *[f"您对第{n}项是否满意" for n in range(9)]], *[["学生", *["满意"] * 9]] * 20_000)
    assert count(read_answers(path)).responses == 20_000


def test_a_saved_result_reads_back_as_it_was(tmp_path):
    result = count(read_answers(file(tmp_path, EXPORT)), "mean_points")
    saved = file(tmp_path, result.model_dump_json(), "结果.json")
    assert read_survey(saved) == result
    assert read_survey(file(tmp_path, EXPORT)).method == "satisfied_share"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("空.csv", ""), ("无关.csv", "名称,金额\n甲,1\n乙,2\n"), ("只有表头.csv", "您是否满意\n"), ("坏.xlsx", "x"),
        ("旧.xls", "x"), ("图.png", "x"), ("坏.json", "{"), ("别的.json", '{"a": 1}'),
        ("深.json", "[" * 100000),
    ],
)  # fmt: skip
def test_what_is_no_survey_is_refused_in_one_line(tmp_path, name, content):
    with pytest.raises(IntakeError) as refused:
        read_survey(file(tmp_path, content, name))
    assert "\n" not in str(refused.value)


def test_words_and_numbers_in_one_column_both_count(tmp_path):
    read = read_answers(table(tmp_path, ["编号", "是否满意"], [1, "满意"], [2, 5], [3, "4 "], [4, "不满意"], [5, 9]))
    assert counts(read) == {"": ((1, 2, 0, 1, 0),)}
    assert any("按5为“非常满意”" in note for note in read.notes)
