"""A folder of papers evaluated: the invented lighting project, and small ones made by hand."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.domain.dossier import FactKind, PaperFact, PaperKind, Quote
from assistant.domain.evaluation import Verdict
from assistant.domain.filing import Filing, Funds, Goals, Project
from assistant.domain.framework import Stage
from assistant.domain.indicator import Indicator, is_placeholder
from assistant.domain.survey import SurveyResult
from assistant.evaluating.evaluate import evaluate
from assistant.intake.dossier.reader import read_dossier
from policy_corpus.catalog import load_profile
from policy_corpus.frameworks import list_frameworks, load_framework
from tests.fakes.dossiers import dossier, fact

CASE = Path(__file__).parents[2] / "cases" / "dossier"
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


def row(evaluation, name):
    return next(r for r in evaluation.indicators if r.name == name)


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


def test_a_late_day_is_told_in_days(done):
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


def test_where_the_unit_states_another_value_the_papers_count_and_it_is_said(papers, approved):
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
    told = results.indicators[0].model_copy(
        update={"deviation": "原因：与考试冲突，联系电话13800000000；改进措施：补训"}
    )
    results = results.model_copy(update={"indicators": (told,)})
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


def small(*rows, facts=(), papers=None):
    held = dossier(papers or {"验收报告.txt": (PaperKind.ACCEPTANCE, "略")}, facts)
    filing = Filing(project=Project(name="甲项目"), goals=Goals(annual="甲"), funds=Funds(total=500), indicators=rows)
    return evaluate(held, filing, PROJECT, LINEAR, Stage.COMPLETED, by="部门评价")


def indicator(name, target, level1="产出指标", level2="数量指标", **more):
    return Indicator(level1=level1, level2=level2, name=name, target=target, weight=10, **more)


def test_a_text_target_is_left_to_the_evaluator_with_what_the_papers_say_of_it():
    papers = {"工作总结.txt": (PaperKind.REPORT, "学生用眼环境得到改善。食堂完工。")}
    found = row(
        small(indicator("改善学生用眼环境", "明显改善", "效益指标", "社会效益指标"), papers=papers), "改善学生用眼环境"
    )
    assert (found.score, found.actual) == (None, "")
    assert "须由评价人选定档次" in found.missing
    assert len(found.evidence) == 1


def test_papers_that_differ_leave_the_score_open_with_both_sides_quoted():
    shelf = {"一.txt": (PaperKind.ACCEPTANCE, "略"), "二.txt": (PaperKind.ACCEPTANCE, "略")}
    facts = [fact("改造教室", "632间", "一.txt"), fact("改造教室", "320间", "二.txt")]
    found = row(small(indicator("改造教室数量", "≥640间"), facts=facts, papers=shelf), "改造教室数量")
    assert (found.score, len(found.evidence)) == (None, 2)
    assert "《一.txt》第1页为632间，《二.txt》第1页为320间" in found.missing


def test_the_cost_of_the_whole_project_is_what_was_spent():
    facts = [fact("实际支出", "465.2万元")]
    found = row(small(indicator("项目总成本", "≤500万元", level2="成本指标"), facts=facts), "项目总成本")
    assert (found.actual, found.score) == ("465.2万元", found.weight)


def test_a_class_without_goals_is_named_as_such():
    found = small(indicator("改造教室数量", "≥640间"))
    assert "批复的绩效目标中没有服务对象满意度指标" in row(found, "满意度").missing
    assert row(found, "质量达标率").points[0].verdict is Verdict.NO_EVIDENCE


ACCEPTED = indicator("工程质量", "验收合格", level2="质量指标")


def concluded(*values):
    quotes = [Quote(paper="验收报告.txt", page=1, text=v) for v in values]
    return [PaperFact(kind=FactKind.ACCEPTANCE, subject="验收结论", value=q.text, quote=q) for q in quotes]


@pytest.mark.parametrize(
    ("values", "score"),
    [
        (("验收合格",), D("10.5")), (("同意通过验收", "632间达到标准"), D("10.5")),
        (("验收不合格",), None), (("验收合格", "第二标段未通过验收"), None), (("基本合格",), None), ((), None),
    ],
)  # fmt: skip
def test_a_goal_to_pass_acceptance_is_answered_by_its_conclusion(values, score):
    found = row(small(ACCEPTED, facts=concluded(*values)), "工程质量")
    assert found.score == score
    assert ("《验收报告.txt》第1页载明" in found.formula) is (score is not None)


@pytest.mark.parametrize(("name", "target"), [("培训效果", "合格"), ("工程质量", "优良")])
def test_a_conclusion_of_acceptance_answers_nothing_else(name, target):
    found = small(indicator(name, target, level2="质量指标"), facts=concluded("验收合格"))
    assert row(found, name).score is None


@pytest.mark.parametrize("target", ["", "【待补充：间数】"])
def test_an_approved_indicator_without_a_target_says_so(target):
    found = row(small(indicator("改造教室数量", target), facts=[fact("改造教室", "632间")]), "改造教室数量")
    assert found.missing == "批复的目标没有给出“改造教室数量”的指标值，请核实后评分"


def test_goals_of_the_whole_period_count_where_there_are_none_of_the_year():
    filing = Filing(overall_indicators=(indicator("改造教室数量", "≥640间"),))
    found = evaluate(dossier({}), filing, PROJECT, LINEAR, Stage.COMPLETED, by="部门评价")
    assert row(found, "改造教室数量").target == "≥640间"


def test_a_paper_without_words_proves_nothing():
    found = small(papers={"管理办法.txt": (PaperKind.RULES, "")})
    assert row(found, "管理制度健全性").points[0].verdict is Verdict.NO_EVIDENCE


@pytest.mark.parametrize(
    ("profile", "goal", "said"),
    [
        ("central-2020", indicator("甲", "≥5个"), "未达到的按完成率×分值计分"),
        ("central-2021", indicator("甲", "≥5个"), "完成率低于60%不得分"),
        ("central-2021", indicator("满意度", "≥90%", "满意度指标", ""), "90%及以上得分值的100%，80%及以上得分值的80%"),
        ("central-2020", indicator("满意度", "≥90%", "满意度指标", ""), "未达到的按完成率×分值计分"),
        ("central-2020", indicator("甲", "2025年8月底前", level2="时效指标"), "逾期不得分"),
        ("hubei", indicator("甲", "明显改善"), "部分达成年度指标并具有一定效果得分值的50%至80%"),
    ],
)  # fmt: skip
def test_the_standard_on_the_sheet_is_that_of_the_profile(profile, goal, said):
    filing = Filing(indicators=(goal,))
    found = evaluate(dossier({}), filing, PROJECT, load_profile(profile), Stage.COMPLETED, by="部门评价")
    assert said in row(found, goal.name).standard


def test_a_unit_s_own_choice_of_a_band_is_not_the_evaluator_s():
    own = indicator(
        "改善用眼环境", "明显改善", "效益指标", "社会效益指标", chosen_share=100, chosen_reason="自评", actual="改善"
    )
    assert row(small(own), "改善用眼环境").score is None


BOND = {
    "可研批复.txt": (
        PaperKind.APPROVAL,
        "原则同意建设污水处理厂二期。已取得用地预审和规划许可。项目符合专项债券支持领域。",
    ),
    "实施方案.txt": (PaperKind.PLAN, "资金需求经测算后申请专项债券1.2亿元。存续期内本息覆盖倍数为1.35。"),
    "付息凭证.txt": (PaperKind.VOUCHER, "2025年6月按期付息210万元，手续齐全。"),
    "审计报告.txt": (
        PaperKind.AUDIT,
        "未发现挪用债券资金的情况。债券资金闲置1200万元达8个月。上半年检查发现的问题已整改。",
    ),
    "验收.txt": (PaperKind.ACCEPTANCE, "资产尚未办理产权登记。"),
}


@pytest.mark.parametrize(
    ("name", "verdicts"),
    [
        ("立项批复和前期工作", "符合 符合"), ("支持领域符合性", "符合"), ("申请额度匹配性", "部分符合"),
        ("收支预算管理", "未见佐证"), ("资金使用合规性", "符合 符合"), ("还本付息计划执行", "符合"),
        ("收益平衡", "符合"), ("资产备案和产权登记", "不符合"), ("信息公开和问题整改", "未见佐证 符合"),
    ],
)  # fmt: skip
def test_a_special_bond_project_is_judged_by_its_own_framework(name, verdicts):
    bond = load_framework("special-bond-2021")
    found = evaluate(dossier(BOND), None, bond, LINEAR, Stage.UNDER_WAY, by="财政评价")
    assert [p.verdict.word for p in row(found, name).points] == verdicts.split()


def total_cost(stage):
    goal = Indicator(level1="成本指标", level2="经济成本指标", name="项目总成本", target="≤500万元", weight=10)
    papers = dossier({"台账.txt": (PaperKind.LEDGER, "略")}, [fact("累计支出", "300万元", "台账.txt")])
    return row(evaluate(papers, Filing(indicators=(goal,)), PROJECT, LINEAR, stage, by="部门评价"), "项目总成本")


def test_the_cost_of_a_project_under_way_is_not_yet_known():
    assert total_cost(Stage.COMPLETED).actual == "300万元"
    open_row = total_cost(Stage.UNDER_WAY)
    assert (open_row.score, open_row.missing) == (None, "项目尚在实施，“项目总成本”待项目完成、支出结清后评分")


def accepted_rate(text):
    goal = Indicator(level1="产出指标", level2="质量指标", name="工程验收合格率", target="100%", weight=10)
    quote = Quote(paper="竣工验收报告.txt", page=1, text=text)
    told = PaperFact(kind=FactKind.ACCEPTANCE, subject="验收结论", value="合格", quote=quote)
    papers = dossier({"竣工验收报告.txt": (PaperKind.ACCEPTANCE, text)}, [told])
    return row(evaluate(papers, Filing(indicators=(goal,)), PROJECT, LINEAR, Stage.COMPLETED, by="部门评价"), goal.name)


def test_an_accepted_whole_is_a_rate_of_acceptance_of_100_percent_but_a_part_is_not():
    assert accepted_rate("竣工验收结论为合格。").actual == "100%"
    assert accepted_rate("第一标段验收结论为合格。").actual == ""


@pytest.mark.parametrize(
    ("title", "kind", "name"),
    [
        ("东泽区发展和改革局关于东泽区医院迁建项目可行性研究报告的批复", PaperKind.APPROVAL, "东泽区医院迁建项目"),
        ("关于印发《青溪县2026年养老服务补贴项目实施方案》的通知", PaperKind.PLAN, "青溪县2026年养老服务补贴项目"),
        ("青溪县公路养护工程竣工验收报告", PaperKind.ACCEPTANCE, "青溪县公路养护工程"),
        ("关于批复2026年部门预算的通知", PaperKind.BUDGET, "【待补充：项目名称】"),
    ],
)
def test_the_project_is_named_by_the_titles_of_its_papers(title, kind, name):
    papers = dossier({"文件.txt": (kind, "略")})
    named = papers.model_copy(update={"papers": tuple(p.model_copy(update={"title": title}) for p in papers.papers)})
    done = evaluate(named, None, PROJECT, LINEAR, Stage.COMPLETED, by="部门评价")
    assert done.project.name == name
