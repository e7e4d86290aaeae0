"""What models cost is totalled by user, project and model, in the store; no word of what was asked is kept."""

import sqlite3

import pytest

from assistant.domain.person import Person
from assistant.llm.interface import Exchange
from assistant.store.access import acting
from assistant.store.store import OLD_USAGE

_OLD_TABLE = """create table usage (at text, project text, model text, method text, requests integer,
    prompt_tokens integer, completion_tokens integer, seconds real, cached integer)"""
_OLD_ROW = ("2026-11-01T08:00:00+08:00", "路灯", "m", "text", 2, 20, 10, 1.5, 0)


def exchange(model="m", prompt=10, completion=5, *, cached=False, requests=1):
    return Exchange(
        model=model, method="text", requests=requests, prompt_tokens=prompt, completion_tokens=completion,
        seconds=0.5, cached=cached,
    )  # fmt: skip


def test_questions_of_one_user_project_and_model_are_one_total(store):
    assert store.usage.totals() == []
    with acting(Person(id="u1", name="王会计")):
        store.usage.add("路灯", exchange(requests=2))
        store.usage.add("路灯", exchange(cached=True, requests=0))
    (total,) = store.usage.totals()
    assert (total.who, total.project, total.model) == ("王会计", "路灯", "m")
    assert (total.questions, total.requests, total.prompt_tokens, total.completion_tokens) == (2, 2, 20, 10)
    assert (total.seconds, total.cached) == (1.0, 1)


def test_two_users_and_two_models_are_told_apart_and_the_dearest_stands_first(store):
    store.usage.add("路灯", exchange("a", prompt=1))
    store.usage.add("路灯", exchange("b", prompt=100))
    with acting(Person(id="u1", name="王会计")):
        store.usage.add("路灯", exchange("a", prompt=50))
    assert [(t.who, t.model) for t in store.usage.totals()] == [("本机用户", "b"), ("王会计", "a"), ("本机用户", "a")]


@pytest.fixture
def old_file(tmp_path):
    """A file of an earlier program."""
    file = tmp_path / OLD_USAGE
    file.parent.mkdir(parents=True)
    database = sqlite3.connect(file)
    database.execute(_OLD_TABLE)
    database.executemany("insert into usage values (?,?,?,?,?,?,?,?,?)", [_OLD_ROW, _OLD_ROW])
    database.commit()
    database.close()
    return file


def test_the_file_of_an_earlier_program_is_read_over_once(old_file, open_store):
    content = old_file.read_bytes()
    open_store()
    assert not old_file.exists()
    old_file.write_bytes(content)  # as where the program ended before it was put away
    (total,) = open_store().usage.totals()
    assert (total.who, total.project, total.questions, total.requests, total.seconds) == ("", "路灯", 2, 4, 3.0)


def test_a_file_that_cannot_be_read_stays(tmp_path, open_store):
    file = tmp_path / OLD_USAGE
    file.parent.mkdir(parents=True)
    file.write_bytes(b"x" * 100)
    assert open_store().usage.totals() == []
    assert file.read_bytes() == b"x" * 100
