"""A filing in Excel: the cells of its official form, or a table of its indicators."""

from io import BytesIO

import openpyxl
import pytest

from assistant.domain.vocabulary import FormKind
from assistant.forms.reader import read_filings
from generators.excel.form_sheet import render_form_sheet
from policy_corpus.catalog import load_profile
from tests.fakes.approved import approved


def sheet_of(content):
    return openpyxl.load_workbook(BytesIO(content)).active


@pytest.fixture
def form():
    return approved()


def test_the_official_form_stands_in_its_cells_and_reads_back(form, tmp_path):
    path = tmp_path / "表.xlsx"
    path.write_bytes(render_form_sheet(form, load_profile("central-2021")))
    (read,) = read_filings(path)
    assert read.filing.form is FormKind.GOAL_DECLARATION
    assert [(r.name, r.target) for r in read.filing.indicators] == [
        (r.name, r.with_unit(r.target)) for r in form.indicators
    ]
    assert read.filing.project.name == form.project.name


def test_a_kind_without_a_form_of_cells_is_a_table_with_its_total(form):
    sheet = sheet_of(render_form_sheet(form.model_copy(update={"form": FormKind.EVALUATION_REPORT}), None))
    words = [c.value for row in sheet.iter_rows() for c in row if c.value]
    assert words[0] == "绩效评价报告"
    assert {r.name for r in form.indicators} <= set(words)


def test_text_is_never_a_formula(form):
    bad = form.model_copy(update={"project": form.project.model_copy(update={"name": "=1+1"})})
    sheet = sheet_of(render_form_sheet(bad, None))
    assert all(c.data_type != "f" for row in sheet.iter_rows() for c in row)


def test_the_same_filing_gives_the_same_bytes(form):
    assert render_form_sheet(form, None) == render_form_sheet(form, None)
