"""Parts and total stay equal, or the gap is said with its arithmetic."""

from decimal import Decimal

from assistant.domain.source import BY_USER, SourceKind
from tests.fakes.works import FILING, Desk


def stated(**amounts):
    funds = FILING.funds.model_copy(update={f: Decimal(v) for f, v in amounts.items()})
    return FILING.model_copy(update={"funds": funds, "sources": {f"funds.{f}": BY_USER for f in amounts}})


def test_what_only_followed_from_the_total_follows_the_new_one():
    desk = Desk()
    done = desk.do("set_money", field="total", amount=130, unit="万元")
    funds = desk.work.filing.funds
    assert (funds.total, funds.fiscal) == (130, 130)
    assert "财政拨款随之为130万元" in done.after
    assert desk.work.filing.sources["funds.fiscal"].kind is SourceKind.FORMULA


def test_the_row_that_binds_the_cost_follows_the_total():
    desk = Desk()
    desk.do("set_money", field="total", amount=1300000, unit="元")
    assert desk.row("项目总成本").target == "≤130万元"


def test_a_part_is_taken_from_the_one_that_was_only_assumed():
    desk = Desk()
    desk.do("set_money", field="carry_over", amount=20, unit="万元")
    funds = desk.work.filing.funds
    assert (funds.total, funds.fiscal, funds.carry_over) == (120, 100, 20)


def test_where_all_was_stated_the_gap_is_stated_with_its_arithmetic_and_asked_about():
    desk = Desk(stated(total=120, fiscal=100, other=20))
    done = desk.do("set_money", field="total", amount=130, unit="万元")
    assert "财政拨款100＋其他资金20＝120万元，总额130万元，还差10万元" in done.after
    assert "money.gap" in [q.id for q in desk.work.questions]
    desk.do("set_money", field="other", amount=30, unit="万元")
    assert "money.gap" not in [q.id for q in desk.work.questions]


def test_the_only_source_of_money_bears_a_new_total_alone():
    desk = Desk(stated(total=120, fiscal=120))
    desk.do("set_money", field="total", amount=130, unit="万元")
    assert desk.work.filing.funds.fiscal == 130


def test_more_than_the_total_is_not_made_negative():
    desk = Desk()
    done = desk.do("set_money", field="other", amount=150, unit="万元")
    assert desk.work.filing.funds.fiscal == 120
    assert "多出150万元" in done.after


def test_an_amount_without_unit_or_below_zero_is_refused():
    desk = Desk()
    assert "单位" in desk.do("set_money", field="total", amount=130, unit="块多").why
    assert "负数" in desk.do("set_money", field="total", amount=-1, unit="万元").why
    assert desk.work.filing.funds.total == 120


def test_the_answer_to_the_gap_sets_the_total():
    desk = Desk(stated(total=120, fiscal=100, other=30))
    assert desk.do("answer", question="money.gap", value="130万元").applied
    assert desk.work.filing.funds.total == 130
