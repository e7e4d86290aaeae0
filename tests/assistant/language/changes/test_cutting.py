"""A text of changes is cut where another thing begins, never inside a figure, a quote or a list of rows."""

import time

import pytest

from assistant.language.changes.cutting import change_clauses


def texts(text):
    return [clause.text for clause in change_clauses(text)]


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("培训改150人、站点15个，其他照旧。", ["培训改150人", "站点15个", "其他照旧"]),
        ("总额1,200,000元，其中财政100万", ["总额1,200,000元", "其中财政100万"]),
        ("名称改为“护理员、家属培训人数”", ["名称改为“护理员、家属培训人数”"]),
        ("少一个点（东门那个，拆了）。满意度提1个点", ["少一个点（东门那个，拆了）", "满意度提1个点"]),
        ("变化如下：培训150人", ["变化如下", "培训150人"]),
    ],
)
def test_each_clause_asks_for_one_thing(text, clauses):
    assert texts(text) == clauses


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("第3、5条去掉", (3, 5)),
        ("第十二条改成15个", (12,)),
        ("指标2改15个", (2,)),
        ("最后一条不要了", (-1,)),
        ("第3条跟资金一起改", (3,)),
        ("培训3条线路", ()),
    ],
)
def test_the_numbers_of_rows_are_read_and_are_no_values(text, rows):
    [clause] = change_clauses(text)
    assert clause.rows == rows
    assert not any(clause.rows_span[0] <= v.start < clause.rows_span[1] for v in clause.values)


def test_a_small_number_in_words_behind_a_verb_is_a_value():
    [clause] = change_clauses("助餐点少一个")
    assert [(str(v.number), v.unit) for v in clause.values] == [("1", "个")]
    [clause] = change_clauses("再压半个点")
    assert [(str(v.number), v.unit) for v in clause.values] == [("0.5", "个点")]


def test_a_long_text_is_cut_in_time_that_grows_with_its_length():
    def seconds(times):
        text = "培训改150人，站点加3个（含东门），" * times
        started = time.process_time()
        count = len(list(change_clauses(text)))
        assert count == 2 * times
        return time.process_time() - started

    def least(times):
        """A busy machine adds to a measurement and never takes away from it."""
        return min(seconds(times) for _ in range(3))

    assert least(1600) < 30 * max(least(100), 0.005)
