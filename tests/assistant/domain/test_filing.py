"""A filing is the JSON that every command reads and writes: exact, and open to fields added later."""

from decimal import Decimal

import pytest
from pydantic import ValidationError

from assistant.domain.filing import Filing, Funds, Project
from assistant.domain.indicator import Indicator
from assistant.language.money import MoneyUnit
from tests.fakes.approved import approved


def test_a_filing_reads_back_as_it_was_written():
    made = approved(total_score=Decimal("95.55"))
    assert Filing.model_validate_json(made.model_dump_json()) == made


def test_a_newer_filing_is_read_without_what_is_not_known():
    assert Filing.model_validate({"added_later": 1}) == Filing()


@pytest.mark.parametrize(
    ("start", "end", "multi"),
    [
        ("2026-01-01", "2027-12-31", True),
        ("2026-01-01", "2026-12-31", False),
        ("2026", "2027", True),
        ("", "2027-12-31", False),
        ("2027-01-01", "2026-12-31", False),
    ],
)
def test_a_period_over_several_years_needs_both_its_ends(start, end, multi):
    assert Project(start=start, end=end).multi_year is multi


@pytest.mark.parametrize(
    ("unit", "value"), [("万元", MoneyUnit.WAN), ("元", MoneyUnit.YUAN), ("万元/元", None), ("", None), ("美元", None)]
)
def test_the_unit_of_the_money_is_known_or_none(unit, value):
    assert Funds(unit=unit).money_unit is value


def test_an_amount_is_money_only_with_a_value_and_a_unit():
    assert Funds(total="480").money("total").yuan == 4_800_000
    assert Funds(total="480", unit="若干").money("total") is None
    assert Funds().money("total") is None


def test_an_amount_with_commas_is_exact_and_words_are_refused():
    assert Funds(total="1,200.50").total == Decimal("1200.50")
    with pytest.raises(ValidationError):
        Funds(total="一百万")


@pytest.mark.parametrize("year", [1899, 2201])
def test_a_year_that_cannot_be_is_refused(year):
    with pytest.raises(ValidationError):
        Filing(year=year)


def test_a_column_is_there_as_stated_or_as_a_filled_cell_shows():
    row = Indicator(level1="产出指标", name="人次", actual="3次", deviation="")
    seen = Filing(indicators=(row,))
    assert seen.has_column("actual")
    assert not seen.has_column("deviation")
    assert not seen.has_column("score")
    assert Filing(columns=("score",), indicators=(row,)).has_column("score")
    assert not Filing(columns=("score",), indicators=(row,)).has_column("actual")
