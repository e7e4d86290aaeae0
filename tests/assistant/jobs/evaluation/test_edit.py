"""A person changes scores: everything that follows from them follows."""

from decimal import Decimal

import pytest

from assistant.domain.dossier import PaperKind
from assistant.domain.filing import Filing, Funds, Goals, Project
from assistant.domain.framework import Stage
from assistant.domain.indicator import Indicator
from assistant.jobs.evaluation.edit import ScoreEdit, edited
from assistant.jobs.evaluation.evaluate import evaluate
from policy_corpus.catalog import load_profile
from policy_corpus.frameworks import load_framework
from tests.fakes.dossiers import dossier, fact
from tests.fakes.evaluations import sample_evaluation

PROFILE, D = load_profile("central-2020"), Decimal


def before():
    rows = (
        Indicator(level1="产出指标", level2="数量指标", name="改造教室数量", target="≥640间", weight=10),
        Indicator(level1="产出指标", level2="时效指标", name="完工时间", target="2025年8月25日前", weight=10),
        Indicator(level1="满意度指标", name="满意度", target="≥90%", weight=10),
    )
    noted = "改造教室632间，少8间，原因是一所学校列入拆除计划。验收合格，同意交付。"
    papers = {"验收报告.txt": (PaperKind.ACCEPTANCE, noted), "总结.txt": (PaperKind.REPORT, "改造教室640间。")}
    facts = [fact("改造教室", "632间", text="改造教室632间，少8间，原因是一所学校列入拆除计划。"),
             fact("竣工日期", "2025年9月12日"), fact("满意度", "92%")]  # fmt: skip
    filing = Filing(project=Project(name="甲"), goals=Goals(annual="甲"), funds=Funds(total=500), indicators=rows)
    results = filing.model_copy(update={"indicators": (rows[0].model_copy(update={"actual": "640间"}),)})
    framework = load_framework("project-2020")
    return evaluate(dossier(papers, facts), filing, framework, PROFILE, Stage.COMPLETED, by="部门评价", results=results)


BEFORE = before()


def of(evaluation, name):
    return next(r for r in evaluation.indicators if r.name == name)


def key(name):
    return of(BEFORE, name).id


def change(evaluation, **scores):
    stated = {key(name): ScoreEdit(D(str(score)), "现场核实") for name, score in scores.items()}
    return edited(evaluation, PROFILE, stated)


def test_a_changed_score_brings_its_reason_its_deduction_and_its_problem():
    after = change(BEFORE, 改造教室数量=6)
    row = of(after, "改造教室数量")
    assert (row.score, row.formula, row.edited, row.missing) == (6, "现场核实", True, "")
    assert [(d.points, d.reason) for d in row.deductions] == [(row.weight - 6, "现场核实")]
    assert row.deductions[0].evidence == of(BEFORE, "改造教室数量").deductions[0].evidence
    assert any(p.text == "改造教室数量：现场核实" and p.indicators == (row.id,) for p in after.problems)


def test_points_taken_off_full_marks_rest_on_the_evidence_of_the_indicator():
    before = of(BEFORE, "满意度")
    assert (before.deductions, len(before.evidence)) == ((), 1)
    assert of(change(BEFORE, 满意度=5), "满意度").deductions[0].evidence == before.evidence


def test_an_evaluation_of_other_hands_can_be_edited_too():
    other = sample_evaluation()
    after = edited(other, PROFILE, {"A6": ScoreEdit(D(10), "现场核实")})
    causes = {p.indicators: p.cause for p in after.problems if p.indicators}
    assert causes[("A6",)] == causes[("A5",)] == "部分学校暑期有培训，场地腾不出来"
    assert {d for p in after.problems for d in p.deductions} == {d.id for r in after.indicators for d in r.deductions}


def test_nothing_else_changes():
    after = change(BEFORE, 改造教室数量=6)
    assert [r for r in after.indicators if r.name not in {"改造教室数量", "完工时间"}] == [
        r for r in BEFORE.indicators if r.name not in {"改造教室数量", "完工时间"}
    ]
    assert of(after, "完工时间").score == of(BEFORE, "完工时间").score
    assert after.evidence == BEFORE.evidence
    assert change(BEFORE) == BEFORE


def test_full_marks_end_the_deduction_and_the_problem_and_the_numbers_close_up():
    row = of(BEFORE, "改造教室数量")
    after = change(BEFORE, 改造教室数量=row.weight)
    assert of(after, "改造教室数量").deductions == ()
    assert [d.id for r in after.indicators for d in r.deductions] == ["D1"]
    assert len(after.problems) == len(after.suggestions) == len(BEFORE.problems) - 1
    assert {d for p in after.problems for d in p.deductions} == {"D1"}
    assert [p.id for p in after.problems] == [f"P{i}" for i in range(1, len(after.problems) + 1)]


