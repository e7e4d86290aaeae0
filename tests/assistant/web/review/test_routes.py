"""审核: forms in, findings out and kept; decisions of the reviewer; the papers to hand on."""

import io
import zipfile

import docx
import openpyxl
import pytest

from tests import CASES_FOLDER
from tests.fakes.forms import DECLARED, book, word

FORM = CASES_FOLDER / "dossier" / "申报表.json"


@pytest.fixture(scope="module")
def packed(tmp_path_factory):
    """An archive with a Word and an Excel form."""
    folder = tmp_path_factory.mktemp("forms")
    word(folder / "甲.docx", DECLARED)
    book(folder / "乙.xlsx", DECLARED)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in ("甲.docx", "乙.xlsx"):
            archive.write(folder / name, name)
    return made.getvalue()


def reviewed(asker, *uploads):
    return asker.post("/api/review", files=[("files", one) for one in uploads])


def test_forms_come_back_with_their_findings_and_are_there_after_a_reload(asker):
    done = reviewed(asker, ("申报表.json", FORM.read_bytes()), ("坏.docx", b"junk"))
    (row,) = [r for r in done["rows"] if r["batch"] == done["batch"]]
    assert row["proposal"] in {"通过", "完善后通过", "退回修改"}
    assert ("坏.docx", done["batch"]) in [(u["source"], u["batch"]) for u in done["unread"]]
    again = asker.get("/api/review")
    assert row in again["rows"]
    assert again["unread"] == done["unread"]
    one = asker.get(f"/api/review/{row['id']}")
    assert sum(one["counts"].values()) == len(one["findings"])
    assert one["sheet"]["rows"]
    assert not any(c.get("parts") for r in one["sheet"]["rows"] for c in r)
    assert row["id"] not in [w["id"] for w in asker.get("/api/home")["works"]]


def test_a_refused_finding_needs_a_reason_and_leaves_counts_and_letter(asker, packed):
    one = opened(asker, packed)
    finding = one["findings"][0]
    path = f"/api/review/{one['id']}/verdicts"
    no = asker.post(path, {"finding": finding["id"], "adopted": False, "revision": 0}, status=400)
    assert "理由" in no["error"]
    given = {"finding": finding["id"], "adopted": False, "reason": "系统生成的编号，不影响", "revision": 0}
    after = asker.post(path, given)
    assert sum(after["counts"].values()) == sum(one["counts"].values()) - 1
    assert after["undecided"] == one["undecided"] - 1
    assert finding["message"] not in text_of(asker, f"/api/review/{one['id']}/letter.docx")
    stale = asker.post(path, given, status=409)
    assert "别人刚改过" in stale["error"]


def test_points_are_proposed_only_where_the_rules_can_judge_and_a_person_decides(asker, packed):
    one = opened(asker, packed)
    points = {p["id"]: p for s in one["points"]["sections"] for i in s["items"] for p in i["points"]}
    assert points["complete"]["proposed"]
    assert points["duties"]["score"] == ""
    assert one["points"]["total"] == ""
    path, revision = f"/api/review/{one['id']}/points", 0
    too_many = asker.post(path, {"point": "duties", "score": "9", "revision": 0}, status=400)
    assert "满分8分" in too_many["error"]
    for point in points.values():
        after = asker.post(path, {"point": point["id"], "score": point["weight"], "revision": revision})
        revision = after["revision"]
    assert (after["points"]["total"], after["points"]["grade"]) == ("100", "优")


def test_every_paper_is_made_and_says_what_the_reviewer_stated(asker, packed):
    one = opened(asker, packed)
    words = {"remark": "请补充测算依据。", "conclusion": "退回修改", "revision": 0}
    asker.post(f"/api/review/{one['id']}/words", words)
    assert "请补充测算依据。" in text_of(asker, f"/api/review/{one['id']}/letter.docx")
    form = docx.Document(io.BytesIO(asker.http.get(f"/api/review/{one['id']}/form.docx").content))
    cells = [c.text for t in form.tables for r in t.rows for c in r.cells]
    assert "退回修改。请补充测算依据。" in cells
    assert "一、完整性审核（20分）" in cells
    book = openpyxl.load_workbook(
        io.BytesIO(asker.http.get(f"/api/review/batches/{one['batch']}/summary.xlsx").content)
    )
    assert [r[10].value for r in book["汇总"].iter_rows(min_row=3, max_row=4)] == ["退回修改", None]
    assert book["意见清单"].max_row > 2


def test_the_original_comes_back_with_remarks_at_the_cells_they_are_about(asker, packed):
    made = asker.http.get(f"/api/review/{opened(asker, packed)['id']}/annotated").content
    comments = list(docx.Document(io.BytesIO(made)).comments)
    assert any("建议：" in c.text for c in comments)
    excel = asker.http.get(f"/api/review/{opened(asker, packed, 1)['id']}/annotated").content
    sheet = openpyxl.load_workbook(io.BytesIO(excel)).worksheets[0]
    assert any(c.comment and "建议：" in c.comment.text for row in sheet.iter_rows() for c in row)


def test_an_original_that_takes_no_comments_is_named_as_one(asker):
    done = reviewed(asker, ("申报表.json", FORM.read_bytes()))
    one = next(r for r in done["rows"] if r["batch"] == done["batch"])
    noted = asker.get(f"/api/review/{one['id']}/annotated", status=415)
    assert "不能加批注" in noted["error"]


def test_what_is_no_review_is_not_opened_as_one(asker, drafted):
    assert "没有这份审核" in asker.get(f"/api/review/{drafted}", status=404)["error"]


def opened(asker, packed, number=0):
    done = reviewed(asker, ("一批.zip", packed))
    return asker.get(f"/api/review/{[r for r in done['rows'] if r['batch'] == done['batch']][number]['id']}")


def text_of(asker, path):
    return "\n".join(p.text for p in docx.Document(io.BytesIO(asker.http.get(path).content)).paragraphs)
