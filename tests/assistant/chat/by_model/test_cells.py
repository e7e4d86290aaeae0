"""Operations on rows that a model named: what does not stand in form or message is refused, own work is proposed."""

import pytest

from assistant.chat.by_model import cells
from assistant.chat.by_model.operations import NotGrounded
from assistant.chat.by_model.schema import ModelOperation
from tests.fakes.reading import SCENE


def made(resolve, **fields):
    """Row, value and whether it is only proposed."""
    found = resolve(ModelOperation(op=resolve.__name__, **fields), SCENE)
    return [(o.operation.row, o.operation.value, o.is_proposed) for o in found]


def test_a_copied_value_is_reckoned_by_code_and_one_worked_out_is_proposed():
    assert made(cells.set_target, rows=[2], lead="再加", value="30人") == [("r2", "≥150人", False)]
    assert made(cells.set_target, rows=[2], result="150人") == [("r2", "≥150人", True)]


def test_a_value_worked_out_that_is_the_copied_one_is_sure():
    assert made(cells.set_target, rows=[2], value="150人", result="150人") == [("r2", "≥150人", False)]


def test_one_value_goes_to_every_row_named():
    assert made(cells.set_target, rows=[4, 7], value="96%") == [("r4", "≥96%", False), ("r7", "≥96%", False)]


@pytest.mark.parametrize(
    ("fields", "value", "is_proposed"),
    [
        ({"value": "15分"}, "15", False),
        ({"lead": "加", "value": "5分"}, "15", False),
        ({"lead": "减", "value": "5分"}, "5", False),
        ({"value": "减半"}, "5", False),
        ({"result": "12"}, "12", True),
    ],
)
def test_points_are_set_added_taken_off_and_multiplied(fields, value, is_proposed):
    assert made(cells.set_weight, rows=[7], **fields) == [("r7", value, is_proposed)]


def test_a_name_less_the_words_that_the_message_names_is_sure_and_another_is_proposed():
    assert made(cells.set_name, rows=[2], value="护理员", result="培训人数") == [("r2", "培训人数", False)]
    assert made(cells.set_name, rows=[2], value="护理员", result="学员人数") == [("r2", "学员人数", True)]
    assert made(cells.set_name, rows=[2], value="“办班人数”") == [("r2", "办班人数", False)]


def test_a_class_and_a_text_are_those_of_profile_and_form():
    assert made(cells.set_class, rows=[3], level2="质量指标") == [("r3", "质量指标", False)]
    assert made(cells.set_text, rows=[7], field="data_source", value="问卷") == [("r7", "问卷", False)]
    assert made(cells.set_text, rows=[7], field="data_source", result="问卷") == [("r7", "问卷", True)]


def test_a_row_goes_before_another_or_to_the_end_of_its_class():
    orders = [list(cells.move_indicator(ModelOperation(op="", rows=[3], before=b), SCENE)) for b in (2, 0)]
    assert [(o.operation.row, o.operation.before) for (o,) in orders] == [("r3", "r2"), ("r3", "")]


@pytest.mark.parametrize(("into", "kept"), [(3, "r3"), (0, "r2"), (7, "r2")])
def test_rows_become_one_of_themselves_with_a_new_name_where_one_is_given(into, kept):
    one = ModelOperation(op="", rows=[2, 3], into=into, name="培训规模")
    merged, named = cells.merge_indicators(one, SCENE)
    assert (merged.operation.rows, merged.operation.into) == (("r2", "r3"), kept)
    assert (named.operation.row, named.operation.value) == (kept, "培训规模")


def test_the_row_that_has_the_name_already_is_the_one_that_stays():
    one = ModelOperation(op="", rows=[2, 3], name=SCENE.finder.rows[2].name)
    (merged,) = cells.merge_indicators(one, SCENE)
    assert merged.operation.into == "r3"


def test_a_new_row_needs_a_name_and_a_value_that_can_be_read():
    (added,) = cells.add_indicator(ModelOperation(op="", level2="数量指标", name="护工人数", value="30人"), SCENE)
    assert (added.operation.level1, added.operation.target) == ("产出指标", "≥30人")
    with pytest.raises(NotGrounded):
        list(cells.add_indicator(ModelOperation(op="", level2="数量指标", value="30人"), SCENE))


def test_points_are_shared_in_a_class_or_in_all():
    one = ModelOperation(op="", scope="产出指标", toward="数量指标")
    (shared,) = cells.share_weights(one, SCENE)
    assert (shared.operation.scope, shared.operation.toward) == ("产出指标", "数量指标")
    (everywhere,) = cells.share_weights(ModelOperation(op=""), SCENE)
    assert everywhere.operation.scope == "全部"


@pytest.mark.parametrize(
    ("resolve", "fields"),
    [
        (cells.set_target, {"rows": [8], "value": "92%"}),
        (cells.set_target, {"rows": [0], "value": "92%"}),
        (cells.set_target, {"rows": [], "value": "92%"}),
        (cells.set_target, {"rows": [7]}),
        (cells.set_target, {"rows": [7], "value": "1/2/3"}),
        (cells.set_weight, {"rows": [7], "value": "多一点"}),
        (cells.set_weight, {"rows": [7], "result": "更多"}),
        (cells.set_name, {"rows": [7], "value": "“”"}),
        (cells.set_class, {"rows": [7], "level2": "火星指标"}),
        (cells.set_text, {"rows": [7], "field": "secret", "value": "词"}),
        (cells.delete_indicator, {"rows": [9]}),
        (cells.merge_indicators, {"rows": [2]}),
        (cells.add_indicator, {"level2": "", "name": "护工人数"}),
        (cells.share_weights, {"scope": "火星指标"}),
    ],
)
def test_what_does_not_stand_in_form_profile_or_message_is_refused(resolve, fields):
    with pytest.raises(NotGrounded):
        list(resolve(ModelOperation(op="", **fields), SCENE))
