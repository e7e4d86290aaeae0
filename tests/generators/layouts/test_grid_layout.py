"""A layout gives the cells that are recorded of it; those of F01, F04, F09, F11, F12 and SH are what their code gave.

A layout that is changed on purpose is recorded anew by ``python -m scripts.record_layouts``.
"""

import json

import pytest

from assistant.domain.filing import Filing, Funds, Goals, Project
from assistant.domain.indicator import Indicator
from assistant.domain.layout import COMPUTED_FIELDS, COMPUTED_ROW_FIELDS, COMPUTED_TEXTS, GridLayout
from generators.layouts import computed, grid_layout
from generators.layouts.catalog import shipped_layouts
from generators.word.grid import table_xml
from policy_corpus.catalog import load_profile
from tests.fakes.layout_filings import layout_filings
from tests.fakes.layout_records import CELLS, DIGESTS, cells_of, digest_of, heading_of, published

RECORDED = json.loads(DIGESTS.read_text(encoding="utf-8"))
RECORDED_CELLS = json.loads(CELLS.read_text(encoding="utf-8"))
OURS = layout_filings()
SMALL = {
    "id": "X1", "form": "goal_declaration", "title": "表", "basis": "试", "widths": [1000, 1000, 1000, 1000],
    "rows": [{"indicators": {"cells": [{"field": "name"}, {"field": "target"}]}}],
}  # fmt: skip


@pytest.mark.parametrize(("name", "case"), [(n, c) for n, cases in RECORDED_CELLS.items() for c in cases])
def test_a_layout_has_the_cells_that_are_recorded(name, case):
    layout, recorded = shipped_layouts()[name], RECORDED_CELLS[name][case]
    assert heading_of(layout, OURS[case]) == recorded["heading"]
    assert cells_of(grid_layout.rows(layout, OURS[case], load_profile(recorded["profile"]))) == recorded["rows"]


def test_every_layout_that_ships_is_recorded():
    assert set(RECORDED) == set(RECORDED_CELLS) == set(shipped_layouts())


@pytest.mark.parametrize("name", RECORDED)
def test_a_layout_writes_the_very_xml_that_is_recorded(name):
    for case, digests in RECORDED[name].items():
        if case in OURS:
            assert {profile: digest_of(name, OURS[case], profile) for profile in digests} == digests, case


@pytest.mark.parametrize("name", RECORDED)
def test_a_layout_writes_the_very_xml_that_is_recorded_of_published_filings(name, shared):
    filings = published(shared)
    for case, digests in RECORDED[name].items():
        if case in filings:
            assert {profile: digest_of(name, filings[case], profile) for profile in digests} == digests, case


def grid(rows, filing=None, profile="henan-2022", **more):
    layout = GridLayout.model_validate({**SMALL, **more, "rows": [*rows, *SMALL["rows"]]})
    return list(grid_layout.rows(layout, filing or Filing(), load_profile(profile)))


def test_placeholders_of_a_label_are_filled():
    (first, *_) = grid([{"cells": [{"label": "{year}年资金（{money_unit}）", "columns": 4}]}], Filing(year=2026))
    assert first.cells[0].text == "2026年资金（万元）"


def test_money_is_the_exact_sum_in_the_unit_of_the_form():
    funds = Funds(unit="元", fiscal="1000.5", carry_over=20000)
    (first, *_) = grid([{"cells": [{"money": ["fiscal", "carry_over"], "columns": 4}]}], Filing(funds=funds))
    assert first.cells[0].text == "2.10005"


def test_a_cell_spans_down_to_the_last_indicator_however_many_there_are():
    rows = [{"cells": [{"label": "指标", "rows": "to_last_indicator"}, {"columns": 4}]}]
    items = tuple(Indicator(level1="产出指标", level2="数量指标", name=f"指标{n}") for n in range(5))
    made = grid(rows, Filing(indicators=items), widths=[1000] * 5)
    assert made[0].cells[0].rowspan == len(made)


def test_looks_of_a_cell_reach_the_word_file():
    bold, left = {"label": "粗", "bold": True}, {"field": "project.name", "align": "left"}
    made = grid([{"cells": [{**bold, "columns": 2}, {**left, "columns": 2}]}], Filing(project=Project(name="甲")))
    xml = table_xml(made, [1000] * 4)
    assert xml.count("<w:b/>") == 1
    assert '<w:jc w:val="left"/></w:pPr><w:r>' in xml


def test_a_field_falls_back_on_another_and_then_on_the_printed_hint():
    cells = [{"field": "goals.annual", "else_field": "goals.overall", "blank": "（200字以内）", "columns": 4}]
    assert [
        grid([{"cells": cells}], Filing(goals=goals))[0].cells[0].text
        for goals in (Goals(annual="年", overall="期"), Goals(overall="期"), Goals())
    ] == ["年", "期", "（200字以内）"]


def test_the_whole_goal_of_a_project_of_one_year_refers_to_the_years_and_does_not_repeat_it():
    cells = [{"field": "goals.overall", "blank": "{same_goal}", "columns": 4}]
    one, two = ({"start": "2027-01-01", "end": f"{year}-12-31"} for year in (2027, 2028))
    year = Goals(annual="培训120人")
    assert [
        grid([{"cells": cells}], Filing(project=Project(**period), goals=goals))[0].cells[0].text
        for period, goals in ((one, year), (two, year), ({}, year), (one, Goals()), (one, Goals(overall="培训240人")))
    ] == ["同年度总体目标", "", "", "", "培训240人"]


def test_a_tick_stands_where_the_field_holds_its_word():
    rows = [{"indicators": {"cells": [{"field": "deviation_kind", "tick": kind} for kind in ("人员保障", "其他")]}}]
    item = Indicator(level1="产出指标", level2="数量指标", name="甲", deviation_kind="人员保障")
    layout = GridLayout.model_validate({**SMALL, "rows": rows})
    rows = grid_layout.rows(layout, Filing(indicators=(item,)), load_profile("central-2021"))
    assert ["√", ""] in [[c.text for c in row.cells[-2:]] for row in rows]


def test_every_reckoned_field_that_a_layout_may_name_is_reckoned():
    assert set(computed.FIELDS) == COMPUTED_FIELDS
    assert set(computed.ROW_FIELDS) == COMPUTED_ROW_FIELDS
    assert set(computed.texts(Filing(), None)) == COMPUTED_TEXTS


def test_a_part_for_weights_is_there_only_with_them():
    rows = [{"when": "weights", "cells": [{"label": "有分值", "columns": 4}]}]
    assert grid(rows, profile="central-2021")[0].cells[0].text == "有分值"
    assert "有分值" not in [r.cells[0].text for r in grid(rows, profile="henan-2022")]


def test_values_that_are_no_text_are_shown_as_a_form_shows_them():
    filing = Filing(year=2026, project=Project(completed=True), total_score="96.50")
    cells = [{"field": f} for f in ("year", "project.completed", "total_score", "grade")]
    assert [c.text for c in grid([{"cells": cells}], filing)[0].cells] == ["2026", "是", "96.5", ""]
