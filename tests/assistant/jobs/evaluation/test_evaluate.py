"""A folder of papers evaluated: the invented lighting project, and small ones made by hand."""

import json
from decimal import Decimal

import pytest

from assistant.domain.dossier import PaperKind
from assistant.domain.filing import Filing, Funds
from assistant.domain.framework import Stage
from assistant.domain.placeholders import is_placeholder
from assistant.domain.survey import SurveyResult
from assistant.jobs.evaluation.dossier.reader import read_dossier
from assistant.jobs.evaluation.evaluate import evaluate
from policy_corpus.catalog import load_profile
from policy_corpus.frameworks import list_frameworks, load_framework
from tests import CASES_FOLDER
from tests.fakes.dossiers import dossier, row

CASE = CASES_FOLDER / "dossier"
PROJECT, LINEAR = load_framework("project-2020"), load_profile("central-2020")
D = Decimal


@pytest.fixture(scope="module")
def papers():
    return read_dossier(CASE / "资料")


@pytest.fixture(scope="module")
def approved():
    return Filing.model_validate(json.loads((CASE / "申报表.json").read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def done(papers, approved):
    profile = load_profile("central-2021")
    return evaluate(papers, approved, PROJECT, profile, Stage.COMPLETED, by="部门评价")


@pytest.mark.parametrize(
    ("name", "actual", "paper"),
    [
        ("监理费用", "9.6万元", "资金台账.xlsx"), ("改造学校数量", "35所", "竣工验收报告.docx"),
        ("改造教室数量", "632间", "竣工验收报告.docx"), ("安装护眼灯具数量", "7584盏", "竣工验收报告.docx"),
        ("管理人员培训人次", "1180人次", "培训统计.xlsx"), ("工程验收合格率", "100%", "竣工验收报告.docx"),
        ("教室照度检测达标率", "98.7%", "照度检测报告.pdf"), ("完工时间", "2025年9月12日", "竣工验收报告.docx"),
        ("受益学生人数", "28460人", "项目工作总结.md"), ("教室照明节电率", "21.6%", "项目工作总结.md"),
        ("灯具管护责任落实率", "97.14%", "项目工作总结.md"), ("师生和家长满意度", "92.4%", "满意度调查汇总.xlsx"),
        ("资金到位率", "96%", "专项检查意见.txt"), ("预算执行率", "96.92%", "专项检查意见.txt"),
    ],
)  # fmt: skip
def test_every_actual_value_is_that_of_the_right_paper(done, name, actual, paper):
    found = row(done, name)
    assert found.actual == actual
    assert done.quote(found.evidence[0]).paper.endswith(paper)


@pytest.mark.parametrize(
    ("name", "verdicts"),
    [
        ("立项依据充分性", "符合 符合 符合"), ("立项程序规范性", "符合 符合 符合"),
        ("绩效目标合理性", "符合 符合 符合"), ("绩效指标明确性", "符合 符合"),
        ("预算编制科学性", "符合 符合"), ("资金分配合理性", "符合"), ("管理制度健全性", "符合 符合"),
        ("资金使用合规性", "符合 部分符合 符合 符合"), ("制度执行有效性", "部分符合 部分符合 部分符合 符合"),
    ],
)  # fmt: skip
def test_every_review_point_gets_the_verdict_an_evaluator_would_give(done, name, verdicts):
    assert [p.verdict.word for p in row(done, name).points] == verdicts.split()


def test_what_no_paper_states_is_left_open_and_asked_for(done):
    cost = row(done, "每间教室改造成本")
    assert cost.score is None
    assert "请补充结算审核意见" in cost.missing
    assert (done.total, done.grade) == (None, None)
    assert [c.score is None for c in done.classes] == [False, False, True, False]


def test_a_value_that_only_the_unit_states_says_so(done):
    assert "未见学校学籍统计佐证" in row(done, "受益学生人数").formula
    assert "佐证" not in row(done, "改造教室数量").formula


def test_scores_and_deductions_make_up_the_weight(done):
    for found in done.indicators:
        if found.score is not None:
            assert found.score + sum(d.points for d in found.deductions) == found.weight
    assert sum(r.weight for r in done.indicators) == 100


def test_every_number_refers_to_something_that_is_there(done):
    known, taken = {e.id for e in done.evidence}, {d.id for r in done.indicators for d in r.deductions}
    named = [e for r in done.indicators for e in (*r.evidence, *(x for d in r.deductions for x in d.evidence))]
    named += [e for r in done.indicators for p in r.points for e in (*p.found, *p.against)]
    named += [e for p in done.problems for e in p.evidence] + list(done.funds.total.evidence)
    assert set(named) <= known
    assert {d for p in done.problems for d in p.deductions} == taken
    assert {i for p in done.problems for i in p.indicators} <= {r.id for r in done.indicators}
    assert [s.problem for s in done.suggestions] == [p.id for p in done.problems]
    assert all(s.addressee and s.text for s in done.suggestions)


def test_every_quote_stands_on_the_page_it_names(done, papers):
    pages = {(p.paper, p.number): p.text for p in papers.pages}
    assert all(e.text in pages[e.paper, e.page] for e in done.evidence)


def test_evidence_is_numbered_in_the_order_of_the_score_sheet(done):
    seen = list(dict.fromkeys(e for r in done.indicators for e in r.evidence))
    assert [e.id for e in done.evidence][: len(seen)] == seen
    assert [r.id for r in done.indicators] == [f"A{i}" for i in range(1, len(done.indicators) + 1)]
    assert [d.id for r in done.indicators for d in r.deductions] == [f"D{i}" for i in range(1, 12 + 1)]


def test_causes_are_those_that_the_papers_give(done):
    causes = {p.indicators[0]: p.cause for p in done.problems if p.cause}
    assert causes[row(done, "改造教室数量").id] == "河口中心小学教学楼列入拆除重建计划"
    assert causes[row(done, "完工时间").id] == "暑期连续降雨停工和黑板灯到货推迟"
    assert row(done, "安装护眼灯具数量").id not in causes


def test_a_late_day_is_noted_in_days(done):
    assert row(done, "完工时间").deductions[0].reason == "指标值2025年8月25日前，实际2025年9月12日，晚18天"


def test_advice_goes_to_the_one_who_can_act(done):
    by_problem = {s.problem: s.addressee for s in done.suggestions}
    addressee = {p.indicators[0]: by_problem[p.id] for p in done.problems if p.deductions}
    assert addressee[row(done, "资金到位率").id] == "财政部门"
    assert addressee[row(done, "资金使用合规性").id] == "青溪县教育装备中心（项目单位）"
    assert addressee[row(done, "灯具管护责任落实率").id] == "青溪县教育体育局（主管部门）"


def test_the_funds_table_is_that_of_the_papers(done):
    funds = done.funds
    assert (funds.unit, funds.total.budget, funds.total.arrived, funds.total.spent) == ("万元", 500, 480, D("465.2"))
    assert [(f.source, f.budget, f.arrived) for f in funds.lines] == [
        ("省级补助资金", 200, 200),
        ("县级财政资金", 300, 280),
    ]
    assert (funds.arrival_rate, funds.execution_rate) == (96, D("96.92"))


def reported(approved, **actuals):
    rows = [
        r.model_copy(update={"actual": actuals[r.name], "deviation": "原因（其他）：与考试冲突；改进措施：补训一场"})
        for r in approved.indicators if r.name in actuals
    ]  # fmt: skip
    return approved.model_copy(update={"indicators": tuple(rows), "funds": Funds(executed=480)})


def with_results(papers, approved, **actuals):
    results = reported(approved, **actuals)
    return evaluate(papers, approved, PROJECT, LINEAR, Stage.COMPLETED, by="部门评价", results=results)


def test_where_the_unit_states_another_value_the_papers_count_and_it_is_stated(papers, approved):
    found = with_results(papers, approved, 改造教室数量="640间", 监理费用="9.6万元", 师生和家长满意度="92%")
    assert row(found, "改造教室数量").actual == "632间"
    own = [c.message for c in found.contradictions if "单位自评" in c.message]
    assert len(own) == 2
    assert "“改造教室数量”：单位自评填报为640间，《05验收/竣工验收报告.docx》第1页为632间" in own[0]
    assert "“全年执行数”：单位自评填报为480万元" in own[1]
    assert any(p.text.count("改造教室") > 1 and own[0] in p.text for p in found.problems)


def test_a_cause_that_papers_lack_is_taken_from_the_unit_with_its_source(papers, approved):
    found = with_results(papers, approved, 管理人员培训人次="1180人次")
    problem = next(p for p in found.problems if row(found, "管理人员培训人次").id in p.indicators)
    assert problem.cause == "与考试冲突"
    assert any(found.quote(e).paper == "单位自评表" for e in problem.evidence)


def test_a_telephone_number_in_the_unit_s_words_is_masked(papers, approved):
    results = reported(approved, 管理人员培训人次="1180人次")
    noted = results.indicators[0].model_copy(
        update={"deviation": "原因：与考试冲突，联系电话13800000000；改进措施：补训"}
    )
    results = results.model_copy(update={"indicators": (noted,)})
    found = evaluate(papers, approved, PROJECT, LINEAR, Stage.COMPLETED, by="部门评价", results=results)
    assert "13800000000" not in found.model_dump_json()
    assert "与考试冲突，联系电话〔电话〕" in found.model_dump_json()


def test_what_only_the_self_evaluation_states_earns_no_score(papers, approved):
    found = row(with_results(papers, approved, 每间教室改造成本="7290元/间"), "每间教室改造成本")
    assert (found.score, found.actual) == (None, "")
    assert found.missing.startswith("单位自评填报为7290元/间，但资料中没有")


def test_the_curves_are_those_of_the_profile(papers, approved, done):
    linear = evaluate(papers, approved, PROJECT, LINEAR, Stage.COMPLETED, by="部门评价")
    assert row(done, "改造教室数量").score == D("4.55")
    assert row(linear, "改造教室数量").score == D("4.64")
    assert "60%" in row(done, "改造教室数量").standard
    assert "60%" not in row(linear, "改造教室数量").standard


def test_a_profile_without_curves_scores_in_proportion(papers, approved):
    bare = LINEAR.model_copy(update={"curves": None})
    assert row(evaluate(papers, approved, PROJECT, bare, Stage.COMPLETED, by="部门评价"), "改造教室数量").score == D(
        "4.64"
    )


def test_a_survey_that_was_counted_comes_before_the_papers(papers, approved):
    survey = SurveyResult(
        method="satisfied_share", rate=D("88.2"), formula="441÷500×100%=88.2%", responses=500, source="答卷.csv"
    )
    found = evaluate(papers, approved, PROJECT, LINEAR, Stage.COMPLETED, by="部门评价", survey=survey)
    pleased = row(found, "师生和家长满意度")
    assert (pleased.actual, pleased.score) == ("88.2%", D("9.8"))
    assert "441÷500×100%=88.2%" in pleased.formula
    assert found.quote(pleased.evidence[0]).paper == "答卷.csv"
    assert found.survey == survey


def test_the_stage_changes_the_weights(papers, approved):
    found = evaluate(papers, approved, PROJECT, LINEAR, Stage.UNDER_WAY, by="财政评价")
    assert [c.weight for c in found.classes] == [20, 20, 40, 20]
    assert (found.stage, found.by) == (Stage.UNDER_WAY, "财政评价")


@pytest.mark.parametrize("framework", list_frameworks(), ids=lambda f: f.id)
def test_every_framework_assesses_a_dossier_without_any_goals(papers, framework):
    found = evaluate(papers, None, framework, LINEAR, Stage.COMPLETED, by="部门评价")
    assert [c.level1 for c in found.classes] == list(framework.level1)
    assert all(r.missing for r in found.indicators if r.score is None)
    assert found.project.unit == "青溪县教育装备中心"


def test_without_a_declaration_the_project_is_named_by_its_papers_or_left_open(papers):
    named = evaluate(papers, None, PROJECT, LINEAR, Stage.COMPLETED, by="部门评价").project
    assert (named.name, named.department) == ("青溪县2025年中小学教室照明改造项目", "青溪县教育体育局")
    orders = {"关于批复 2025 年教室照明改造项目预算的通知.txt": (PaperKind.BUDGET, "略")}
    by_order = evaluate(dossier(orders), None, PROJECT, LINEAR, Stage.COMPLETED, by="部门评价").project
    assert by_order.name == "2025年教室照明改造项目"
    assert is_placeholder(evaluate(dossier({}), None, PROJECT, LINEAR, Stage.COMPLETED, by="部门评价").project.name)


def test_the_same_papers_give_the_same_evaluation(papers, approved, done):
    again = evaluate(papers, approved, PROJECT, load_profile("central-2021"), Stage.COMPLETED, by="部门评价")
    assert again.model_dump_json() == done.model_dump_json()
