"""What a column of answers is: a question, the group, or something of the person that is left alone."""

import pytest

from assistant.jobs.survey.columns import MOST_GROUPS, ColumnKind, columns_of, header_row, question_text, stated_best


def test_a_heading_is_shown_without_number_and_tags():
    assert question_text("3、您对环境是否满意？【单选题】") == "您对环境是否满意？"
    assert question_text("Q5.您对服务的满意度*") == "您对服务的满意度"
    assert question_text("第2题：2026年培训您满意吗") == "2026年培训您满意吗"
    assert question_text("2026年培训您满意吗") == "2026年培训您满意吗"


def column(heading, *values, **given):
    return columns_of([heading], [[v] for v in values], **given)[0]


@pytest.mark.parametrize(
    ("heading", "values", "kind"),
    [
        ("您对环境是否满意", ("满意", "一般"), ColumnKind.QUESTION),
        ("您对环境的评价", ("5", "4"), ColumnKind.QUESTION),
        ("序号", ("1", "2"), ColumnKind.SERIAL), ("Ｉ Ｄ", ("1", "2"), ColumnKind.SERIAL),
        ("您的姓名", ("甲", "乙"), ColumnKind.TRACE), ("联系 电话", ("1", "2"), ColumnKind.TRACE),
        ("提交答卷时间", ("2025/1/1", ""), ColumnKind.TRACE), ("来自IP", ("1.1.1.1",), ColumnKind.TRACE),
        ("您的身份", ("学生", "家长"), ColumnKind.GROUP), ("身份证号", ("1", "2"), ColumnKind.TRACE),
        ("政治身份", ("党员", "群众"), ColumnKind.OTHER),
        ("您的年龄", ("1", "2"), ColumnKind.OTHER), ("您的成绩", ("优秀", "良好"), ColumnKind.OTHER),
        ("意见和建议", ("一般", "满意"), ColumnKind.OTHER), ("备注", ("", ""), ColumnKind.OTHER),
    ],
)  # fmt: skip
def test_a_column_is_known_by_heading_and_answers(heading, values, kind):
    assert column(heading, *values).kind is kind


def test_a_column_about_a_person_that_holds_satisfaction_in_words_is_a_question():
    assert column("您对联系方式公开情况的满意度", "满意", "非常满意").kind is ColumnKind.QUESTION


@pytest.mark.parametrize(("number", "kind"), [(MOST_GROUPS, ColumnKind.GROUP), (MOST_GROUPS + 1, ColumnKind.SCATTERED)])
def test_too_many_different_words_may_be_names_and_are_no_groups(number, kind):
    assert column("您的身份", *[f"单位{n}" for n in range(number)]).kind is kind


def test_the_group_that_was_named_goes_before_what_looks_like_one():
    columns = columns_of(["1、所在校区", "您的身份"], [["东", "学生"], ["西", "家长"]], group="所在校区")
    assert [c.kind for c in columns] == [ColumnKind.GROUP, ColumnKind.OTHER]


@pytest.mark.parametrize(("values", "kind"), [(("满意", "甲"), "question"), (("满意", "甲", "乙"), "other")])
def test_half_of_the_answers_have_to_be_options(values, kind):
    assert column("您是否满意", *values).kind.value == kind


def test_words_and_numbers_in_one_column_are_both_read():
    mixed = column("您是否满意", "满意", "5")
    assert (mixed.form, mixed.read("满意"), mixed.read("5"), mixed.read("甲")) == ("mixed", 1, 0, None)


@pytest.mark.parametrize(
    ("heading", "best"),
    [
        ("满意度（5=非常满意）", 5),
        ("满意度（１＝非常满意）", 1),
        ("打分，1分为非常不满意", 5),
        ("满意度", None),
        ("", None),
    ],
)  # fmt: skip
def test_a_heading_may_say_which_number_is_the_best(heading, best):
    assert stated_best(heading) == best


def test_what_the_user_says_of_the_numbers_goes_before_the_heading():
    assert column("满意度（5=非常满意）", "5", "4", best=1).read("1") == 0
    assert column("满意度（5=非常满意）", "5", "4").read("1") == 4


@pytest.mark.parametrize(
    ("table", "at"),
    [
        ([["满意度调查", ""], ["姓名", "是否满意"], ["甲", "满意"]], 1), ([["姓名", "是否满意"], ["甲", "满意"]], 0),
        ([["标题", "", "", "", ""], ["2025", "年", "", "", ""], ["a", "b", "c", "d", "e"]], 2), ([], 0),
        ([["", ""]], 0),
    ],
)  # fmt: skip
def test_headings_are_the_first_row_that_is_as_full_as_any(table, at):
    assert header_row(table) == at
