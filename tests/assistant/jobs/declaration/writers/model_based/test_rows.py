"""A designed row is held to its basis: class, name, value and words; what is wrong is said so that it can be mended."""

import pytest

from assistant.domain.provenance import Origin
from assistant.jobs.declaration.writers.model_based.rows import Designed, Faulty, read_row
from tests.fakes.design import DESIGN_BRIEF, design_material, designed_row


def read(*quotes, **changes):
    origins = [Origin(label="项目简介", text=DESIGN_BRIEF)]
    return read_row(designed_row(*quotes, **changes), design_material(), origins, "fake-model")


def test_a_sound_row_is_taken_with_its_tokens_its_importance_and_its_writer():
    found = read(importance=5)
    assert isinstance(found, Designed)
    row = found.row.indicator
    assert (row.name, row.target, row.unit, row.source.by) == ("培训护理员人数", "≥120人", "人", "fake-model")
    assert found.row.importance == 5
    assert not found.row.overall


def test_what_the_model_leaves_out_of_measuring_is_that_of_the_class():
    row = read(data_source="", evidence="").row.indicator
    assert (row.measurement, row.data_source, row.evidence) == ("情况统计", "部门业务统计", "工作台账、验收或签收资料")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"target": "≥999人"}, "与记号所指的“120人”不同"),
        ({"level2": "幸福指标"}, "没有“产出指标/幸福指标”这一类"),
        ({"level1": "满意度指标", "level2": "服务对象满意度指标"}, "满意度指标只写满意度"),
        ({"name": "培训120人"}, "不规范"),
        ({"name": "航天器发射数量"}, "不是一回事"),
        ({"definition": ""}, "没有写解释"),
        ({"definition": "护" * 201}, "解释太长，不超过200字"),
        ({"definition": "按3721人统计"}, "解释数字“3721人”在材料中找不到"),
        ({"evidence": "见 http://x.example"}, "佐证资料含有链接"),
        ({"value_basis": "行业标准：某标准"}, "不能写行业标准"),
    ],
)
def test_what_is_wrong_is_stated_with_the_name_and_the_tokens(changes, words):
    found = read(**changes)
    assert isinstance(found, Faulty)
    assert any(words in fault for fault in found.faults)
    assert found.line.startswith("R1“")
    assert len(found.tokens) == 1


def test_text_of_two_hundred_characters_is_not_too_long():
    assert isinstance(read(definition="护" * 200), Designed)


def test_money_belongs_to_cost_and_a_day_to_timeliness():
    money = read(rests_on=["T"], target="≤120万元", name="项目总成本")
    assert "资金、单价和标准应归入成本类" in money.faults
    day = read("11月30日前", name="补助拨付时间", target="2027年11月30日前")
    assert "日期应归入时效指标" in day.faults


def test_the_money_of_the_year_has_the_name_of_the_form():
    row = read(
        rests_on=["T"], target="≤120万元", name="资金支出", level1="成本指标", level2="经济成本指标"
    ).row.indicator
    assert (row.name, row.target) == ("项目总成本", "≤120万元")


@pytest.mark.parametrize(
    ("stated", "shown"),
    [
        ("计划标准：按年度计划", "计划标准：按年度计划"),
        ("", "计划标准：按项目计划安排"),
        ("按年度计划", "计划标准：按年度计划"),
    ],
)
def test_the_basis_of_a_value_begins_with_one_of_the_five(stated, shown):
    assert read(value_basis=stated).row.indicator.value_basis == shown


def test_marks_of_the_material_do_not_reach_the_words():
    assert read(definition="全年培训的护理员人数〔L1〕").row.indicator.definition == "全年培训的护理员人数"


def test_a_fault_is_one_line():
    assert Faulty("R3", ("甲", "乙")).line == "R3：甲；乙。"
    assert Faulty("R3", ("甲",), name="培训人数").line == "R3“培训人数”：甲。"
