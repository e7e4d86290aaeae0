"""What a year brought, in the unit's own words; what was not said is empty."""

from decimal import Decimal

import pytest
from pydantic import ValidationError

from assistant.domain.results import CauseKind, Deviation, Paired, Result, Results
from tests.fakes.approved import approved


@pytest.mark.parametrize(
    ("deviation", "text"),
    [
        (Deviation(cause="报名不足", remedy="提前招生"), "原因：报名不足；改进措施：提前招生"),
        (Deviation(kind=CauseKind.STAFF, cause="报名不足"), "原因（人员保障）：报名不足"),
        (Deviation(remedy="提前招生"), "改进措施：提前招生"),
        (Deviation(kind=CauseKind.STAFF), ""),
        (Deviation(), ""),
    ],
)
def test_cause_and_remedy_are_shown_as_the_column_asks(deviation, text):
    assert deviation.text == text


def test_the_five_kinds_of_cause_are_those_of_the_form():
    assert list(CauseKind) == ["经费保障", "制度保障", "人员保障", "硬件条件保障", "其他"]
    with pytest.raises(ValidationError):
        Deviation(kind="天气")


def test_what_was_not_given_is_none_and_not_nought():
    results = Results()
    assert (results.initial, results.adjusted, results.executed, results.completed) == (None, None, None, None)
    assert Result(name="人次").share is None


@pytest.mark.parametrize(("given", "amount"), [("465.20", Decimal("465.2")), ("", None), (" ", None)])
def test_an_empty_cell_is_no_amount(given, amount):
    assert Results(executed=given).executed == amount


def test_results_read_back_as_they_were_written():
    made = Paired(filing=approved(), missing=("人次",), unknown=(Result(name="甲", share="85"),))
    assert Paired.model_validate_json(made.model_dump_json()) == made
