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
    return asker.get(f"{ROOM}/{work}")


def undone(asker, work):
    return asker.post(f"{ROOM}/{work}/undo", {"revision": view(asker, work)["revision"]})


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
    edit = {"revision": shown["revision"], "row": row["id"], "score": "0", "reason": "缺集体决策记录"}
    changed = asker.post(f"{ROOM}/{read}/scores", edit)
    after = next(r for r in changed["scores"]["rows"] if r["id"] == row["id"])
    assert (after["score"], after["edited"]) == ("0", True)
    assert "缺集体决策记录" in after["deductions"][0]
    assert "别人刚改过" in asker.post(f"{ROOM}/{read}/scores", edit, status=409)["error"]
    unreasoned = {**edit, "revision": changed["revision"], "reason": ""}
    assert "理由" in asker.post(f"{ROOM}/{read}/scores", unreasoned, status=400)["error"]
    back = next(r for r in undone(asker, read)["scores"]["rows"] if r["id"] == row["id"])
    assert back["score"] == row["score"]


def test_the_report_is_written_its_sections_changed_and_downloaded(asker, read):
    assert "还没有撰写" in asker.get(f"{ROOM}/{read}/report.docx", status=409)["error"]
    shown = asker.post(f"{ROOM}/{read}/report")["work"]
    section = next(s for s in shown["sections"] if s["can_edit"] and s["marks"])
    edit = {"revision": shown["revision"], "key": section["key"], "text": "经核查，制度健全。"}
    changed = asker.post(f"{ROOM}/{read}/sections", edit)
    assert next(s for s in changed["sections"] if s["key"] == section["key"])["text"] == "经核查，制度健全。"
    assert asker.http.get(f"{ROOM}/{read}/report.docx").content[:2] == b"PK"
    undone(asker, read)
    undone(asker, read)


def test_archives_are_unpacked_paths_stay_inside_and_a_paper_can_be_taken_out(asker):
    work = asker.post(ROOM, {"name": "试"})["id"]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("合同/合同.txt", "合同金额：12万元")
    found = post_files(asker, f"{ROOM}/{work}/papers", ("包.zip", packed.getvalue()), ("../../外.txt", b"x"))
    shown = found["work"]
    assert [p["name"] for p in shown["papers"]] == ["合同/合同.txt", "外.txt"]
    assert shown["papers"][0]["states"][0]["word"] == "还没有读"
    out = {"revision": shown["revision"], "file": shown["papers"][1]["id"]}
    assert [p["name"] for p in asker.post(f"{ROOM}/{work}/papers/out", out)["papers"]] == ["合同/合同.txt"]


def test_an_evaluation_without_papers_says_what_to_give(asker):
    work = asker.post(ROOM, {"name": "空"})["id"]
    assert "资料" in asker.post(f"{ROOM}/{work}/read")["error"]


def test_results_need_the_approved_goals_first(asker):
    work = asker.post(ROOM, {"name": "空"})["id"]
    sheet = ("结果.yaml", (CASE / "完成情况.yaml").read_bytes())
    found = asker.http.post(f"{ROOM}/{work}/given/results", **sent(sheet))
    assert (found.status_code, "申报表" in found.json()["error"]) == (400, True)
