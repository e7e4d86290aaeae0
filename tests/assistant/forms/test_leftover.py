"""Cells of a form that ended in no field are named with their place; fields that are not sure say why."""

import pytest

from assistant.forms.reader import read_filings
from tests.fakes.forms import DECLARED, EVALUATED, HEAD, PLACE, book, word

TITLE, ROWS = DECLARED


def read(tmp_path, *rows, title=TITLE):
    return read_filings(word(tmp_path / "表.docx", (title, list(rows))))[0]


@pytest.mark.parametrize("form", [DECLARED, EVALUATED], ids=["declared", "evaluated"])
def test_a_form_whose_cells_all_ended_in_fields_leaves_nothing(tmp_path, form):
    (item,) = read_filings(book(tmp_path / "表.xlsx", form))
    assert (item.unread, item.unsure) == ((), ())


def test_what_stands_beside_a_label_that_is_no_field_is_named_with_it(tmp_path):
    item = read(tmp_path, ["项目名称", "护理员培训", "联系人", "张敏"], ["项目编号", "QX-2026-017"], *ROWS[1:])
    assert [(c.label, c.text, c.row, c.column) for c in item.unread] == [
        ("联系人", "张敏", 1, 4), ("项目编号", "QX-2026-017", 2, 2),
    ]  # fmt: skip


def test_a_column_that_no_field_keeps_is_named_even_where_its_figure_stands_elsewhere(tmp_path):
    item = read(tmp_path, *ROWS[:2], [*HEAD, "指标值", "基数"], [*PLACE, "≥120人", "120"])
    assert [(c.label, c.text) for c in item.unread] == [("基数", "120")]


def test_money_with_a_second_figure_in_its_cell_is_not_read_in_silence(tmp_path):
    item = read(tmp_path, ROWS[0], ["年度资金总额", "120万元（含上年35万元）"], *ROWS[2:])
    assert [(c.label, c.text) for c in item.unread] == [("年度资金总额", "120万元（含上年35万元）")]


def test_a_class_without_indicators_and_a_dash_are_nothing_unread(tmp_path):
    item = read(tmp_path, *ROWS, ["效益指标", "经济效益指标", "", ""], ["满意度指标", "服务对象满意度指标", "—", "/"])
    assert item.unread == ()


def test_a_target_that_cannot_be_read_and_a_missing_year_are_not_sure(tmp_path):
    rows = [*ROWS[:3], [*PLACE, "培训不少于100人,考核不少于200人"]]
    (item,) = read_filings(word(tmp_path / "表.docx", (TITLE, rows), year=""))
    assert [(f.path, f.text) for f in item.unsure] == [
        ("year", ""), ("indicators[0].target", "培训不少于100人,考核不少于200人"),
    ]  # fmt: skip


def test_a_form_of_unknown_kind_is_not_sure_and_says_why(tmp_path):
    item = read(tmp_path, *ROWS, title="项目支出绩效自评表")
    assert [f.path for f in item.unsure] == ["form"]
    assert item.unsure[0].why == item.form_reason


@pytest.mark.parametrize("text", ["1,,2万元", f"{'9' * 5000}元", "1.2.3版"])
def test_digits_that_are_no_number_are_named_and_stop_nothing(tmp_path, text):
    item = read(tmp_path, *ROWS[:2], ["经费测算", text], *ROWS[2:])
    assert [c.text for c in item.unread] == [text]
