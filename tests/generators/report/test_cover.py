"""The cover: title in two lines, who evaluated what and when, 【待补充】 for what is not known."""

from types import SimpleNamespace

import pytest

from generators.report.cover import title_lines, write_cover
from tests.fakes.evaluations import sample_report


def report(**update):
    return sample_report().model_copy(update=update)


def unnamed(**update):
    evaluation = sample_report().evaluation
    project = evaluation.project.model_copy(update={"name": ""})
    return report(evaluation=evaluation.model_copy(update={"project": project, "year": None}), **update)


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("照明改造绩效评价报告", ("照明改造", "绩效评价报告")),
        ("  照明改造绩效评价报告 ", ("照明改造", "绩效评价报告")),
        ("", ("中小学教室照明改造项目", "绩效评价报告")),
        ("绩效评价报告", ("中小学教室照明改造项目", "绩效评价报告")),
        ("照明改造评价", ("中小学教室照明改造项目", "照明改造评价")),
    ],
)
def test_the_title_stands_in_two_lines(title, lines):
    assert title_lines(report(title=title)) == lines


def test_without_a_name_the_title_asks_for_it():
    assert title_lines(unnamed(title="")) == ("【待补充：项目名称】", "绩效评价报告")


def words(element):
    return "".join(t.text for t in element.xpath(".//w:t"))


def cover(shown):
    elements = []
    write_cover(SimpleNamespace(add=elements.append), shown)
    return elements


def test_title_kind_and_facts_make_the_page():
    name, kind, facts = cover(report(author="甲评价机构"))
    assert (words(name), words(kind)) == ("中小学教室照明改造项目", "绩效评价报告")
    text = words(facts)
    for fact in ("主管部门：青溪县教育局", "评价年度：2025年", "评价机构：甲评价机构", "报告日期：2026年3月"):
        assert fact in text
    assert "待补充" not in text


def test_what_is_not_known_is_shown_as_open():
    text = words(cover(unnamed(author=" ", date=""))[2])
    for name in ("项目名称", "评价年度", "评价机构", "报告日期"):
        assert f"{name}：【待补充：{name}】" in text
