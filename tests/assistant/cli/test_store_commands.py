"""Backup and restore on the command line."""

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


def test_a_backup_is_restored_after_a_copy_of_what_is_there(folder):
    assert "已备份 1 份工作" in jixiao("backup", folder / "b.zip", data=folder / "data").stdout
    assert jixiao("backup", folder / "b.zip", data=folder / "data").returncode == 2
    restored = jixiao("restore", folder / "b.zip", "--yes", data=folder / "data")
    assert "已恢复 1 份工作" in restored.stdout
    assert len(list((folder / "data" / "backups").glob("*.zip"))) == 1


def test_what_is_no_backup_is_refused(folder):
    (folder / "x.zip").write_bytes(b"abc")
    done = jixiao("restore", folder / "x.zip", "--yes", data=folder / "data")
    assert done.returncode == 3
    assert "现有的数据没有变" in done.stderr
