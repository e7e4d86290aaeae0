"""The text of a report says what the evaluation says, in the order of the outline, every claim with its mark."""

from decimal import Decimal

import pytest

from assistant.domain.report import EVIDENCE_MARK
from assistant.jobs.evaluation.report import assemble_report, report_filing, report_sections
from assistant.writing.model_narrator import ModelNarrator, section_faults
from assistant.writing.rule_narrator import RuleBasedNarrator
from tests.fakes.evaluations import sample_evaluation, section_text, with_row, written_report
from tests.fakes.model import FakeModel

WHOLE = sample_evaluation(whole=True)
OPEN = sample_evaluation()


def report(evaluation=WHOLE):
    return written_report(evaluation)


def text_of(key, evaluation=WHOLE):
    return section_text(key, evaluation)


def all_text(evaluation=WHOLE):
    return "\n".join(s.text for s in report(evaluation).sections)


def changed(row_id, **update):
    return with_row(WHOLE, row_id, **update)


def test_seven_chapters_stand_in_the_official_order_behind_the_summary():
    titles = [s.title for s in report().sections if s.level == 1]
    assert titles == [
        "摘要",
        "一、基本情况",
        "二、绩效评价工作开展情况",
        "三、综合评价情况及评价结论",
        "四、绩效评价指标分析",
        "五、主要经验及做法、存在的问题及原因分析",
        "六、有关建议",
        "七、其他需要说明的问题",
    ]


def test_every_indicator_has_a_section_in_its_class():
    keys = [s.key for s in report().sections]
    assert [k for k in keys if k.count(".") == 2 and k.startswith("analysis")] == [
        f"analysis.{row.level1}.{row.id}" for row in WHOLE.indicators
    ]


def test_keys_are_noted_once():
    keys = [s.key for s in report().sections]
    assert len(keys) == len(set(keys))


def test_every_mark_leads_to_the_evidence_list():
    marks = set(report().marks())
    assert marks
    assert marks <= {e.id for e in WHOLE.evidence}


def test_a_missing_score_is_left_open_with_what_to_hand_in():
    assert "【待补充：没有效果对比，请补充照度检测资料】" in text_of("analysis.效益.A7", OPEN)
    assert "【待补充" in text_of("conclusion.result", OPEN)
    assert "等级为" not in all_text(OPEN)


def test_a_changed_score_changes_the_text():
    row = WHOLE.indicators[0]
    lower = changed("A1", score=Decimal(6), edited=True, formula="资料不全", points=row.points)
    assert "评价人调整后，该指标得6分，理由：资料不全。" in text_of("analysis.决策.A1", lower)
    assert "“立项依据充分性”的得分经评价人调整为6分" in text_of("other.limits", lower)


def test_the_same_evaluation_gives_the_same_report():
    assert report() == report()


@pytest.mark.parametrize("evaluation", [WHOLE, OPEN], ids=["whole", "open"])
def test_rule_based_words_pass_the_check_that_a_model_has_to_pass(evaluation):
    tasks = [t for t in report_sections(evaluation, None, (), {}) if t.pieces]
    assert tasks
    assert {t.key: [f for f in section_faults(t.plain, t) if "篇幅" not in f] for t in tasks} == {
        t.key: [] for t in tasks
    }


def test_sections_of_scores_and_advice_are_not_for_a_model():
    asked = {t.key for t in report_sections(WHOLE, None, (), {}) if t.pieces}
    assert asked == {"summary", "basics.overview", "basics.content", "conclusion.result", "problems.practice"}


def test_the_filing_is_the_score_sheet():
    filing = report_filing(WHOLE)
    assert [r.score for r in filing.indicators] == [a.score for a in WHOLE.indicators]
    assert (filing.total_score, filing.grade, filing.funds.total) == (Decimal("91.99"), "优", Decimal(480))


def test_a_dossier_without_papers_still_gives_every_chapter():
    bare = WHOLE.model_copy(
        update={
            "papers": (), "evidence": (), "problems": (), "suggestions": (), "contradictions": (), "skipped": (),
            "survey": None, "indicators": (), "classes": (), "total": None, "grade": None,
        }
    )  # fmt: skip
    made = report(bare)
    assert len([s for s in made.sections if s.level == 1]) == 8
    assert not EVIDENCE_MARK.search(text_of("problems.practice", bare))


def test_a_model_writes_what_gains_from_prose_and_nothing_else():
    stated = "青溪县教育装备中心实施中小学教室照明改造项目，支出465.2万元〔E4〕〔E88〕，项目得91.99分，等级为“优”。"
    task = report_sections(WHOLE, None, (), {})[0]
    made = ModelNarrator(FakeModel(stated)).narrate(task)
    assert (made.writer, made.text) == ("fake-model", stated.replace("〔E88〕", ""))


def test_a_model_that_changes_a_score_is_replaced():
    task = next(t for t in report_sections(WHOLE, None, (), {}) if t.key == "conclusion.result")
    made = ModelNarrator(FakeModel(*["经综合评价，项目得96.37分，评价等级为“优”，各类指标完成较好。"] * 3)).narrate(
        task
    )
    assert (made.writer, made.text) == ("rule_based", task.plain)


def test_who_wrote_a_section_is_kept():
    tasks = report_sections(WHOLE, None, (), {})
    noted = [RuleBasedNarrator().narrate(t) for t in tasks]
    other = noted[0].model_copy(update={"record": noted[0].record.model_copy(update={"writer": "fake-model"})})
    made = assemble_report(WHOLE, [other, *noted[1:]], date="", author="甲机构")
    assert {s.key: s.writer for s in made.sections}["summary"] == "fake-model"
    assert (made.author, made.title) == ("甲机构", "中小学教室照明改造项目绩效评价报告")


def test_without_problems_or_advice_the_chapters_say_so():
    bare = WHOLE.model_copy(update={"problems": (), "suggestions": ()})
    assert text_of("problems.found", bare) == "现有资料未反映需要列明的问题。"
    assert text_of("advice", bare) == "【待补充：针对问题的建议】"


def test_sections_of_the_last_chapter_are_numbered_without_gaps():
    bare = WHOLE.model_copy(update={"contradictions": (), "survey": None})
    titles = [s.title for s in report(bare).sections if s.key.startswith("other.")]
    assert [t[:3] for t in titles] == ["（一）", "（二）"]
    assert [t[3:] for t in titles] == ["未能使用和尚待补充的资料", "评价的局限"]


def test_a_project_without_a_name_asks_for_it_in_the_title():
    bare = WHOLE.model_copy(update={"project": WHOLE.project.model_copy(update={"name": ""})})
    assert report(bare).title == "【待补充：项目名称】绩效评价报告"


def test_classes_of_a_department_are_not_called_those_of_a_project():
    titles = {s.key: s.title for s in report(WHOLE.model_copy(update={"framework": "department-2013"})).sections}
    assert (titles["analysis.产出"], {s.key: s.title for s in report().sections}["analysis.产出"]) == (
        "（三）产出情况", "（三）项目产出情况",
    )  # fmt: skip


def test_headings_that_only_hold_others_are_no_task():
    keys = {t.key for t in report_sections(WHOLE, None, (), {})}
    assert "basics.goals" in keys
    assert not keys & {"basics", "process", "conclusion", "analysis", "problems", "other"}


def test_an_open_evaluation_is_a_filing_without_total_and_without_actual_values_that_nobody_stated():
    filing = report_filing(OPEN)
    assert (filing.total_score, filing.grade) == (None, "")
    assert next(r.actual for r in filing.indicators if r.name == "改善学习环境") is None
