"""The goals of a design: one sentence each, tied to rows, plans and no results, every figure traced."""

import pytest

from assistant.domain.indicator import Indicator
from assistant.domain.provenance import Origin
from assistant.jobs.declaration.writers.model_based.goals import ANNUAL, OVERALL, GoalText, read_goals
from assistant.jobs.declaration.writers.model_based.reply import DesignedGoal

ROWS = {"R1": "培训护理员人数≥120人", "R2": "老年人满意度≥92%"}


def read(*texts, rows=("R1", "R2"), known=ROWS, kind=ANNUAL):
    return read_goals(
        kind, [DesignedGoal(text=t, rows=list(rows)) for t in texts], known, [Origin(label="表头", text="2027年")]
    )


def test_sentences_are_numbered_and_end_with_a_stop():
    found = read("培训护理员120人", "目标2：老年人满意度达到92%以上；")
    assert found.faults == ()
    assert found.text == "目标1：培训护理员120人。\n目标2：老年人满意度达到92%以上。"


def test_a_single_sentence_has_no_number_and_one_stated_twice_stands_once():
    assert read("目标一、培训护理员120人", "培训护理员120人。").text == "培训护理员120人。"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("已经完成培训120人", "是计划，不能写“已经”"),
        ("培训取得显著成效", "不能写“取得显著成效”"),
        ("护理员培训3721人", "在材料中找不到"),
        ("详见 http://x.example 的说明", "含有链接"),
        ("培训人", "应是一句话"),
        ("护" * 221, "不超过220字"),
    ],
)
def test_a_sentence_that_does_not_hold_is_refused_by_its_number(text, words):
    found = read("培训护理员120人", text)
    assert found.sentences == ("培训护理员120人。",)
    [fault] = found.faults
    assert fault.id == "年度目标第2句"
    assert words in fault.faults[0]


def test_two_hundred_and_twenty_characters_are_not_too_many():
    assert read("护" * 220).faults == ()


def test_a_sentence_speaks_of_rows_where_there_are_any():
    assert "没有对应的指标" in read("认真组织护理员培训", rows=["R9"], kind=OVERALL).faults[0].faults[0]
    assert read("认真组织护理员培训", rows=[], known={}).faults == ()


def test_figures_are_traced_to_the_rows_a_sentence_names_and_to_no_others():
    assert read("培训护理员120人", rows=["R1"]).faults == ()
    assert read("培训护理员120人", rows=["R2"]).faults


def test_six_sentences_are_read_at_most():
    assert len(read(*[f"认真组织{c}类护理员培训" for c in "甲乙丙丁戊己庚"]).sentences) == 6


def test_sentences_can_be_taken_back():
    assert read("培训护理员120人", "老年人满意度达到92%").keeping(lambda s: "92" in s).text == "老年人满意度达到92%。"


def test_no_goals_are_no_text():
    assert read().text == ""


@pytest.mark.parametrize("stated", ["85%-95%", "85%至95%"])
def test_a_range_that_is_only_proposed_stays_open_in_the_goal_too(stated):
    mark = "【待补充：模型建议85%-95%，请确认】"
    found = read(
        f"政策知晓率达到{stated}，培训护理员120人", rows=["R1", "R3"], known=ROWS | {"R3": f"政策知晓率{mark}"}
    )
    assert found.text == f"政策知晓率达到{mark}，培训护理员120人。"


def indicator(name, target):
    return Indicator(level1="产出指标", level2="质量指标", name=name, target=target)


def test_a_clause_of_a_row_that_is_gone_goes_with_it():
    goal = GoalText(("引进种公羊450只，种公羊引进合格率达到100%，知晓率达到【待补充：模型建议80%-90%，请确认】。",), ())
    gone = [indicator("种公羊引进合格率", "=100%"), indicator("知晓率", "")]
    assert goal.without(gone, [indicator("种公羊引进数量", "≥450只")]).sentences == ("引进种公羊450只。",)


def test_a_sentence_of_rows_that_are_gone_alone_falls_away_and_one_that_a_kept_row_shares_stays():
    goal = GoalText(("检查合格率达到100%。", "验收合格率与检查合格率都是100%。"), ())
    gone, kept = [indicator("检查合格率", "=100%")], [indicator("验收合格率", "=100%")]
    assert goal.without(gone, kept).sentences == ("验收合格率与检查合格率都是100%。",)


PEOPLE = ("满意度指标", "服务对象满意度指标")


def effect(name, target="≥90%", level=("效益指标", "社会效益指标")):
    return Indicator(level1=level[0], level2=level[1], name=name, target=target)


def without_values(sentence, proposed, sure=()):
    return GoalText((sentence,), ()).without_values(proposed, sure).sentences


def test_what_is_only_proposed_stays_out_of_the_goals():
    rate = effect("设施正常使用率", "≥95%")
    assert without_values("改造260户，设施正常使用率达到95%以上。", [rate]) == ("改造260户。",)
    assert without_values("设施正常使用率达到【待补充：模型建议90%-95%，请确认】。", []) == ()


def test_an_effect_may_be_spoken_of_without_its_open_value():
    arrival = effect("学校预警信息送达率", "【待补充：目标值】")
    assert without_values("学校及时收到预警信息。", [arrival]) == ("学校及时收到预警信息。",)


def test_nobody_is_said_to_be_content_before_a_value_is_confirmed():
    pleased = effect("居民对消杀防控满意度", level=PEOPLE)
    assert without_values("布雷图指数降到5以下，居民对消杀防控工作表示满意。", [pleased]) == ("布雷图指数降到5以下。",)


def test_a_satisfaction_that_lost_its_object_bears_the_name_of_its_row():
    known, pleased = effect("牧民政策知晓率"), effect("牧民满意度", level=PEOPLE)
    left = without_values("牧民政策知晓率达到90%以上，满意度达到90%以上。", [known], [pleased])
    assert left == ("牧民满意度达到90%以上。",)


def test_a_sentence_is_kept_without_the_one_clause_that_does_not_hold():
    goal = GoalText(("改造管网6公里，验收合格率100%，保证供暖。", "合格率100%，完好率100%。"), ())
    assert goal.keeping(lambda s: "100%" not in s).sentences == ("改造管网6公里，保证供暖。",)
