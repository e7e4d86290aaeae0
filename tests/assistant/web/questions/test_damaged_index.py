"""The page answers on an index that is damaged in any of ten ways, and where nothing can be written."""

import shutil

import pytest

from assistant.bootstrap import Product
from assistant.settings import Settings
from assistant.web.app import page
from assistant.web.desk import Desk
from tests.assistant.web.conftest import Asker

DAMAGE = {
    "cut": lambda p: p.write_bytes(p.read_bytes()[: p.stat().st_size // 2]),
    "empty": lambda p: p.write_bytes(b""),
    "gone": lambda p: p.unlink(),
    "other": lambda p: p.write_bytes(b"x" * p.stat().st_size),
    "longer": lambda p: p.write_bytes(p.read_bytes() + b"\0" * 1000),
}
QUESTION = {"text": "10号文里预算执行率占多少分？"}


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    """A data folder with an index that was used once."""
    folder = tmp_path_factory.mktemp("sound")
    assert answered(folder)["status"] == "有依据"
    return folder


def answered(folder):
    """The answer of a page that is begun anew on the folder."""
    product = Product(Settings(data_dir=folder, embedding="none", _env_file=None))
    asker = Asker(page(Desk.of(product)))
    found = asker.post("/api/policies/ask", QUESTION)
    product.store.close()
    return found["answer"]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["vocab.index.json", "passages.json"])
@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_index_is_made_anew_and_the_question_answered(sound, tmp_path, damage, name):
    folder = tmp_path / "data"
    shutil.copytree(sound, folder)
    DAMAGE[damage](next(folder.rglob(name)))
    found = answered(folder)
    assert (found["status"], found["citations"][0]["label"]) == ("有依据", "财预〔2020〕10号第十三条")


def test_where_no_index_can_be_written_the_question_is_answered_and_the_page_says_so(tmp_path):
    (tmp_path / "policies").write_text("no folder: nothing can be written below it", encoding="utf-8")
    found = answered(tmp_path)
    assert (found["status"], found["citations"][0]["label"]) == ("有依据", "财预〔2020〕10号第十三条")
    assert any("索引这次用不了" in note for note in found["notes"])
