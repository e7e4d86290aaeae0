"""A list is cut at its own sign."""

import pytest

from assistant.files.formats import Use
from assistant.files.reader import read_paper


@pytest.mark.parametrize("sign", [",", ";", "\t", "；"])
def test_a_list_is_cut_at_its_own_sign(tmp_path, sign):
    rows = [["编号", "题目"], ["1", "满意"], ["2", ""]]
    (tmp_path / "a.csv").write_text("\n".join(sign.join(r) for r in rows), encoding="gb18030")
    table = read_paper(tmp_path / "a.csv", Use.SURVEY).tables[0]
    assert [[c.text for c in row] for row in table.rows] == [["编号", "题目"], ["1", "满意"], ["2"]]
