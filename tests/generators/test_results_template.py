"""The sheet to fill in: known cells are locked, asked ones open, and what is in it comes back exactly."""

import io
import zipfile
from decimal import Decimal

import openpyxl
import pytest

from assistant.domain.filing import FundLine
from assistant.domain.results import CauseKind, Deviation, Result, Results
from assistant.domain.vocabulary import FormKind
from assistant.forms.reader import read_filings
from assistant.forms.results.pairing import pair
from assistant.forms.results.reader import read_results
from generators.results_template import HEADS, render_results_template
from tests.fakes.approved import approved

HEAD_ROW = 9


def sheet(filing):
    return openpyxl.load_workbook(io.BytesIO(render_results_template(filing))).active


def half_filled():
    return pair(
        approved(),
        Results(
            initial=Decimal(480),
            adjusted=Decimal("500.5"),
            executed=Decimal("465.2"),
            lines=(
                FundLine(source="fiscal", initial=Decimal(400), adjusted=Decimal("420.5"), executed=Decimal("400.2")),
                FundLine(source="own", executed=Decimal(65)),
            ),
            items=(
                Result(name="护理员培训人次", actual="1180人次", evidence="签到册",
                       deviation=Deviation(kind=CauseKind.STAFF, cause="报名不足", remedy="提前招生")),
                Result(name="培训班期数", actual="=12", deviation=Deviation(cause="如期")),
                Result(name="养老服务水平", actual="有提升", share=Decimal("85.5"), reason="问卷\n显示"),
            ),
            goal_actual="培训1180人次。",
            completed=False,
        ),
    ).filing  # fmt: skip


def test_known_cells_are_locked_and_asked_ones_are_open():
    page = sheet(approved())
    assert page.protection.sheet
    for row in range(HEAD_ROW + 1, page.max_row + 1):
        locked = [page.cell(row, c).protection.locked for c in range(1, len(HEADS) + 1)]
        assert locked == [True] * 5 + [False] * 7
    assert not any(page.cell(r, c).protection.locked for r in range(5, 9) for c in (3, 4, 5))


def test_the_approved_amounts_stand_in_the_initial_budget():
    page = sheet(approved())
    assert [page.cell(r, 3).value for r in range(5, 9)] == [480, 400, 0, 80]
    assert [page.cell(r, 1).value for r in range(6, 9)] == ["其中：当年财政拨款", "上年结转资金", "其他资金"]


def test_targets_stay_text_and_are_no_formulas():
    cell = sheet(approved()).cell(HEAD_ROW + 3, 4)
    assert (cell.value, cell.data_type) == ("=12期", "s")


def test_the_kinds_of_cause_and_yes_or_no_are_chosen_from_lists():
    rules = {r.formula1: str(r.sqref) for r in sheet(approved()).data_validations.dataValidation if r.type == "list"}
    assert set(rules) == {'"经费保障,制度保障,人员保障,硬件条件保障,其他"', '"是,否"'}
    assert "I10" in rules['"经费保障,制度保障,人员保障,硬件条件保障,其他"']


def test_it_prints_across_on_a4_with_the_head_repeated_and_names_in_view():
    page = sheet(approved())
    assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
    assert page.print_title_rows == f"${HEAD_ROW}:${HEAD_ROW}"
    assert page.freeze_panes == f"D{HEAD_ROW + 1}"
    assert page.sheet_properties.pageSetUpPr.fitToPage


def test_the_same_filing_gives_the_same_bytes_without_a_clock():
    content = render_results_template(approved())
    assert content == render_results_template(approved())
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {m.date_time[0] for m in archive.infolist()} == {2020}
        assert archive.read("docProps/core.xml").count(b"2020-01-01T00:00:00Z") == 2


def test_a_half_filled_self_evaluation_goes_through_the_sheet_unchanged(tmp_path):
    filing = half_filled()
    path = tmp_path / "r.xlsx"
    path.write_bytes(render_results_template(filing))
    back = pair(filing, read_results(path, filing)).filing
    assert back.model_copy(update={"sources": filing.sources}) == filing


def test_the_sheet_laid_over_the_declaration_gives_the_self_evaluation(tmp_path):
    filing = half_filled()
    path = tmp_path / "r.xlsx"
    path.write_bytes(render_results_template(filing))
    back = pair(approved(), read_results(path, approved())).filing
    assert back.indicators == filing.indicators
    assert back.funds == filing.funds
    assert (back.goals, back.project) == (filing.goals, filing.project)


def test_every_clean_self_evaluation_goes_through_the_sheet_unchanged(shared, tmp_path):
    filings = [read_filings(p)[0].filing for p in sorted((shared / "real_filings/clean_dev").glob("*.json"))]
    evaluated = [f for f in filings if f.form is FormKind.SELF_EVALUATION]
    assert len(evaluated) > 3
    for filing in evaluated:
        path = tmp_path / "r.xlsx"
        path.write_bytes(render_results_template(filing))
        back = pair(filing, read_results(path, filing)).filing
        assert back.indicators == filing.indicators, filing.project.name
        assert (back.goals, back.project) == (filing.goals, filing.project)
        assert back.funds == filing.funds


def test_control_characters_and_empty_fields_do_not_break_it():
    bare = approved(
        year=None, indicators=(approved().indicators[0].model_copy(update={"name": "培训\x07", "weight": None}),)
    )
    assert sheet(bare).cell(HEAD_ROW + 1, 3).value == "培训"


@pytest.mark.parametrize(("length", "least", "most"), [(20, 40, 60), (200, 75, 110), (2000, 90, 110)])
def test_the_head_is_high_enough_for_the_goal_and_leaves_room_for_the_rows(length, least, most):
    goals = approved().goals.model_copy(update={"annual": "目" * length})
    page = sheet(approved(goals=goals))
    assert least <= sum(page.row_dimensions[r].height for r in (4, 5)) <= most
