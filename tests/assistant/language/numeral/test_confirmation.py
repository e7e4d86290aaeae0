"""A numeral in words is read only where it survives being written back, and the kept library agrees."""

from decimal import Decimal
from random import Random

import pytest

from assistant.language.numeral.confirmation import is_confirmed, library_value, write_integer
from tests.fakes.number_words import in_words, random_number


def test_every_number_below_ten_thousand_is_written_as_the_library_reads_it():
    assert [n for n in range(10_000) if library_value(write_integer(n)) != n] == []


def test_larger_numbers_are_written_as_the_library_and_another_writer_have_them():
    rng = Random(7)  # noqa: S311 -- the same numbers each time
    numbers = [random_number(rng, 15) for _ in range(500)]
    assert [n for n in numbers if library_value(write_integer(n)) != n or write_integer(n) != in_words(n)] == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("一百五", 150),
        ("一百零五", 105),
        ("两万三", 23_000),
        ("一亿二", 120_000_000),
        ("12万3456", 123_456),
        ("廿三", 23),
    ],
)
def test_the_value_that_the_words_have_is_confirmed(text, value):
    assert is_confirmed(text, Decimal(value))


@pytest.mark.parametrize(
    ("text", "value"),
    [("三千万二", 32_000_000), ("一百万五", 1_500_000), ("一百五", 105), ("一亿三千万", 100_003_000), ("十四五", 145)],
)
def test_a_value_that_the_words_do_not_have_is_not(text, value):
    assert not is_confirmed(text, Decimal(value))


def test_the_library_alone_reads_what_nobody_can_be_sure_of():
    from cn2an import cn2an

    assert cn2an("三千万二", "normal") == 30_002_000
    assert library_value("三千万二") is None, "the strict mode asked here refuses it"
