"""The money of the results is laid over the declaration's, in its unit; what was not given stays."""

from decimal import Decimal

from assistant.domain.filing import FundLine
from assistant.domain.results import Results
from assistant.forms.results.money_over import with_money
from tests.fakes.approved import approved


def laid(declaration=None, **given):
    filing, notes = with_money(declaration or approved(), Results(**{"unit": "万元", **given}))
    return filing.funds, notes, filing


def test_amounts_are_converted_to_the_unit_of_the_declaration():
    funds, _, _ = laid(unit="元", adjusted=Decimal(4_800_000), executed=Decimal(4_652_000))
    assert (funds.unit, funds.adjusted, funds.executed) == ("万元", 480, Decimal("465.2"))


def test_a_unit_that_cannot_be_converted_is_stated_and_nothing_is_used():
    funds, notes, filing = laid(unit="美元", executed=Decimal(1))
    assert funds.executed is None
    assert "美元" in notes[0]
    assert filing == approved()


def test_the_approved_sum_is_the_initial_budget_until_another_is_given():
    funds, notes, filing = laid(executed=Decimal(465))
    assert funds.initial == 480
    assert filing.sources["funds.initial"].confirm
    assert "480万元" in notes[0]
    funds, notes, filing = laid(initial=Decimal(470), executed=Decimal(465))
    assert (funds.initial, notes, filing.sources) == (470, [], {})


def test_what_every_source_spent_makes_the_whole():
    lines = (FundLine(source="fiscal", executed=Decimal("395.2")), FundLine(source="other", executed=Decimal(70)))
    funds, notes, _ = laid(initial=Decimal(480), lines=lines)
    assert funds.executed == Decimal("465.2")
    assert "465.2万元" in notes[0]


def test_a_source_with_money_that_says_nothing_leaves_the_whole_open():
    funds, _, _ = laid(initial=Decimal(480), lines=(FundLine(source="fiscal", executed=Decimal(395)),))
    assert funds.executed is None


def test_lines_there_were_take_what_was_given_and_keep_the_rest():
    old = approved()
    line = FundLine(source="fiscal", initial=Decimal(400), adjusted=Decimal(400))
    old = old.model_copy(update={"funds": old.funds.model_copy(update={"lines": (line,)})})
    new = (FundLine(source="fiscal", executed=Decimal(390)), FundLine(source="own", executed=Decimal(5)))
    funds, _, _ = laid(old, lines=new)
    assert [(x.source, x.initial, x.executed) for x in funds.lines] == [("fiscal", 400, 390), ("own", None, 5)]


def test_an_amount_a_thousand_times_too_large_is_asked_about():
    _, notes, _ = laid(initial=Decimal(480), executed=Decimal(480_000))
    assert "1000倍" in notes[0]
    assert laid(initial=Decimal(480), executed=Decimal(479_999))[1] == []


def test_a_rate_that_was_stated_falls_with_the_amounts_it_was_of():
    old = approved()
    rated = old.funds.model_copy(update={"execution_rate": Decimal(97), "executed": Decimal(465)})
    old = old.model_copy(update={"funds": rated})
    assert laid(old, executed=Decimal(400))[0].execution_rate is None
    assert laid(old, executed=Decimal(465))[0].execution_rate == 97
