"""What the models of class and sign see of a number: its name and unit, its words, its bound, the value before it."""

import pytest

from assistant.domain.ledger import NumberRole
from assistant.jobs.declaration.ledger.row_features import named_features, row_features, unit_word
from assistant.language.layout import layout
from assistant.language.tokens import find_tokens


def seen(text, number=-1, role=NumberRole.RESULT, name="合格率"):
    tokens = find_tokens(text)
    return set(row_features(layout(text), tokens, range(len(tokens))[number], role, name))


def test_a_finished_form_shows_role_name_and_unit():
    assert {"role=output", "unit=人", "end2=人数", "role_end=output|人数"} <= set(
        named_features(NumberRole.OUTPUT, "培训人数", "人")
    )


def test_what_a_form_shows_is_seen_of_a_brief_too():
    assert set(named_features(NumberRole.RESULT, "合格率", "%")) <= seen("抽检合格率98%。")


@pytest.mark.parametrize(
    ("text", "bound"),
    [("事故不超过3起。", "<="), ("合格率不低于98%。", ">="), ("合格率98%以上。", ">="), ("合格率98%。", "None")],
)
def test_the_bound_that_the_words_set_is_seen(text, bound):
    assert f"bound={bound}" in seen(text)


@pytest.mark.parametrize(
    ("text", "way"),
    [("发病率由6%降到4%。", "down"), ("入园率由86%提高到94%。", "up"), ("藏书由5册增加到5册。", "same")],
)
def test_a_value_is_compared_with_the_one_it_comes_from(text, way):
    assert {f"way={way}", f"from_to={way}"} <= seen(text)


def test_values_of_other_units_are_not_compared():
    assert not any(f.startswith("way=") for f in seen("培训20人，合格率98%。"))


def test_a_cell_sees_its_header_and_no_neighbour():
    features = seen("| 指标 | 目标 |\n|---|---|\n| 合格率 | 98% |\n")
    assert "h:目标" in features
    assert not any("|" in f for f in features if f.startswith(("l:", "L2=")))


@pytest.mark.parametrize(("text", "word"), [("培训20人", "人"), ("占三分之一", "%"), ("十月底完成", "date")])
def test_what_has_no_unit_shows_its_kind(text, word):
    assert unit_word(find_tokens(text)[0]) == word
