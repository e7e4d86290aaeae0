"""The room 自评: begun from an approved form, filled, scored at once, written."""

import io
from urllib.parse import unquote

import pytest

from tests.assistant.web.conftest import BRIEF, Asker

BEGIN = "/api/self_evaluations"


@pytest.fixture(scope="module")
def declaration(app):
    return Asker(app).post("/api/works", {"words": BRIEF})["id"]


@pytest.fixture
def work(asker, declaration):
    return asker.post(BEGIN, {"work": declaration})["id"]


def opened(asker, work):
    return asker.get(f"/api/works/{work}")


def row(view, word):
    return next(r for r in view["rows"] if word in r["name"])


def sent(name, content):
    return {"files": [("files", (name, io.BytesIO(content), "application/octet-stream"))]}


def test_it_begins_with_the_approved_rows_and_says_what_is_missing(asker, work, declaration):
    view = opened(asker, work)
    form = opened(asker, declaration)
    assert (view["kind"], view["declaration"]) == ("self_evaluation", declaration)
    assert [r["name"] for r in view["rows"]] == [r["name"] for r in form["rows"]]
    assert all(r["gap"] for r in view["rows"])
    assert [o["label"] for o in view["progress"]["open"]][:3] == ["主管部门", "实施单位", "全年执行数"]


def test_an_actual_value_is_scored_in_the_same_answer_and_can_be_undone(asker, work):
    people = row(opened(asker, work), "护理员")
    done = asker.change(work, op="set_actual", row=people["id"], value="90")
    after = row(done["work"], "护理员")
    assert after["actual"] == "90人"
    assert (after["state_word"], after["due"], "90÷120" in after["formula"]) == ("未达到", True, True)
    assert row(asker.change(work, op="undo")["work"], "护理员")["score"] == ""


def test_the_money_of_the_year_is_typed_in_the_unit_of_the_form(asker, work):
    done = asker.change(work, op="set_money", field="executed", value="11.5")
    assert (done["work"]["money"]["rate"], done["work"]["money"]["points"]) == ("95.83", "7")


def test_a_message_about_the_year_fills_in_results_and_no_target(asker, work):
    before = row(opened(asker, work), "满意度")["target"]
    after = row(asker.say(work, "学员满意度93%"), "满意度")
    assert (after["actual"], after["target"]) == ("93%", before)


def test_the_sheet_goes_out_and_comes_back_filled(asker, work):
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(asker.http.get(f"/api/works/{work}/results.xlsx").content))
    for cells in book.active.iter_rows():
        if str(cells[3].value).startswith("≥120"):
            cells[5].value = "120人"
    filled = io.BytesIO()
    book.save(filled)
    done = asker.post(f"/api/works/{work}/results", **sent("填好.xlsx", filled.getvalue()))
    assert done["applied"], done["why"]
    assert row(opened(asker, work), "护理员")["actual"] == "120人"


def test_a_file_without_results_changes_nothing_and_says_so(asker, work):
    done = asker.post(f"/api/works/{work}/results", **sent("空.txt", "大家辛苦了。".encode()))
    assert "没有读到" in done["why"]
    assert opened(asker, work)["version"] == 0


def test_evidence_is_kept_named_in_its_row_and_given_back(asker, work):
    people = row(opened(asker, work), "护理员")["id"]
    asker.post(f"/api/works/{work}/rows/{people}/evidence", **sent("名册.txt", b"120"))
    (file,) = row(opened(asker, work), "护理员")["files"]
    found = asker.http.get(f"/api/works/{work}/files/{file['id']}")
    assert (file["name"], found.content) == ("名册.txt", b"120")
    assert found.headers["content-disposition"].startswith("attachment")
    assert "没有这个文件" in asker.get(f"/api/works/{work}/files/0", status=400)["error"]


@pytest.mark.parametrize(("paper", "word"), [("form", "绩效自评表"), ("report", "绩效自评报告")])
def test_form_and_report_are_drafts_as_long_as_something_is_open(asker, work, paper, word):
    found = asker.http.get(f"/api/works/{work}/self_evaluation/{paper}.docx")
    assert found.content[:2] == b"PK"
    assert f"{word}（草稿）.docx" in unquote(found.headers["content-disposition"])


def test_the_report_is_written_and_kept(asker, work):
    assert not asker.get(f"/api/works/{work}/report")["written"]
    found = asker.post(f"/api/works/{work}/report")
    assert found["written"]
    assert any("预算执行" in s["title"] for s in found["sections"])


def test_a_file_of_an_approved_form_begins_one_too_and_other_files_are_refused(asker, declaration):
    data = asker.http.get(f"/api/works/{declaration}/data.json").content
    begun = asker.post(f"{BEGIN}/files", **sent("申报表.json", data))
    assert opened(asker, begun["id"])["document"] == "申报表.json"
    assert asker.post(f"{BEGIN}/files", **sent("别的.json", b"{}"))["error"]


def test_the_start_names_what_there_is(asker, work, declaration):
    view = asker.get(f"{BEGIN}?work={declaration}")
    assert (view["kind"], work in view["mine"]) == ("goal_declaration", True)
    assert declaration in [f["id"] for f in view["forms"]]
    assert asker.get(f"{BEGIN}?work={work}")["kind"] == "self_evaluation"


def test_a_path_of_the_server_is_no_file_of_the_visitor(asker, work):
    assert "上传" in asker.change(work, op="add_results", file="/etc/hostname")["why"]
