"""Orders on classes: which class words name, and the row that goes into it."""

import pytest

from assistant.chat.reading.class_orders import class_of, set_class
from assistant.chat.reading.scene import Scene
from tests.fakes.reading import SCENE, read


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("社会效益", "社会效益指标"), ("时效那类", "时效指标"), ("从数量挪到质量", "质量指标"),
        ("满意度", "服务对象满意度指标"),
        ("生态", "生态效益指标"),
    ],
)  # fmt: skip
def test_a_class_is_the_one_that_words_name_last(words, found):
    assert class_of(SCENE, words)[1] == found


@pytest.mark.parametrize("words", ["", "  ", "产出", "别的类"])
def test_no_class_or_a_first_level_of_several_is_none(words):
    assert class_of(SCENE, words) is None


def test_without_a_profile_no_class_is_known():
    assert class_of(Scene(), "数量指标") is None


def test_a_row_is_put_into_another_class():
    (made,) = read(set_class, "培训期数放到质量指标里", row="培训期数")
    assert (made["op"], made["row"], made["value"]) == ("set_class", "r3", "质量指标")
