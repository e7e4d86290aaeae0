"""The written page as a printer would see it: LibreOffice opens it, it is A4, and a normal form fits on two pages."""

import re
import shutil
import subprocess

import pytest

from assistant.domain.filing import Filing
from assistant.rules.examples import SOUND
from generators.form import write_form
from policy_corpus.catalog import load_profile

pytestmark = pytest.mark.word
A4 = (595, 842)


@pytest.fixture(scope="module")
def soffice(require):
    return require(shutil.which("soffice"), "LibreOffice")


@pytest.fixture(scope="module")
def pdfinfo(require):
    return require(shutil.which("pdfinfo"), "poppler-utils")


def pages(filing, profile, folder, soffice, pdfinfo):
    word = folder / "form.docx"
    write_form(filing, load_profile(profile), word, draft=True, appendix=False)
    home = f"-env:UserInstallation=file://{folder}/office"
    subprocess.run(
        [soffice, home, "--headless", "--convert-to", "pdf", "--outdir", folder, word], check=True, capture_output=True
    )
    stated = subprocess.run([pdfinfo, folder / "form.pdf"], check=True, capture_output=True, text=True).stdout
    size = re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", stated)
    return int(re.search(r"Pages:\s+(\d+)", stated)[1]), (round(float(size[1])), round(float(size[2])))


@pytest.mark.parametrize("profile", ["central-2021", "central-2020", "shanghai"])
def test_a_normal_form_is_a4_and_fits_on_two_pages(profile, tmp_path, soffice, pdfinfo):
    count, size = pages(Filing.model_validate(SOUND), profile, tmp_path, soffice, pdfinfo)
    assert size == A4
    assert count <= 2


def test_forty_rows_run_over_pages_without_loss(tmp_path, soffice, pdfinfo):
    rows = SOUND["indicators"] * 7
    filing = Filing.model_validate({**SOUND, "indicators": rows[:40]})
    count, _ = pages(filing, "central-2021", tmp_path, soffice, pdfinfo)
    assert 2 <= count <= 5
