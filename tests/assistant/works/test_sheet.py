"""The official form as cells: the grid of the profile's layout, where each value is from, what is still wanted."""

import pytest

from assistant.domain.filing import Funds, Project
from assistant.domain.source import Source, SourceKind
from assistant.domain.vocabulary import FormKind
from assistant.works.readiness import readiness_of
from assistant.works.sheet import CellMark, sheet_of
from generators.layouts.catalog import layout_ids, layout_of
from generators.layouts.grid_layout import rows
from policy_corpus.catalog import load_profile
from tests.fakes.works import FILING, Desk

PROFILES = ("central-2021", "central-2020", "henan-2022", "shanghai")


def shown(desk, profile="central-2021"):
    return sheet_of(desk.work, load_profile(profile, layouts=layout_ids()))


def cell(sheet, path):
    return next(c for c in sheet.values if path in c.paths)


@pytest.mark.parametrize("name", PROFILES)
def test_the_sheet_is_the_grid_that_word_prints_and_every_value_of_it_can_be_named(name):
    profile = load_profile(name, layouts=layout_ids())
    desk = Desk(FILING.model_copy(update={"profile": name}))
    sheet, printed = (
        sheet_of(desk.work, profile),
        list(rows(layout_of(FormKind.GOAL_DECLARATION, profile), desk.work.filing, profile)),
    )
    assert [[(c.text, c.colspan, c.rowspan) for c in row] for row in sheet.rows] == [
        [(c.text, c.colspan, c.rowspan) for c in row.cells] for row in printed
    ]
    assert not [c for row in sheet.rows for c in row if c.text and not c.is_label and not c.paths]
    named = {p for c in sheet.values for p in c.paths}
    assert {f"indicators.{r.id}.target" for r in desk.work.filing.indicators} <= named
    assert {"project.name", "project.unit", "funds.total", "goals.annual"} <= named


def test_a_value_says_where_it_is_from():
    desk = Desk()
    desk.do("set_target", row="学员满意度", value="95%")
    desk.do("set_name", row="培训期数", value="培训班期数")
    sheet = shown(desk)
    assert cell(sheet, f"indicators.{desk.id_of('学员满意度')}.target").mark is CellMark.YOURS
    assert cell(sheet, f"indicators.{desk.id_of('培训班期数')}.name").mark is CellMark.YOURS
    assert cell(sheet, f"indicators.{desk.id_of('考核合格率')}.target").mark is CellMark.FACT
    assert cell(sheet, f"indicators.{desk.id_of('考核合格率')}.name").mark is CellMark.NONE
    assert cell(sheet, "funds.fiscal").mark is CellMark.SUGGESTED, "assumed, to be confirmed"


def test_what_the_form_wants_and_nobody_gave_is_open():
    project = FILING.project.model_copy(update={"department": "", "attribute": ""})
    desk = Desk(FILING.model_copy(update={"project": project, "profile": "central-2020"}))
    sheet = shown(desk, "central-2020")
    assert [c.label for c in sheet.open_cells] == ["主管部门、主管部门代码", "项目属性"]


def test_a_period_that_nobody_named_is_open_although_it_stands_there():
    assumed = Source(kind=SourceKind.FORMULA, label="按预算年度", confirm=True)
    filing = FILING.model_copy(update={"profile": "shanghai", "sources": {"project.start": assumed}})
    desk = Desk(filing)
    assert cell(shown(desk, "shanghai"), "project.start").is_open
    desk.do("set_head", field="start", value="2027-01-01")
    assert not cell(shown(desk, "shanghai"), "project.start").is_open


def test_a_blank_row_of_a_class_is_not_wanted_and_money_that_adds_up_needs_no_more():
    sheet = shown(Desk())
    blank = [c for c in sheet.values if c.paths[0].startswith("new.")]
    assert blank
    assert not any(c.is_counted for c in blank)
    assert not cell(sheet, "funds.special_account").is_counted
    open_money = Desk(FILING.model_copy(update={"funds": Funds(unit="万元")}))
    assert cell(shown(open_money), "funds.total").is_open


def test_a_form_is_final_only_with_nothing_open_and_no_error():
    desk = Desk()
    ready = readiness_of(desk.work, shown(desk))
    assert [c.label for c in ready.open_cells if "指标解释" not in c.label] == []
    assert not ready.is_final, "the explanations of six rows are blank"
    for row in list(desk.work.filing.indicators):
        desk.do("set_text", row=row.name, field="definition", value="按台账统计的全年数")
    ready = readiness_of(desk.work, shown(desk))
    assert ready.is_final
    assert (ready.filled, ready.why_not) == (ready.total, "")
    desk.do("add_indicator", level2="质量指标", name="验收合格率")
    again = readiness_of(desk.work, shown(desk))
    assert not again.is_final
    assert "还有2格没有填" in again.why_not


def test_an_open_cell_that_a_person_explained_is_no_longer_open():
    filing = FILING.model_copy(update={"project": Project(**{**FILING.project.model_dump(), "unit": ""})})
    desk = Desk(filing)
    assert cell(shown(desk), "project.unit").is_open
    desk.do("skip_question", question="unit", reason="实施单位待县里确定")
    assert not cell(shown(desk), "project.unit").is_open


def test_an_empty_work_is_never_final():
    desk = Desk(None)
    ready = readiness_of(desk.work, shown(desk))
    assert ready.why_not == "表里还没有指标。"
