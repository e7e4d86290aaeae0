"""The text and the questions of a self-evaluation: from values, open where the unit said nothing, never made up."""

from decimal import Decimal

import pytest

from assistant.domain.filing import FundLine
from assistant.domain.placeholders import is_placeholder
from assistant.domain.provenance import Origin, untraced
from assistant.domain.results import Paired
from assistant.jobs.self_evaluation.form import marked, marks_left
from assistant.jobs.self_evaluation.sections import (
    SelfEvaluated,
    is_open,
    report_sections,
    self_evaluation_sections,
)
from assistant.scoring.self_evaluation import scored
from assistant.writing.interface import Narrative, WritingRecord
from assistant.writing.model_narrator import section_faults
from policy_corpus.catalog import load_profile
from tests.fakes.self_evaluated import half_filled, paired_filing

PROFILE = load_profile("central-2021")


def evaluated(filing):
    done, scores = scored(filing, PROFILE)
    return SelfEvaluated(filing=done, scores=scores, paired=Paired(filing=filing), profile=PROFILE)


def section(done, key):
    return next(s for s in report_sections(done) if s.key == key)


def with_row(name, **changes):
    """The full one with a row changed."""
    rows = [r.model_copy(update=changes) if r.name == name else r for r in paired_filing().indicators]
    return evaluated(paired_filing().model_copy(update={"indicators": tuple(rows)}))


def without_cause(name):
    return with_row(name, deviation="", deviation_kind="")


def test_the_chapters_stand_in_the_official_order_and_are_numbered():
    titles = [s.title for s in report_sections(evaluated(paired_filing())) if s.level == 1]
    assert titles == [
        "一、项目基本情况", "二、绩效目标完成情况分析", "三、偏离绩效目标的原因和下一步改进措施",
        "四、主要经验做法和存在的问题", "五、绩效自评结果拟应用和公开情况", "六、其他需要说明的问题",
    ]  # fmt: skip


def test_every_class_has_a_section_with_points_and_rate():
    done = evaluated(paired_filing())
    classes = [s for s in report_sections(done) if s.level == 3]
    assert [s.title for s in classes] == ["1.成本指标", "2.产出指标", "3.效益指标", "4.满意度指标"]
    text = classes[1].text
    assert text.startswith(
        "产出指标共5项，分值50分，得49.58分，得分率99.16%。其中，达到指标值的4项，未达到指标值的1项。"
    )
    assert "“护理员培训人次”指标值≥1200人次，实际完成1180人次，分值10分，得9.58分。计分过程：" in text
    assert "“培训班期数”指标值=12期，实际完成12期，达到指标值，得满分10分。" in text


def test_money_is_noted_by_source_with_rates_and_what_was_not_spent():
    text = section(evaluated(paired_filing()), "results.execution").text
    assert "全年预算480万元，全年执行465.2万元" in text
    assert "当年财政拨款预算400万元，执行398.2万元，执行率99.55%" in text
    assert "未执行14.8万元的原因：10名讲师的课酬因合同跨年结算，结转下年支付。" in text


def test_a_cause_that_nobody_gave_is_left_open():
    done = without_cause("护理员培训人次")
    text = section(done, "deviations").text
    assert "原因和改进措施：【待补充：护理员培训人次的偏差原因和改进措施】。" in text
    row = next(r for r in marked(done).indicators if r.name == "护理员培训人次")
    assert row.deviation == "【待补充：偏差原因和改进措施】"
    assert marks_left(marked(done), done)


def test_a_half_filled_one_has_no_total_and_says_what_is_missing():
    done = evaluated(half_filled())
    text = section(done, "results").text
    assert "自评总分：【待补充" in text
    assert "培训班期数：没有填写实际完成值" in text
    assert is_open(done)


def test_money_of_a_source_that_nobody_noted_is_left_open():
    lines = (FundLine(source="fiscal", adjusted=Decimal(400)),)
    done = evaluated(paired_filing(lines=lines))
    assert "执行【待补充：当年财政拨款执行数】" in section(done, "results.execution").text


def test_lessons_use_and_other_words_are_never_made_up():
    done = evaluated(paired_filing())
    assert (
        section(done, "lessons").text
        == "主要经验做法：【待补充：主要经验做法】。\n存在的问题：周末班次偏少，轮班人员参训不便。"
    )
    for key in ("use", "other", "basics.method"):
        assert is_placeholder(section(done, key).text)


@pytest.mark.parametrize("filing", [paired_filing(), half_filled()], ids=["full", "half"])
def test_the_words_of_the_rules_hold_to_their_own_material(filing):
    tasks = self_evaluation_sections(evaluated(filing))
    assert tasks
    for task in tasks:
        origins = [Origin(label=p.label, text=p.text) for p in task.pieces]
        assert not untraced(task.plain, origins), task.key
        faults = [f for f in section_faults(task.plain, task) if "篇幅" not in f]
        assert not faults, task.key


def test_a_narrated_section_takes_the_place_of_the_rules_words():
    done = evaluated(paired_filing())
    noted = Narrative(key="results.goals", title="x", text="已按目标完成。", record=WritingRecord(writer="甲"))
    done = done.model_copy(update={"narratives": (noted,)})
    assert section(done, "results.goals").text == "已按目标完成。"
    assert section(done, "results.goals").writer == "甲"
    assert section(done, "results.goals").title == "（二）总体绩效目标完成情况分析"
