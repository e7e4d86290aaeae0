"""Rows of a work are found, replaced, ordered and named by their ids."""

import pytest
from pydantic import ValidationError

from assistant.domain.source import BY_USER
from assistant.works.interface import NotApplicable
from assistant.works.rows import by_user, changed, in_order, numbered, row_of, with_row, without_rows
from assistant.works.state import WorkState
from policy_corpus.catalog import load_profile
from tests.fakes.works import FILING, Desk, row


@pytest.fixture
def state():
    overall = row("数量指标", "三年培训人数", "≥360人").model_copy(update={"id": "r40"})
    state = Desk().work.state
    return state.model_copy(update={"filing": state.filing.model_copy(update={"overall_indicators": (overall,)})})


def names(state):
    return [r.name for r in state.filing.indicators]


def test_a_row_is_found_in_the_year_and_in_the_whole_time(state):
    assert row_of(state, state.filing.indicators[2].id).name == "培训期数"
    assert row_of(state, "r40").name == "三年培训人数"


@pytest.mark.parametrize("name", ["", "r99", "培训期数"])
def test_a_row_that_is_not_there_is_refused_in_words(state, name):
    with pytest.raises(NotApplicable, match="表里没有这条指标"):
        row_of(state, name)


def test_a_replaced_row_keeps_its_place_and_the_other_rows_stay(state):
    new = state.filing.indicators[2].model_copy(update={"name": "办班期数"})
    after = with_row(state, new)
    assert names(after) == ["办班期数" if n == "培训期数" else n for n in names(state)]
    assert after.filing.overall_indicators == state.filing.overall_indicators


def test_what_a_person_gives_is_marked_as_theirs(state):
    first = state.filing.indicators[0]
    assert by_user(first, target="≤100万元").source == BY_USER != first.source


def test_what_a_person_gives_is_checked_as_a_row(state):
    with pytest.raises(ValidationError):
        by_user(state.filing.indicators[0], weight="很多")


def test_a_change_tells_the_row_and_what_stood_and_stands(state):
    made = changed(state, state.filing.indicators[2], "≥4期", "≥5期", target="≥5期")
    assert (made.place, made.before, made.after) == ("培训期数", "≥4期", "≥5期")
    assert made.state.filing.indicators[2].target == "≥5期"


def test_rows_are_taken_out_of_both_tables(state):
    after = without_rows(state, [state.filing.indicators[0].id, "r40", "r99"])
    assert names(after) == names(state)[1:]
    assert after.filing.overall_indicators == ()


def test_rows_stand_in_the_order_of_the_profile_and_unknown_classes_at_the_end():
    rows = [
        row("服务对象满意度指标", "满意度", "≥90%"), row("自设指标", "自设", "1"), row("数量指标", "乙", "1人"),
        row("数量指标", "甲", "1人"), row("经济成本指标", "成本", "≤1元"),
    ]  # fmt: skip
    ordered = in_order(rows, load_profile("central-2021"))
    assert [r.name for r in ordered] == ["成本", "乙", "甲", "满意度", "自设"]


def test_new_rows_are_counted_on_from_the_last_number():
    filing, last = numbered(FILING, 3)
    assert [r.id for r in filing.indicators] == [f"r{n}" for n in range(4, 11)]
    assert last == 10


def test_a_row_keeps_its_id_and_a_second_one_with_the_same_gets_its_own():
    one, two = (r.model_copy(update={"id": "r1"}) for r in FILING.indicators[:2])
    filing, last = numbered(FILING.model_copy(update={"indicators": (one, two)}), 7)
    assert ([r.id for r in filing.indicators], last) == (["r1", "r8"], 8)


def test_a_row_that_measures_what_a_known_one_does_takes_its_id_once():
    known = [FILING.indicators[2].model_copy(update={"id": "r5"})]
    twice = (FILING.indicators[2], FILING.indicators[2])
    filing, last = numbered(FILING.model_copy(update={"indicators": twice}), 9, known)
    assert ([r.id for r in filing.indicators], last) == (["r5", "r10"], 10)


def test_a_known_row_of_another_class_is_no_twin():
    known = [row("质量指标", "培训期数", "≥4期").model_copy(update={"id": "r5"})]
    filing, _ = numbered(FILING.model_copy(update={"indicators": (FILING.indicators[2],)}), 9, known)
    assert filing.indicators[0].id == "r10"


def test_the_state_is_a_new_one(state):
    before = WorkState.model_validate(state.model_dump())
    without_rows(state, ["r40"])
    assert state == before
