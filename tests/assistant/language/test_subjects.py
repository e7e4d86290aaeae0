"""Names of facts and of indicators are laid side by side: the same thing under other words, never its lack."""

import pytest

from assistant.language.likeness import SAME_SUBJECT
from assistant.language.subjects import is_bare, near, subject_of, tells_of_finish, within, without_lead


@pytest.mark.parametrize(
    ("text", "name", "whole", "of"),
    [
        ("改造教室（实际完成）", "改造教室", True, ""),
        ("改造教室（合计）", "改造教室", True, ""),
        ("改造教室（截至12月底完成情况）", "改造教室", True, ""),
        ("满意度（学生）", "学生", False, "满意度"),
        ("竣工日期", "完工", False, ""),
        ("", "", False, ""),
    ],
)
def test_a_subject_is_of_the_whole_or_of_the_row_that_names_it(text, name, whole, of):
    subject = subject_of(text)
    assert (subject.name, subject.whole, subject.of) == (name, whole, of)


@pytest.mark.parametrize("text", ["改造教室", "实际完成改造教室（实际完成）", "累计改造教室间数"])
def test_the_same_thing_under_other_words_is_near(text):
    assert near("改造教室数量", subject_of(text)) == 1.0


@pytest.mark.parametrize("text", ["未改造教室", "改造教室缺口", "购置设备", ""])
def test_what_is_lacking_or_another_thing_is_not_near(text):
    assert near("改造教室数量", subject_of(text)) == 0.0


def test_a_lack_that_the_indicator_asks_for_is_near():
    assert near("停电次数", subject_of("停电次数")) == 1.0


def test_a_row_and_what_its_number_is_of_make_the_name_together():
    assert near("学生满意度", subject_of("满意度（学生）")) == 1.0


@pytest.mark.parametrize(
    ("name", "subject", "bond"),
    [("管理人员培训", "培训", SAME_SUBJECT), ("管理人员培训", "", 0.0), ("培训", "管理人员培训", 0.0)],
)
def test_a_part_of_the_name_is_the_weaker_bond_and_never_the_other_way(name, subject, bond):
    assert within(name, subject) == bond


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("合同约定上门服务", "上门服务"),
        ("计划 目标 巡检", "巡检"),
        ("应配发药品", "配发药品"),
        ("应急演练", "应急演练"),
        ("计划应急演练", "应急演练"),
        ("应用系统", "应用系统"),
    ],
)
def test_who_planned_a_thing_is_no_part_of_its_name(text, bare):
    assert without_lead(text) == bare


@pytest.mark.parametrize(
    ("text", "bare"),
    [("实际完成", True), ("全年共完成了", True), ("已达到", True), ("完成改造", False), ("实际", False), ("", False)],
)
def test_a_subject_that_only_says_that_something_was_done_is_bare(text, bare):
    assert is_bare(text) is bare


@pytest.mark.parametrize("name", ["项目完成及时性", "工程竣工时间", "项目建成时间", "按期完工"])
def test_the_end_of_the_whole_work_is_asked_for(name):
    assert tells_of_finish(name)


@pytest.mark.parametrize("name", ["检测任务完成率", "拨款及时率", "路面完工", "及时性", ""])
def test_the_end_of_one_task_or_a_rate_is_not_the_end_of_the_work(name):
    assert not tells_of_finish(name)
