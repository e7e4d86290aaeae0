"""Rows by their places and classes; a place that the form does not have means no row."""

import pytest

from assistant.chat.reading.row_places import PlaceFinder
from tests.fakes.reading import SCENE

FINDER = PlaceFinder(SCENE.finder.rows)


def placed(words):
    return [m.rows for m in FINDER.by_place(words)]


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        ("第二条", ("r2",)), ("第2项改一下", ("r2",)), ("3号", ("r3",)), ("第二、第三条", ("r2", "r3")),
        ("第二到第四条", ("r2", "r3", "r4")), ("2、4条", ("r2", "r4")), ("最后一条", ("r7",)),
        ("最后两条", ("r6", "r7")), ("倒数第二条", ("r6",)), ("前三条", ("r1", "r2", "r3")), ("头俩条", ("r1", "r2")),
        ("最上面那条", ("r1",)), ("2 改成150人", ("r2",)),
        ("合并2和3", ("r2", "r3")), ("2~4名字太长", ("r2", "r3", "r4")),
    ],
)  # fmt: skip
def test_a_place_means_the_rows_that_stand_there(words, rows):
    assert placed(words) == [rows]


@pytest.mark.parametrize("words", ["第三季度", "第2年", "第一批", "3月1号", "目标第二条", "12.5万元", "满意度", ""])
def test_periods_batches_days_and_goals_are_no_places_of_rows(words):
    assert placed(words) == []


@pytest.mark.parametrize("words", ["第八条", "第0条", "第三到第九条"])
def test_a_place_that_the_form_does_not_have_is_noticed_and_means_no_row(words):
    assert placed(words) == [()]


def test_a_form_without_rows_has_no_places():
    assert [m.rows for m in PlaceFinder(()).by_place("第一条")] == [()]


@pytest.mark.parametrize(
    ("words", "rows", "every"),
    [
        ("第二个数量指标", ("r3",), True),
        ("第2条产出指标", ("r3",), True),
        ("最后一个数量指标", ("r3",), True),
        ("倒数第二个产出指标", ("r4",), True),
        ("数量指标第二条", ("r3",), True),
        ("数量类的最后一条", ("r3",), True),
        ("产出那几条", ("r2", "r3", "r4", "r5"), True),
        ("质量那条", ("r4",), False),
        ("两条数量指标", ("r2", "r3"), True),
        ("成本全都", ("r1",), True),
    ],
)
def test_a_class_means_its_rows_or_one_of_them(words, rows, every):
    assert [(m.rows, m.every) for m in FINDER.by_class(words)] == [(rows, every)]


@pytest.mark.parametrize("words", ["第三个数量指标", "数量指标第三条", "倒数第三个数量指标"])
def test_a_place_that_a_class_does_not_have_means_no_row_and_not_all_of_them(words):
    assert [m.rows for m in FINDER.by_class(words)] == [()]


@pytest.mark.parametrize("words", ["生态效益那几条", "数量指标", ""])
def test_a_class_without_rows_or_without_a_word_for_them_means_none(words):
    assert list(FINDER.by_class(words)) == []


@pytest.mark.parametrize(
    ("word", "rows"),
    [("满意度", ["r7"]), ("时效指标", ["r5"]), ("成本", ["r1"]), ("效益", ["r6"]), ("可持续", [])],
)
def test_the_rows_of_a_class_by_the_word_people_use(word, rows):
    assert FINDER.of_class(word) == rows
