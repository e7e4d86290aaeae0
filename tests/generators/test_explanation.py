"""The explanation in Word: numbered headings, running text, open places highlighted."""

from io import BytesIO

import docx

from generators.explanation import render_explanation

SECTIONS = [("立项依据", "依据【待补充：文件】提出。\n第二段。"), ("项目概况", "培训护理员120人。")]


def test_headings_are_numbered_and_every_line_is_a_paragraph():
    document = docx.Document(BytesIO(render_explanation("护理员培训", SECTIONS, draft=False)))
    assert [p.text for p in document.paragraphs if p.text] == [
        "项目立项和绩效目标说明", "（护理员培训）", "一、立项依据", "依据【待补充：文件】提出。", "第二段。",
        "二、项目概况", "培训护理员120人。",
    ]  # fmt: skip


def test_open_places_are_highlighted():
    document = docx.Document(BytesIO(render_explanation("护理员培训", SECTIONS, draft=True)))
    marked = [r.text for p in document.paragraphs for r in p.runs if r.font.highlight_color]
    assert marked == ["【待补充：文件】"]
    assert any("草稿" in p.text for p in document.sections[0].header.paragraphs)
