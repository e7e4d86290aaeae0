"""The design question: brief and material as data, the second time only what failed; questions only where plain."""

from dataclasses import replace

import pytest

from assistant.domain.filing import Filing
from assistant.domain.source import Source, SourceKind
from assistant.jobs.declaration.writers.model_based.asking import (
    again,
    design_prompt,
    kept_rows,
    kept_words,
    questions,
    rests_on,
)
from assistant.jobs.declaration.writers.model_based.reply import DesignedQuestion
from assistant.jobs.declaration.writers.model_based.rows import Designed, Faulty
from assistant.jobs.declaration.writers.rule_based.row import CORE, DraftRow
from tests.fakes.design import assignment, design_material
from tests.fakes.last_year import last_year

ROW = last_year().indicators[4].model_copy(update={"source": Source(kind=SourceKind.BRIEF, quote="培训护理员120人")})


def test_the_question_holds_brief_and_material_inside_fences():
    asked = design_prompt(assignment(), design_material(), "").user
    assert assignment().facts.text in asked
    assert design_material().shown in asked
    assert asked.count("<data>") == asked.count("</data>")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("项目期限：2027年1月1日至2029年12月31日\n培训护理员120人。", "跨年项目"),
        ("2027年1月1日至2027年12月31日培训护理员120人。", "单年项目"),
        ("培训护理员120人。", "单年项目"),
    ],
)
def test_the_question_says_whether_the_project_runs_over_years(text, words):
    asked = design_prompt(assignment(text), design_material(text), "").user
    assert f"预算年度：2027年；{words}" in asked


def test_the_second_time_what_failed_is_named_and_what_stands_is_not_asked_for():
    faulty = {"R2": Faulty("R2", ("没有写解释",), name="满意度")}
    words = again(faulty, {"R1": Designed(DraftRow(ROW, CORE), ("N1",))})
    assert "不要再写的指标：R1“护理员培训人数”" in words
    assert "R2“满意度”：没有写解释。" in words


def test_where_nothing_stands_nothing_is_stated_to_stand():
    assert "已经合格" not in again({"R2": Faulty("R2", ("甲",))}, {})


def ask(*stated):
    asked = [DesignedQuestion(field=field, question=text) for field, text in stated]
    return [(q.field, q.text) for q in questions(asked, assignment())]


def test_plain_questions_are_asked():
    assert ask(("补助标准", "每个服务站的补助标准是多少？")) == [("补助标准", "每个服务站的补助标准是多少？")]


@pytest.mark.parametrize(
    "stated",
    [
        ("主管部门", "主管部门是哪一家？"),
        ("金额", "是否追加3721万元？"),
        ("链接", "能否打开 http://x.example ？"),
        ("123", "每个服务站的补助标准是多少？"),
        ("补助标准", "多少？"),
        ("补助标准", "请写补助标准"),
    ],
)
def test_what_the_brief_says_what_is_from_nowhere_and_what_is_no_question_is_not_asked(stated):
    assert ask(stated) == []


def test_three_questions_at_most():
    assert len(ask(*[(f"标准{c}", f"{c}类服务站的补助标准是多少？") for c in "甲乙丙丁"])) == 3


def test_a_draft_before_gives_rows_on_the_same_words_their_names_again():
    before = last_year(indicators=[ROW.model_dump()])
    kept = kept_rows(replace(assignment(), previous=before))
    renamed = DraftRow(ROW.model_copy(update={"name": "培训人数", "level2": "质量指标"}), CORE)
    found = kept[rests_on(ROW)](renamed).indicator
    assert (found.name, found.level2) == ("护理员培训人数", "数量指标")
    assert kept_words(kept)


@pytest.mark.parametrize("changes", [{"profile": "shanghai", "indicators": [ROW.model_dump()]}, {}])
def test_a_draft_of_another_profile_or_without_words_gives_none(changes):
    before: Filing = last_year(**changes)
    assert kept_rows(replace(assignment(), previous=before)) == {}
    assert kept_rows(assignment()) == {}
    assert kept_words({}) == ""
