"""``jixiao audit``: the chain verified, proved and exported on the command line."""

import json
import sqlite3

import pytest

from assistant.store.store import Store
from tests.fakes.command import jixiao
from tests.fakes.databases import current_url
from tests.fakes.works import CLERK, FILING, Desk


@pytest.fixture
def folder(tmp_path):
    """A data folder with one work."""
    desk = Desk()
    store = Store(tmp_path / "data", desk.works, desk.now, current_url())
    store.works.create("central-2021", 2027, CLERK, filing=FILING)
    store.close()
    return tmp_path


@pytest.mark.sqlite
def test_a_sound_store_is_stated_to_be_sound_and_a_changed_one_is_not(folder):
    assert "没有被改过" in jixiao("audit", "verify", data=folder / "data").stdout
    database = folder / "data" / "jixiao.sqlite"
    with sqlite3.connect(database) as connection:
        connection.execute("UPDATE works SET title = '别的项目'")
    connection.close()
    found = jixiao("audit", "verify", "--json", data=folder / "data")
    assert found.returncode == 1
    assert json.loads(found.stdout)["sound"] is False


def test_an_exported_checkpoint_and_a_proof_can_be_checked_elsewhere(folder):
    assert jixiao("audit", "export", folder / "out", data=folder / "data").returncode == 0
    proof = jixiao("audit", "prove", "0", data=folder / "data").stdout
    (folder / "proof.json").write_text(proof, encoding="utf-8")
    checkpoint = folder / "out" / "checkpoint.json"
    holds = jixiao(
        "audit", "verify", "--proof", folder / "proof.json", "--checkpoint", checkpoint, data=folder / "data"
    )
    assert (holds.returncode, holds.stdout.strip()) == (0, "证明成立。")
    (folder / "forged.json").write_text(proof.replace("王会计", "别的人"), encoding="utf-8")
    assert jixiao("audit", "verify", "--proof", folder / "forged.json", data=folder / "data").returncode == 1


def test_an_entry_that_there_is_not_has_no_proof(folder):
    done = jixiao("audit", "prove", "99", data=folder / "data")
    assert (done.returncode, "没有第 99 条" in done.stderr) == (2, True)
