"""Approved goals and results become scores, questions, findings and three files."""

import json
from decimal import Decimal

import docx
import pytest

from assistant.bootstrap import Product
from assistant.domain.filing import Filing
from assistant.domain.finding import Severity
from assistant.domain.results import Result, Results
from assistant.forms.reader import read_filings
from tests.fakes.approved import approved
from tests.fakes.self_evaluated import RESULTS

PRODUCT = Product()
PROFILE = PRODUCT.profile("central-2021")


def text_of(path):
    document = docx.Document(str(path))
    header = document.sections[0].header.paragraphs
    return "\n".join(p.text for p in (*header, *document.paragraphs))


def names(filing):
    return sorted("".join(r.name.split()) for r in filing.indicators if r.name.strip())


def test_scores_reach_the_filing_and_the_files(tmp_path):
    done = PRODUCT.self_evaluations.evaluate(approved(), RESULTS, PROFILE)
    assert done.filing.total_score == done.scores.total
    assert [r.score for r in done.filing.indicators] == [s.points for s in done.scores.rows]
    files = PRODUCT.self_evaluations.save(done, tmp_path)
    assert [f.name for f in files] == [
        "养老护理员培训_绩效自评表.docx", "养老护理员培训_绩效自评报告.docx", "养老护理员培训_绩效自评表.json",
    ]  # fmt: skip
    assert Filing.model_validate(json.loads(files[2].read_text(encoding="utf-8"))) == done.filing
    back = read_filings(files[0])[0].filing
    assert [(r.name, r.score) for r in back.indicators] == [(r.name, r.score) for r in done.filing.indicators]
    assert back.total_score == done.scores.total


def test_a_complete_form_is_final_while_its_report_still_asks_for_words(tmp_path):
    done = PRODUCT.self_evaluations.evaluate(approved(), RESULTS, PROFILE)
    form, report, _ = PRODUCT.self_evaluations.save(done, tmp_path)
    assert "草稿" not in text_of(form)
    assert "草稿" in text_of(report)


def test_a_report_is_final_once_the_unit_has_stated_everything(tmp_path):
    words = {
        "organisation": "财务股牵头，核对签到册", "lessons": "先报名后排课", "use": "随部门决算公开", "note": "无",
        "problems": "轮班时段报名困难", "measures": "增设周末班", "process": "全年办班12期",
        "execution_reason": "考务费节约",
    }  # fmt: skip
    done = PRODUCT.self_evaluations.evaluate(approved(), RESULTS.model_copy(update=words), PROFILE)
    _, report, _ = PRODUCT.self_evaluations.save(done, tmp_path)
    assert "草稿" not in text_of(report)
    assert all(stated in text_of(report) for stated in ("先报名后排课", "随部门决算公开", "财务股牵头"))


def test_what_is_open_makes_drafts_of_both(tmp_path):
    half = Results(items=(Result(name="护理员培训人次", actual="900人次"), Result(name="没有批复的指标", actual="1")))
    done = PRODUCT.self_evaluations.evaluate(approved(), half, PROFILE)
    assert [item.name for item in done.paired.unknown] == ["没有批复的指标"]
    for path in PRODUCT.self_evaluations.save(done, tmp_path)[:2]:
        assert "草稿" in text_of(path)


def test_a_fatal_finding_makes_a_draft(tmp_path):
    done = PRODUCT.self_evaluations.evaluate(approved(), RESULTS, PROFILE)
    finding = done.findings[0].model_copy(update={"severity": Severity.FATAL})
    done = done.model_copy(update={"findings": (finding,)})
    assert done.blocked
    assert "草稿" in text_of(PRODUCT.self_evaluations.save(done, tmp_path)[0])


def test_a_missing_cause_is_asked_for_and_found():
    items = tuple(i if i.name != "护理员培训人次" else Result(name=i.name, actual=i.actual) for i in RESULTS.items)
    done = PRODUCT.self_evaluations.evaluate(approved(), RESULTS.model_copy(update={"items": items}), PROFILE)
    assert [q.code for q in done.questions] == ["deviation.1"]
    assert "SEL005" in {f.code for f in done.findings}


