"""Among the tables of a file the filings are kept; what only looks like one is taken where there is nothing better."""

import pytest

from assistant.domain.vocabulary import FormKind
from assistant.files.interface import IntakeError
from assistant.forms.collecting import Tables
from tests.fakes.forms import DECLARED, EVALUATED, REVIEWED
from tests.fakes.grids import rows

LIST = rows(["三级指标", "指标值"], ["培训人数", "≥120人"])
PLAIN = rows(["姓名", "电话"], ["甲", "1"])


def take(tables, form, caption="（2026年度）"):
    title, grid = form
    return tables.take(rows(*grid), [title], caption)


def test_a_form_of_a_known_kind_is_kept_with_its_year():
    tables = Tables("a.docx")
    assert take(tables, DECLARED)
    (found,) = tables.filings()
    assert (found.filing.form, found.filing.year) == (FormKind.GOAL_DECLARATION, 2026)
    assert found.filing.indicators[0].name == "护理员培训人数"
    assert 0 < found.confidence <= 1


def test_filings_stay_in_the_order_of_the_file():
    tables = Tables("a.docx")
    take(tables, EVALUATED)
    take(tables, DECLARED)
    assert [f.filing.form for f in tables.filings()] == [FormKind.SELF_EVALUATION, FormKind.GOAL_DECLARATION]


def test_a_form_without_targets_is_known_by_its_title():
    assert take(Tables("a.docx"), REVIEWED)


def test_a_list_of_names_and_targets_counts_only_where_nothing_better_is_there():
    alone, beside = Tables("a.docx"), Tables("a.docx")
    assert not alone.take(LIST, [], "")
    assert [f.filing.form for f in alone.filings()] == [FormKind.UNKNOWN]
    beside.take(LIST, [], "")
    take(beside, DECLARED)
    assert [f.filing.form for f in beside.filings()] == [FormKind.GOAL_DECLARATION]


def test_a_file_without_a_filing_is_refused_by_its_name():
    tables = Tables("通讯录.docx")
    assert not tables.take(PLAIN, [], "")
    with pytest.raises(IntakeError, match="通讯录"):
        tables.filings()


def test_the_last_filing_can_be_amended():
    tables = Tables("a.docx")
    assert tables.last is None
    take(tables, EVALUATED)
    take(tables, DECLARED)
    tables.amend(tables.last.model_copy(update={"id": "改"}))
    assert [f.filing.id for f in tables.filings()] == ["", "改"]
