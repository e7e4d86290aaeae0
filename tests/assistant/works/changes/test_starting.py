"""A work that starts from a form that there is, rolled on to its year by the drafting job."""

import pytest

from assistant.bootstrap import Product
from assistant.domain.vocabulary import FormKind
from tests.fakes.works import FILING, ROWS, Desk

_LAST = FILING.model_copy(
    update={
        "year": 2026,
        "project": FILING.project.model_copy(update={"start": "2026-01-01", "end": "2026-12-31"}),
        "indicators": tuple(
            r.model_copy(update={"target": "2026年11月30日前"}) if r.name == "培训完成时间" else r for r in ROWS
        ),
    }
)


@pytest.fixture(scope="module")
def roll_on():
    return Product().pipeline.roll_on


def test_last_years_form_is_rolled_on_to_the_year_of_the_work(roll_on):
    desk = Desk(None, files={"去年.docx": [_LAST]}, roll_on=roll_on)
    done = desk.do("start_from", file="去年.docx")
    assert (desk.work.year, desk.work.filing.project.start) == (2027, "2027-01-01")
    assert [r.name for r in desk.work.filing.indicators] == [r.name for r in ROWS]
    assert desk.row("培训完成时间").target == "2027年11月30日前"
    assert desk.row("学员满意度").source.label.startswith("去年.docx")
    assert "2026年11月30日前→2027年11月30日前" in done.after


def test_results_of_a_self_evaluation_are_left_out(roll_on):
    rows = tuple(r.model_copy(update={"actual": "91%", "score": 9}) for r in _LAST.indicators)
    done = _LAST.model_copy(update={"form": FormKind.SELF_EVALUATION, "indicators": rows})
    desk = Desk(None, files={"自评.json": [done]}, roll_on=roll_on)
    desk.do("start_from", file="自评.json")
    assert desk.work.filing.form is FormKind.GOAL_DECLARATION
    assert {(r.actual, r.score) for r in desk.work.filing.indicators} == {(None, None)}


def test_a_file_without_one_form_is_refused():
    desk = Desk(None, files={"空.docx": [], "两张.docx": [FILING, FILING]})
    assert "没有读到" in desk.do("start_from", file="空.docx").why
    assert "有2张表" in desk.do("start_from", file="两张.docx").why
    assert "找不到" in desk.do("start_from", file="没有.docx").why


def test_what_is_stated_then_is_carried_out_on_the_form_and_throws_nothing_of_it_away(roll_on):
    desk = Desk(None, files={"去年.docx": [_LAST]}, roll_on=roll_on)
    desk.do("start_from", file="去年.docx")
    desk.do("set_target", "考核合格率", value="96%")
    ids = {r.name: r.id for r in desk.work.filing.indicators}
    done = desk.do("add_brief", value="县财政安排130万元，今年培训护理员150人。")
    assert desk.row("培训护理员人数").target == "≥150人"
    assert desk.work.filing.funds.total == 130
    assert desk.row("考核合格率").target == "≥96%"
    assert {r.name: r.id for r in desk.work.filing.indicators} == ids
    assert "培训护理员人数 ≥120人→≥150人" in done.after


def test_a_form_that_was_opened_stays_the_ground_of_what_is_stated(roll_on):
    desk = Desk(FILING, roll_on=roll_on)
    desk.do("add_brief", value="学员满意度提高到93%。")
    assert [r.name for r in desk.work.filing.indicators] == [r.name for r in ROWS]
    assert desk.row("学员满意度").target == "≥93%"
    assert desk.row("学员满意度").id == "r7"


def test_a_form_of_another_profile_stands_in_the_classes_of_this_one(roll_on):
    old = _LAST.model_copy(
        update={
            "profile": "central-2020",
            "indicators": tuple(
                r.model_copy(update={"level1": "产出指标", "level2": "成本指标"}) if r.name == "项目总成本" else r
                for r in _LAST.indicators
            ),
        }
    )
    desk = Desk(None, files={"去年.docx": [old]}, roll_on=roll_on)
    desk.do("start_from", file="去年.docx")
    assert (desk.row("项目总成本").level1, desk.row("项目总成本").level2) == ("成本指标", "经济成本指标")


def test_it_is_replayed_without_its_file_and_undone_like_any_other(roll_on):
    files = {"去年.docx": [_LAST]}
    desk = Desk(None, files=files, roll_on=roll_on)
    start = desk.work.state
    desk.do("start_from", file="去年.docx")
    desk.do("add_brief", value="今年培训护理员150人。")
    files.clear()
    assert desk.works.replay(desk.work.start, desk.work.steps) == desk.work.state
    desk.do("undo")
    desk.do("undo")
    assert desk.work.state == start
