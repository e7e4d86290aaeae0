"""What a text said of each indicator is kept by row; what is said twice or of none is asked about."""

import pytest

from assistant.domain.indicator import Indicator
from assistant.domain.results import CauseKind
from assistant.domain.source import SourceKind
from assistant.forms.results.gathered import FUNDS, Gathered, StatedActual
from assistant.language.clauses import Role, TextClause

ROWS = [Indicator(level1="产出指标", level2="数量指标", name=name, target="≥1") for name in ("培训人次", "培训期数")]


@pytest.fixture
def notes():
    return []


@pytest.fixture
def gathered(notes):
    return Gathered(ROWS, notes)


def stated(actual, strength=1, *, numeric=True):
    return StatedActual(actual, strength, f"完成{actual}", 3, numeric)


def cause(text):
    return TextClause(Role.CAUSE, text, 0)


def test_a_value_is_kept_with_its_words_and_their_place(gathered):
    gathered.keep(0, stated("1180人次"))
    (item,) = gathered.items()
    assert (item.name, item.level2, item.actual) == ("培训人次", "数量指标", "1180人次")
    source = item.source
    assert (source.kind, source.quote, source.start, source.end) == (SourceKind.USER, "完成1180人次", 3, 11)


def test_the_better_named_of_two_values_stays(gathered, notes):
    gathered.keep(0, stated("1", 1))
    gathered.keep(0, stated("2", 2))
    gathered.keep(0, stated("3", 1))
    assert [i.actual for i in gathered.items()] == ["2"]
    assert notes == []


def test_a_number_is_better_than_words(gathered):
    gathered.keep(0, stated("已完成", 9, numeric=False))
    gathered.keep(0, stated("1180人次", 1))
    assert gathered.items()[0].actual == "1180人次"


def test_two_values_named_alike_are_asked_about_and_neither_is_used(gathered, notes):
    for actual in ("1", "2", "3"):
        gathered.keep(0, stated(actual))
    assert gathered.items() == ()
    assert len(notes) == 1
    assert all(word in notes[0] for word in ("培训人次", "“1”", "“2”"))


def test_the_same_value_twice_is_one(gathered, notes):
    gathered.keep(0, stated("1"))
    gathered.keep(0, stated("1"))
    assert gathered.items()[0].actual == "1"
    assert notes == []


def test_cause_and_remedy_go_to_the_row_noted_of_last(gathered, notes):
    gathered.explain(cause("经费保障不足"), [0])
    gathered.explain(TextClause(Role.REMEDY, "明年补办", 9), [0])
    (item,) = gathered.items()
    assert (item.deviation.kind, item.deviation.cause, item.deviation.remedy) == (
        CauseKind.FUNDING, "经费保障不足", "明年补办",
    )  # fmt: skip
    assert (item.actual, item.source) == ("", None)
    assert gathered.noted_of(0) == "经费保障不足；明年补办"
    assert notes == []


def test_a_cause_of_several_rows_says_to_which_it_was_given(gathered, notes):
    gathered.explain(cause("场地关闭"), [0, FUNDS])
    assert "资金执行" in notes[0]
    assert gathered.noted_of(FUNDS) == "场地关闭"
    assert gathered.items() == ()


def test_a_cause_of_no_row_is_remarked_and_not_used(gathered, notes):
    gathered.explain(cause("场地关闭"), [])
    assert "场地关闭" in notes[0]
    assert gathered.items() == ()
    assert gathered.noted_of(0) == ""


def test_items_stand_in_the_order_of_the_declaration(gathered):
    gathered.keep(1, stated("12期"))
    gathered.keep(0, stated("1180人次"))
    assert [i.name for i in gathered.items()] == ["培训人次", "培训期数"]
