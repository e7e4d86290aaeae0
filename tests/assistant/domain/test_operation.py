from datetime import UTC, datetime

import pytest
from pydantic import ValidationError

from assistant.domain.filing import Filing
from assistant.domain.indicator import Indicator
from assistant.domain.ledger import LedgerEntry, NumberRole
from assistant.domain.operation import AppliedOperation, Operation, OperationSource, number_id
from assistant.domain.operation_arguments import fields_of
from assistant.domain.operation_kind import OperationKind

_WHEN = datetime(2027, 1, 5, 9, 30, tzinfo=UTC)


def test_an_order_without_what_it_needs_is_refused_and_says_what_is_missing():
    with pytest.raises(ValidationError, match="改指标值”还缺：新的值"):
        Operation(op=OperationKind.SET_TARGET, row="r1")


def test_an_order_with_a_foreign_argument_is_refused():
    with pytest.raises(ValidationError, match="没有这些内容：amount"):
        Operation(op=OperationKind.SET_TARGET, row="r1", value="92%", amount=3)


def test_a_field_that_the_operation_does_not_have_is_refused():
    with pytest.raises(ValidationError, match="没有“target”这一项"):
        Operation(op=OperationKind.SET_TEXT, row="r1", field="target", value="≥1人")
    assert "definition" in fields_of(OperationKind.SET_TEXT)


def test_a_text_may_be_cleared_but_a_target_may_not():
    assert Operation(op=OperationKind.SET_TEXT, row="r1", field="evidence").value == ""
    with pytest.raises(ValidationError):
        Operation(op=OperationKind.SET_NAME, row="r1")


def test_the_json_of_an_order_reads_back_to_the_same_order():
    order = Operation(op=OperationKind.SET_MONEY, field="total", amount="130.5", unit="万元")
    assert order.as_json == {"op": "set_money", "field": "total", "amount": 130.5, "unit": "万元"}
    assert Operation.model_validate(order.as_json) == order


def test_a_done_operation_tells_what_stood_and_what_stands():
    order = Operation(op=OperationKind.SET_TARGET, row="r3", value="92%")
    done = AppliedOperation(
        id="o1", operation=order, who="王会计", when=_WHEN, source=OperationSource.CHAT,
        place="群众满意度", before="≥90%", after="≥92%", applied=True,
    )  # fmt: skip
    assert done.as_json == {
        "op": "set_target", "where": {"row": "r3", "name": "群众满意度"}, "value": "92%",
        "before": "≥90%", "after": "≥92%", "applied": True, "why": "",
    }  # fmt: skip


def test_a_row_keeps_its_id_through_json():
    filing = Filing(indicators=(Indicator(id="r7", level1="产出指标", name="培训人数"),))
    assert Filing.model_validate_json(filing.model_dump_json()).indicators[0].id == "r7"


def test_a_number_is_named_by_its_place_in_the_brief():
    entry = LedgerEntry(quote="120人", start=5, end=9, value="120", unit="人", role=NumberRole.OUTPUT)
    assert number_id(entry) == "n5-9"
