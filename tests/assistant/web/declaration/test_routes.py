"""Papers of the room 申报 that go beside the form."""

from io import BytesIO

import docx


def test_where_targets_came_from_is_a_paper_of_its_own(asker, drafted):
    made = asker.http.get(f"/api/works/{drafted}/sources.docx")
    texts = [c.text for t in docx.Document(BytesIO(made.content)).tables for r in t.rows for c in r.cells]
    assert "目标取值" in texts
    form = docx.Document(BytesIO(asker.http.get(f"/api/works/{drafted}/draft.docx").content))
    assert len(form.tables) == 1


def test_a_form_with_an_explained_value_may_be_final(asker):
    head = "项目名称：护理员培训\n主管部门：青溪县民政局\n实施单位：青溪县养老中心\n"
    words = f"{head}2027年培训护理员120人，申请资金12万元，学员满意。"
    work = asker.post("/api/works", {"words": words})["id"]
    shown = asker.get(f"/api/works/{work}")
    assert shown["progress"]["open"]
    for cell in shown["progress"]["open"]:
        done = asker.change(work, op="explain_gap", cell=cell["key"], reason="等批复后填写")
        assert done["applied"], (cell, done["why"])
    shown = asker.get(f"/api/works/{work}")
    assert shown["progress"]["is_final"], shown["progress"]
    made = asker.http.post(f"/api/works/{work}/final.docx")
    texts = [c.text for t in docx.Document(BytesIO(made.content)).tables for r in t.rows for c in r.cells]
    assert any("暂缺：等批复后填写" in t for t in texts)
    assert not any("待补充" in t for t in texts)
