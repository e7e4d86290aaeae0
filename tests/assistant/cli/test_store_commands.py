"""audit, backup and restore on the command line."""

import json
import os
import subprocess
import sys

import pytest

from assistant.store.store import Store
from tests.fakes.works import CLERK, FILING, Desk


@pytest.fixture
def folder(tmp_path):
    """A data folder with one work."""
    desk = Desk()
    store = Store(tmp_path / "data", desk.works, desk.now)
    store.works.create("central-2021", 2027, CLERK, filing=FILING)
    store.close()
    return tmp_path


def jixiao(folder, *args, said=""):
    command = [sys.executable, "-m", "assistant.cli.main", *map(str, args)]
    env = {**os.environ, "JIXIAO_DATA_DIR": str(folder / "data")}
    return subprocess.run(command, input=said, capture_output=True, text=True, check=False, env=env)


def test_a_sound_store_is_said_to_be_sound_and_a_changed_one_is_not(folder):
    assert "没有被改过" in jixiao(folder, "audit", "verify").stdout
    database = folder / "data" / "jixiao.sqlite"
    import sqlite3

    with sqlite3.connect(database) as connection:
        connection.execute("UPDATE works SET title = '别的项目'")
    connection.close()
    found = jixiao(folder, "audit", "verify", "--json")
    assert found.returncode == 1
    assert json.loads(found.stdout)["sound"] is False


def test_an_exported_checkpoint_and_a_proof_can_be_checked_elsewhere(folder):
    assert jixiao(folder, "audit", "export", folder / "out").returncode == 0
    proof = jixiao(folder, "audit", "prove", "0").stdout
    (folder / "proof.json").write_text(proof, encoding="utf-8")
    checkpoint = folder / "out" / "checkpoint.json"
    holds = jixiao(folder, "audit", "verify", "--proof", folder / "proof.json", "--checkpoint", checkpoint)
    assert (holds.returncode, holds.stdout.strip()) == (0, "证明成立。")
    (folder / "forged.json").write_text(proof.replace("王会计", "别的人"), encoding="utf-8")
    assert jixiao(folder, "audit", "verify", "--proof", folder / "forged.json").returncode == 1


def test_an_entry_that_there_is_not_has_no_proof(folder):
    done = jixiao(folder, "audit", "prove", "99")
    assert (done.returncode, "没有第 99 条" in done.stderr) == (2, True)


def test_a_backup_is_restored_after_a_copy_of_what_is_there(folder):
    assert "已备份 1 份工作" in jixiao(folder, "backup", folder / "b.zip").stdout
    assert jixiao(folder, "backup", folder / "b.zip").returncode == 2
    restored = jixiao(folder, "restore", folder / "b.zip", "--yes")
    assert "已恢复 1 份工作" in restored.stdout
    assert len(list((folder / "data" / "backups").glob("*.zip"))) == 1


def test_what_is_no_backup_is_refused(folder):
    (folder / "x.zip").write_bytes(b"abc")
    done = jixiao(folder, "restore", folder / "x.zip", "--yes")
    assert done.returncode == 3
    assert "现有的数据没有变" in done.stderr


def test_a_conversation_about_a_kept_work_goes_on_where_it_stood(tmp_path):
    brief = "培训护理员120人，考核合格率95%以上，2027年11月30日前完成，县财政安排12万元，学员满意度90%以上。"
    jixiao(tmp_path, "chat", "--work", "p1", "--no-model", "--json", said=f"{brief}\n")
    again = jixiao(tmp_path, "chat", "--work", "p1", "--no-model", "--json", said="满意度改成92%\n")
    (line,) = [json.loads(line) for line in again.stdout.splitlines()]
    assert "≥92%" in {row["target"] for row in line["filing"]["indicators"]}
    desk = Desk()
    store = Store(tmp_path / "data", desk.works, desk.now)
    assert [o.operation.op.value for o in store.works.open("p1").work.log] == ["add_brief", "set_target"]
    assert [m.role for m in store.conversations.of("p1")] == ["user", "assistant"] * 2
    assert store.audit() == []
    store.close()


def test_a_conversation_without_a_work_keeps_nothing(tmp_path):
    jixiao(tmp_path, "chat", "--no-model", "--json", said="你好\n")
    assert not (tmp_path / "data" / "jixiao.sqlite").exists()
