"""An approximate numeral is a span that holds all the words allow."""

from decimal import Decimal
from random import Random

import pytest

from assistant.language.numeral.approximate import Approximate, read_approximate
from tests.fakes.number_words import approximate


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("十几", 11, 19),
        ("20几", 21, 29),
        ("几十", 20, 99),
        ("数百", 200, 999),
        ("十几万", 110_000, 199_999),
        ("三千几百", 3100, 3999),
        ("一百几", 101, 200),
        ("几个亿", 200_000_000, 999_999_999),
        ("七八十", 70, 80),
        ("三五百", 300, 500),
        ("二十五六", 25, 26),
        ("一两万", 10_000, 20_000),
        ("两三", 2, 3),
        ("一千二三", 1200, 1300),
        ("7、8万", 70_000, 80_000),
        ("七、八十", 70, 80),
        ("十万八万", 80_000, 100_000),
        ("三百多", 300, 400),
        ("120余", 120, 130),
        ("百余万", 1_000_000, 2_000_000),
        ("二十多万", 200_000, 300_000),
        ("一个多亿", 100_000_000, 200_000_000),
        ("1.2亿多", 120_000_000, 130_000_000),
        ("两百来", 150, 250),
        ("万把", 5000, 15_000),
        ("近百", 90, 100),
        ("近3000", 2900, 3000),
        ("小两万", 19_000, 20_000),
        ("千儿八百", 800, 1000),
        ("上百", 100, None),
        ("上千万", 10_000_000, None),
        ("数以万计", 10_000, None),
        ("成千上万", 1000, None),
    ],
)
def test_a_vague_word_gives_the_widest_bounds(text, low, high):
    assert read_approximate(text) == Approximate(Decimal(low), None if high is None else Decimal(high))


@pytest.mark.parametrize(
    "text",
    [
        "十四五",
        "十三五",
        "二四",
        "一二三百",
        "三百",
        "二〇二三",
        "2500",
        "几",
        "数",
        "上",
        "多",
        "五多",
        "三把",
        "",
        "人数",
    ],
)
def test_what_is_exact_or_no_span_is_none(text):
    assert read_approximate(text) is None


def test_random_spans_are_read_as_they_were_meant():
    rng = Random(20260101)  # noqa: S311 -- the same numbers each time
    pairs = [approximate(rng) for _ in range(300)]
    assert [(t, s, read_approximate(t)) for t, s in pairs if read_approximate(t) != s] == []
