"""The log: one line for each thing done, JSON for programs, text for people, only as much as is asked for."""

import json

import pytest

from assistant.journal import Done, Journal

DONE = Done("GET /api/works/{work_id}", 200, 12, "info", "u7")


def test_a_line_is_json_with_time_level_who_action_milliseconds_and_status(tmp_path):
    file = tmp_path / "logs" / "jixiao.log"
    journal = Journal("info", file=file)
    journal.write(DONE)
    journal.write(Done("jixiao draft", 4, 30, "error", error="OSError"))
    first, second = (json.loads(line) for line in file.read_text(encoding="utf-8").splitlines())
    assert first.pop("time").endswith("+00:00")
    assert first == {
        "level": "info", "who": "u7", "action": "GET /api/works/{work_id}", "milliseconds": 12, "status": 200,
    }  # fmt: skip
    assert (second["level"], second["error"]) == ("error", "OSError")


def test_people_get_text(capsys):
    Journal("info", "text").write(DONE)
    assert capsys.readouterr().err.strip().endswith("info u7 GET /api/works/{work_id} 200 12ms")


@pytest.mark.parametrize(("level", "lines"), [("off", 0), ("error", 1), ("warning", 2), ("info", 3)])
def test_no_more_is_written_than_the_level_asks_for(tmp_path, level, lines):
    journal = Journal(level, "json", tmp_path / "log")
    for one in ("info", "warning", "error"):
        journal.write(Done("x", 0, 0, one))
    written = (tmp_path / "log").read_text(encoding="utf-8") if lines else ""
    assert len(written.splitlines()) == lines


def test_a_log_that_cannot_be_written_stops_nothing(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    Journal("info", file=tmp_path / "file" / "log").write(DONE)
