"""Conversations that are kept."""

import pytest

from assistant.store.errors import WorkNotFound


def test_what_was_stated_is_there_in_its_order(store, saved, open_store):
    store.conversations.say(saved.work.id, "user", "王会计", "满意度改成92%")
    store.conversations.say(saved.work.id, "assistant", "绩效助手", "已改。", {"operations": ["o1"]})
    stated = open_store().conversations.of(saved.work.id)
    assert [(m.number, m.role, m.text) for m in stated] == [(1, "user", "满意度改成92%"), (2, "assistant", "已改。")]
    assert stated[1].data == '{"operations":["o1"]}'
    assert [m.number for m in store.conversations.of(saved.work.id, after=1)] == [2]


def test_nothing_is_stated_of_a_work_that_there_is_not(store):
    with pytest.raises(WorkNotFound):
        store.conversations.say("gibtsnicht", "user", "王会计", "你好")
