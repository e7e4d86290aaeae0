"""The conversation alone, in its own window: the same messages and operations as beside the form."""

from types import SimpleNamespace

import pytest

from assistant.web.rooms import ChatPage, message_log


def asking(asker, work=""):
    return SimpleNamespace(query_params={"work": work}, cookies=dict(asker.http.cookies))


def targets(asker, work):
    return [r["target"] for r in asker.get(f"/api/works/{work}")["rows"]]


@pytest.fixture
def page(desk):
    return ChatPage(desk)


def test_it_shows_what_was_stated_beside_the_form_and_the_other_way_round(asker, drafted, page):
    before = targets(asker, drafted)
    asker.say(drafted, "满意度改成95%")
    work, title, log = page.opened(asking(asker, drafted))
    assert (work, "护理员" in title) == (drafted, True)
    assert {"role": "user", "content": "满意度改成95%"} in log
    *_, (box, log) = page.say("撤销", drafted, asking(asker))
    assert (box, log[-2]["content"]) == ("", "撤销")
    assert targets(asker, drafted) == before


@pytest.mark.parametrize("work", ["", "没有这个"])
def test_without_a_work_it_says_how_to_open_it(asker, page, work):
    assert page.opened(asking(asker, work)) == ("", "请从申报或自评里打开这个窗口，才知道说的是哪一份表。", [])
    assert list(page.say("你好", "", asking(asker))) == [("你好", [])]


def test_messages_are_shown_as_text():
    assert message_log().render_markdown is False
