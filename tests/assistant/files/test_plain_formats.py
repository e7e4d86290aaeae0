"""CSV, Markdown, web pages, JSON and YAML, in whatever encoding."""

import pytest

from assistant.files.encoding import decoded
from assistant.files.formats import Use
from assistant.files.interface import IntakeError
from assistant.files.opening import open_file
from assistant.files.paper import PaperHeading, PaperTable, PaperText
from assistant.files.reader import read_paper
from assistant.files.structured import load

TEXT = "项目名称：农村公路日常养护，资金总额80万元，年度目标为养护里程不低于42公里。"


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_text_is_read_in_every_encoding(code):
    assert decoded(TEXT.encode(code)) == TEXT


def test_big5_is_told_from_gb_by_its_rare_characters():
    text = "計畫名稱：農村公路日常養護，經費總額八十萬元，年度目標為養護里程不低於四十二公里。"
    assert decoded(text.encode("big5")) == text


def test_bytes_that_are_no_text_are_none():
    assert decoded(b"\x00\x01" * 50) is None
    assert decoded(b"\xff\xd8\xff\xe0\x00\x10JFIF" * 9) is None


@pytest.mark.parametrize("sign", [",", ";", "\t", "；"])
def test_a_list_is_cut_at_its_own_sign(tmp_path, sign):
    rows = [["编号", "题目"], ["1", "满意"], ["2", ""]]
    (tmp_path / "a.csv").write_text("\n".join(sign.join(r) for r in rows), encoding="gb18030")
    table = read_paper(tmp_path / "a.csv", Use.SURVEY).tables[0]
    assert [[c.text for c in row] for row in table.rows] == [["编号", "题目"], ["1", "满意"], ["2"]]


def test_a_table_of_markdown_that_runs_over_a_page_is_one(tmp_path):
    rows = "\n".join(f"| {n} | 值 |" for n in range(70))
    (tmp_path / "a.md").write_text(f"## 标题\n\n正文\n\n| 序 | 值 |\n|---|---|\n{rows}\n尾", encoding="utf-8")
    paper = read_paper(tmp_path / "a.md", Use.PAPER)
    assert paper.blocks[0] == PaperHeading("标题", 2)
    assert [len(t.rows) for t in paper.tables] == [71]
    assert len(paper.pages) == 2


def test_a_web_page_gives_headings_paragraphs_and_tables_with_spans(tmp_path):
    (tmp_path / "a.html").write_text(
        "<html><head><title>x</title></head><body><script>1</script><h2>标题</h2><div>一段<b>话</b></div>"
        "<table><tr><th rowspan=2>产出</th><td colspan=2>甲</td></tr><tr><td>乙</td><td>丙</td></tr></table>"
        "<table><tr><td><p>排版用的表</p></td></tr></table></body></html>",
        encoding="utf-8",
    )
    heading, text, table, layout = read_paper(tmp_path / "a.html", Use.PAPER).blocks
    assert (heading, text, layout) == (PaperHeading("标题", 2), PaperText("一段话"), PaperText("排版用的表"))
    assert isinstance(table, PaperTable)
    assert [[(c.text, c.column, c.continued) for c in row] for row in table.rows] == [
        [("产出", 0, False), ("甲", 1, False)], [("", 0, True), ("乙", 1, False), ("丙", 2, False)],
    ]  # fmt: skip


def test_a_web_page_is_read_in_the_encoding_that_it_declares(tmp_path):
    page = '<html><meta charset="big5"><body>計畫名稱</body></html>'
    (tmp_path / "a.html").write_bytes(page.encode("big5"))
    assert read_paper(tmp_path / "a.html", Use.PAPER).lines == ["計畫名稱"]


def data(tmp_path, name, text):
    (tmp_path / name).write_text(text, encoding="utf-8")
    return load(open_file(tmp_path / name))


def test_values_of_yaml_stay_as_written_and_numbers_of_json_exact(tmp_path):
    assert data(tmp_path, "a.yaml", "a: 465.20\nb: 12:30\nc: 2026-02-30\nd:\ne: 是") == {
        "a": "465.20", "b": "12:30", "c": "2026-02-30", "d": None, "e": "是",
    }  # fmt: skip
    assert str(data(tmp_path, "a.json", '{"a": 465.20}')["a"]) == "465.20"


def test_control_characters_go_and_half_a_character_is_refused(tmp_path):
    assert data(tmp_path, "a.json", r'{"a\u0000": ["甲\u0001乙\n"]}') == {"a": ["甲乙\n"]}
    with pytest.raises(IntakeError, match="残缺"):
        data(tmp_path, "a.json", r'["\ud800甲"]')


@pytest.mark.parametrize(
    ("name", "text", "word"),
    [
        ("a.json", '{"a": NaN}', "不是有效的 JSON"), ("a.json", "{", "不是有效的 JSON"), ("a.yaml", "a: [", "格式不对"),
        ("a.json", "1e999", "不合常理"), ("a.json", "9" * 5000, "不合常理"), ("a.json", "[" * 9999, "层"),
        ("a.yaml", "[" * 9999, "层"), ("a.yaml", "&a [*a]", "引用"), ("a.yaml", "a: !!python/name:os.system", "格式"),
    ],
)  # fmt: skip
def test_what_is_no_honest_data_is_refused_in_one_line(tmp_path, name, text, word):
    with pytest.raises(IntakeError, match=word) as caught:
        data(tmp_path, name, text)
    assert "\n" not in str(caught.value)
