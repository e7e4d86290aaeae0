"""Whose works these are: every part of the store asks, and whoever is not told who acts shows nothing."""

import pytest
from sqlalchemy import text

from assistant.domain.operation import Actor, Operation
from assistant.domain.stage import StageAction
from assistant.store.access import acting
from assistant.store.errors import NotAllowed, WorkNotFound
from tests.fakes.accounts import people_of
from tests.fakes.works import CLERK, FILING

ORDER = Operation(op="set_target", row="r7", value="92%")


@pytest.fixture
def people(store):
    return people_of(store)


@pytest.fixture
def work(store, people):
    """A work of 王会计's, with a message, a name and a file."""
    with acting(people["王会计"]):
        made = store.works.create("central-2021", 2027, CLERK, filing=FILING).work
        store.conversations.say(made.id, "user", "王会计", "满意度改成92%")
        store.versions.name(made.id, 0, "初稿", CLERK)
        store.files.keep(made.id, "方案.docx", b"abc", "王会计")
        return made.id


def reads(store, work):
    return {
        "open": lambda: store.works.open(work),
        "versions": lambda: store.versions.list(work),
        "version": lambda: store.versions.at(work, 0),
        "difference": lambda: store.versions.difference(work, 0, 0),
        "conversation": lambda: store.conversations.of(work),
        "files": lambda: store.files.of(work),
        "stages": lambda: store.stages.of(work),
    }


def writes(store, work):
    return {
        "apply": lambda: store.works.apply(work, 0, ORDER, CLERK),
        "trash": lambda: store.works.trash(work, CLERK),
        "restore": lambda: store.works.restore(work, CLERK),
        "say": lambda: store.conversations.say(work, "user", "钱会计", "你好"),
        "name": lambda: store.versions.name(work, 0, "别的", CLERK),
        "file": lambda: store.files.keep(work, "a", b"a", "钱会计"),
        "submit": lambda: store.stages.move(work, StageAction.SUBMIT, 0, "", CLERK),
    }


@pytest.mark.parametrize("name", ["钱会计", "李科长", "孙评审", "周管理"])
def test_a_draft_is_not_there_for_anybody_outside_the_unit(store, people, work, name):
    with acting(people[name]):
        for what, attempt in (reads(store, work) | writes(store, work)).items():
            with pytest.raises(WorkNotFound, match="没有编号"):
                pytest.fail(f"{what}: {attempt()}")
        assert store.works.list() == []
        assert store.versions.current_labels() == {}


def test_colleagues_of_the_unit_share_it(store, people, work):
    with acting(people["赵会计"]):
        assert all(read() is not None for read in reads(store, work).values())
        assert store.works.apply(work, 0, ORDER, CLERK)[1].applied


def test_a_guarded_store_that_is_not_noted_who_acts_shows_nothing(store, people, work):
    with pytest.raises(WorkNotFound):
        store.works.open(work)
    assert store.works.list() == []


def test_a_reviewer_reads_what_was_submitted_and_changes_none_of_it(store, people, work):
    with acting(people["王会计"]):
        store.stages.move(work, StageAction.SUBMIT, 0, "", CLERK)
    with acting(people["李科长"]):
        assert all(read() is not None for read in reads(store, work).values())
        for what, attempt in writes(store, work).items():
            with pytest.raises(NotAllowed, match="不是您的"):
                pytest.fail(f"{what}: {attempt()}")
    with acting(people["孙评审"]), pytest.raises(WorkNotFound):
        store.works.open(work)


def test_a_submitted_form_is_closed_until_it_comes_back(store, people, work):
    with acting(people["王会计"]):
        store.stages.move(work, StageAction.SUBMIT, 0, "", CLERK)
        with pytest.raises(NotAllowed, match="先撤回"):
            store.works.apply(work, 0, ORDER, CLERK)
        store.stages.move(work, StageAction.WITHDRAW, 0, "", CLERK)
        assert store.works.apply(work, 0, ORDER, CLERK)[1].applied


def test_another_owner_written_behind_the_program_is_found_by_the_audit(store, people, work):
    assert store.audit() == []
    with store.database.writing() as connection:
        connection.execute(text("UPDATE works SET owner_id = 'x'"))
    assert f"工作{work}的所有人被改过：和审计链不符。" in store.audit()


def test_without_accounts_everything_is_open_but_a_submitted_form_is_closed_all_the_same(store, saved):
    store.stages.move(saved.work.id, StageAction.SUBMIT, 0, "", Actor())
    with pytest.raises(NotAllowed):
        store.works.apply(saved.work.id, 0, ORDER, CLERK)
