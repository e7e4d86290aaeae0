"""Single questions of an evaluation, each over a dossier of a few hand-made facts."""

from decimal import Decimal

import pytest

from assistant.domain.dossier import FactKind, PaperFact, PaperKind, Quote
from assistant.domain.evaluation import Verdict
from assistant.domain.filing import Filing, Funds, Goals, Project
from assistant.domain.framework import Stage
from assistant.domain.indicator import Indicator
from assistant.jobs.evaluation.evaluate import evaluate
from policy_corpus.catalog import load_profile
from policy_corpus.frameworks import load_framework
from tests.fakes.dossiers import dossier, fact, row

PROJECT, LINEAR = load_framework("project-2020"), load_profile("central-2020")
D = Decimal


def small(*rows, facts=(), papers=None):
    kept = dossier(papers or {"验收报告.txt": (PaperKind.ACCEPTANCE, "略")}, facts)
    filing = Filing(project=Project(name="甲项目"), goals=Goals(annual="甲"), funds=Funds(total=500), indicators=rows)
    return evaluate(kept, filing, PROJECT, LINEAR, Stage.COMPLETED, by="部门评价")


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
    ("profile", "goal", "stated"),
    [
        ("central-2020", indicator("甲", "≥5个"), "未达到的按完成率×分值计分"),
        ("central-2021", indicator("甲", "≥5个"), "完成率低于60%不得分"),
        ("central-2021", indicator("满意度", "≥90%", "满意度指标", ""), "90%及以上得分值的100%，80%及以上得分值的80%"),
        ("central-2020", indicator("满意度", "≥90%", "满意度指标", ""), "未达到的按完成率×分值计分"),
        ("central-2020", indicator("甲", "2025年8月底前", level2="时效指标"), "逾期不得分"),
        ("hubei", indicator("甲", "明显改善"), "部分达成年度指标并具有一定效果得分值的50%至80%"),
    ],
)  # fmt: skip
def test_the_standard_on_the_sheet_is_that_of_the_profile(profile, goal, stated):
    filing = Filing(indicators=(goal,))
    found = evaluate(dossier({}), filing, PROJECT, load_profile(profile), Stage.COMPLETED, by="部门评价")
    assert stated in row(found, goal.name).standard


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
    noted = PaperFact(kind=FactKind.ACCEPTANCE, subject="验收结论", value="合格", quote=quote)
    papers = dossier({"竣工验收报告.txt": (PaperKind.ACCEPTANCE, text)}, [noted])
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
