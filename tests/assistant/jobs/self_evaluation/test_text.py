"""The running text of a 自评报告: composed from values, with a mark where the unit said nothing."""

from decimal import Decimal

import pytest

from assistant.domain.results import Paired
from assistant.jobs.self_evaluation.sections import SelfEvaluated, report_sections
from assistant.jobs.self_evaluation.text import (
    conclusion,
    goals,
    method,
    of_class,
    overview,
    reached,
    reached_text,
    row_text,
    scored_rows,
)
from assistant.scoring.self_evaluation import scored
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


def test_a_grade_is_left_open_where_the_weights_are_not_a_hundred():
    rows = paired_filing().indicators[1:]
    done = evaluated(paired_filing().model_copy(update={"indicators": rows}))
    assert "等级【待补充：分值合计90分，应为100分，核对后再定】" in section(done, "results").text


@pytest.mark.parametrize("stated", ["已完成", "完成", "达到92以上", "未全部完成", "服务水平提升"])
def test_words_as_actual_value_are_quoted(stated):
    text = section(with_row("护理员培训人次", actual=stated), "results.indicators.2").text
    assert f"实际完成情况为“{stated}”" in text


def noted(paragraphs):
    return "\n".join(paragraphs)


def test_the_overview_tells_project_year_period_and_money():
    filing = paired_filing()
    project = filing.project.model_copy(update={"start": "2025-03-01", "end": "2025-12-31"})
    text = noted(overview(filing.model_copy(update={"project": project})))
    assert "“养老护理员培训”由青溪县民政局主管，青溪县养老服务中心实施，自评年度为2025年度。" in text
    assert "项目实施期限为2025年3月1日至2025年12月31日。" in text
    assert "全年预算480万元，年底项目已经完成。" in text


@pytest.mark.parametrize(("completed", "stated"), [(False, "，年底项目尚未完成。"), (None, "全年预算480万元。")])
def test_whether_the_project_is_finished_is_noted_only_where_it_is_known(completed, stated):
    assert stated in noted(overview(paired_filing(completed=completed)))


def test_a_budget_that_was_not_adjusted_is_the_first_one_and_a_missing_one_is_asked_for():
    assert "全年预算500万元" in noted(overview(paired_filing(initial=Decimal(500), adjusted=None)))
    bare = half_filled().model_copy(update={"year": None, "funds": type(half_filled().funds)()})
    text = noted(overview(bare))
    assert "全年预算【待补充：全年预算数】。" in text
    assert "自评年度为【待补充：年度】。" in text


def test_the_method_names_document_bands_and_weights():
    text = noted(method(paired_filing(), PROFILE))
    assert "8项绩效指标的完成情况逐项计分，分值合计90分。" in text
    assert "财预〔2021〕101号" in text
    assert "定性指标按“" in text
    assert text.endswith("自评组织情况：【待补充：自评的组织方式、数据来源和核实过程】。")


def test_without_a_profile_no_curve_is_noted():
    assert "计分办法" not in noted(method(paired_filing(), None))
    assert "得分值的" not in noted(method(paired_filing(), None))


def test_the_conclusion_counts_what_was_reached_or_says_what_is_missing():
    done = evaluated(paired_filing())
    text = noted(conclusion(done.filing, done.scores))
    assert "8项指标中，达到指标值的" in text
    assert "本项目自评总分" in text
    left = evaluated(half_filled())
    assert "自评总分：【待补充：补齐下列内容后计算】。尚缺：" in noted(conclusion(left.filing, left.scores))


def row_of(name, **changes):
    done = with_row(name, **changes)
    return next((r, s) for r, s in scored_rows(done.filing, done.scores) if r.name == name)


def test_a_row_tells_target_actual_value_points_and_evidence():
    assert row_text(*row_of("培训班期数")) == (
        "“培训班期数”指标值=12期，实际完成12期，达到指标值，得满分10分。佐证材料：开班通知。"
    )


def test_a_row_without_an_actual_value_is_not_scored():
    assert row_text(*row_of("培训班期数", actual=" ")) == (
        "“培训班期数”指标值=12期，实际完成【待补充：实际完成值】，尚未计分。"
    )


def test_a_row_without_name_and_target_is_marked():
    row, score = row_of("培训班期数")
    text = row_text(row.model_copy(update={"name": " ", "target": ""}), score)
    assert text.startswith("“【待补充：三级指标名称】”指标值【待补充：指标值】")


@pytest.mark.parametrize(
    ("actual", "stated"),
    [
        ("1180人次", "实际完成1180人次"),
        ("已完成", "实际完成情况为“已完成”"),
        ("2025年11月20日", "实际完成2025年11月20日"),
    ],
)
def test_numbers_and_days_are_noted_plainly_and_words_are_quoted(actual, stated):
    row, _ = row_of("培训班期数", actual=actual)
    assert reached_text(row) == stated


def test_whether_a_target_was_reached_is_not_known_without_an_actual_value():
    assert [reached(row_of("培训班期数", actual=a)[1]) for a in ("12期", "11期")] == [True, False]


def test_a_class_with_an_open_row_has_no_points():
    done = with_row("培训班期数", actual="")
    text = noted(of_class("产出指标", scored_rows(done.filing, done.scores)[1:6]))
    assert text.startswith("产出指标共5项，分值50分。其中，")
    assert "得分率" not in text


def test_goals_that_nobody_noted_are_asked_for():
    text = noted(goals(half_filled()))
    assert "年度总体目标：培训护理员1200人次，推广到5个街道。" in text
    assert "实际完成情况：【待补充：总体目标实际完成情况】。" in text
