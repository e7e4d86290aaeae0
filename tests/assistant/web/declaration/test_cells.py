"""The sheet as the page draws it: every cell with the orders that change what stands in it."""

import pytest

from assistant.web.declaration.cells import origins, sheet_json, unmarked
from assistant.web.declaration.edits import read_edit
from assistant.works.sheet import sheet_of
from policy_corpus.catalog import load_profile
from tests.fakes.works import Desk

WORK = Desk().work
FILING = WORK.filing
DRAWN = sheet_json(sheet_of(WORK, load_profile("central-2021")), FILING)
CELLS = [cell for row in DRAWN["rows"] for cell in row]
PARTS = {p["label"]: p for cell in CELLS for p in cell.get("parts", ())}


_FITTING = {"start": "2027-03-01", "end": "2027-11-30", "attribute": "新增项目"}


def test_labels_have_no_orders_and_values_have_their_place():
    labels = [c for c in CELLS if c.get("head")]
    assert labels
    assert not any("parts" in c or "key" in c for c in labels)
    assert {c["row"] for c in CELLS if c.get("row")} == {r.id for r in FILING.indicators}


def test_a_row_is_changed_by_its_own_id():
    row = FILING.indicators[-1]
    (cell,) = [c for c in CELLS if c.get("key") == f"indicators.{row.id}.target"]
    (part,) = cell["parts"]
    assert (part["value"], part["order"]) == ("≥90%", {"op": "set_target", "row": row.id})


def test_every_order_is_one_that_there_is():
    orders = [p["order"] for p in PARTS.values() if p["kind"] != "new"]
    assert orders
    for order in orders:
        assert read_edit({**order, "value": _FITTING.get(order.get("field"), "1")}, WORK).op.value == order["op"]


@pytest.mark.parametrize(
    ("label", "kind", "value"), [("主管部门", "text", "青溪县民政局"), ("年度目标", "long", FILING.goals.annual)]
)
def test_fields_of_the_head_are_filled_with_what_stands_in_them(label, kind, value):
    part = next(p for name, p in PARTS.items() if label in name)
    assert (part["kind"], part["value"]) == (kind, value)


def test_money_is_noted_with_its_unit_and_what_is_unknown_is_blank():
    money = [p for p in PARTS.values() if p["kind"] == "money"]
    assert money
    assert all(p["label"].endswith("（万元）") for p in money)
    assert "120" in {p["value"] for p in money}
    funds = FILING.funds.model_copy(update={"other": None})
    other = WORK.model_copy(
        update={"state": WORK.state.model_copy(update={"filing": FILING.model_copy(update={"funds": funds})})}
    )
    drawn = sheet_json(sheet_of(other, load_profile("central-2021")), other.filing)
    parts = [p for row in drawn["rows"] for c in row for p in c.get("parts", ())]
    assert {p["value"] for p in parts if p["order"].get("field") == "other"} == {""}


@pytest.mark.parametrize(("text", "left"), [("【待补充：目标值】", ""), ("≥90%", "≥90%"), ("", "")])
def test_a_mark_that_something_is_missing_is_nothing_to_go_on_from(text, left):
    assert unmarked(text) == left


def test_where_a_value_came_from_is_noted_and_nothing_where_it_is_not_known():
    row = FILING.indicators[-1]
    (noted,) = origins("funds.fiscal", FILING)
    assert (noted["confirm"], noted["basis"]) == (True, "")
    assert len(list(origins(f"indicators.{row.id}.target", FILING))) == 1
    assert list(origins(f"indicators.{row.id}.name", FILING)) == []
    assert list(origins("indicators.none.target", FILING)) == []
