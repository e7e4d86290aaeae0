"""Files are read by what is in them; whatever is wrong with one is one Chinese line."""

import shutil

import docx
import pytest

from assistant.domain.vocabulary import FormKind
from assistant.files.formats import Use, listed
from assistant.files.interface import IntakeError
from assistant.forms.reader import first_filing, read_filings, require_one_project
from tests.fakes.forms import DECLARED, EVALUATED, MONITORED, REVIEWED, book, word


def forms_of(path):
    return [(item.source, item.filing.form) for item in read_filings(path)]


def test_a_format_that_holds_no_forms_is_refused_with_those_that_do(tmp_path):
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    with pytest.raises(IntakeError, match=listed(Use.FORM)):
        read_filings(tmp_path / "a.txt")


@pytest.mark.parametrize(("write", "name"), [(word, "表.doc"), (word, "表.xlsx"), (book, "表.xls"), (book, "表.docx")])
def test_the_content_counts_not_the_suffix(tmp_path, write, name):
    write(tmp_path / "made", DECLARED)
    shutil.move(tmp_path / "made", tmp_path / name)
    assert forms_of(tmp_path / name) == [(name, FormKind.GOAL_DECLARATION)]


@pytest.mark.parametrize("write", [word, book])
def test_every_form_of_a_file_is_of_its_own_kind(tmp_path, write):
    path = write(tmp_path / "表", DECLARED, EVALUATED, MONITORED, REVIEWED)
    assert [form for _, form in forms_of(path)] == [
        FormKind.GOAL_DECLARATION, FormKind.SELF_EVALUATION, FormKind.MONITORING, FormKind.REVIEW_FORM,
    ]  # fmt: skip


def test_a_title_two_tables_above_still_counts_until_a_form_has_taken_it(tmp_path):
    head, body = DECLARED[1][:1], DECLARED[1][1:]
    path = word(tmp_path / "表", (DECLARED[0], head), ("", body), ("", body))
    assert [form for _, form in forms_of(path)] == [FormKind.GOAL_DECLARATION, FormKind.UNKNOWN]


def test_a_list_of_targets_behind_a_form_is_no_further_form(tmp_path):
    listed = ("指标来源说明", [["指标名称", "目标取值", "来源"], ["培训人数", "≥120人", "简介"]])
    assert len(forms_of(word(tmp_path / "表", DECLARED, listed))) == 1


def test_a_table_that_only_its_title_calls_a_form_is_of_unknown_kind_where_the_file_holds_no_other(tmp_path):
    empty = ("项目支出绩效目标申报表", [["项目名称", "护理员培训"], ["主管部门", "某局"]])
    (item,) = read_filings(word(tmp_path / "表", empty))
    assert (item.filing.form, item.confidence) == (FormKind.UNKNOWN, 0)
    assert item.filing.project.name == "护理员培训"
    assert "应有指标值一列" in item.form_reason
    assert len(forms_of(word(tmp_path / "表二", empty, EVALUATED))) == 1


@pytest.mark.parametrize("span", ["x2", "", "1000000000", "-1", "²"])
def test_a_span_that_is_no_sensible_number_counts_as_one_column(tmp_path, span):
    path = word(tmp_path / "表.docx", DECLARED)
    document = docx.Document(str(path))
    cell = document.tables[0].rows[1].cells[1]._tc.get_or_add_tcPr()
    cell._add_gridSpan().set("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}val", span)
    document.save(str(path))
    assert forms_of(path) == [("表.docx", FormKind.GOAL_DECLARATION)]


def test_what_a_reader_did_not_expect_is_one_line_that_names_the_file(tmp_path):
    path = word(tmp_path / "表.docx", DECLARED)

    def broken(_opened, _use):
        raise KeyError("w:p")

    with pytest.raises(IntakeError, match=r"“表\.docx”读不出来，文件可能已损坏（KeyError）"):
        read_filings(path, broken)


def test_the_first_filing_that_has_goals_of_a_project_is_taken_and_stated(tmp_path):
    filing, note = first_filing(word(tmp_path / "表.docx", MONITORED, DECLARED))
    assert filing.form is FormKind.GOAL_DECLARATION
    assert note == "“表.docx”中有 2 张表，使用其中的绩效目标表或自评表：护理员培训。"
    assert first_filing(word(tmp_path / "一.docx", DECLARED))[1] == ""


@pytest.mark.parametrize(
    ("form", "stated"),
    [
        (MONITORED, "“表.docx”是绩效运行监控表，这里要的是"),
        (("项目支出绩效自评表", DECLARED[1]), "认不出是哪一种绩效表"),
    ],
)
def test_a_form_of_another_kind_is_not_taken_for_goals(tmp_path, form, stated):
    with pytest.raises(IntakeError, match=stated):
        first_filing(word(tmp_path / "表.docx", form))


@pytest.mark.parametrize(("rows", "refused"), [(300, False), (301, True)])
def test_a_form_of_more_rows_than_a_project_has_is_no_start(tmp_path, rows, refused):
    path = word(tmp_path / "表.docx", DECLARED)
    [item] = read_filings(path)
    filing = item.filing.model_copy(update={"indicators": item.filing.indicators[:1] * rows})
    if refused:
        with pytest.raises(IntakeError, match="301条指标，超过上限300条"):
            require_one_project(filing, path)
    else:
        require_one_project(filing, path)
