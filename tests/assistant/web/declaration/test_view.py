"""A work as the page shows it, read from the work alone."""

import pytest

from assistant.domain.finding import Finding, Severity
from assistant.store.saved_works import SavedWork
from assistant.web.declaration.view import EXAMPLE, classes, findings, row_at, weights, work_json
from assistant.works.sheet import sheet_of
from assistant.works.state import WorkFinding
from assistant.writing.interface import WritingRecord
from policy_corpus.catalog import load_profile
from tests.fakes.works import ROWS, Desk, drafted

PROFILE = load_profile("central-2021")
WORK = Desk().work


def shown(work, profile=PROFILE):
    return work_json(SavedWork(work=work, version=3, project_id="p"), profile)


def found(severity, row=None, path="goals.annual", **more):
    item = Finding(
        code="X001", name="名", severity=severity, confidence="1", path=path, row=row, message="说", advice="改。"
    )
    return WorkFinding(id=f"{severity.value}{row}", finding=item, **more)


def listed(*of):
    work = WORK.model_copy(update={"findings": of})
    return list(findings(work, sheet_of(work, PROFILE)))


def test_a_work_is_shown_with_version_profile_and_rows():
    made = shown(WORK)
    assert (made["version"], made["title"], made["year"], made["profile"]) == (3, "护理员培训", 2027, "central-2021")
    assert [r["name"] for r in made["rows"]] == [r.name for r in WORK.filing.indicators]
    assert (made["is_empty"], made["example"], made["undo"], made["redo"]) == (False, False, "", "")


def test_an_empty_work_and_an_example_are_known():
    assert shown(Desk(None).work)["is_empty"]
    assert shown(WORK.model_copy(update={"id": f"{EXAMPLE}1"}))["example"]


def test_a_row_knows_its_neighbours_of_the_same_class_alone():
    rows = shown(WORK)["rows"]
    first, second = rows[1], rows[2]
    assert (first["up"], first["down"], first["next"]) == ("", True, second["id"])
    assert (second["up"], second["down"], second["next"]) == (first["id"], False, "")
    assert (rows[3]["up"], rows[3]["down"]) == ("", False)


def test_what_was_done_can_be_taken_back():
    desk = Desk()
    done = desk.do("set_target", "学员满意度", value="≥92%")
    assert shown(desk.work)["undo"] == done.id


def test_how_the_draft_that_stands_came_about_is_shown_line_by_line():
    record = WritingRecord(writer="模型甲", reasons=("复核改写：学员满意度", "不采用：讲师满意度"))
    desk = Desk(None, draft=lambda *_: drafted(ROWS).model_copy(update={"record": record}))
    desk.do("add_brief", value="培训护理员120人，4期，申请120万元。")
    assert shown(desk.work)["drafting"] == ["复核改写：学员满意度", "不采用：讲师满意度"]
    desk.do("undo")
    assert shown(desk.work)["drafting"] == []


def test_a_work_that_no_model_drafted_has_no_record():
    assert shown(WORK)["drafting"] == []


def test_findings_come_gravest_first_and_those_left_aside_last():
    grave, mild = found(Severity.FATAL), found(Severity.WARNING)
    left = found(Severity.ERROR, ignored="合同已签")
    assert [f["group"] for f in listed(mild, left, grave)] == ["必改", "提醒", "错误"]


@pytest.mark.parametrize(("severity", "can_ignore"), [(Severity.FATAL, False), (Severity.ERROR, True)])
def test_what_must_be_mended_cannot_be_left(severity, can_ignore):
    assert listed(found(severity))[0]["can_ignore"] is can_ignore


def test_a_finding_points_at_its_cell_and_names_its_row():
    row = WORK.filing.indicators[6]
    (one,) = listed(found(Severity.ERROR, row=6, path="indicators[6].target"))
    assert one["place"] == "学员满意度"
    assert f"indicators.{row.id}.target" in one["key"]


def test_a_finding_of_a_row_that_is_gone_is_about_none():
    assert row_at(WORK, found(Severity.ERROR, row=99)) is None
    assert row_at(WORK, found(Severity.ERROR)) is None


def test_points_are_noted_by_class_and_in_all():
    made = weights(WORK, PROFILE)
    assert made["total"] == "90"
    assert {c["name"]: c["total"] for c in made["classes"]}["产出指标"] == "40"
    bare = WORK.filing.indicators[0].model_copy(update={"weight": None})
    without = WORK.model_copy(
        update={
            "state": WORK.state.model_copy(update={"filing": WORK.filing.model_copy(update={"indicators": (bare,)})})
        }
    )
    rows = [r for c in weights(without, PROFILE)["classes"] for r in c["rows"]]
    assert [r["weight"] for r in rows] == [""]


def test_a_rule_set_without_points_shows_none():
    bare = PROFILE.model_copy(update={"weight_schemes": (), "weights_shown": False})
    assert weights(WORK, bare)["due"] == ""


def test_classes_stand_in_the_order_of_the_form():
    assert [c["name"] for c in classes(PROFILE)] == [c.name for c in PROFILE.level1]
    assert [c["level2"] for c in classes(PROFILE)] == [[s.name for s in c.level2] for c in PROFILE.level1]
