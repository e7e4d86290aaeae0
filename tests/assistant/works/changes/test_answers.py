"""An answer is checked against the type of its question; what is of another type is refused and nothing is lost."""

import pytest

from assistant.domain.facts import Question
from tests.fakes.works import ROWS, Desk, drafted

_CODES = {
    "name": "项目名称", "unit": "实施单位", "department": "主管部门", "period": "项目起止时间",
    "money.total": "资金总额", "satisfaction": "满意度目标", "deadline": "项目起止时间",
}  # fmt: skip


def asking(*codes, rows=ROWS, options=(), **changes):
    questions = [Question(code=c, field=_CODES.get(c, "更正"), text=f"{c}？", options=options) for c in codes]
    draft = drafted(rows, *questions, **changes)
    project = draft.filing.project.model_copy(
        update={"unit": "【待补充：实施单位】", "department": "【待补充：主管部门】", "name": "【待补充：项目名称】"}
    )
    filing = draft.filing.model_copy(update={"project": project, "sources": {}})
    desk = Desk(None, draft=lambda *_: draft.model_copy(update={"filing": filing}))
    desk.do("add_brief", value="培训护理员120人。")
    return desk


def open_ids(desk):
    return [q.id for q in desk.work.questions]


def test_a_name_fills_the_head_and_closes_the_question():
    desk = asking("unit", "department")
    done = desk.do("answer", question="unit", value="青溪县养老服务中心")
    assert (done.place, done.after) == ("实施单位", "青溪县养老服务中心")
    assert open_ids(desk) == ["department", "name"]


@pytest.mark.parametrize(
    "stated", ["不知道", "这个要不要盖章？", "受益的是老人，还有家属，都算", "120", "把满意度改成92%吗"]
)
def test_what_is_no_name_leaves_the_question_open(stated):
    desk = asking("unit")
    before = desk.work.state
    done = desk.do("answer", question="unit", value=stated)
    assert not done.applied
    assert done.why
    assert desk.work.state == before
    assert "unit" in open_ids(desk)


def test_a_period_sets_both_days():
    desk = asking("period")
    done = desk.do("answer", question="period", value="2027年3月1日至11月30日")
    project = desk.work.filing.project
    assert (project.start, project.end) == ("2027-03-01", "2027-11-30")
    assert done.place == "开始日期、结束日期"
    assert "period" not in open_ids(desk)


def test_a_period_far_from_the_old_one_is_no_contradiction():
    desk = asking("period")
    desk.do("answer", question="period", value="2028年1月1日至2029年12月31日")
    assert desk.work.filing.project.end == "2029-12-31"


def test_a_deadline_sets_the_last_day_alone():
    desk = asking("deadline")
    desk.do("answer", question="deadline", value="2027年9月底前完成")
    assert (desk.work.filing.project.start, desk.work.filing.project.end) == ("2027-01-01", "2027-09-30")


@pytest.mark.parametrize("stated", ["10年", "尽快", "三个月", "120万元"])
def test_what_is_no_date_leaves_the_question_open(stated):
    desk = asking("period")
    assert not desk.do("answer", question="period", value=stated).applied
    assert "period" in open_ids(desk)


def test_money_is_read_out_of_its_words():
    desk = asking("money.total", funds=drafted(ROWS).filing.funds.model_copy(update={"total": None, "fiscal": None}))
    assert desk.do("answer", question="money.total", value="县财政一百三十万元").applied
    assert desk.work.filing.funds.total == 130


@pytest.mark.parametrize("stated", ["一百多万", "很多", "120人", "30万元或者40万元", "每人500元/人"])
def test_what_is_no_one_amount_leaves_the_question_open(stated):
    desk = asking("money.total", funds=drafted(ROWS).filing.funds.model_copy(update={"total": None}))
    done = desk.do("answer", question="money.total", value=stated)
    assert "金额" in done.why
    assert desk.work.filing.funds.total is None


def test_satisfaction_sets_the_row_that_there_is_or_adds_one():
    desk = asking("satisfaction", rows=ROWS[:-1])
    desk.do("answer", question="satisfaction", value="92%")
    assert desk.row("服务对象满意度").target == "≥92%"
    assert "satisfaction" not in open_ids(desk)


def test_no_satisfaction_is_an_answer_too():
    desk = asking("satisfaction", rows=ROWS[:-1])
    assert desk.do("answer", question="satisfaction", value="不设").applied
    assert len(desk.work.filing.indicators) == len(ROWS) - 1
    assert "satisfaction" not in open_ids(desk)


def test_a_choice_is_one_of_what_is_offered():
    desk = asking("contradiction.totals", options=("120万元", "130万元"))
    assert "120万元、130万元" in desk.do("answer", question="contradiction.totals", value="都行").why
    desk.do("answer", question="contradiction.totals", value="以130万元为准")
    assert desk.work.filing.funds.total == 130
    assert "contradiction.totals" not in open_ids(desk)


def test_the_value_of_a_row_is_asked_for_until_it_is_given():
    desk = asking()
    desk.do("add_indicator", name="家属满意度", level1="满意度指标")
    (asked,) = [q.id for q in desk.work.questions if q.field == "target"]
    assert not desk.do("answer", question=asked, value="高一点").applied
    desk.do("answer", question=asked, value="85%")
    assert desk.row("家属满意度").target == "≥85%"
    assert asked not in open_ids(desk)


def test_a_skipped_question_is_not_asked_again_and_the_gap_stays():
    desk = asking("unit")
    desk.do("skip_question", question="unit")
    assert "unit" not in open_ids(desk)
    assert "待补充" in desk.work.filing.project.unit


def test_a_question_that_is_not_open_is_stated_so():
    desk = asking("unit")
    assert "已经回答过" in desk.do("answer", question="department-2", value="民政局").why


def test_undo_opens_the_question_again():
    desk = asking("period")
    desk.do("answer", question="period", value="2027年3月1日至11月30日")
    desk.do("undo")
    assert "period" in open_ids(desk)
