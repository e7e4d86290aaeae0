"""首页: my works, new ones from words, from last year's form, from papers, the example, the trash."""

from tests import CASES_FOLDER

FORM = CASES_FOLDER / "dossier" / "申报表.json"


def works(asker):
    return {w["id"]: w for w in asker.get("/api/home")["works"]}


def files(*named):
    return [("files", (name, content, "application/octet-stream")) for name, content in named]


def test_a_new_work_stands_in_the_list_with_what_is_open(asker, drafted):
    work = works(asker)[drafted]
    assert work["open"] > 0
    assert not work["example"]
    assert work["stage"] == "草稿"


def test_the_example_is_a_work_of_its_own_and_says_so(asker, drafted):
    before = asker.get(f"/api/works/{drafted}")
    example = asker.post("/api/works", {"example": True})["id"]
    assert works(asker)[example]["example"]
    assert "社区居家养老" in asker.get(f"/api/works/{example}")["title"]
    assert asker.get(f"/api/works/{drafted}")["sheet"] == before["sheet"]


def test_what_is_thrown_away_can_be_brought_back(asker, drafted):
    home = asker.post(f"/api/works/{drafted}/trash")
    assert drafted not in {w["id"] for w in home["works"]}
    assert drafted in {w["id"] for w in home["trash"]}
    assert "回收站" in asker.get(f"/api/works/{drafted}", status=404)["error"]
    asker.post(f"/api/works/{drafted}/restore")
    assert drafted in works(asker)


def test_last_years_form_begins_the_work_of_the_year_after(asker):
    made = asker.post("/api/works/files", files=files(("去年的申报表.json", FORM.read_bytes())))
    work = asker.get(f"/api/works/{made['id']}")
    assert len(work["rows"]) >= 5
    assert work["timeline"][0]["word"] == "照已有的表做"
    assert "uploads" not in str(work["timeline"]), "no place of this machine is shown"


def test_papers_that_tell_of_a_project_begin_a_work(asker):
    text = "2027年培训护理员120人，11月30日前完成，申请资金12万元。".encode()
    made = asker.post("/api/works/files", files=files(("方案.txt", text)))
    assert any("护理员" in r["name"] for r in asker.get(f"/api/works/{made['id']}")["rows"])


def test_a_file_that_cannot_be_read_leaves_no_work_and_says_why(asker):
    before = set(works(asker))
    made = asker.post("/api/works/files", files=files(("坏.docx", b"junk")))
    assert "坏.docx" in made["error"]
    assert set(works(asker)) == before


def test_changes_carry_the_name_that_a_visitor_gave(asker, drafted):
    asker.post("/api/name", {"name": "王会计"})
    asker.change(drafted, op="set_head", field="unit", value="养老中心")
    assert asker.get(f"/api/works/{drafted}")["timeline"][-1]["who"] == "王会计"


def test_words_that_are_far_too_long_begin_no_work_and_are_no_message(asker, drafted):
    before, stated = works(asker), "好" * 20_001
    assert "太长" in asker.post("/api/works", {"words": stated}, status=413)["error"]
    assert set(works(asker)) == set(before)
    talk = asker.get(f"/api/works/{drafted}")["timeline"]
    assert "太长" in asker.post(f"/api/works/{drafted}/messages", {"text": stated})["error"]
    assert asker.get(f"/api/works/{drafted}")["timeline"] == talk


def test_what_is_due_is_shown_with_its_basis(asker):
    due = asker.get("/api/home")["due"]
    assert due
    assert all(d["basis"] and d["left"] >= 0 for d in due)
