"""Long material is no order: it begins an empty form and changes nothing of any other."""

from assistant.chat.reading.pasted import is_material, material
from assistant.chat.reading.scene import Scene
from tests.fakes.reading import SCENE

_LONG = "由县水利局组织实施农村饮水安全巩固提升工程。" * 60


def test_a_page_of_text_is_material_and_a_message_is_not():
    assert is_material(_LONG)
    assert not is_material("满意度改成95%，培训人数也改成200人。")


def test_material_begins_an_empty_form():
    (read,) = material(_LONG, Scene())
    assert (read.operation.op, read.operation.value) == ("add_brief", _LONG)


def test_material_changes_no_form_that_has_rows_and_says_how_to_go_on():
    (read,) = material(_LONG, SCENE)
    assert read.operation.op == "unclear"
    assert "请用一两句话说" in read.operation.reason
