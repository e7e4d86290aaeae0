"""The way of a form: who may take which step, with what remark, and that none is changed unseen."""

import pytest
from sqlalchemy import text

from assistant.domain.operation import Actor, Operation
from assistant.domain.stage import StageAction, WorkStage
from assistant.store.access import acting
from assistant.store.errors import NotAllowed, StoreError
from tests.fakes.accounts import people_of
from tests.fakes.works import FILING


@pytest.fixture
def people(store):
    return people_of(store)


@pytest.fixture
def step(store, people):
    """Somebody takes a step on the work."""
    with acting(people["王会计"]):
        work = store.works.create("central-2021", 2027, Actor(who="王会计"), filing=FILING).work.id

    def take(name, action, remark="", version=0):
        with acting(people[name]):
            return store.stages.move(work, StageAction(action), version, remark, Actor(who=name))

    take.work = work
    return take


def test_the_whole_way_leaves_rows_with_remark_who_and_when(store, people, step):
    step("王会计", "submit")
    step("李科长", "return", "数量指标偏低，请说明依据")
    step("赵会计", "submit", "已补充依据")
    step("李科长", "approve")
    step("王会计", "self_evaluate")
    step("孙评审", "evaluate", "评价等级：良")
    with acting(people["王会计"]):
        rows = store.stages.of(step.work)
        assert store.works.open(step.work).stage is WorkStage.EVALUATED
    assert [(r.action, r.who) for r in rows[:3]] == [("submit", "王会计"), ("return", "李科长"), ("submit", "赵会计")]
    assert rows[1].remark == "数量指标偏低，请说明依据"
    assert all(r.at for r in rows)
    assert store.audit() == []


@pytest.mark.parametrize(
    ("before", "name", "action", "why"),
    [
        ([], "李科长", "approve", "没有编号"),
        (["submit"], "王会计", "approve", "只有审核人可以通过"),
        (["submit"], "孙评审", "approve", "没有编号"),
        (["submit", "approve"], "李科长", "evaluate", "只有评价人"),
        (["submit"], "李科长", "withdraw", "不是您的"),
        (["submit"], "王会计", "submit", "现在是“已提交”，不能提交审核"),
        (["submit"], "李科长", "return", "请写明退回的意见"),
    ],
)
def test_steps_out_of_turn_or_of_others_are_refused(step, before, name, action, why):
    for one in before:
        step("李科长" if one == "approve" else "王会计", one)
    with pytest.raises(StoreError, match=why):
        step(name, action)


def test_nobody_approves_their_own_form(store, people):
    with acting(people["李科长"]):
        work = store.works.create("central-2021", 2027, Actor(who="李科长"), filing=FILING).work.id
        store.stages.move(work, StageAction.SUBMIT, 0, "", Actor(who="李科长"))
        with pytest.raises(NotAllowed, match="自己的表"):
            store.stages.move(work, StageAction.APPROVE, 0, "", Actor(who="李科长"))


def test_a_step_on_another_version_than_was_seen_is_refused(step):
    with pytest.raises(StoreError, match="刚刚被改过"):
        step("王会计", "submit", version=3)


def test_an_approved_form_is_closed_until_the_reviewer_returns_it(store, people, step):
    step("王会计", "submit")
    step("李科长", "approve")
    order = Operation(op="set_target", row="r7", value="80%")
    with acting(people["王会计"]), pytest.raises(NotAllowed, match="退回"):
        store.works.apply(step.work, 0, order, Actor())
    step("李科长", "return", "年中调整")
    with acting(people["王会计"]):
        assert store.works.apply(step.work, 0, order, Actor())[1].applied


def test_an_approval_written_behind_the_program_is_found_by_the_audit(store, step):
    with store.database.writing() as connection:
        connection.execute(text("UPDATE works SET stage = 'approved'"))
    assert f"工作{step.work}的审核状态被改过：和审计链不符。" in store.audit()
