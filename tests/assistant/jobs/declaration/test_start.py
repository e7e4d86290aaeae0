"""A draft starts from briefs, or from last year's form and what changes, whatever files they come in."""

import os

import pytest

from assistant.files.interface import IntakeError
from assistant.jobs.declaration.start import form_in_brief, read_start
from generators.form import write_form
from policy_corpus.catalog import load_profile
from tests.fakes.last_year import last_year

CHANGES = "培训改150人，其他照旧。"


@pytest.fixture
def word(tmp_path):
    path = tmp_path / "去年.docx"
    write_form(last_year(), load_profile("central-2021"), path, draft=False)
    return path


@pytest.fixture
def data(tmp_path):
    path = tmp_path / "去年.json"
    path.write_text(last_year().model_dump_json(), encoding="utf-8")
    return path


def brief(tmp_path, text, name="变化.txt"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("kind", ["word", "data"])
def test_a_filled_form_is_a_form_to_start_from(kind, request):
    path = request.getfixturevalue(kind)
    start = read_start([path], CHANGES)
    assert [r.name for r in start.form.filing.indicators] == [r.name for r in last_year().indicators]
    assert (start.form.changes, start.form.document) == (CHANGES, f"去年的表（{path.name}）")


def test_another_file_beside_the_form_tells_of_changes(word, tmp_path):
    start = read_start([word, brief(tmp_path, CHANGES)])
    assert start.form.changes == CHANGES


def test_words_below_the_form_in_one_file_are_its_changes(word):
    import docx

    document = docx.Document(str(word))
    document.add_paragraph(CHANGES)
    document.save(str(word))
    assert read_start([word]).form.changes == CHANGES


def test_a_brief_is_no_form(tmp_path):
    start = read_start([brief(tmp_path, "经费50万元，培训120人，2027年11月底前完成。")])
    assert start.form is None
    assert start.papers.text.startswith("经费50万元")


def test_two_forms_are_one_too_many(word, data):
    with pytest.raises(IntakeError, match="只给一张"):
        read_start([word, data])


def test_changes_need_a_form(tmp_path):
    with pytest.raises(IntakeError, match="没有读到去年的表"):
        read_start([brief(tmp_path, "经费50万元，培训120人。")], CHANGES)


def test_a_plain_text_holds_no_form():
    assert form_in_brief("经费50万元，培训120人。") is None


def test_a_form_whose_name_is_in_gbk_bytes_is_named_in_chinese(data):
    path = data.with_name(os.fsdecode("去年的表.json".encode("gb18030")))
    data.rename(path)
    assert read_start([path], CHANGES).form.document == "去年的表（去年的表.json）"
