"""Every cell of the new form has a source, every number of the changes a use; what found none is unread."""

from functools import partial

import pytest

from assistant.domain.ledger import Ledger
from assistant.domain.source import SourceKind
from assistant.jobs.declaration.last_year.accounting import as_text, ledger, unread, with_sources
from assistant.jobs.declaration.last_year.described import described_rows
from assistant.jobs.declaration.last_year.patch import carry_out
from assistant.language.changes.reader import read_changes
from tests.fakes.last_year import last_year, working_form

LAST = "去年的表"
describe = partial(described_rows, entries_of=lambda _: ())


def sourced(text="", **changes):
    form = working_form(**changes)
    carry_out(form, read_changes(text), describe)
    with_sources(form, LAST)
    return form


def row(form, name):
    return next(one.row for one in form.rows if one.row.name == name)


def test_every_row_and_every_value_of_the_head_has_a_source():
    form = sourced("培训改150人")
    assert all(one.row.source is not None for one in form.live())
    paths = {"project.name", "project.end", "funds.total", "funds.other", "goals.annual"}
    assert paths <= form.filing.sources.keys()
    assert "goals.overall" not in form.filing.sources


def test_a_changed_row_is_from_the_changes_and_keeps_last_years_value_as_its_basis():
    one = row(sourced("培训改150人"), "护理员培训人数")
    assert (one.source.kind, one.source.quote, one.source.document) == (SourceKind.BRIEF, "培训改150人", "变化")
    assert one.value_basis == "历史标准：2026年指标值为≥120人（当时依据：上年实际110人）"


def test_a_reckoned_value_shows_its_formula():
    source = row(sourced("培训增加30人"), "护理员培训人数").source
    assert (source.kind, source.ref) == (SourceKind.FORMULA, "120+30=150人")


def test_what_was_reached_stands_in_the_basis():
    basis = row(sourced("护理员培训人数去年完成118人，今年改为130人"), "护理员培训人数").value_basis
    assert basis.startswith("历史标准：2026年指标值为≥120人，护理员培训人数去年完成118人")


def test_a_row_that_stays_is_from_last_years_form_and_keeps_its_basis():
    form = sourced("培训改150人")
    kept = row(form, "助餐补助标准")
    assert (kept.source.label, kept.source.document) == ("去年的表：≤10元/人次", LAST)
    assert kept.value_basis == "管理办法"
    assert row(form, "补助拨付完成时间").source.label == "去年的表：2026年11月30日前，按年度顺延"


def test_a_suggestion_of_last_year_is_still_to_be_confirmed():
    rows = [r.model_dump() for r in last_year().indicators]
    rows[5]["source"] = {"kind": "library", "label": "指标库建议值", "confirm": True}
    source = row(sourced(indicators=rows), "培训考核合格率").source
    assert (source.confirm, source.label, source.document) == (True, "去年的表（指标库建议值）", LAST)


def test_a_value_of_the_head_that_moved_says_so():
    source = sourced().filing.sources["project.start"]
    assert (source.kind, source.label) == (SourceKind.FORMULA, "按年度顺延")


def test_a_period_that_was_filled_in_is_to_be_confirmed():
    project = last_year().project.model_dump() | {"start": "", "end": ""}
    sources = sourced(project=project).filing.sources
    assert sources["project.end"].confirm
    assert not sources["project.name"].confirm


def accounted(text):
    form = sourced(text)
    return ledger(form, text)


def test_every_number_of_the_changes_is_in_the_account_in_the_order_of_the_text():
    found = accounted("2027年培训由120人增加到150人，移民安置改成40户")
    assert [(e.quote, e.role, e.used or e.why) for e in found.entries] == [
        ("2027年", "period", "head"),
        ("120人", "baseline", "indicator:护理员培训人数"),
        ("150人", "output", "indicator:护理员培训人数"),
        ("40户", "context", "去年的表里没有对应的指标"),
    ]


def test_a_year_that_is_neither_of_the_two_is_no_period():
    assert [e.quote for e in accounted("2027年培训改150人，2019年起实施").entries] == ["2027年", "150人"]


@pytest.mark.parametrize(
    ("text", "rows", "left"),
    [
        ("培训改150人（甲班80人）", [], ["80人"]),
        ("第3条改15个", [(0, 3)], []),
        ("无人机二百架次", [], ["二百架次"]),
        ("", [], []),
    ],
)
def test_a_figure_in_no_entry_that_names_no_row_is_unread(text, rows, left):
    found = ledger(sourced(text), text) if "无人机" not in text else Ledger()
    assert [u.text for u in unread(text, found, rows)] == left


def test_last_years_form_as_text_holds_its_values_and_its_days_in_the_new_year():
    text = as_text(working_form(), last_year().indicators)
    for words in ("2026年度", "100万元", "≥120人", "2026年11月30日前", "2027年11月30日前", "社区养老服务站运营补助"):
        assert words in text
