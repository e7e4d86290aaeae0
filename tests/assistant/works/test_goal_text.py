"""Goals in words as sentences."""

import pytest

from assistant.language.target_parser import parse_target
from assistant.works.goal_text import agreeing, as_text, restated, sentences_of
from tests.fakes.works import FILING, GOALS, row


@pytest.mark.parametrize(
    "text",
    ["目标1：甲。\n目标2：乙。", "目标1：甲。目标2：乙。", "目标一、甲。\n目标二、乙。", "甲。乙。", "甲。\n乙。"],
)
def test_goals_are_noted_apart_by_number_line_or_full_stop(text):
    assert sentences_of(text) == ["甲。", "乙。"]


def test_several_goals_are_numbered_and_one_is_not():
    assert as_text(["甲。"]) == "甲。"
    assert as_text(["甲。", "乙。"]) == "目标1：甲。\n目标2：乙。"


def test_the_number_of_a_goal_is_a_rows_only_behind_its_name_and_unit():
    satisfied = row("服务对象满意度指标", "学员满意度", "≥90%")
    assert agreeing("学员满意度由80%提高到85%。", satisfied) == ""
    assert agreeing("学员满意度不低于85%。", satisfied) == "学员满意度不低于90%。"
    assert agreeing("合格率不低于85%。", satisfied) == ""


@pytest.mark.parametrize(
    ("value", "words"), [("≥92%", "达到92%以上，"), ("≤3天", "达到3天以内，"), ("=100%", "达到100%，")]
)
def test_the_mark_of_an_open_row_in_a_goal_becomes_the_value_of_the_row(value, words):
    mark = "【待补充：模型建议85%-95%，请确认】"
    open_row = row("社会效益指标", "政策知晓率", mark)
    goals = GOALS.model_copy(update={"annual": f"政策知晓率达到{mark}，培训120人。"})
    filing = FILING.model_copy(update={"goals": goals})
    done, noted = restated(filing, open_row, parse_target(value))
    assert words in done.goals.annual
    assert noted == ["年度目标"]
