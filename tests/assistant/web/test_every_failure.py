"""Every route where the database, the disk, the index or a process fails: one Chinese line, and nothing half done."""

import re
from pathlib import Path

import pytest
from pydantic import SecretStr

from assistant.bootstrap import Product
from assistant.files.isolation import isolated
from assistant.files.limits import WorkLimits
from assistant.retrieval.interface import RetrievalError
from assistant.settings import Settings
from assistant.web.app import page
from assistant.web.desk import Desk
from assistant.web.wording import is_chinese
from tests.assistant.web.conftest import BRIEF, Asker, House
from tests.assistant.web.test_every_route import routes_of
from tests.fakes.accounts import BOSS
from tests.fakes.approved import approved
from tests.fakes.broken import FAILURES, Failing, broken
from tests.fakes.model_server import ModelServer, content, refusal

STORELESS = {"/", "/login", "/assets/{name}", "/api/me", "/api/name", "/api/logout", "/api/jobs/{job}"}
"""What answers without any store: the page itself, and who sits before it."""
FILES = {"files": ("表.json", approved().model_dump_json().encode(), "application/json")}
BODIES = {
    "/api/works": {"words": BRIEF},
    "/api/works/{work_id}/operations": {
        "operation": {"op": "set_head", "field": "name", "value": "护理员培训二期"}, "version": 1,
    },
    "/api/works/{work_id}/stages": {"action": "submit", "version": 1},
    "/api/works/{work_id}/messages": {"text": "项目名称改为护理员培训二期"},
    "/api/works/{work_id}/proposals": {"click": "agree"},
    "/api/works/{work_id}/versions/{version}/name": {"label": "初稿"},
    "/api/evaluations": {"name": "护理员培训"},
    "/api/self_evaluations": {"work": "{work_id}"},
    "/api/policies/ask": {"text": "预算执行率占多少分"},
    "/api/v1/works": {"brief": BRIEF},
    "/api/v1/ask": {"question": "预算执行率占多少分"},
}  # fmt: skip
UPLOADS = {"/api/works/files", "/api/review", "/api/self_evaluations/files", "/api/policies/originals"}
# two words of a library's text; a name stands alone
ENGLISH = re.compile(r"(?!jixiao)\b[A-Za-z]{2,}[ ,:/]+[A-Za-z]{2,}|Error|errno", re.IGNORECASE)
_PATH = re.compile(r"（/[^）]*）")  # where the safety copy should have been, for the administrator


@pytest.fixture(scope="module")
def alone(tmp_path_factory):
    """A page of one user, whose store the tests break."""
    settings = Settings(data_dir=tmp_path_factory.mktemp("breaking"), embedding="none", _env_file=None)
    desk = Desk.of(Product(settings))
    return desk, Asker(page(desk))


@pytest.fixture(scope="module")
def work(alone):
    return alone[1].post("/api/works", {"words": BRIEF})["id"]


def answers(asker, ids, under="/"):
    """Path, method, status and answer of every route under an address; long work is waited for."""
    for path, method in (route for route in routes_of(asker.http.app) if route[0].startswith(under)):
        given = {"json": {k: ids.get("work_id") if v == "{work_id}" else v for k, v in BODIES.get(path, {}).items()}}
        if path in UPLOADS or path.startswith("/api/v1/re"):
            given = {"files": {"file": FILES["files"]} if "v1" in path else FILES}
        where = path.format(**{name: ids.get(name, "0") for name in re.findall(r"\{([^}:]+)", path)})
        found = asker.http.request(method, where, **({} if method == "GET" else given))
        state = found.json() if "json" in found.headers.get("content-type", "") else {}
        if found.status_code == 200 and isinstance(state, dict) and state.get("job"):
            state = asker.waited(state)
        yield path, method, found.status_code, state


MODEL_FAILURES = {
    "refused": lambda _asked: refusal(500, "Internal server error"),
    "nonsense": lambda _asked: content("no idea"),
    "nobody": lambda _asked: None,
}


def line_of(state):
    return str(state.get("error", "")) if isinstance(state, dict) else ""


def check(path, method, status, state):
    """Whether a route failed, which it did in one Chinese line."""
    where, line = f"{method} {path}", line_of(state)
    assert status != 500, (where, line)
    if status >= 400 and path != "/healthz":
        assert is_chinese(line), (where, status, state)
    assert not ENGLISH.search(_PATH.sub("", line)), (where, line)
    assert "\n" not in line, where
    return bool(line)


@pytest.mark.parametrize(
    "failure", [f if f in {"locked", "full"} else pytest.param(f, marks=pytest.mark.slow) for f in FAILURES]
)
def test_every_route_says_in_one_line_that_the_database_fails(alone, work, failure):
    desk, asker = alone
    before = desk.product.store.chain()
    with broken(desk.product.store, FAILURES[failure]):
        found = list(answers(asker, {"work_id": work}))
    for path, method, status, state in found:
        failed = check(path, method, status, state)
        if "{work_id}" in path:
            assert failed and status in {503, 507}, (method, path, status)  # noqa: PT018
    assert {p for p, _, status, _ in found if status == 200} >= {"/", "/login", "/api/me", "/api/logout"}
    assert desk.product.store.chain() == before
    assert desk.product.store.audit() == []


