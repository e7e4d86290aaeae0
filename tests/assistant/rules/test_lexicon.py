"""Word classes of the field: what a name measures, what is only a task, a result or an event."""

import pytest

from assistant.rules.lexicon import EVENT_END, MEASURE_END, RESULT_CLAUSE, TASK_HEADS, bare


@pytest.mark.parametrize("name", ["合格率", "培训人次", "道路里程", "购置单价", "完成时间", "项目总投资", "偏差"])
def test_a_name_that_measures_ends_in_its_measure(name):
    assert MEASURE_END.search(name)


@pytest.mark.parametrize("name", ["培训活动", "率先垂范", "数字乡村建设", "改善环境", ""])
def test_a_name_that_measures_nothing_has_no_such_end(name):
    assert not MEASURE_END.search(name)


@pytest.mark.parametrize(
    ("name", "event", "result"),
    [("技能竞赛", True, False), ("环境改善", False, True), ("竞赛人次", False, False), ("改善环境", False, False)],
)
def test_work_and_results_are_known_by_their_ends(name, event, result):
    assert (bool(EVENT_END.search(name)), bool(RESULT_CLAUSE.search(name))) == (event, result)


@pytest.mark.parametrize(
    ("name", "core"),
    [
        ("合格率（%）", "合格率"),
        ("【新增】 “一村一品” 数", "一村一品数"),
        ("《办法》执行率[注]", "办法执行率"),
        ("合格率", "合格率"),
        ("（注）", ""),
    ],
)
def test_a_bare_name_has_no_notes_quotes_and_blanks(name, core):
    assert bare(name) == core


def test_heads_of_tasks_stand_once_each():
    assert len(set(TASK_HEADS)) == len(TASK_HEADS)
    assert not any(MEASURE_END.search(head) for head in TASK_HEADS)
