"""Two things set side by side in a question are asked about one by one."""

import pytest

from assistant.jobs.questions.subjects import is_of_subjects, pair_of, sides_of_subjects


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("单位自评和部门评价，评的项目范围是一回事吗", ("单位自评", "部门评价")),
        ("部门的评估结果和财政局的审核意见是不是一套词？", ("部门的评估结果", "财政局的审核意见")),
        ("重新报送，市直部门自己的项目跟市对县专项的，都限3个工作日不？", ("市直部门自己的项目", "市对县专项的")),
    ],
)
def test_the_two_things_are_found_by_what_joins_them(question, names):
    assert pair_of(question).names == names


def test_each_thing_is_asked_about_in_the_question_without_the_other():
    assert pair_of("10号文，单位自评和部门评价，范围一样吗").questions == (
        "10号文，单位自评，范围一样吗", "10号文，部门评价，范围一样吗"
    )  # fmt: skip


@pytest.mark.parametrize("question", ["产出和效益的权重合计最少占多少", "绩效跟踪谁来做", "哪些人参与评价，都是谁"])
def test_words_that_only_look_like_a_link_set_nothing_side_by_side(question):
    assert pair_of(question) is None


def test_the_same_may_be_asked_of_each_of_two_things(case):
    assert is_of_subjects(case("普通项目和专项债项目，产出各占多少"))
    assert not is_of_subjects(case("各级财政部门做什么"))


def test_a_thing_that_nothing_is_said_of_leaves_no_comparison(case):
    assert sides_of_subjects(case("自评报告和颐和园门票，什么时候报一样吗")) == []


def test_a_comparison_of_two_things_of_one_document_has_a_row_for_each(ask):
    answer = ask("10号文里，单位自评和部门评价，评价对象一样吗")
    assert [row[0] for row in answer.table[1:]] == ["单位自评", "部门评价"]
    assert all("10号" in row[2] for row in answer.table[1:])
