"""What a request brings is legal before a route sees it, or is refused with one Chinese line."""

import pytest

from assistant.web.wording import is_chinese

HOSTILE = {
    "endless number": (b'{"operation": {"op": "undo"}, "version": ' + b"9" * 10_000 + b"}", 400),
    "power": (b'{"operation": {"op": "undo"}, "version": 1e1000000}', 400),
    "no number": (b'{"operation": {"op": "undo"}, "version": NaN}', 422),
    "version no database keeps": (b'{"operation": {"op": "undo"}, "version": 100000000000000000000}', 422),
    "half a character": (b'{"operation": {"op": "set_head", "field": "name", "value": "\\ud800"}, "version": 0}', 400),
    "deep": (b"[" * 60_000, 400),
    "cut": (b'{"operation"', 422),
    "no text": (b'{"operation": "\xff\xfe"}', 422),
    "nothing": (b"", 422),
    "a list": (b"[]", 422),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_bodies_that_nobody_means_are_refused_in_one_line(asker, drafted, name):
    body, status = HOSTILE[name]
    before = asker.get(f"/api/works/{drafted}")["version"]
    path = f"/api/works/{drafted}/operations"
    found = asker.http.post(path, content=body, headers={"content-type": "application/json"})
    assert found.status_code == status
    assert is_chinese(found.json()["error"])
    assert asker.get(f"/api/works/{drafted}")["version"] == before


def test_control_characters_do_not_reach_the_work(asker, drafted):
    operation = {"op": "set_head", "field": "name", "value": "护理\x00员培\x07训"}
    shown = asker.change(drafted, **operation)
    assert shown["applied"]
    assert asker.get(f"/api/works/{drafted}")["title"] == "护理员培训"


@pytest.mark.parametrize("path", ["/api/works/%00", "/api/home?words=%00", "/api/works/x/versions/%1b", "/%7f"])
def test_an_address_with_characters_that_nobody_types_is_refused(asker, path):
    found = asker.http.get(path)
    assert found.status_code == 400
    assert is_chinese(found.json()["error"])


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("PUT", "/api/home", 405), ("GET", "/nowhere", 404), ("POST", "/api/review", 400)],
)
def test_refusals_of_libraries_are_chinese_too(asker, method, path, status):
    kind = {"content-type": "multipart/form-data; boundary=x"}
    found = asker.http.request(method, path, content=b"--y\r\n", headers=kind)
    assert found.status_code in {status, 422}
    assert is_chinese(found.json()["error"])
