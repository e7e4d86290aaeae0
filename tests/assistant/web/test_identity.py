"""Visitors: told apart by a cookie, never by what they claim."""

from assistant.web.identity import Visitors


def visitors():
    return Visitors(lambda: (None, "没有设置"))


def test_the_same_cookie_is_the_same_visitor_and_a_made_up_one_is_nobody():
    known = visitors()
    one = known.named("")
    assert known.named(one.id) is one
    assert known.named("../../etc").id != "../../etc"


def test_a_visitor_begins_with_the_model_of_the_settings():
    assert visitors().named("").problem == "没有设置"


def test_a_cookie_is_given_once_and_scripts_cannot_read_it(asker):
    first = asker.http.get("/")
    assert "HttpOnly" in first.headers["set-cookie"]
    assert "set-cookie" not in asker.http.get("/api/home").headers
