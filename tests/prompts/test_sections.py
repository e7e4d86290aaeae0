"""Instructions of sections are read strictly, and every section that a model writes has one."""

import pytest

from assistant.jobs.self_evaluation import sections
from prompts import PromptError
from prompts.sections import read_instructions, section_instructions


def refused(folder, text):
    path = folder / "paper.md"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(PromptError, match=r"paper\.md") as caught:
        read_instructions(path)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_sections_are_read_with_what_is_added_to_every_one(tmp_path):
    (tmp_path / "p.md").write_text("# 用途\n\n## every\n\n不编造。\n\n## a.b\n\n写甲。\n", encoding="utf-8")
    assert read_instructions(tmp_path / "p.md") == {"a.b": "写甲。不编造。"}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("## a\n\n甲\n", "开头"),
        ("# 用途\n多一行\n\n## a\n\n甲\n", "开头"),
        ("# 用途\n", "一节也没有"),
        ("# 用途\n\n## A b\n\n甲\n", "键只能用"),
        ("# 用途\n\n## a\n\n甲\n\n## a\n\n乙\n", "写了两次"),
        ("# 用途\n\n## a\n\n## b\n\n乙\n", "没有内容"),
        ("# 用途\n\n## a\n\n{{ name }}\n", "变量或标题"),
        ("# 用途\n\n## a\n\n### 小标题\n", "变量或标题"),
        (b"\xff\xfe", "读不出来"),
    ],
)
def test_a_bad_file_is_one_line_with_its_reason(tmp_path, text, reason):
    assert reason in refused(tmp_path, text)


@pytest.mark.parametrize("name", ["nothing", "../secret", "declaration.md"])
def test_a_paper_without_instructions_is_named(name):
    with pytest.raises(PromptError, match=r"prompts/sections/"):
        section_instructions(name)


def test_the_instructions_of_a_self_evaluation_are_those_of_its_sections():
    due = {section.key for section in sections._outline()} - {"basics"}
    assert set(section_instructions("self_evaluation")) == due


def test_what_the_model_is_asked_ends_with_the_rule_for_evidence_marks():
    assert all("〔E3〕" in text for text in section_instructions("evaluation").values())
