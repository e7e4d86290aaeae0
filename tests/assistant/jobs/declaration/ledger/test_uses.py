"""Every number of the ledger says where the draft uses it, or why not, in Chinese."""

from assistant.bootstrap import Product
from assistant.domain.ledger import NumberRole

BRIEF = "2027年县农业局培训农民120人，合格率95%以上。全县人口23.4万人。2026年培训98人。申请资金50万元。"


def entries():
    product = Product()
    declarations = product.declarations()
    draft = declarations.draft(BRIEF, product.profile(), 2027)
    return {e.quote: e for e in declarations.ledger(draft).entries}


def test_a_number_in_a_row_names_the_row():
    assert entries()["120人"].used.startswith("indicator:")


def test_the_total_is_used_as_money():
    assert entries()["50万元"].used in {"money", "indicator:项目总成本"}


def test_what_is_not_used_says_why_and_what_is_used_does_not():
    for found in entries().values():
        assert bool(found.used) != bool(found.why)


def test_the_reason_fits_the_role():
    found = entries()["23.4万人"]
    assert found.role is NumberRole.CONTEXT
    assert found.used or "背景" in found.why


def test_sources_that_are_added_up_in_one_line_of_the_funds_are_used():
    product = Product()
    declarations = product.declarations()
    brief = "改造水渠3公里。资金60万元，其中省级补助40万元，县级配套20万元。"
    draft = declarations.draft(brief, product.profile(), 2027)
    used = {e.quote: e.used for e in declarations.ledger(draft).entries}
    assert (used["40万元"], used["20万元"]) == ("money", "money")


def test_a_number_inside_the_digits_of_a_target_is_not_used_by_it():
    product = Product()
    declarations = product.declarations()
    brief = "申请资金36万元，给全县60个村各补助6000元。"
    draft = declarations.draft(brief, product.profile(), 2027)
    used = {e.quote: e.used for e in declarations.ledger(draft).entries}
    assert used["6000元"].startswith("indicator:")
    assert used["60个"] != used["6000元"]
