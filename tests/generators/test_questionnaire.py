"""The questionnaire in Word and the sheet for typing answers in."""

from io import BytesIO

import docx

from assistant.domain.survey import Questionnaire, SurveyQuestion
from generators.answer_sheet import render_answer_sheet
from generators.questionnaire import render_questionnaire

ASKED = Questionnaire(
    title="护理员培训满意度调查问卷", audience="学员", greeting="您好！问卷不记姓名。",
    questions=(SurveyQuestion(text="在“培训内容”方面，您的满意程度是："), SurveyQuestion(text="总的满意程度是：")),
    open_question="您还有哪些意见和建议？", background="您的身份是：", background_options=("学员", "教师", "其他"),
)  # fmt: skip


def lines(made):
    return [p.text for p in docx.Document(BytesIO(made)).paragraphs if p.text]


def test_questions_are_numbered_and_options_have_boxes():
    assert lines(render_questionnaire(ASKED)) == [
        "护理员培训满意度调查问卷", "（调查对象：学员）", "您好！问卷不记姓名。", "1. 您的身份是：",
        "□学员\t□教师\t□其他",
        "2. 在“培训内容”方面，您的满意程度是：", "□非常满意\t□满意\t□一般\t□不满意\t□非常不满意", "3. 总的满意程度是：",
        "□非常满意\t□满意\t□一般\t□不满意\t□非常不满意", "4. 您还有哪些意见和建议？",
    ]  # fmt: skip


def test_options_too_long_for_a_line_stand_in_columns():
    long = ASKED.model_copy(update={"background_options": tuple(f"第{n}类服务对象和家属" for n in range(5))})
    rows = [line for line in lines(render_questionnaire(long)) if "类服务对象" in line]
    assert [row.count("□") for row in rows] == [2, 2, 1]


def test_pages_are_numbered_and_questions_stay_with_their_options():
    document = docx.Document(BytesIO(render_questionnaire(ASKED)))
    assert "PAGE" in document.sections[0].footer._element.xml
    asked = next(p for p in document.paragraphs if p.text.startswith("2. "))
    assert asked.paragraph_format.keep_with_next


def test_the_same_questions_give_the_same_bytes():
    assert render_questionnaire(ASKED) == render_questionnaire(ASKED)
    assert render_answer_sheet([ASKED]) == render_answer_sheet([ASKED])
