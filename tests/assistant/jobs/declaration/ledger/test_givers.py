"""Who gives an amount is read off the words around it, as far as the amount before and the next mark."""

import pytest

from assistant.jobs.declaration.ledger.givers import giver_features, shipped_givers, words_around
from assistant.language.layout import layout


def giver(text, amount, previous=""):
    start = text.index(amount)
    end_before = text.index(previous) + len(previous) if previous else 0
    return shipped_givers().read(giver_features(layout(text), start, start + len(amount), end_before))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("区财政出22万，其余再说", "fiscal"),
        ("剩下14.37万由企业自筹", "other"),
        ("上年结转资金19.2万元", "carry_over"),
    ],
)
def test_the_giver_is_named_before_or_behind(text, line):
    quote = next(q for q in ("22万", "14.37万", "19.2万元") if q in text)
    found = giver(text, quote)
    assert found.line == line
    assert found.odds > 0


def test_a_price_has_no_giver():
    assert giver("路灯每盏单价3000元", "3000元").odds < 0


def test_words_end_at_the_amount_before():
    text = "市财政五百万供热企业拿二百万"
    around = words_around(layout(text), text.index("二百万"), len(text), text.index("供热"))
    assert around[0] == "供热企业拿"
