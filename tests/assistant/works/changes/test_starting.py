"""A work that starts from a form that there is."""

from assistant.domain.source import SourceKind
from assistant.domain.vocabulary import FormKind
from tests.fakes.works import FILING, ROWS, Desk, drafted, row


def test_last_years_form_is_the_ground_with_every_value_to_be_confirmed():
    old = FILING.model_copy(update={"year": 2026})
    desk = Desk(None, files={"去年.docx": [old]})
    done = desk.do("start_from", file="去年.docx")
    assert desk.work.year == 2027
    assert [r.name for r in desk.work.filing.indicators] == [r.name for r in ROWS]
    source = desk.row("学员满意度").source
    assert (source.kind, source.document, source.confirm) == (SourceKind.EVIDENCE, "去年.docx", True)
    assert "原表是2026年度" in done.after


def test_results_of_a_self_evaluation_are_left_out():
    rows = tuple(r.model_copy(update={"actual": "91%", "score": 9}) for r in ROWS)
    done = FILING.model_copy(update={"form": FormKind.SELF_EVALUATION, "indicators": rows})
    desk = Desk(None, files={"自评.json": [done]})
    desk.do("start_from", file="自评.json")
    assert desk.work.filing.form is FormKind.GOAL_DECLARATION
    assert {(r.actual, r.score) for r in desk.work.filing.indicators} == {(None, None)}


def test_a_file_without_one_form_is_refused():
    desk = Desk(None, files={"空.docx": [], "两张.docx": [FILING, FILING]})
    assert "没有读到" in desk.do("start_from", file="空.docx").why
    assert "有2张表" in desk.do("start_from", file="两张.docx").why
    assert "找不到" in desk.do("start_from", file="没有.docx").why


def test_what_is_said_then_is_laid_over_the_old_form_and_throws_nothing_of_it_away():
    new = [row("数量指标", "培训护理员数量", "≥150人"), row("数量指标", "坡道数量", "≥30处"), ROWS[0]]
    desk = Desk(None, files={"去年.docx": [FILING]}, draft=lambda *_: drafted(new, goals=FILING.goals))
    desk.do("start_from", file="去年.docx")
    desk.do("add_brief", value="今年培训护理员150人，另建坡道30处。")
    assert desk.row("培训护理员人数").target == "≥150人"
    assert desk.row("坡道数量").target == "≥30处"
    assert desk.row("学员满意度").target == "≥90%"
    assert sum(desk.weights.values()) == 90
