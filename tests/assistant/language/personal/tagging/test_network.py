"""The network reads names from what is said of somebody, and long texts as it reads short ones. Nobody is real."""

import numpy as np
import pytest

from assistant.language.personal.reader import find_personal
from assistant.language.personal.tagging.features import rows
from assistant.language.personal.tagging.network import SEEN, shipped_network, values
from assistant.language.personal.tagging.tagger import TAGS


def chances(text):
    return shipped_network().chances(rows(text, (), ()))


def test_each_character_has_a_chance_of_each_tag():
    found = chances("经办人：方志远，已签字。")
    assert found.shape == (12, len(TAGS))
    assert np.allclose(found.sum(axis=1), 1, atol=1e-5)


def test_no_text_has_no_chances():
    assert chances("").shape == (0, len(TAGS))


def test_a_long_text_is_read_in_pieces_as_it_is_as_a_whole():
    line = "由方志远负责验收，三号泵房水泵两台。"
    whole = chances(line * 150)
    middle = chances(line * 30)
    inner = slice(10 * len(line), 20 * len(line))
    for shift in (0, 60, 100, 112):
        moved = whole[inner.start + shift * len(line) : inner.stop + shift * len(line)]
        assert np.allclose(moved, middle[inner], atol=1e-3)


@pytest.mark.parametrize("text", ["𠮷田签收", "\ud800签收", "ｄ签收", "\x00\x7f"])
def test_characters_that_it_does_not_know_are_read(text):
    assert np.isfinite(chances(text)).all()


def test_the_values_of_a_row_stay_in_its_part_of_the_table():
    seen = values(rows("姓名\t岩温罕\t电话13800000000，现住柳河村三组27号（小刘代签）", ((10, 21),), ()))
    first = 0
    for column, size in zip(seen.T, SEEN.values(), strict=True):
        assert first <= column.min() <= column.max() < first + size
        first += size


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("委托书：勒扎诺因病不便，委托其子勒扎宽代领补贴款。", "勒扎宽"),
        ("小郑说按亩算，老秦说按台算。", "小郑"),
        ("晨会：昨夜收治产妇召罕香，母子平安。", "召罕香"),
        ("草场租赁合同\n甲方：色音都冷\n租金31500元。", "色音都冷"),
    ],
)
def test_a_name_is_read_from_what_is_said_of_somebody(text, name):
    assert name in [text[span.start : span.end] for span in find_personal(text)]
