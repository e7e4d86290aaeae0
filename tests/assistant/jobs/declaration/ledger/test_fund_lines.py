"""Money of any level of government is 当年财政拨款; what others give is another line of the funds."""

import re

import pytest

from assistant.domain.ledger import LedgerEntry, NumberRole
from assistant.jobs.declaration.ledger.fund_lines import with_fund_lines
from assistant.language.layout import layout


def _before(text, end):
    """The amounts that stand before."""
    found = re.finditer(r"[0-9]+万元", text[:end])
    return [
        LedgerEntry(quote=m[0], start=m.start(), end=m.end(), value="1", unit="万元", role=NumberRole.MONEY_USE)
        for m in found
    ]


def line(text, amount, role=NumberRole.MONEY_SOURCE, about=""):
    start = text.index(amount)
    entry = LedgerEntry(
        quote=amount, start=start, end=start + len(amount), value="8", unit="万元", role=role, about=about
    )
    return with_fund_lines([*_before(text, start), entry], layout(text))[-1].fund


@pytest.mark.parametrize(
    ("text", "fund"),
    [
        ("中央财政补助8万元", "fiscal"),
        ("省级奖补8万元", "fiscal"),
        ("县级配套8万元", "fiscal"),
        ("上级转移支付8万元", "fiscal"),
        ("上年结转8万元", "carry_over"),
        ("报名费8万元", "other"),
        ("财政专户管理资金8万元", "special_account"),
        ("单位自筹8万元", "other"),
        ("村集体出8万元", "other"),
        ("乡镇配套8万元", "other"),
        ("企业赞助8万元", "other"),
        ("省级福彩公益金8万元", "fiscal"),
        ("社会捐赠8万元", "other"),
    ],
)
def test_who_gives_the_money_decides_its_line(text, fund):
    assert line(text, "8万元") == fund


def test_the_words_nearest_to_the_amount_decide():
    assert line("县财政拨款60万元、企业自筹8万元", "8万元") == "other"
    assert line("企业自筹60万元、县财政拨款8万元", "8万元") == "fiscal"


def test_who_gives_may_be_named_behind_the_amount():
    assert line("其中8万元由村民自筹", "8万元") == "other"


def test_a_row_of_a_table_names_its_own_source():
    table = "| 来源 | 金额（万元） |\n|---|---|\n| 县财政 | 60 |\n| 单位自筹 | 8 |\n"
    assert (line(table, "60"), line(table, "8")) == ("fiscal", "other")


def test_an_unknown_source_is_money_of_the_budget():
    assert line("安排8万元", "8万元") == "fiscal"


def test_what_is_no_source_of_money_has_no_line():
    assert line("单位自筹8万元", "8万元", NumberRole.MONEY_USE) == ""
