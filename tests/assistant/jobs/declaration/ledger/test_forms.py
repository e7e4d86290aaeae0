"""The form of a number rules roles out: people are no money, a percentage no date, a named unit price no total."""

import pytest

from assistant.jobs.declaration.ledger.forms import barred
from assistant.language.tokens import find_tokens


def ruled_out(text, quote):
    token = next(t for t in find_tokens(text) if t.text == quote)
    return {r.value for r in barred(token, text[: token.start])}


@pytest.mark.parametrize(
    ("text", "quote", "role"),
    [
        ("培训120人", "120人", "money_source"),
        ("合格率95%", "95%", "milestone"),
        ("10月底前", "10月底前", "output"),
        ("常住人口23.4万", "23.4万", "money_total"),
        ("单价32万元", "32万元", "money_use"),
        ("50万元", "50万元", "output"),
        ("共培训20人。\n资金总额：110万元", "110万元", "money_past"),
        ("〔2026〕41号", "〔2026〕41号", "output"),
        ("50万元", "50万元", "order"),
    ],
)
def test_what_cannot_be_is_ruled_out(text, quote, role):
    assert role in ruled_out(text, quote)


@pytest.mark.parametrize(
    ("text", "quote", "role"),
    [
        ("培训120人", "120人", "output"),
        ("合格率95%", "95%", "result"),
        ("区财政出86.4万", "86.4万", "money_total"),
        ("单价32万元", "32万元", "price"),
        ("资金总额：110万元", "110万元", "money_total"),
        ("去年资金总额：110万元", "110万元", "money_past"),
        ("2026年支付504万元", "2026年", "money_past"),
    ],
)
def test_what_may_be_is_not(text, quote, role):
    assert role not in ruled_out(text, quote)
