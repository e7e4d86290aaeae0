"""Commands answer in Chinese, with the right exit code, and never with a traceback."""

import json
import socket
import subprocess
import sys

import jsonschema
import pytest

from tests.fakes.command import jixiao

BRIEF = "护理员培训项目，培训护理员120人，2027年11月30日前完成，申请资金12万元。"


def test_a_brief_becomes_word_and_json(tmp_path):
    brief = tmp_path / "brief.txt"
    brief.write_text(BRIEF, encoding="utf-8")
    done = jixiao("draft", brief, "--out", tmp_path / "out", "--json")
    answer = json.loads(done.stdout)
    assert done.returncode == 0
    assert set(answer) >= {"filing", "ledger", "unread", "facts", "questions", "findings", "writer", "files"}
    keys = {"quote", "start", "end", "value", "unit", "role", "about", "used", "why"}
    assert all(keys <= set(e) and BRIEF[e["start"] : e["end"]] == e["quote"] for e in answer["ledger"])
    assert answer["unread"] == []
    assert len(list((tmp_path / "out").iterdir())) == 3


def test_trace_shows_every_number_with_its_role_and_what_became_of_it(tmp_path):
    brief = tmp_path / "brief.txt"
    brief.write_text(
        "总投资1807万元，其中中央850万元、地方自筹937万元，铺设管网7公里，县里人口12万人。", encoding="utf-8"
    )
    done = jixiao("draft", brief, "--out", tmp_path / "out", "--trace", "--year", "2027")
    assert done.returncode == 0
    shown = done.stdout[done.stdout.index("简介里的数字") :]
    assert all(quote in shown for quote in ("1807万元", "850万元", "937万元", "7公里", "12万人"))
    assert "资金来源" in shown
    assert "背景情况" in shown
    assert "对不上：850+937=1787，简介写1807，差20万元" in shown


def test_review_of_a_written_form_finds_no_error(tmp_path):
    brief = tmp_path / "brief.txt"
    brief.write_text(BRIEF, encoding="utf-8")
    jixiao("draft", brief, "--out", tmp_path)
    done = jixiao("review", next(tmp_path.glob("*.docx")), "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout)[0]["form"] == "goal_declaration"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("empty.txt", b"", 3),
        ("english.txt", b"Train 120 people.", 3),
        ("fake.docx", b"\x00\x01\x02 not a zip", 3),
        ("old.docx", b"\xd0\xcf\x11\xe0" + b"0" * 600, 3),
        ("broken.json", b"{", 3),
    ],
)
def test_bad_input_gets_one_chinese_line(tmp_path, name, content, code):
    path = tmp_path / name
    path.write_bytes(content)
    done = jixiao("draft", path, "--out", tmp_path / "out")
    assert done.returncode == code
    assert done.stderr.strip().splitlines()[-1].startswith("错误：")
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_file_that_is_not_there_is_named(tmp_path):
    done = jixiao("review", tmp_path / "no.json")
    assert done.returncode == 3
    assert "找不到文件" in done.stderr


def test_a_wrong_option_is_wrong_use():
    assert jixiao("draft", "--nonsense").returncode == 2


def test_targets_are_parsed_line_by_line():
    done = jixiao("target", "-", text="≥95%\n五十人次\n")
    assert [json.loads(line)["operator"] for line in done.stdout.splitlines()] == [">=", "="]


def test_a_rule_is_explained():
    assert "财预〔2021〕101号" in jixiao("rules", "explain", "not-quantified").stdout


def test_help_is_chinese_and_loads_nothing_heavy():
    code = (
        "import sys; sys.argv = ['jixiao', '--help']\n"
        "from assistant.cli.main import main\ntry: main()\nexcept SystemExit: pass\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code + "assert not {'gradio','docx','yaml'} & set(sys.modules)"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "用法" in done.stdout


def test_a_port_in_use_is_named():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = jixiao("web", "--port", taken.getsockname()[1])
    assert done.returncode == 4
    assert "换一个端口" in done.stderr


def test_a_brief_of_two_hundred_pages_is_refused_in_one_line(tmp_path):
    path = tmp_path / "long.txt"
    path.write_text("培训护理员120人。" * 12_000, encoding="utf-8")
    done = jixiao("draft", path, "--out", tmp_path / "out")
    assert done.returncode == 3
    assert "太长" in done.stderr


def test_a_brief_without_money_is_drafted_and_the_money_asked_for(tmp_path):
    path = tmp_path / "brief.txt"
    path.write_text("护理员培训项目，培训护理员120人，2027年11月30日前完成。", encoding="utf-8")
    done = jixiao("draft", path, "--out", tmp_path / "out", "--json")
    assert done.returncode == 0
    assert "money.total" in {q["code"] for q in json.loads(done.stdout)["questions"]}


def test_an_output_folder_that_is_a_file_is_named(tmp_path):
    path = tmp_path / "brief.txt"
    path.write_text(BRIEF, encoding="utf-8")
    done = jixiao("draft", path, "--out", path)
    assert done.returncode == 4
    assert "不能建立文件夹" in done.stderr


def test_the_schema_accepts_what_the_draft_writes(tmp_path):
    path = tmp_path / "brief.txt"
    path.write_text(BRIEF, encoding="utf-8")
    jixiao("draft", path, "--out", tmp_path)
    schema = json.loads(jixiao("schema", "goal_declaration").stdout)
    jsonschema.validate(json.loads(next(tmp_path.glob("*.json")).read_text(encoding="utf-8")), schema)


def test_a_filing_with_an_error_gives_exit_code_one(tmp_path):
    path = tmp_path / "bad.json"
    path.write_text(
        json.dumps({"form": "goal_declaration", "project": {"name": "x"}, "indicators": []}), encoding="utf-8"
    )
    done = jixiao("review", path, "--json")
    assert done.returncode == 1
    assert {f["severity"] for f in json.loads(done.stdout)[0]["findings"]} & {"error", "fatal"}
