"""``jixiao corpus``: the policy library as a person or a script uses it."""

import json
import os

import pytest

from assistant.cli import errors

OWN = "青财〔2024〕7号\n《青溪县差旅绩效补充办法》\n第一条 总的规定是这样。\n第二条 独角兽指标按每季度二十三分计算。\n"


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
