"""From a folder of papers to the report: one sentence followed to its paper, one changed value followed everywhere."""

import re
import shutil
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest

from assistant.bootstrap import Product
from assistant.jobs.evaluation.job import Order
from assistant.settings import Settings
from generators.evaluation_report import render_evaluation_report
from generators.report import figures
from tests import CASES_FOLDER
from tests.fakes.indexed import with_index

CASE = CASES_FOLDER / "dossier"
ACCEPTANCE = Path("05验收") / "竣工验收报告.docx"


@pytest.fixture(scope="module")
def product(tmp_path_factory):
    return Product(
        Settings(data_dir=with_index(tmp_path_factory.mktemp("data"), "none"), embedding="none", _env_file=None)
    )


@pytest.fixture(scope="module")
def order(product):
    from assistant.forms.reader import read_filings

    return Order(product.profile("central-2020"), declaration=read_filings(CASE / "申报表.json")[0].filing)


def written(product, order, folder):
    evaluation = product.evaluations.evaluate(product.evaluations.read(folder), order)
    return product.evaluations.write(evaluation, order, product.narrator(None))


@pytest.fixture(scope="module")
def done(product, order):
    return written(product, order, CASE / "资料")


@pytest.fixture(scope="module")
def changed(product, order, tmp_path_factory):
    """The same papers, but the acceptance counts 600 classrooms instead of 632."""
    folder = tmp_path_factory.mktemp("dossier") / "资料"
    shutil.copytree(CASE / "资料", folder)
    paper = docx.Document(str(folder / ACCEPTANCE))
    cells = [p for t in paper.tables for row in t.rows for c in row.cells for p in c.paragraphs]
    for paragraph in (*paper.paragraphs, *cells):
        if "632" in paragraph.text:
            stated = paragraph.text.replace("632", "600")
            for run in paragraph.runs[1:]:
                run.text = ""
            paragraph.runs[0].text = stated
    paper.save(str(folder / ACCEPTANCE))
    return written(product, order, folder)


def classrooms(done):
    return next(r for r in done.report.evaluation.indicators if r.name == "改造教室数量")


def noted(done, row):
    return next(s.text for s in done.report.sections if s.key == f"analysis.{row.level1}.{row.id}")


def tables(done):
    word = docx.Document(BytesIO(render_evaluation_report(done.report, draft=True)))
    return [[[c.text for c in row.cells] for row in table.rows] for table in word.tables]


def footnotes(done):
    with ZipFile(BytesIO(render_evaluation_report(done.report, draft=True))) as archive:
        return archive.read("word/footnotes.xml").decode()


def test_a_sentence_leads_over_its_footnote_to_the_words_of_the_paper(done):
    row = classrooms(done)
    text = noted(done, row)
    assert "632间" in text
    ids = re.findall(r"〔(E\d+)〕", text)
    quote = done.report.evaluation.quote(ids[0])
    assert quote.paper == str(ACCEPTANCE)
    assert f"《{quote.paper}》第{quote.page}页" in footnotes(done)
    pages = docx.Document(str(CASE / "资料" / ACCEPTANCE))
    assert "632间" in [c.text for t in pages.tables for r in t.rows for c in r.cells]


def test_a_changed_actual_changes_score_text_table_and_chart_together(done, changed):
    before, after = classrooms(done), classrooms(changed)
    assert (before.actual, after.actual) == ("632间", "600间")
    assert after.score < before.score
    assert f"得{after.score.normalize():f}分" in noted(changed, after).replace(" ", "")
    assert "632间" not in noted(changed, after)
    in_tables = {cell for table in tables(changed) for line in table for cell in line}
    assert "600间" in in_tables
    assert f"{after.score.normalize():f}" in in_tables
    assert figures.completion(done.report.evaluation) != figures.completion(changed.report.evaluation)
    assert "93.75" in figures.completion(changed.report.evaluation).words


def test_the_report_of_the_papers_has_no_findings(done):
    assert [f.message for f in done.findings] == []


def test_a_report_with_gaps_is_a_draft(done):
    assert not done.is_final
    assert any("【待补充" in s.text for s in done.report.sections)


def test_personal_data_of_the_papers_is_nowhere_in_the_report(done, product, tmp_path):
    files = product.evaluations.save(done, tmp_path)
    with ZipFile(files[0]) as archive:
        word = "".join(archive.read(n).decode("utf-8", "ignore") for n in archive.namelist() if n.endswith(".xml"))
    stated = word + files[1].read_text(encoding="utf-8")
    assert not re.search(r"(?<!\d)1[3-9]\d{9}(?!\d)", stated)
    assert not re.search(r"(?<!\d)\d{17}[\dXx](?!\d)", stated)
