"""Papers of the room 申报 that go beside the form."""

from io import BytesIO

import docx


def test_where_targets_came_from_is_a_paper_of_its_own(asker, drafted):
    made = asker.http.get(f"/api/works/{drafted}/sources.docx")
    texts = [c.text for t in docx.Document(BytesIO(made.content)).tables for r in t.rows for c in r.cells]
    assert "目标取值" in texts
    form = docx.Document(BytesIO(asker.http.get(f"/api/works/{drafted}/draft.docx").content))
    assert len(form.tables) == 1
