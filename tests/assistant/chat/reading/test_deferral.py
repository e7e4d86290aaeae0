"""An order that is put off, asked about first or given on a condition is none yet."""

import pytest

from assistant.chat.reading.deferral import puts_off
from assistant.chat.reading.message import ChatMessage
from tests.fakes.reading import SCENE, act


@pytest.mark.parametrize(
    ("text", "put_off"),
    [
        ("学员满意度改成92%，我问了局长再说", True),
        ("学员满意度改成92%，我先去问问", True),
        ("要是分管的也同意你再改成92%", True),
        ("学员满意度改成92%", False),
        ("学员满意度再定为92%", False),
        ("问清楚了，学员满意度改成92%", False),
        ("学员满意度改成92%，不用再问了", False),
        ("学员满意度我们请示之后确定为92%", False),
        ("学员满意度改成92%，培训期数我再问问", False),
    ],
)
def test_what_is_put_off_behind_its_value_is_no_order(text, put_off):
    assert puts_off(act("set_target", text, value="92%"), ChatMessage.of(text), SCENE) is put_off
