"""``jixiao chat``: a message a line in, a JSON line for each out, the same conversation as on the page."""

import json

import pytest

from assistant.store.store import Store
from tests.fakes.command import jixiao
from tests.fakes.databases import current_url
from tests.fakes.indexed import with_index
from tests.fakes.works import FILING, Desk


@pytest.fixture
def filing(tmp_path, monkeypatch):
    monkeypatch.setenv("JIXIAO_DATA_DIR", str(with_index(tmp_path / "data", "none")))
    path = tmp_path / "表.json"
    path.write_text(FILING.model_dump_json(), encoding="utf-8")
    return path


def turns(done):
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_each_message_gives_a_line_with_what_was_done(filing):
    text = '满意度改成92%\n{"say": "撤销"}\n'
    first, second = turns(jixiao("chat", "--filing", filing, "--json", "--no-model", text=text))
    assert first["operations"][0]["op"] == "set_target"
    assert (first["operations"][0]["before"], first["operations"][0]["applied"]) == ("≥90%", True)
    assert [r["target"] for r in first["filing"]["indicators"] if r["name"] == "学员满意度"] == ["≥92%"]
    assert second["operations"][0]["op"] == "undo"
    assert [r["target"] for r in second["filing"]["indicators"] if r["name"] == "学员满意度"] == ["≥90%"]


def test_a_saved_work_goes_on_where_it_stood(filing):
    jixiao("chat", "--work", "w7", "--filing", filing, "--no-model", text="满意度改成92%\n")
    (turn,) = turns(jixiao("chat", "--work", "w7", "--json", "--no-model", text="撤销\n"))
    assert turn["operations"][0]["applied"]
    again = jixiao("chat", "--work", "w7", "--filing", filing, "--no-model", text="你好\n")
    assert again.returncode == 4
    assert "请换一个" in again.stderr


def test_a_first_description_is_drafted(filing):
    brief = "护理员培训项目，培训护理员120人，2027年11月底前完成，申请县财政资金12万元，学员满意度90%以上。"
    (turn,) = turns(jixiao("chat", "--json", "--no-model", text=f"{brief}\n"))
    assert turn["operations"][0]["op"] == "add_brief"
    assert "已起草" in turn["reply"]
    assert turn["questions"]


def test_a_file_that_is_no_form_is_named(filing, tmp_path):
    bad = tmp_path / "坏.json"
    bad.write_text("[]", encoding="utf-8")
    done = jixiao("chat", "--filing", bad, "--no-model", text="你好\n")
    assert done.returncode == 2
    assert "坏.json" in done.stderr


def test_a_conversation_about_a_kept_work_goes_on_where_it_stood(tmp_path):
    brief = "培训护理员120人，考核合格率95%以上，2027年11月30日前完成，县财政安排12万元，学员满意度90%以上。"
    jixiao("chat", "--work", "p1", "--no-model", "--json", text=f"{brief}\n", data=tmp_path / "data")
    again = jixiao("chat", "--work", "p1", "--no-model", "--json", text="满意度改成92%\n", data=tmp_path / "data")
    (line,) = [json.loads(line) for line in again.stdout.splitlines()]
    assert "≥92%" in {row["target"] for row in line["filing"]["indicators"]}
    desk = Desk()
    store = Store(tmp_path / "data", desk.works, desk.now, current_url())
    assert [o.operation.op.value for o in store.works.open("p1").work.log] == ["add_brief", "set_target"]
    assert [m.role for m in store.conversations.of("p1")] == ["user", "assistant"] * 2
    assert store.audit() == []
    store.close()


def test_a_conversation_without_a_work_keeps_nothing(tmp_path):
    jixiao("chat", "--no-model", "--json", text="你好\n", data=tmp_path / "data")
    assert not (tmp_path / "data" / "jixiao.sqlite").exists()