def test_a_database_that_takes_no_more_still_shows_everything_and_changes_nothing(alone, work):
    desk, asker = alone
    before, shown = desk.product.store.chain(), asker.get(f"/api/works/{work}")["title"]
    with broken(desk.product.store, FAILURES["locked"], reads=True):
        found = list(answers(asker, {"work_id": work}))
        assert asker.get(f"/api/works/{work}")["title"] == shown
    failed = {(path, method) for path, method, status, state in found if check(path, method, status, state)}
    assert {("/api/works", "POST"), ("/api/works/{work_id}/operations", "POST"), ("/api/works/files", "POST")} <= failed
    assert desk.product.store.chain() == before
    assert desk.product.store.audit() == []


def test_where_nobody_can_be_looked_up_nobody_gets_in(tmp_path):
    house = House(tmp_path)
    asker = house.signed_in("王会计")
    with broken(house.product.store, FAILURES["locked"]):
        for path, method, status, state in answers(asker, {}):
            check(path, method, status, state)
            if path not in STORELESS | {"/healthz"}:
                assert status in {401, 503}, (method, path, status)
    assert asker.get("/api/me")["name"] == "王会计"


def test_a_program_whose_key_cannot_be_looked_up_gets_one_line(tmp_path):
    house = House(tmp_path)
    key = house.product.store.tokens.make(house.people["王会计"].id, "预算系统", 30, BOSS)
    program = Asker(house.app, headers={"authorization": f"Bearer {key}"})
    assert program.get("/api/v1/works") == []
    for failure in ("locked", "full"):
        with broken(house.product.store, FAILURES[failure]):
            found = list(answers(program, {"work_id": "w1"}, "/api/v1"))
        assert len(found) >= 10
        for path, method, status, state in found:
            assert check(path, method, status, state), path
            assert status in {503, 507}, (method, path, status)


def test_a_program_gets_one_line_where_a_part_behind_the_interface_fails(alone, monkeypatch):
    desk, asker = alone[0], Asker(alone[1].http.app, raise_server_exceptions=False)
    calls = {
        "questions": ("/api/v1/ask", {"json": BODIES["/api/v1/ask"]}),
        "reviews": ("/api/v1/review", {"files": {"file": FILES["files"]}}),
    }
    for part, (path, given) in calls.items():
        for error in (
            RetrievalError("政策索引读不出来，请联系维护人员重建。"),
            FAILURES["broken"](),
            MemoryError(),
            KeyError("version"),
        ):
            monkeypatch.setattr(desk.product, part, Failing(error), raising=False)
            found = asker.http.post(path, **given)
            assert found.status_code >= 400, part
            assert is_chinese(line_of(found.json()))
            assert not ENGLISH.search(line_of(found.json()))


@pytest.mark.parametrize(
    ("quirk", "under"),
    [("refused", "/api/v1"), *(pytest.param(q, "/", marks=pytest.mark.slow) for q in MODEL_FAILURES)],
)
def test_every_route_goes_on_or_says_in_one_line_that_the_model_fails(tmp_path, quirk, under):
    with ModelServer(MODEL_FAILURES[quirk]) as server:
        url = server.url if quirk != "nobody" else "http://127.0.0.1:9/v1"
        settings = Settings(data_dir=tmp_path, embedding="none", _env_file=None)
        given = {"openai_base_url": url, "openai_model": "made-up", "openai_api_key": SecretStr("sk-made-up")}
        desk = Desk.of(Product(settings.model_copy(update=given)))
        asker = Asker(page(desk))
        work = asker.post("/api/works", {"words": BRIEF})["id"]
        for path, method, status, state in answers(asker, {"work_id": work}, under):
            check(path, method, status, state)
            if path.startswith("/api/v1") and method == "POST" and path in BODIES:
                assert status in {200, 201}, (path, status, state)
        assert quirk == "nobody" or server.bodies, "the model was asked"
    assert desk.product.store.audit() == []


def test_an_index_that_fails_is_one_line(alone, monkeypatch):
    desk, asker = alone
    for error in (
        RetrievalError("政策索引读不出来，请联系维护人员重建。"),
        FAILURES["broken"](),
        MemoryError(),
    ):
        monkeypatch.setattr(desk.product, "questions", Failing(error), raising=False)
        state = asker.http.post("/api/policies/ask", json={"text": "预算执行率占多少分"})
        noted = asker.waited(state.json()) if state.status_code == 200 else state.json()
        assert is_chinese(line_of(noted))
        assert not ENGLISH.search(line_of(noted))


def test_a_reader_that_is_stopped_is_one_line(alone):
    desk, asker = alone
    before = desk.product.store.chain()
    form = {"files": ("form.xls", (Path(__file__).parents[2] / "cases/formats/form.xls").read_bytes())}
    with isolated(WorkLimits(seconds=0.01)):
        state = asker.http.post("/api/works/files", files=form)
        noted = asker.waited(state.json()) if state.status_code == 200 else state.json()
    assert is_chinese(line_of(noted))
    assert desk.product.store.chain() == before
