"""A layout that would not print as a table is refused when it is read, with place and reason."""

import pytest
from pydantic import ValidationError

from assistant.domain.layout import GridLayout

ROWS = {"indicators": {"cells": [{"field": "name"}, {"field": "target"}]}}


def layout(*rows, **more):
    data = {"id": "X1", "form": "goal_declaration", "title": "表", "basis": "试", "widths": [1000] * 4}
    return GridLayout.model_validate({**data, "rows": [*rows, ROWS], **more})


def line(*cells, **more):
    return {"cells": list(cells), **more}


def test_rows_that_fill_the_grid_are_accepted():
    tall = line({"label": "资金", "rows": 2}, {"label": "总额"}, {"money": ["total"], "columns": 2})
    assert len(layout(tall, line({"label": "其中"}, {"money": ["fiscal"], "columns": 2})).rows) == 3


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (line({"label": "一", "columns": 5}), "第1行放不下"),
        (line({"label": "一", "columns": 3}), "第1行少 1 列"),
        (line({"label": "一", "columns": 4, "rows": 2}), "to_last_indicator"),
        (line({"field": "project.nmae", "columns": 4}), r"project\.nmae"),
        (line({"field": "funds.total", "columns": 4}), r"funds\.total"),
        (line({"money": ["totla"], "columns": 4}), "totla"),
        (line({"money": ["items"], "columns": 4}), "items"),
        (line({"label": "（{unit}）", "columns": 4}), "{unit}"),
        (line({"label": "一", "field": "year", "columns": 4}), "只能写"),
        (line({"label": "一", "columns": 4, "rows": 0}), "至少为 1"),
        (line({"label": "一", "columns": 3}, {"label": "二", "when": "weights"}), "没有分值时第1行少 1 列"),
        (line({"label": "一", "columns": 4}, {"label": "二", "when": "weights"}), "有分值时第1行放不下"),
        (line({"label": "一", "columns": 4}, colour="red"), "colour"),
        ({"indicators": ROWS["indicators"]}, "有且只有一处"),
        ({"indicators": {"cells": [{"field": "nmae"}]}}, "nmae"),
        ({"indicators": {"cells": [{"field": "source"}]}}, "source"),
        ({"indicators": ROWS["indicators"], "head": True}, "不能再写"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_with_its_reason(row, reason):
    with pytest.raises(ValidationError, match=reason):
        layout(row)


def test_a_span_past_the_last_row_is_refused():
    after = line({"label": "一", "columns": 4, "rows": 2})
    with pytest.raises(ValidationError, match="跨出最后一行"):
        layout(rows=[ROWS, after])


def test_a_span_to_the_indicators_below_them_is_refused():
    with pytest.raises(ValidationError, match="指标行之前"):
        layout(rows=[ROWS, line({"label": "一", "columns": 4, "rows": "to_last_indicator"})])


def test_a_layout_of_no_kind_is_refused():
    with pytest.raises(ValidationError, match="哪一种表"):
        layout(form="unknown")


@pytest.mark.parametrize(
    ("cell", "match"),
    [
        ({"spending": "rate", "field": "year"}, "一种"), ({"blank": "（200字以内）"}, "和 field 一起写"),
        ({"else_money": ["total"]}, "和 money 一起写"), ({"field": "year", "else_field": "yaer"}, "yaer"),
        ({"label": "{moeny}"}, "moeny"), ({"money": ["total"], "else_money": ["totals"]}, "totals"),
    ],
)  # fmt: skip
def test_a_cell_that_contradicts_itself_or_names_what_there_is_not_is_refused(cell, match):
    with pytest.raises(ValidationError, match=match):
        layout(rows=[line({**cell, "columns": 4}), ROWS])


def test_sources_without_spending_are_refused():
    with pytest.raises(ValidationError, match="写 spending"):
        layout(rows=[{**line({"label": "一", "columns": 4}), "sources": ["fiscal"]}, ROWS])


def test_twin_rows_count_the_second_class_column():
    twin = {"indicators": {"cells": [{"field": "target"}], "overall_cells": [{"field": "name"}]}}
    with pytest.raises(ValidationError, match="放不下"):
        layout(rows=[twin])


def test_a_layout_knows_the_fields_it_has_cells_for():
    rows = [line({"field": "goals.annual", "else_field": "goals.overall", "columns": 4}), ROWS]
    assert layout(rows=rows).fields == {"goals.annual", "goals.overall"}
