"""Foreign forms in Word are read by their labels: every field of the rendered samples."""

import json
import zipfile
from pathlib import Path

import pytest

from assistant.files.interface import IntakeError
from assistant.forms.reader import read_filings
from tests.fakes.forms import DECLARED, word


def plain(text):
    return "".join(str(text or "").split())


def wanted(form):
    yield "name", form["name"]
    yield "department", form["department"]
    yield "unit", form["unit"]
    yield "year", form["year"]
    for key, value in form["goals"].items():
        yield f"goals.{key}", value
    for key, value in form["funds"].items():
        yield f"funds.{key}", value
    for i, row in enumerate(form["indicators"]):
        for key in ("level1", "level2", "name", "target"):
            yield f"{i}.{key}", row[key]


def got(filing, place):
    head, _, rest = place.partition(".")
    if head == "goals":
        return getattr(filing.goals, rest)
    if head == "funds":
        return getattr(filing.funds, rest)
    if head.isdigit():
        rows = filing.indicators
        return getattr(rows[int(head)], rest) if int(head) < len(rows) else None
    return filing.year if head == "year" else getattr(filing.project, head)


def same(want, have):
    try:
        return float(str(want).strip("%").replace(",", "")) == float(have)
    except (TypeError, ValueError):
        return plain(want) == plain(have)


def test_nearly_every_field_of_the_rendered_samples_is_read(shared):
    right = wrong = 0
    for path in sorted((shared / "real_filings/rendered").glob("*.docx")):
        forms = json.loads(path.with_suffix("").with_suffix(".expect.json").read_text(encoding="utf-8"))["forms"]
        read = read_filings(path)
        assert len(read) == len(forms), path.name
        for form, item in zip(forms, read, strict=True):
            for place, want in wanted(form):
                ok = same(want, got(item.filing, place))
                right, wrong = right + ok, wrong + (not ok)
    assert right / (right + wrong) >= 0.97


@pytest.mark.parametrize(
    ("content", "word"),
    [(b"", "是空的"), (b"plain text", "不是有效的 Word"), (b"\xd0\xcf\x11\xe0" + b"0" * 100, "旧版")],
)
def test_what_is_no_word_file_gets_one_line(tmp_path, content, word):
    path = tmp_path / "form.docx"
    path.write_bytes(content)
    with pytest.raises(IntakeError, match=word):
        read_filings(path)


def test_a_zip_bomb_is_not_opened(tmp_path):
    path = tmp_path / "bomb.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * (150 << 20))
    with pytest.raises(IntakeError, match="异常巨大"):
        read_filings(path)


def test_a_word_file_without_a_form_says_so(tmp_path):
    import docx

    path: Path = tmp_path / "letter.docx"
    document = docx.Document()
    document.add_paragraph("一封信")
    document.save(str(path))
    with pytest.raises(IntakeError, match="没有找到绩效指标表"):
        read_filings(path)


def test_the_year_below_the_title_inside_a_table_is_the_years_of_its_form(tmp_path):
    title, rows = DECLARED
    path = word(tmp_path / "a.docx", ("", [[title], ["（2023年度）"], *rows]))
    assert read_filings(path)[0].filing.year == 2023


def test_a_year_in_the_name_of_a_project_is_not_the_years_of_the_form(tmp_path):
    title, rows = DECLARED
    path = word(tmp_path / "a.docx", (title, [["编报说明"], ["项目名称", "2020年度道路养护"], *rows[1:]]))
    assert read_filings(path)[0].filing.year == 2026
