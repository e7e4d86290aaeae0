"""Every request leaves one line: which route, who, how long, how it ended; never what was asked."""

import json

import pytest

from tests.assistant.web.conftest import HERE, House

WORDS = "张三的表"


@pytest.fixture(scope="module")
def logged(tmp_path_factory):
    folder = tmp_path_factory.mktemp("logged")
    return House(folder, log_level="info", log_file=folder / "log"), folder / "log"


def lines(file):
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def test_a_request_is_written_down_by_its_route_and_the_id_of_its_user(logged):
    house, file = logged
    asker = house.signed_in("王会计")
    asker.http.get("/api/works/nowhere")
    last = lines(file)[-1]
    assert last["action"] == "GET /api/works/{work_id}"
    assert (last["status"], last["level"], last["who"]) == (404, "warning", house.people["王会计"].id)
    assert last["milliseconds"] >= 0


def test_what_is_turned_away_at_the_door_has_its_line_too(logged):
    house, file = logged
    house.visitor().http.get(f"/api/works/{WORDS}", headers={"host": "evil.example"})
    assert (lines(file)[-1]["status"], lines(file)[-1]["action"], lines(file)[-1]["who"]) == (421, "GET -", "")


def test_a_fault_is_named_by_its_class_alone(logged):
    house, file = logged

    @house.app.get("/assets/fault/now")
    def fault():
        raise LookupError(WORDS)

    from starlette.testclient import TestClient

    client = TestClient(house.app, base_url=HERE, raise_server_exceptions=False)
    assert client.get("/assets/fault/now").status_code == 500
    assert (lines(file)[-1]["error"], lines(file)[-1]["level"]) == ("LookupError", "error")


def test_no_line_holds_content_paths_keys_or_names(logged):
    house, file = logged
    asker = house.signed_in("王会计")
    asker.http.get(f"/nowhere/{WORDS}?key=sk-geheim", headers={"authorization": "Bearer geheim"})
    asker.http.post("/api/works", json={"words": WORDS})
    text = file.read_text(encoding="utf-8")
    assert not any(word in text for word in (WORDS, "geheim", "王会计", "nowhere"))
    assert {line["action"] for line in lines(file)} >= {"GET -", "POST /api/works"}
