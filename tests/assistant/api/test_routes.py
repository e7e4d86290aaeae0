"""The interface for programs: a project in, a Word form out; keys, rights, and a description in Chinese."""

import re
from io import BytesIO
from threading import Event

import docx
import pytest

from tests.assistant.web.conftest import BRIEF
from tests.assistant.web.test_every_route import routes_of


@pytest.fixture(scope="module")
def work(program):
    return program.post("/works", {"brief": BRIEF, "year": 2027}, status=201)


def test_a_project_becomes_a_form_that_is_changed_checked_and_fetched_as_word(program, work):
    assert work["filing"]["year"] == 2027
    assert work["filing"]["indicators"]
    order = {"op": "set_head", "field": "unit", "value": "青溪县养老服务中心"}
    done = program.post(f"/works/{work['id']}/operations", {"version": work["version"], "operation": order})
    assert (done["applied"], done["work"]["version"]) == (True, work["version"] + 1)
    assert {"code", "message", "advice"} <= program.get(f"/works/{work['id']}/findings")[0].keys()
    found = program.http.get(f"/api/v1/works/{work['id']}/form.docx")
    cells = [c.text for t in docx.Document(BytesIO(found.content)).tables for r in t.rows for c in r.cells]
    assert "青溪县养老服务中心" in cells
    assert work["id"] in [w["id"] for w in program.get("/works")]


def test_what_is_unfinished_is_neither_final_nor_handed_in(program, work):
    assert "不能定稿" in program.get(f"/works/{work['id']}/form.docx?final=true", status=400)["error"]
    version = program.get(f"/works/{work['id']}")["version"]
    body = {"version": version, "action": "submit"}
    assert "不能提交" in program.post(f"/works/{work['id']}/stages", body, status=400)["error"]


def test_a_stale_version_and_a_wrong_operation_are_refused_with_a_line(program, work):
    stale = {"version": 0, "operation": {"op": "set_head", "field": "unit", "value": "甲"}}
    assert "刚刚被改过" in program.post(f"/works/{work['id']}/operations", stale, status=409)["error"]
    wrong = {"version": 0, "operation": {"op": "set_head", "field": "没有", "value": "甲"}}
    assert "没有“没有”这一项" in program.post(f"/works/{work['id']}/operations", wrong, status=400)["error"]


def test_a_file_is_read_and_reviewed(program, work):
    content = program.http.get(f"/api/v1/works/{work['id']}/form.docx").content
    sent = {"files": {"file": ("表.docx", content)}}
    (read,) = program.post("/read", **sent)
    assert read["filing"]["indicators"]
    (row,) = program.post("/review", **sent)
    assert row["source"] == "表.docx"
    assert row["findings"]
    assert program.post("/read", status=400, files={"file": ("坏.docx", b"abc")})["error"]


def test_a_question_is_answered_with_its_articles(program):
    answer = program.post("/ask", {"question": "10号文里预算执行率占多少分？"})
    assert answer["status"] == "answered"
    assert answer["citations"][0]["policy_id"] == "caiyu-2020-10"


def test_anothers_works_are_not_there(served_house, stranger, work):
    assert work["id"] not in [w["id"] for w in stranger.get("/works")]
    named = [(p, m) for p, m in routes_of(served_house.app) if p.startswith("/api/v1") and "{work_id}" in p]
    assert len(named) >= 15
    for path, method in named:
        found = stranger.http.request(method, path.format(work_id=work["id"], row="r1", kind="results"), json={})
        assert (found.status_code, "没有编号" in found.json()["error"]) == (404, True), path


def test_anothers_work_is_no_ground_for_a_self_evaluation_or_an_evaluation_and_jobs_are_ones_own(
    served_house, stranger, work
):
    for path in ("/self_evaluations", "/evaluations"):
        assert "没有编号" in stranger.post(path, {"work": work["id"]}, status=404)["error"]
    going_on = Event()
    owner = f"user {served_house.people['王会计'].id}"
    job = served_house.desk.errands.begin(owner, lambda *_: {"waited": going_on.wait(60)})["job"]
    assert "不存在" in stranger.get(f"/jobs/{job}", status=404)["error"]
    assert stranger.http.delete(f"/api/v1/jobs/{job}").status_code == 404
    going_on.set()


def test_only_a_key_opens_it_and_a_key_opens_nothing_else(served_house, program):
    asker = served_house.signed_in("王会计")
    assert asker.http.get("/api/v1/works").status_code == 401
    assert program.http.get("/api/home").status_code == 401
    bad = program.http.get("/api/v1/works", headers={"authorization": "Bearer jx_none"})
    assert (bad.status_code, "密钥" in bad.json()["error"]) == (401, True)


def test_the_description_is_in_chinese_and_names_the_key(program):
    described = program.get("/openapi.json")
    assert described["security"] == [{"key": []}]
    heads = [op["summary"] for path in described["paths"].values() for op in path.values()]
    assert len(heads) >= 10
    assert all(re.search("[一-鿿]", head) for head in heads)
