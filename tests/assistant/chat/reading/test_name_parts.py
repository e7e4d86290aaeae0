"""Characters go from a name only where they stand in one and the message says so."""

import pytest

from assistant.chat.reading.name_parts import removed_part, rows_with
from tests.fakes.reading import SCENE


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("把名称里的“护理员”三个字去掉", "护理员"),
        ("护理员那三个字不要了", "护理员"),
        ("名字里护理员几个字删掉", "护理员"),
        ("第二条名称里“护理员”去掉", "护理员"),
        ("把“狗熊”两个字去掉", ""),
        ("培训护理员人数删掉", ""),
        ("培训护理员人数把“护理员”拿掉", "护理员"),
        ("把“护理员”拿掉", ""),
        ("把“培训护理员人数”拿掉", ""),
        ("加“护理员”三个字", ""),
    ],
)
def test_the_part_stands_in_a_name_and_is_to_go(text, part):
    assert removed_part(text, SCENE) == part


def test_the_rows_with_a_part_are_found():
    assert rows_with("护理员", SCENE) == [r.id for r in SCENE.finder.rows if "护理员" in r.name]
