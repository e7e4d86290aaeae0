"""Shares are read from the lines of the documents with how they bind, and of what they are."""

from decimal import Decimal

import pytest

from assistant.jobs.questions.reckoning.share_reading import shares_of
from policy_corpus.policies import clauses


@pytest.mark.parametrize(
    ("line", "low", "high"),
    [
        ("额度不超过支出总额的1%。", None, "0.01"),
        ("不低于本地区上年新增专项债务限额的5%。", "0.05", None),
        ("按支出额的1%至3%设预备费。", "0.01", "0.03"),
        ("罚采购金额5‰以上10‰以下。", "0.005", "0.01"),
        ("违法所得1倍以上5倍以下罚款。", "1", "5"),
        ("罚采购金额5‰。", "0.005", "0.005"),
    ],
)
def test_a_share_binds_as_its_clause_says(line, low, high):
    [share] = shares_of(line)
    assert (share.low, share.high) == tuple(None if end is None else Decimal(end) for end in (low, high))


@pytest.mark.parametrize(
    "line", ["到位率=（到位/预算）×100%。", "小于80%且大于等于60%得5分。", "概算超过估算10%的应报告。"]
)
def test_a_rate_or_a_score_sets_no_share(line):
    assert shares_of(line) == ()


def test_the_shares_of_all_documents_are_read():
    assert len([s for c in clauses() for line in c.lines for s in shares_of(line)]) >= 80
