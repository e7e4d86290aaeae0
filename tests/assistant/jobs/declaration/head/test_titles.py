"""Titles of official papers name their project, and a request the body that it is addressed to."""

import pytest

from assistant.jobs.declaration.head.reader import shipped_reader
from assistant.jobs.declaration.head.titles import titled


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("关于申请山洪预警平台二期建设经费的请示\n", "山洪预警平台二期建设"),
        ("议题三：北坡片区村道硬化工程2027年度资金和绩效目标\n", "北坡片区村道硬化工程"),
        ("研究2027年乡村民宿扶持资金事项。", "乡村民宿扶持资金"),
    ],
)
def test_a_title_names_the_project(text, name):
    found = titled(text)["name"]
    assert (found.text, text[found.start : found.end]) == (name, name)


def test_a_request_is_addressed_to_the_department():
    text = "关于申请校园直饮水改造经费的请示\n\n市教育局：\n    为改善饮水条件……妥否，请批示。\n"
    assert titled(text)["department"].text == "市教育局"


def test_a_line_with_a_colon_in_another_paper_is_no_department():
    assert "department" not in titled("落水镇文化站：\n明年想办班。\n")


@pytest.mark.parametrize("text", ["站长早[咖啡] 花灯那个我先微信里说哈\n", "花灯这块2027的我先发你[抱拳]\n"])
def test_the_talk_of_a_chat_is_no_project(text):
    assert "[" not in getattr(shipped_reader().read(text).get("name"), "text", "")


def test_a_body_that_speaks_has_the_whole_of_its_name():
    text = "苗溪洞镇文化站：\n明年我们站里想办花灯班，6个班。\n苗溪洞镇文化站：\n加起来38万。\n"
    unit = shipped_reader().read(text).get("unit")
    assert unit is None or unit.text == "苗溪洞镇文化站"
