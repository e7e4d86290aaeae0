"""What the words of a message, or its other orders, say against a place that an order fills."""

from dataclasses import replace

import pytest

from assistant.chat.certainty.conflicts import conflicts, goes_and_changes
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.outcome import ReadAct, order
from assistant.domain.operation_kind import OperationKind as Kind
from tests.fakes.chatting import Chat
from tests.fakes.reading import SCENE, act


def against(text, *read):
    """The signs against the last of the orders that were read."""
    return {name for name, holds in conflicts(read[-1], read, ChatMessage.of(text), SCENE) if holds}


def cell(kind, text, row, value, words, begin=0):
    """A value of a row, read from the words of a message from a place on."""
    made = act(kind.value, text, value=words)
    return ReadAct(order(kind, row=row, value=value), act=type(made)(made.op, begin, made.end, 1.0, made.slots))


def head(text, field, value):
    return ReadAct(
        order(Kind.SET_HEAD, field=field, value=value),
        act=act("set_head", text, value=value if value in text else text[-3:]),
    )


def gone(row, text):
    return ReadAct(order(Kind.DELETE_INDICATOR, row=row), act=act("delete_indicator", text))


def test_a_row_that_goes_is_not_changed_by_the_same_message():
    text = "培训期数那条删了，值改成5期"
    deleted, changed = gone("r3", text), cell(Kind.SET_TARGET, text, "r3", "≥5期", "5期")
    assert goes_and_changes(deleted, [deleted, changed])
    assert goes_and_changes(changed, [deleted, changed])
    assert not goes_and_changes(gone("r2", text), [deleted, changed])


@pytest.mark.parametrize(
    ("text", "speaks_against"),
    [
        ("培训护理员人数把“护理员”拿掉", True),
        ("“护理员”拿掉", True),
        ("把“培训护理员人数”拿掉", False),
        ("把带“护理员”的那条拿掉", False),
        ("培训护理员人数那条拿掉", False),
    ],
)
def test_what_is_taken_away_in_quotation_marks_may_be_a_part_of_a_name(text, speaks_against):
    assert ("part of a name goes" in against(text, gone("r2", text))) is speaks_against


@pytest.mark.parametrize(
    ("text", "field", "value", "speaks_against"),
    [
        ("实施单位石湾镇人民政府 住管部门是县城市管理局", "unit", "县城市管理局", True),
        ("实施单位石湾镇人民政府 主管部门是县城市管理局", "unit", "县城市管理局", True),
        ("实施单位石湾镇人民政府 主管部门是县城市管理局", "unit", "石湾镇人民政府", False),
        ("实施单位由石湾镇人民政府改成县城市管理局", "unit", "县城市管理局", False),
        ("实施单位不是石湾镇人民政府，改成县城市管理局", "unit", "县城市管理局", False),
        ("主管部门县里城管局 写县城市管理局", "department", "县城市管理局", False),
    ],
)
def test_a_name_belongs_to_the_field_that_it_stands_beside(text, field, value, speaks_against):
    assert ("value of another field" in against(text, head(text, field, value))) is speaks_against


def test_one_name_may_be_that_of_both_fields():
    text = "主管部门和实施单位都是县城市管理局"
    both = [head(text, "unit", "县城市管理局"), head(text, "department", "县城市管理局")]
    assert not against(text, *both)


def test_a_field_whose_label_is_mistyped_is_asked_for():
    text = "住管部门是县城市管理局"
    assert "field mistyped" in against(text, head(text, "department", "县城市管理局"))


@pytest.mark.parametrize(("name", "speaks_against"), [("项目完工时间", True), ("培训完成率", False)])
def test_a_day_of_the_project_that_is_called_as_a_row_may_be_that_row(name, speaks_against):
    rows = tuple(r.model_copy(update={"name": name}) if r.id == "r3" else r for r in SCENE.filing.indicators)
    scene = replace(SCENE, filing=SCENE.filing.model_copy(update={"indicators": rows}))
    text = "完工时间改成八月二十号前"
    one = head(text, "end", "2027-08-20")
    assert ("field may be a row", 1.0 * speaks_against) in conflicts(one, [one], ChatMessage.of(text), scene)


def test_a_clause_without_a_row_goes_on_with_the_row_of_the_clause_before_it():
    text = "培训期数改成5期，权重给8"
    first = cell(Kind.SET_TARGET, text, "r3", "≥5期", "5期")
    own, other = (cell(Kind.SET_WEIGHT, text, row, "8", "8", begin=9) for row in ("r3", "r6"))
    assert "row of another clause" in against(text, first, other)
    assert "row of another clause" not in against(text, first, own)


def test_a_value_in_a_clause_with_a_row_has_its_own():
    text = "培训期数改成5期，受益老人权重给8"
    first, second = cell(Kind.SET_TARGET, text, "r3", "≥5期", "5期"), cell(Kind.SET_WEIGHT, text, "r6", "8", "8", 9)
    assert not against(text, first, second)


def test_a_part_of_a_name_is_taken_away_and_the_row_stays():
    made = Chat()
    made.say("培训护理员人数把“护理员”拿掉")
    assert len(made.rows) == len(Chat().rows)
