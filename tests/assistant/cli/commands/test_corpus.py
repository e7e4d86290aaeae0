"""``jixiao corpus``: the policy library as a person or a script uses it."""

import json
import os
import pwd

import pytest

from assistant.cli import errors
from tests.fakes import policy_papers

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
    code, stated = run("corpus", "add", str(path), "--yes", "--json", capsys=capsys)
    added = json.loads(stated.out)[0]
    assert code == 0
    assert (added["doc_no"], added["paired"], added["unchanged"]) == ("青财〔2024〕7号", False, False)
    assert json.loads(run("corpus", "add", str(path), "--yes", "--json", capsys=capsys)[1].out)[0]["unchanged"]
    assert "二十三分" in run("ask", "独角兽指标按多少分计算", capsys=capsys)[1].out
    code, stated = run("corpus", "verify", capsys=capsys)
    assert code == 0, stated.out
    assert "原文 1 份" in stated.out
    assert run("corpus", "remove", added["policy_id"], capsys=capsys)[0] == 0
    assert run("corpus", "remove", added["policy_id"], capsys=capsys)[0] == errors.WRONG_USE


def test_every_change_of_an_original_stands_in_the_audit_chain_under_the_users_name(run, capsys, tmp_path):
    path, other = tmp_path / "试行办法.txt", tmp_path / "坏.txt"
    other.write_text("", encoding="utf-8")
    for text in (OWN, OWN, OWN.replace("二十三分", "二十四分")):
        path.write_text(text.replace("7号", "8号"), encoding="utf-8")
        added = json.loads(run("corpus", "add", str(path), "--yes", "--json", capsys=capsys)[1].out)[0]
    run("corpus", "add", str(path), str(other), "--preview", capsys=capsys)
    assert run("corpus", "remove", added["policy_id"], capsys=capsys)[0] == 0
    run("audit", "export", str(tmp_path / "链"), capsys=capsys)
    lines = (tmp_path / "链" / "audit.jsonl").read_text(encoding="utf-8").splitlines()
    noted = [
        e for e in map(json.loads, lines) if e["event"] == "original" and e["data"]["policy"] == added["policy_id"]
    ]
    assert [e["data"]["change"] for e in noted] == ["add", "replace", "remove"]
    assert {e["who"] for e in noted} == {f"系统用户 {pwd.getpwuid(os.getuid()).pw_name}"}
    assert run("audit", "verify", capsys=capsys)[0] == 0


def test_a_forged_text_of_a_shipped_document_is_not_kept_without_a_second_confirmation(run, capsys, tmp_path):
    path = tmp_path / "10号.txt"
    path.write_text(policy_papers.FORGED, encoding="utf-8")
    code, stated = run("corpus", "add", str(path), "--yes", capsys=capsys)
    assert code == errors.UNREADABLE
    assert "可能不是真正的原文。没有收录" in stated.err
    assert "第十三条：摘编写“30%”，原文此处是“20%”" in stated.out
    assert "摘编" in run("corpus", "show", "caiyu-2020-10", "第13条", capsys=capsys)[1].out
    assert run("corpus", "add", str(path), "--yes", "--confirm", capsys=capsys)[0] == 0
    assert run("corpus", "remove", "caiyu-2020-10", capsys=capsys)[0] == 0


def test_one_bad_file_does_not_stop_the_others(run, capsys, tmp_path):
    (tmp_path / "坏.pdf").write_bytes(b"junk")
    (tmp_path / "好.txt").write_text(OWN, encoding="utf-8")
    code, stated = run("corpus", "add", str(tmp_path), "--yes", capsys=capsys)
    assert code == errors.UNREADABLE
    assert "坏.pdf" in stated.err
    assert "已收录" in stated.out


def test_a_file_that_cannot_be_added_is_a_row_with_its_error(run, capsys, tmp_path):
    (tmp_path / "坏.docx").write_bytes(b"junk")
    (tmp_path / "好.txt").write_text(OWN, encoding="utf-8")
    (tmp_path / os.fsdecode("名.txt".encode("gb18030"))).write_bytes(b"")
    code, stated = run("corpus", "add", str(tmp_path), "--yes", "--json", capsys=capsys)
    rows = {row["file"]: row for row in json.loads(stated.out)}
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
    code, stated = run("corpus", "add", *map(str, files), "--title", "某某办法", "--yes", "--json", capsys=capsys)
    rows = json.loads(stated.out)
    assert [row["file"] for row in rows] == [p.name for p in files]
    assert code == (errors.UNREADABLE if any("error" in row for row in rows) else errors.DONE)


def test_the_index_can_be_made_anew(run, capsys):
    code, stated = run("corpus", "rebuild", capsys=capsys)
    assert code == 0
    assert "索引已重建" in stated.out


def test_what_was_understood_is_shown_and_nothing_is_kept_without_a_yes(run, capsys, tmp_path):
    path = tmp_path / "两个办法.txt"
    path.write_text(policy_papers.TWO_UNDER_ONE_NUMBER, encoding="utf-8")
    code, stated = run("corpus", "add", str(path), "--preview", capsys=capsys)
    assert code == errors.DONE
    assert "认出 2 份文件" in stated.out
    assert "文号：青市财效〔2021〕6号" in stated.out
    assert "有效期至：2026年3月8日" in stated.out
    assert run("corpus", "add", str(path), capsys=capsys)[0] == errors.WRONG_USE
    assert "青溪市预算绩效目标管理办法" not in run("corpus", "list", capsys=capsys)[1].out


def test_one_of_several_is_kept_with_what_the_user_says_of_it(run, capsys, tmp_path):
    path = tmp_path / "两个办法.txt"
    path.write_text(policy_papers.TWO_UNDER_ONE_NUMBER, encoding="utf-8")
    stated = ("--status", "现行", "--effective", "2021-06-01", "--yes", "--json")
    assert run("corpus", "add", str(path), *stated, capsys=capsys)[0] == errors.WRONG_USE
    code, out = run("corpus", "add", str(path), "--only", "2", *stated, capsys=capsys)
    (row,) = json.loads(out.out)
    assert code == errors.DONE
    assert (row["title"], row["status"], row["effective"], row["kept"]) == (
        "青溪市预算绩效监控管理办法", "in_force", "2021-06-01", True,
    )  # fmt: skip


def test_versions_are_listed(run, capsys, tmp_path):
    path = tmp_path / "补充办法.txt"
    for text in (OWN, OWN.replace("二十三", "三十二")):
        path.write_text(text, encoding="utf-8")
        _, stated = run("corpus", "add", str(path), "--yes", "--json", capsys=capsys)
    code, listed = run("corpus", "versions", json.loads(stated.out)[0]["policy_id"], capsys=capsys)
    assert code == errors.DONE
    assert "现用：" in listed.out
    assert "旧版 1：" in listed.out
