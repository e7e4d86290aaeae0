"""Clauses in the basis of a project: only what the library holds, once, and out again."""

from assistant.domain.operation import Operation
from tests.fakes.evaluating import EvaluationDesk
from tests.fakes.works import Desk


def test_a_clause_of_the_library_comes_in_once_and_goes_out():
    desk = EvaluationDesk()
    done = desk.order("add_basis", policy="budget-law", article="第十三条")
    assert (done.place, done.after) == ("立项依据", "《预算法》（主席令第22号）第十三条")
    assert "已经在" in desk.order("add_basis", policy="budget-law", article="第十三条").why
    assert desk.order("remove_basis", policy="budget-law", article="第十三条").after == "已移出"
    assert desk.work.state.basis == ()
    assert "没有这一条" in desk.order("remove_basis", policy="budget-law", article="第十三条").why


def test_what_the_library_does_not_hold_is_no_basis():
    desk = Desk()
    _, done = desk.works.apply(desk.work, Operation(op="add_basis", policy="invented", article="第一条"))
    assert "政策库里没有这一条" in done.why
