"""Every route of the page, also those of rooms to come: nobody gets in unnamed, nobody reads another's by any id."""

import re
from threading import Event

import pytest
from fastapi.routing import APIRoute

from tests.assistant.web.conftest import BRIEF

OPEN = {"/login", "/api/login", "/assets/{name}", "/healthz"}
FREE = {"name"}
"""Parameters that name nothing of a user's: the page's own files."""
STRANGERS = ["钱会计", "李科长", "孙评审", "周管理"]


def routes_of(app):
    """Path and method of every route, with those of routers inside."""
    found, waiting = set(), list(app.routes)
    while waiting:
        route = waiting.pop()
        inner = getattr(route, "original_router", None) or getattr(route, "router", None)
        waiting += getattr(inner, "routes", [])
        if isinstance(route, APIRoute):
            found |= {(route.path, method) for method in route.methods}
    return sorted(found)


@pytest.fixture(scope="module")
def ids(house):
    """One id of everything that 王会计 owns, by the name of the parameter that would name it."""
    asker, go_on = house.signed_in("王会计"), Event()
    work = asker.post("/api/works", {"words": BRIEF})["id"]
    job = house.desk.errands.begin(f"user {house.people['王会计'].id}", lambda *_: {"waited": go_on.wait(120)})["job"]
    yield {
        "work_id": work, "job": job, "user": house.people["王会计"].id, "number": "1", "batch": "none", "version": "0",
        "one": "0", "other": "0", "policy_id": "caiyu-2020-10", "row": "r1", "file_id": "none",
        "paper": "form", "key": "x", "kind": "survey",
    }  # fmt: skip
    go_on.set()


def test_there_are_routes_to_walk_over(app):
    assert len(routes_of(app)) > 40


def test_nobody_gets_in_without_signing_in(house):
    visitor = house.visitor()
    for path, method in routes_of(house.app):
        if path not in OPEN:
            found = visitor.http.request(method, re.sub(r"\{[^}]+\}", "1", path))
            assert found.status_code in {303, 401}, f"{method} {path}"


@pytest.mark.parametrize("name", STRANGERS)
def test_nobody_reads_or_changes_anothers_by_any_id(house, ids, name):
    stranger = house.signed_in(name)
    for path, method in routes_of(house.app):
        named = set(re.findall(r"\{([^}:]+)", path)) - FREE
        if not named or (name == "周管理" and named <= {"user", "number", "policy_id"}):
            continue
        assert named <= ids.keys(), f"{method} {path}: say here whose the parameter is"
        found = stranger.http.request(method, path.format(**ids), json={})
        # programs come in by their own keys alone; tests/assistant/api asks there with another user's
        refused = {401} if path.startswith("/api/v1") else {403, 404}
        assert found.status_code in refused, f"{method} {path}: {found.status_code} {found.text[:200]}"


def test_lists_hold_nothing_of_others(house, ids):
    for name in STRANGERS:
        asker = house.signed_in(name)
        for path in ("/api/home", "/api/review", "/api/self_evaluations", "/api/evaluations"):
            assert ids["work_id"] not in asker.http.get(path).text
    assert ids["work_id"] in house.signed_in("赵会计").http.get("/api/home").text


def test_the_works_own_room_opens_for_its_unit(house, ids):
    shown = house.signed_in("赵会计").get(f"/api/works/{ids['work_id']}")
    assert shown["timeline"][0]["text"] == BRIEF
