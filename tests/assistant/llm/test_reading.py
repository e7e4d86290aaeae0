"""Replies as models really write them are read, and what is no reply is refused with the reason."""

import pytest
from pydantic import BaseModel, Field

from assistant.llm.reading import Unreadable, read_reply


class Row(BaseModel):
    name: str
    weight: int = Field(ge=0, le=100)


class Rows(BaseModel):
    rows: list[Row]


WANTED = Rows(rows=[Row(name="完成率", weight=10)])
PLAIN = '{"rows": [{"name": "完成率", "weight": 10}]}'


@pytest.mark.parametrize(
    "text",
    [
        PLAIN,
        f"```json\n{PLAIN}\n```",
        f"好的，结果如下：\n{PLAIN}\n以上供参考。",
        f'<think>先写 {{"rows": []}} 试试</think>{PLAIN}',
        f"想好了。</think>{PLAIN}",
        '"{\\"rows\\": [{\\"name\\": \\"完成率\\", \\"weight\\": 10}]}"',
        '[{"name": "完成率", "weight": 10}]',
        f'{{"result": {PLAIN}}}',
        f"[{PLAIN}]",
        f"\ufeff{PLAIN}",
        f"{{不是对象}} {PLAIN}",
    ],
)
def test_the_reply_is_found_in_what_surrounds_it(text):
    assert read_reply(text, Rows) == WANTED


def test_a_raw_line_break_inside_a_text_is_read():
    assert read_reply('{"rows": [{"name": "完成\n率", "weight": 10}]}', Rows).rows[0].name == "完成\n率"


@pytest.mark.parametrize("text", ["", "  \n\n ", "无法完成。", PLAIN[:-3]])
def test_blanks_refusals_and_cut_off_replies_are_no_reply(text):
    with pytest.raises(Unreadable):
        read_reply(text, Rows)


def test_a_value_outside_its_limits_is_named_with_its_place():
    with pytest.raises(Unreadable, match=r"rows\.0\.weight"):
        read_reply('{"rows": [{"name": "完成率", "weight": 110}]}', Rows)
