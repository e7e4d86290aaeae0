"""A layout written as data gives the cells that its code gave, and those of the official form."""

import hashlib
import json

import pytest

from assistant.domain.filing import Filing, Funds, Project
from assistant.domain.indicator import Indicator
from assistant.domain.layout import GridLayout
from assistant.rules.examples import SOUND
from generators.layouts import grid_layout
from generators.layouts.catalog import declaration_layouts
from generators.word.grid import table_xml
from policy_corpus.catalog import load_profile
from tests import CASES_FOLDER

CASES = CASES_FOLDER / "layouts"
DIGESTS = json.loads((CASES / "f09_digests.json").read_text(encoding="utf-8"))
CELLS = json.loads((CASES / "f09_cells.json").read_text(encoding="utf-8"))
F09 = declaration_layouts()["F09"]
SMALL = {
    "id": "X1", "form": "goal_declaration", "title": "表", "basis": "试", "widths": [1000, 1000, 1000, 1000],
    "rows": [{"indicators": {"cells": [{"field": "name"}, {"field": "target"}]}}],
}  # fmt: skip


@pytest.mark.parametrize("profile", CELLS)
def test_f09_has_the_cells_its_code_had(profile):
    rows = F09.rows(Filing.model_validate(SOUND), load_profile(profile))
    assert [[[c.text, c.colspan, c.rowspan, c.label, c.centre] for c in r.cells] for r in rows] == CELLS[profile]


def filing_of(name, shared):
    own = {"blank": Filing(), "sound": Filing.model_validate(SOUND)}
    if name in own:
        return own[name]
    return Filing.model_validate_json((shared / f"real_filings/clean_dev/{name}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", DIGESTS)
def test_f09_writes_the_very_xml_its_code_wrote_for_published_filings(name, shared):
    filing = filing_of(name, shared)
    for profile, digest in DIGESTS[name].items():
        rows = list(F09.rows(filing, load_profile(profile)))
        xml = table_xml(rows, F09.widths, F09.size, ["120人"])
        assert hashlib.sha256(xml.encode()).hexdigest()[:20] == digest


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


def test_a_part_for_weights_is_there_only_with_them():
    rows = [{"when": "weights", "cells": [{"label": "有分值", "columns": 4}]}]
    assert grid(rows, profile="central-2021")[0].cells[0].text == "有分值"
    assert "有分值" not in [r.cells[0].text for r in grid(rows, profile="henan-2022")]


def test_values_that_are_no_text_are_shown_as_a_form_shows_them():
    filing = Filing(year=2026, project=Project(completed=True), total_score="96.50")
    cells = [{"field": f} for f in ("year", "project.completed", "total_score", "grade")]
    assert [c.text for c in grid([{"cells": cells}], filing)[0].cells] == ["2026", "是", "96.5", ""]
