"""The wording of questions is data: names are filled in, what does not fit is refused."""

from pathlib import Path

import pytest

from assistant.data_files import DataFileError
from assistant.jobs.declaration.brief import questions as of_briefs
from assistant.jobs.self_evaluation import questions as of_self_evaluations
from assistant.writing.questions import QuestionWordings, load_questions

CONTRADICTIONS = ("sum", "product", "share", "dates", "totals", "model")
SOUND = "{id: a, field: 甲, text: 乙, priority: 1}"
ONE = {"id": "late", "field": "{name}原因", "text": "“{name}”逾期{days}天，为什么？", "priority": 10}


def table(*questions, **phrases):
    return QuestionWordings.model_validate({"questions": questions, "phrases": phrases})


def test_names_are_filled_in_and_the_code_is_the_one_asked_for():
    asked = table(ONE).ask("late", code="late.3", name="培训", days="2", options=("甲",))
    assert (asked.code, asked.field, asked.text) == ("late.3", "培训原因", "“培训”逾期2天，为什么？")
    assert asked.options == ("甲",)


def test_braces_in_a_name_of_the_user_stay_as_they_are():
    assert table(ONE).ask("late", name="{days}", days="2").text == "“{days}”逾期2天，为什么？"


@pytest.mark.parametrize("names", [{}, {"name": "甲"}, {"name": "甲", "days": "1", "more": "乙"}])
def test_a_name_missing_or_too_many_is_refused(names):
    with pytest.raises(KeyError, match="late"):
        table(ONE).ask("late", **names)


def test_a_question_there_is_not_is_refused():
    with pytest.raises(KeyError, match="early"):
        table(ONE).ask("early")


def test_options_of_the_file_are_offered_where_code_brings_none():
    assert table({**ONE, "text": "好？", "field": "好", "options": ["是", "否"]}).ask("late").options == ("是", "否")


def test_a_phrase_is_filled_in():
    assert table(ONE, rate="完成率{rate}%").phrase("rate", rate="90") == "完成率90%"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (f"questions: [{SOUND}, {SOUND}]", "“a”写了两次"),
        ("questions: [{id: a, field: 甲, priority: 1}]", "questions.0.text 不对（缺少这一项）"),
        ("questions: [{id: a, field: 甲, text: 乙, priority: 1, wyh: 丙}]", "questions.0.wyh"),
        ("questions: []", "不能为空"),
    ],
)  # fmt: skip
def test_a_bad_file_is_one_line(tmp_path, text, reason):
    path = tmp_path / "questions.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataFileError) as caught:
        load_questions(path)
    assert reason in str(caught.value)


@pytest.mark.parametrize("job", [of_briefs, of_self_evaluations], ids=["brief", "self_evaluation"])
def test_every_question_of_a_job_is_one_its_code_asks(job):
    """A question that no code asks would be text that nobody ever sees."""
    code = Path(job.__file__).read_text(encoding="utf-8")
    words = job.wording()
    code += "".join(f'"contradiction.{kind}"' for kind in CONTRADICTIONS)  # put together from the kind
    assert [q.id for q in words.questions if f'"{q.id}"' not in code] == []
    assert [key for key in words.phrases if f'"{key}"' not in code] == []
