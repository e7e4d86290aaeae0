"""The declaration in Word reads back to the same data, and has the official labels."""

import json
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import pytest

from assistant.domain.filing import Filing
from assistant.domain.indicator import Indicator
from assistant.forms.reader import read_filings
from assistant.rules.examples import SOUND
from generators.form import render_form, write_form
from generators.interface import GeneratorError
from policy_corpus.catalog import load_profile
from tests.fakes.layout_filings import layout_rows

PROFILES = ["central-2021", "central-2020", "henan-2022", "shanghai"]


def shown(filing):
    return sorted((r.level1, r.level2, r.name, r.target) for r in filing.indicators)


@pytest.mark.parametrize("profile", PROFILES)
def test_a_written_form_reads_back_to_the_same_rows_and_head(profile, tmp_path):
    filing = Filing.model_validate(SOUND)
    path = tmp_path / "form.docx"
    write_form(filing, load_profile(profile), path, draft=False)
    back = read_filings(path)[0].filing
    assert shown(back) == shown(filing)
    assert (back.project.name, back.project.unit, back.year) == (filing.project.name, filing.project.unit, filing.year)
    assert back.goals.annual == filing.goals.annual


def test_the_same_filing_gives_the_same_bytes():
    filing, profile = Filing.model_validate(SOUND), load_profile("central-2021")
    first = render_form(filing, profile, draft=True)
    assert first == render_form(filing, profile, draft=True)
    with ZipFile(BytesIO(first)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {2020}, "no clock in the archive"


def test_a_folder_that_is_not_there_gets_one_line_and_leaves_nothing(tmp_path):
    with pytest.raises(GeneratorError, match="没有写成"):
        write_form(Filing.model_validate(SOUND), load_profile("central-2021"), tmp_path / "no" / "x.docx", draft=False)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("form", "profile"), [("F01", "central-2020"), ("F09", "henan-2022")])
def test_every_label_and_span_is_the_official_one(shared, form, profile):
    official = next(
        f for f in json.loads((shared / "reference/forms/forms.json").read_text(encoding="utf-8")) if f["id"] == form
    )
    rows = layout_rows(form, Filing(), load_profile(profile))
    ours = [[(_label(c.text), c.colspan) for c in row.cells if c.label] for row in rows]
    theirs = [[(_label(c["t"]), c["colspan"]) for c in row if _is_label(c["t"])] for row in official["grid"]]
    assert [row for row in ours if row] == [row for row in theirs if row]


def _is_label(text):
    return bool(text) and not text.startswith(("指标1", "指标2", "……", "目标1"))


def _label(text):
    return text.replace("（20××年—20××+n年）", "")


def test_money_is_shown_exactly_in_the_unit_of_the_form(tmp_path):
    data = {**SOUND, "funds": {"unit": "万元", "total": Decimal("0.0735"), "fiscal": Decimal("0.0735")}}
    path = tmp_path / "form.docx"
    write_form(Filing.model_validate(data), load_profile("shanghai"), path, draft=False)
    assert read_filings(path)[0].filing.funds.total == 735


@pytest.mark.parametrize(("form", "profile"), [("F01", "central-2020"), ("F09", "henan-2022")])
def test_with_three_rows_a_class_every_span_is_the_official_one(shared, form, profile):
    official = next(
        f for f in json.loads((shared / "reference/forms/forms.json").read_text(encoding="utf-8")) if f["id"] == form
    )
    kept_to = load_profile(profile)
    rows = tuple(
        Indicator(level1=c.name, level2=s.name, name=f"{s.name}{i}")
        for c in kept_to.level1
        for s in c.level2
        for i in range(3)
    )
    ours = [[(c.colspan, c.rowspan) for c in row.cells] for row in layout_rows(form, Filing(indicators=rows), kept_to)]
    theirs = [[(c["colspan"], c["rowspan"]) for c in row] for row in official["grid"]]
    assert ours == theirs


def test_a_figure_without_a_source_is_red_and_highlighted():
    filing = Filing.model_validate(SOUND)
    content = render_form(filing, load_profile("central-2021"), draft=True, doubtful=["120人"])
    xml = ZipFile(BytesIO(content)).read("word/document.xml").decode()
    assert '<w:color w:val="C00000"/>' in xml
    assert ">120人</w:t>" in xml
    plain = render_form(filing, load_profile("central-2021"), draft=True)
    assert ">120人</w:t>" not in ZipFile(BytesIO(plain)).read("word/document.xml").decode()
