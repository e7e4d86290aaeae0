"""A data folder of a program that kept each revision of an evaluation as a file (made by that program): at opening the
revisions become steps of the work, and nothing of them is lost."""

import zipfile
from decimal import Decimal

import pytest

from assistant.bootstrap import Product
from assistant.domain.operation import Actor, Operation
from assistant.settings import Settings
from tests import CASES_FOLDER

pytestmark = pytest.mark.sqlite  # the folder holds the file of that program
KEPT = CASES_FOLDER / "old_store" / "evaluation_revisions.zip"
WORK, EMPTY = "35205b8ee24e", "c52ccef80563"
LAST_WORDS = "这一节由评审人改写。"


def product(folder):
    return Product(Settings(data_dir=folder, embedding="none", _env_file=None))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("old")
    with zipfile.ZipFile(KEPT) as archive:
        archive.extractall(place)
    return place


@pytest.fixture(scope="module")
def opened(folder):
    made = product(folder)
    yield made
    made.store.close()


@pytest.fixture(scope="module")
def saved(opened):
    return opened.store.works.open(WORK)


@pytest.fixture
def work(saved):
    return saved.work


def test_every_revision_is_a_step_with_who_when_and_what(work):
    assert [(s.applied.who, s.applied.place, s.applied.after) for s in work.steps] == [
        ("赵评审", "拿掉资料：03实施/监理日志.txt", ""),
        ("赵评审", "给出：批复的绩效目标", "申报表.json"),
        ("赵评审", "阅读资料并评分", "3份资料、3页，18条事实"),
        ("钱评审", "改得分：立项依据充分性", "1分：缺集体决策记录"),
        ("钱评审", "改得分：立项程序规范性", "0分：没有目标"),
        ("赵评审", "撤销上一处改动", ""),
        ("赵评审", "改评价设置", ""),
        ("赵评审", "撰写报告", "43节"),
        ("钱评审", "改报告：摘要", LAST_WORDS),
    ]
    moments = [s.applied.when for s in work.steps]
    assert moments == sorted(moments)
    assert moments[0].year == 2026


def test_the_evaluation_stands_as_it_was_left(work):
    case = work.state.evaluation
    rows = {r.name: r for r in case.evaluation.indicators}
    assert rows["立项依据充分性"].score == Decimal(1)
    assert rows["立项程序规范性"].score is None, "that score had been taken back"
    assert case.narratives[0].text == LAST_WORDS
    assert (len(case.narratives), len(case.papers), case.author) == (43, 3, "某事务所")
    assert case.declaration is not None
    assert work.filing.indicators, "the score sheet is the form of the work"


def test_the_chain_is_whole_and_says_when_the_steps_were_taken_in(opened):
    assert opened.store.audit() == []
    noted = [e.values for e in opened.store.chain() if e.values["event"] == "upgraded"]
    assert [(n["work"], n["version"], n["data"]) for n in noted] == [(WORK, 9, {"steps": 9})]


def test_the_steps_can_be_replayed(opened, work):
    assert opened.works().replay(work.start, work.steps) == work.state


def test_the_room_shows_papers_report_and_history(opened, saved):
    from assistant.web.desk import Desk
    from assistant.web.evaluation.room import EvaluationRoom

    room = EvaluationRoom(Desk.of(opened))
    shown = room.shown(saved)
    assert len(room.kept.papers(WORK, saved.work.state.evaluation)) == 3
    assert shown["version"] == 9
    assert any(s["text"] == LAST_WORDS for s in shown["sections"])


def test_one_that_was_only_begun_stays_as_it_is_and_a_second_opening_takes_nothing_in(folder, opened):
    before = opened.store.chain()
    again = product(folder)
    assert {w.id: w.version for w in again.store.works.list()} == {WORK: 9, EMPTY: 0}
    assert again.store.chain() == before
    again.store.close()


@pytest.mark.slow
def test_a_record_that_cannot_be_read_waits_and_one_in_the_trash_is_taken_in_too(tmp_path):
    with zipfile.ZipFile(KEPT) as archive:
        archive.extractall(tmp_path)
    record = next((tmp_path / "files").glob("*/c46b2cf9*"))
    content = record.read_bytes()
    record.write_bytes(b"{")
    first = product(tmp_path)
    assert first.store.works.open(WORK).version == 0
    first.store.works.trash(WORK, Actor(who="赵评审"))
    first.store.close()
    record.write_bytes(content)
    second = product(tmp_path)
    second.store.works.restore(WORK, Actor(who="赵评审"))
    taken = second.store.works.open(WORK)
    assert taken.version == 9
    after, done = second.store.works.apply_to(taken, Operation(op="undo"), Actor(who="钱评审"))
    assert done.applied
    assert after.work.state.evaluation.narratives[0].text != LAST_WORDS
    assert second.store.audit() == []
    second.store.close()
