"""The advice table: sentences with one blank at most, tried in order, read strictly."""

import pytest
from pydantic import ValidationError

from policy_corpus.advice import AdviceRow, AdviceTable, advice_table

ROW = {"where": "资金到位", "role": "finance", "text": "落实“{name}”。"}
OTHER = {"role": "unit", "text": "整改“{name}”。"}
SPENDING = {"where": "合规", "by_problem": [{"found": "手续", "text": "补齐手续"}]}


def table(**update):
    return AdviceTable.model_validate(
        {"by_place": [ROW], "spending": SPENDING, "otherwise": OTHER, "clash": "核对", **update}
    )


def test_a_sound_table_is_read():
    assert table().by_place[0].where.search("实际资金到位率")


@pytest.mark.parametrize("text", ["", "落实{其他}", "落实{name", "落实name}", "{}", "{ name }"])
def test_the_one_blank_of_a_sentence_is_the_name(text):
    with pytest.raises(ValidationError, match="花括号里只能写 name"):
        AdviceRow.model_validate({**ROW, "text": text})


@pytest.mark.parametrize("row", [{**ROW, "role": "nobody"}, {**ROW, "where": "("}, {**ROW, "note": "x"}])
def test_a_role_pattern_or_key_that_cannot_be_is_refused(row):
    with pytest.raises(ValidationError):
        AdviceRow.model_validate(row)


def test_a_table_without_rows_is_refused():
    with pytest.raises(ValidationError):
        table(by_place=[])


def test_every_sentence_that_ships_ends_as_a_sentence_and_says_who_acts():
    shipped = advice_table()
    assert {row.role for row in shipped.by_place} == {"department", "unit", "finance"}
    assert all(row.text.endswith("。") for row in (*shipped.by_place, shipped.otherwise))
    assert not [clause.text for clause in shipped.spending.by_problem if clause.text.endswith("。")]


def test_an_ordinary_place_finds_its_row_before_the_rest():
    where = [row.where.pattern for row in advice_table().by_place if row.where.search("预算执行率")]
    assert where[0].startswith("预算执行率")
