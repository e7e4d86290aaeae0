"""The room 评价: papers in, read and scored, changed with reasons, a page behind every quote, the report out."""

import io
import zipfile

import pytest

from tests import CASES_FOLDER
from tests.assistant.web.conftest import Asker

CASE = CASES_FOLDER / "dossier"
ROOM = "/api/evaluations"


def sent(*files):
    return {"files": [("files", (name, io.BytesIO(content), "application/octet-stream")) for name, content in files]}


def post_files(asker, path, *files):
    found = asker.http.post(path, **sent(*files))
    assert found.status_code == 200, found.text
    return asker.waited(found.json())


def papers():
    folder = CASE / "资料"
    return [(str(p.relative_to(folder)), p.read_bytes()) for p in sorted(folder.rglob("*")) if p.is_file()]


@pytest.fixture(scope="module")
def read(app):
    """An evaluation whose papers are read; each test leaves it as it was."""
    asker = Asker(app)
    work = asker.post(ROOM, {"name": "教室改造"})["id"]
    found = papers()
    post_files(asker, f"{ROOM}/{work}/papers", *found[:20])
    post_files(asker, f"{ROOM}/{work}/given/declaration", ("申报表.json", (CASE / "申报表.json").read_bytes()))
    asker.post(f"{ROOM}/{work}/read")
    return work


def view(asker, work):
    return asker.get(f"/api/works/{work}")


def undone(asker, work):
    return asker.change(work, op="undo")["work"]


def test_every_paper_says_its_state_and_the_sum_is_there(asker, read):
    shown = view(asker, read)
    assert all(p["states"][0]["word"] in {"已读", "没有读"} for p in shown["papers"])
    assert shown["scores"]["rows"]
    assert {"total", "grade", "open", "classes"} <= set(shown["scores"])
    assert shown["given"] == {"declaration": "申报表.json"}


def test_a_quote_leads_to_the_words_of_its_page(asker, read):
    quote = next(q for r in view(asker, read)["scores"]["rows"] for p in r["points"] for q in p["found"])
    page = asker.get(f"{ROOM}/{read}/page?paper={quote['paper']}&number={quote['page']}")
    assert "".join(quote["text"].split())[:6] in "".join(page["text"].split())
    assert "不在了" in asker.get(f"{ROOM}/{read}/page?paper=没有&number=1", status=400)["error"]


def test_a_score_changes_with_its_reason_and_is_taken_back(asker, read):
    shown = view(asker, read)
    row = next(r for r in shown["scores"]["rows"] if r["score"] not in {"", "0"})
    edit = {"op": "set_score", "row": row["id"], "value": "0", "reason": "缺集体决策记录"}
    changed = asker.change(read, shown["version"], **edit)
    after = next(r for r in changed["work"]["scores"]["rows"] if r["id"] == row["id"])
    assert (after["score"], after["edited"]) == ("0", True)
    assert "缺集体决策记录" in after["deductions"][0]["reason"]
    card = changed["work"]["timeline"][-1]
    assert (card["word"], card["before"], card["can_undo"]) == ("改得分", f"{row['score']}分", True)
    assert asker.change(read, shown["version"], **edit)["conflict"]
    assert "理由" in asker.change(read, **{**edit, "reason": ""})["why"]
    back = next(r for r in undone(asker, read)["scores"]["rows"] if r["id"] == row["id"])
    assert back["score"] == row["score"]


def test_the_report_is_written_its_sections_changed_and_downloaded(asker, read):
    assert "还没有撰写" in asker.get(f"{ROOM}/{read}/report.docx", status=409)["error"]
    asker.post(f"{ROOM}/{read}/report")
    shown = view(asker, read)
    section = next(s for s in shown["sections"] if s["can_edit"] and s["marks"])
    changed = asker.change(read, op="set_section", section=section["key"], value="经核查，制度健全。")
    assert next(s for s in changed["work"]["sections"] if s["key"] == section["key"])["text"] == "经核查，制度健全。"
    assert asker.http.get(f"{ROOM}/{read}/report.docx").content[:2] == b"PK"
    undone(asker, read)
    undone(asker, read)


def test_archives_are_unpacked_paths_stay_inside_and_a_paper_can_be_taken_out(asker):
    work = asker.post(ROOM, {"name": "试"})["id"]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("合同/合同.txt", "合同金额：12万元")
    found = post_files(asker, f"{ROOM}/{work}/papers", ("包.zip", packed.getvalue()), ("../../外.txt", b"x"))
    assert found == {"added": 2, "refused": []}
    shown = view(asker, work)
    assert [p["name"] for p in shown["papers"]] == ["合同/合同.txt", "外.txt"]
    assert shown["papers"][0]["states"][0]["word"] == "还没有读"
    asker.post(f"{ROOM}/{work}/papers/out", {"file": shown["papers"][1]["id"]})
    assert [p["name"] for p in view(asker, work)["papers"]] == ["合同/合同.txt"]
    assert [p["name"] for p in undone(asker, work)["papers"]] == ["合同/合同.txt", "外.txt"]


def test_an_evaluation_without_papers_says_what_to_give(asker):
    work = asker.post(ROOM, {"name": "空"})["id"]
    assert "资料" in asker.post(f"{ROOM}/{work}/read")["error"]


def test_results_need_the_approved_goals_first(asker):
    work = asker.post(ROOM, {"name": "空"})["id"]
    sheet = ("结果.yaml", (CASE / "完成情况.yaml").read_bytes())
    found = asker.http.post(f"{ROOM}/{work}/given/results", **sent(sheet))
    assert (found.status_code, "申报表" in found.json()["error"]) == (400, True)


def test_the_conversation_changes_scores_and_writes_the_report(asker, read):
    before = view(asker, read)
    row = next(r for r in before["scores"]["rows"] if r["score"] not in {"", "0"})
    shown = asker.say(read, f"{row['id']}得0分，因为缺集体决策记录")
    assert next(r for r in shown["scores"]["rows"] if r["id"] == row["id"])["score"] == "0"
    assert shown["timeline"][-1]["cards"][0]["after"] == "0分：缺集体决策记录"
    noted = asker.say(read, f"{row['id']}为什么扣分")
    assert "缺集体决策记录" in noted["timeline"][-1]["text"]
    assert noted["version"] == shown["version"]
    undone(asker, read)


def test_every_step_stands_in_the_history(asker, read):
    noted = {v["word"] for v in asker.get(f"/api/works/{read}/versions")}
    assert {"放入资料", "给出文件", "阅读资料并评分"} <= noted
