"""审核: forms in, findings out, a file that cannot be read is a row."""

from tests import CASES_FOLDER

FORM = CASES_FOLDER / "dossier" / "申报表.json"


def test_forms_come_back_with_their_findings_and_a_proposed_opinion(asker):
    uploads = [("files", ("申报表.json", FORM.read_bytes())), ("files", ("坏.docx", b"junk"))]
    good, bad = asker.post("/api/review", files=uploads)["forms"]
    assert good["rows"]
    assert good["opinion"] in {"建议通过", "建议退回修改"}
    assert sum(good["counts"].values()) == len(good["findings"])
    assert bad["unread"]
    assert bad["source"] == "坏.docx"
