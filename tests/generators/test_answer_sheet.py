"""The sheet for typing answers: heads, lists to choose from, and what is typed reads back."""

from functools import cache
from io import BytesIO

import openpyxl
import pytest

from assistant.domain.survey import Questionnaire, SurveyQuestion
from assistant.jobs.survey.answers import read_answers
from generators.answer_sheet import HOW_TO, render_answer_sheet

ASKED = Questionnaire(
    title="护理员培训满意度调查问卷", audience="学员", greeting="您好！问卷不记姓名。",
    questions=(SurveyQuestion(text="在“培训内容”方面，您的满意程度是："), SurveyQuestion(text="总的满意程度是：")),
    open_question="您还有哪些意见和建议？", background="您的身份是：", background_options=("学员", "教师", "其他"),
)  # fmt: skip


@cache
def rendered():
    """The sheet of the one questionnaire, made once: three hundred dressed rows take their time."""
    return render_answer_sheet([ASKED])


def filled(tmp_path, rows):
    book = openpyxl.load_workbook(BytesIO(rendered()))
    for at, row in enumerate(rows):
        for column, value in enumerate(row, 2):
            book.active.cell(4 + at, column).value = value
    path = tmp_path / "录入.xlsx"
    book.save(path)
    return path


@pytest.mark.parametrize("answers", [("非常满意", "一般"), (5, 3)])
def test_what_is_typed_into_the_sheet_reads_back(tmp_path, answers):
    read = read_answers(filled(tmp_path, [["学员", *answers, "无"], ["教师", *answers], ["学员", None, None]]))
    assert [q.text for q in read.questions] == [q.text for q in ASKED.questions]
    assert {g.name: g.counts for g in read.groups} == dict.fromkeys(
        ("学员", "教师"), ((1, 0, 0, 0, 0), (0, 0, 1, 0, 0))
    )
    assert read.invalid == 1


def test_numbers_in_the_sheet_need_no_guess(tmp_path):
    read = read_answers(filled(tmp_path, [["学员", 5, 4]]))
    assert not any("答案是数字" in note for note in read.notes)


def test_questionnaires_of_several_audiences_share_a_sheet():
    plain = ASKED.model_copy(update={"background": "", "background_options": ()})
    other = plain.model_copy(update={"audience": "家属", "questions": (SurveyQuestion(text="在“探视”方面："),)})
    sheet = openpyxl.load_workbook(BytesIO(render_answer_sheet([plain, other]))).active
    heads = [c.value for c in sheet[3]]
    assert heads == ["编号", "群体", *(q.text for q in plain.questions), "在“探视”方面：", "意见和建议"]
    assert any(rule.formula1 == '"学员,家属"' for rule in sheet.data_validations.dataValidation)
    alone = openpyxl.load_workbook(BytesIO(render_answer_sheet([plain]))).active
    assert "群体" not in [c.value for c in alone[3]]


@cache
def sheet():
    return openpyxl.load_workbook(BytesIO(rendered())).active


def test_the_sheet_says_how_it_is_filled_in_and_that_names_stay_out():
    assert sheet()["A2"].value == HOW_TO
    assert "不要填写姓名" in HOW_TO


def test_three_hundred_numbered_rows_wait_and_only_answers_may_be_typed():
    made = sheet()
    assert [made["A4"].value, made["A303"].value, made["A304"].value] == ["1", "300", None]
    assert made["A4"].protection.locked
    assert not made["B4"].protection.locked


def test_options_may_be_chosen_in_words_or_numbers_over_all_rows():
    rules = {str(r.sqref): r.formula1 for r in sheet().data_validations.dataValidation}
    assert rules["C4:C303"] == '"非常满意,满意,一般,不满意,非常不满意,5,4,3,2,1"'
    assert rules["B4:B303"] == '"学员,教师,其他"'
    assert "E4:E303" not in rules


def test_a_question_that_two_questionnaires_share_stands_once():
    other = ASKED.model_copy(update={"audience": "家属"})
    made = openpyxl.load_workbook(BytesIO(render_answer_sheet([ASKED, other]))).active
    assert [c.value for c in made[3]].count(ASKED.questions[0].text) == 1
