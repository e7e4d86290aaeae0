"""The summary and chapter 三: total and grade, scores by class; nothing made up where a score is open."""

import pytest

from assistant.jobs.evaluation.report.conclusion import class_line, result, summary, verdict
from tests.fakes.evaluations import sample_evaluation, section_text, with_row

WHOLE = sample_evaluation(whole=True)
OPEN = sample_evaluation()


def text_of(key, evaluation=WHOLE):
    return section_text(key, evaluation)


def changed(row_id, **update):
    return with_row(WHOLE, row_id, **update)


def test_total_and_grade_are_those_of_the_evaluation():
    assert "项目得91.99分，评价等级为“优”" in text_of("conclusion.result")


def test_a_few_scored_indicators_are_no_picture_of_the_whole():
    rows = tuple(r.model_copy(update={"score": None}) if r.id != "A1" else r for r in WHOLE.indicators)
    text = text_of("conclusion.result", WHOLE.model_copy(update={"indicators": rows, "total": None, "grade": None}))
    assert "得分率" not in text
    assert "等7项指标资料不足" in text


def test_the_summary_boasts_of_nothing_that_only_the_unit_says():
    noted = text_of("summary", changed("A8", formula="该数仅见于单位自己的材料，未见问卷佐证；93.5%≥90%，得10分"))
    assert "学生满意度93.5%" in text_of("summary")
    assert "学生满意度93.5%" not in noted


def noted(paragraphs):
    return "".join(paragraphs)


def test_a_total_without_a_grade_is_noted_alone():
    assert noted(result(WHOLE.model_copy(update={"grade": None}))) == "经综合评价，项目得91.99分。"


def test_what_is_scored_is_shown_for_reference_only_where_it_is_at_least_half():
    text = noted(result(OPEN))
    assert "因“改善学习环境”指标资料不足、尚不能评分" in text
    assert "已评分的7项指标分值合计80分，得73.99分，得分率92.49%，仅供参考，不作为定级依据。" in text


def scored_only(*ids):
    rows = tuple(a if a.id in ids else a.model_copy(update={"score": None}) for a in WHOLE.indicators)
    return WHOLE.model_copy(update={"indicators": rows, "total": None})


@pytest.mark.parametrize(("ids", "shown"), [(("A5", "A7", "A8"), True), (("A5", "A7", "A1"), False)])
def test_half_of_the_points_is_the_bound(ids, shown):
    assert ("得分率" in noted(result(scored_only(*ids)))) is shown


def test_four_open_indicators_are_named_and_the_rest_counted():
    text = noted(result(scored_only("A1", "A2")))
    assert "“预算执行率”“资金使用合规性”“改造教室数量”“完工时间”等6项指标资料不足" in text
    assert "“改善学习环境”" not in text


def test_the_largest_deductions_come_first_with_their_evidence():
    text = noted(verdict(WHOLE))
    assert text.startswith("决策类指标未扣分。")
    assert "全部指标共扣分5处、合计8.01分" in text
    assert text.index("“资金使用合规性”扣2.5分〔E5〕") < text.index("“改善学习环境”扣2分〔E6〕")
    assert "预算执行率" not in text


def test_a_class_is_noted_with_share_and_losing_rows_or_left_open():
    lines = {c.level1: class_line(WHOLE, c) for c in WHOLE.classes}
    assert lines["决策"] == "决策类指标2项，分值15分，得15分，得分率100%，各项均未扣分。"
    assert lines["产出"] == "产出类指标2项，分值35分，得31.8分，得分率90.86%，其中2项扣分。"
    left = next(class_line(OPEN, c) for c in OPEN.classes if c.level1 == "效益")
    assert left.endswith("得分【待补充：效益类尚有指标未评分】。")


def test_the_summary_asks_for_the_names_and_tells_no_money_that_is_half_known():
    total = WHOLE.funds.total.model_copy(update={"spent": None})
    bare = WHOLE.model_copy(
        update={
            "project": WHOLE.project.model_copy(update={"name": "", "unit": ""}),
            "funds": WHOLE.funds.model_copy(update={"total": total}), "problems": (),
        }
    )  # fmt: skip
    text = noted(summary(bare))
    assert text.startswith("【待补充：项目名称】由【待补充：项目实施单位】实施。")
    assert "主要问题" not in text


def test_the_problem_that_cost_most_is_noted_first_and_advice_by_addressee():
    text = noted(summary(WHOLE))
    assert text.index("一是改造教室数量未达目标") < text.index("二是资金支付手续不完整")
    assert "主要建议：对青溪县教育局，按校历排定工期，未完工的列入下年。对青溪县教育装备中心，补齐" in text