def test_an_open_score_can_be_set_and_the_total_appears_when_the_last_one_is():
    opened = {r.name: r.weight for r in BEFORE.indicators if r.score is None}
    assert opened
    assert BEFORE.total is None
    after = change(BEFORE, **opened)
    assert after.total == sum(r.score for r in after.indicators)
    assert after.grade == "优"
    assert [c.score is None for c in after.classes] == [False] * 4


def test_editing_again_works_and_may_go_back_up():
    once = change(BEFORE, 改造教室数量=6)
    twice = change(once, 改造教室数量=7)
    assert twice == change(BEFORE, 改造教室数量=7)


def test_the_cause_that_was_found_stays_with_the_problem():
    after = change(BEFORE, 改造教室数量=6)
    assert next(p.cause for p in after.problems if p.text.startswith("改造教室数量：")) == "一所学校列入拆除计划"
    again = change(after, 改造教室数量=5)
    assert next(p.cause for p in again.problems if p.text.startswith("改造教室数量：")) == "一所学校列入拆除计划"


def test_the_clash_of_papers_stays():
    after = change(BEFORE, 改造教室数量=of(BEFORE, "改造教室数量").weight)
    assert [p.text for p in after.problems if "单位自评" in p.text] == [c.message for c in BEFORE.contradictions]


def test_papers_that_are_no_longer_quoted_are_left_out_of_the_clash():
    bare = BEFORE.model_copy(update={"evidence": ()})
    clash = BEFORE.contradictions[0].message
    assert [p.evidence for p in change(bare).problems if clash in p.text] == [()]
    assert [bool(p.evidence) for p in change(BEFORE).problems if clash in p.text] == [True]


def test_a_changed_deduction_keeps_its_own_evidence_not_all_of_its_indicator():
    row = of(BEFORE, "改造教室数量")
    wider = row.model_copy(update={"evidence": (*row.evidence, of(BEFORE, "满意度").evidence[0])})
    before = BEFORE.model_copy(update={"indicators": tuple(wider if r.id == row.id else r for r in BEFORE.indicators)})
    after = edited(before, PROFILE, {row.id: ScoreEdit(D(6), "现场核实")})
    assert of(after, row.name).deductions[0].evidence == row.deductions[0].evidence != wider.evidence


def test_where_nothing_was_assessed_no_indicator_is_known():
    with pytest.raises(ValueError, match=r"没有编号或名称为“A1”的指标.*（无）"):
        edited(BEFORE.model_copy(update={"indicators": ()}), PROFILE, {"A1": ScoreEdit(D(1), "现场核实")})


@pytest.mark.parametrize("score", ["-0.01", "100", "NaN"])
def test_a_score_outside_the_weight_is_refused(score):
    with pytest.raises(ValueError, match="应在0至"):
        edited(BEFORE, PROFILE, {key("改造教室数量"): ScoreEdit(D(score), "现场核实")})


def test_nothing_at_all_is_a_score():
    assert of(change(BEFORE, 改造教室数量=0), "改造教室数量").score == 0


def test_an_unknown_indicator_is_refused_with_the_known_ones():
    with pytest.raises(ValueError, match=r"没有编号或名称为“A99”的指标.*A1 至 A"):
        edited(BEFORE, PROFILE, {"A99": ScoreEdit(D(1), "现场核实")})


def test_an_indicator_may_be_called_by_its_name():
    assert edited(BEFORE, PROFILE, {"改造教室数量": ScoreEdit(D(6), "现场核实")}) == change(BEFORE, 改造教室数量=6)


def test_a_name_that_several_bear_is_refused_with_their_ids():
    twins = evaluate(dossier({}), None, load_framework("department-2013"), PROFILE, Stage.COMPLETED, by="部门评价")
    with pytest.raises(ValueError, match=r"有2项指标叫“管理制度健全性”，请改用编号（A14、A18）"):
        edited(twins, PROFILE, {"管理制度健全性": ScoreEdit(D(1), "现场核实")})


def test_one_indicator_changed_twice_is_refused():
    twice = {"改造教室数量": ScoreEdit(D(6), "现场核实"), key("改造教室数量"): ScoreEdit(D(5), "现场核实")}
    with pytest.raises(ValueError, match="调整了两次"):
        edited(BEFORE, PROFILE, twice)


def test_a_change_without_a_reason_is_refused():
    with pytest.raises(ValueError, match="请写明“改造教室数量”调整得分的理由"):
        edited(BEFORE, PROFILE, {key("改造教室数量"): ScoreEdit(D(1), "  ")})