def test_later_results_are_laid_over_what_stands_already():
    first = PRODUCT.self_evaluations.evaluate(approved(), RESULTS, PROFILE)
    later = Results(items=(Result(name="护理员培训人次", actual="1200人次"),))
    second = PRODUCT.self_evaluations.evaluate(first.filing, later, PROFILE, approved=approved())
    assert second.scores.total > first.scores.total
    assert second.filing.goals.actual == first.filing.goals.actual


def test_a_changed_actual_changes_score_text_and_table_together(tmp_path):
    items = tuple(i if i.name != "培训考核合格率" else i.model_copy(update={"actual": "76%"}) for i in RESULTS.items)
    done = PRODUCT.self_evaluations.evaluate(approved(), RESULTS.model_copy(update={"items": items}), PROFILE)
    _, report, _ = PRODUCT.self_evaluations.save(done, tmp_path)
    row = next(s for s in done.scores.rows if s.name == "培训考核合格率")
    assert row.points == 5
    assert "实际完成76%，分值10分，得5分" in text_of(report)
    cells = [[c.text for c in r.cells] for r in docx.Document(str(report)).tables[1].rows]
    assert next(c for c in cells if "培训考核合格率" in c)[-3:] == ["76%", "10", "5"]


def test_every_published_self_evaluation_can_be_written(shared, tmp_path):
    written = 0
    for source in sorted((shared / "real_filings/dev").glob("*.json")):
        for read in read_filings(source):
            if not any(row.actual for row in read.filing.indicators):
                continue
            done = PRODUCT.self_evaluations.evaluate(read.filing, Results(), PROFILE)
            files = PRODUCT.self_evaluations.save(done, tmp_path)
            back = read_filings(files[0])[0].filing
            assert names(back) == names(read.filing), source.name
            written += 1
    assert written > 5


def test_a_choice_outside_the_bands_is_refused():
    items = (Result(name="养老服务水平", actual="好", share=120, reason="好"),)
    with pytest.raises(ValueError, match="0至100"):
        PRODUCT.self_evaluations.evaluate(approved(), Results(items=items), PROFILE)


def test_the_profile_chooses_the_layout_and_what_it_asks_for(tmp_path):
    done = PRODUCT.self_evaluations.evaluate(approved(), RESULTS, PRODUCT.profile("sichuan"))
    form = PRODUCT.self_evaluations.save(done, tmp_path)[0]
    assert "部门预算项目支出绩效自评表" in text_of(form)
    assert "草稿" in text_of(form), "process and conclusion are still to be written"
    cells = [c.text for row in docx.Document(str(form)).tables[0].rows for c in row.cells]
    assert "【待补充：评价结论】" in cells


def test_the_written_form_of_a_finished_project_reads_back_without_a_false_finding(tmp_path):
    spent = RESULTS.model_copy(update={"executed": Decimal(420), "lines": ()})
    done = PRODUCT.self_evaluations.evaluate(approved(), spent, PROFILE)
    assert done.filing.funds.execution_score == 10
    form, *_ = PRODUCT.self_evaluations.save(done, tmp_path)
    back = read_filings(form)[0].filing
    assert back.project.completed is True
    assert "SEL004" not in {f.code for f in PRODUCT.review(back, PROFILE).findings}
    again = PRODUCT.self_evaluations.evaluate(back, Results(), PROFILE)
    assert again.filing.funds.execution_score == 10


@pytest.mark.parametrize(("completed", "asked"), [(None, True), (True, False), (False, False)])
def test_whether_the_project_is_finished_is_asked_where_it_counts(completed, asked):
    done = PRODUCT.self_evaluations.evaluate(approved(), RESULTS.model_copy(update={"completed": completed}), PROFILE)
    assert ("completed" in {q.code for q in done.questions}) is asked


def test_a_profile_that_does_not_count_it_does_not_ask():
    open_end = RESULTS.model_copy(update={"completed": None})
    done = PRODUCT.self_evaluations.evaluate(approved(), open_end, PRODUCT.profile("central-2020"))
    assert "completed" not in {q.code for q in done.questions}
