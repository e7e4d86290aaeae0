"""Pages as pictures, where LibreOffice is there."""

import shutil

import pytest

from assistant.web.preview import MISSING, NoPreview, Previews


def test_without_libreoffice_it_is_noted_what_to_do(tmp_path):
    with pytest.raises(NoPreview, match=MISSING[:8]):
        Previews(tmp_path, program=None).pages("w-1", tmp_path / "form.docx")


def test_a_program_that_fails_leaves_no_half_page(tmp_path):
    previews = Previews(tmp_path, program=shutil.which("false"))
    with pytest.raises(NoPreview, match="请下载"):
        previews.pages("w-1", tmp_path / "form.docx")
    assert previews.page("w-1", 1) is None


@pytest.mark.word
@pytest.mark.slow
def test_the_word_form_is_shown_page_by_page(require, asker, drafted):
    require(shutil.which("soffice"), "LibreOffice")
    found = asker.post(f"/api/works/{drafted}/preview")
    assert found["pages"] >= 1
    page = asker.http.get(f"/api/works/{drafted}/pages/{found['version']}/1.png")
    assert page.content.startswith(b"\x89PNG")
    assert asker.http.get(f"/api/works/{drafted}/pages/{found['version']}/99.png").status_code == 404
