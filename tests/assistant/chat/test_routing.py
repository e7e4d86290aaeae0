"""A message is a question about the rules or a word about the project."""

import pytest

from assistant.chat.routing import is_question


@pytest.mark.parametrize(
    "said",
    [
        "10号文里执行率占多少分?", "没有受益群众的项目可以不设满意度吗", "那权重呢", "监控报告什么时候报送",
        "预算法第五十七条", "285号文作废了没有",
    ],
)  # fmt: skip
def test_questions_go_to_the_policy_library(said):
    assert is_question(said)


@pytest.mark.parametrize(
    "said",
    ["培训护理员120人，11月底前完成，申请12万元", "项目名称：养老服务", "1. 95%\n2. 11月底", "120万元", "",
     "2027年对12个服务站给予补助，申请资金120万元，接受服务的老年人满意度达到92%以上，怎么写都行"],
)  # fmt: skip
def test_words_about_the_project_go_into_the_form(said):
    assert not is_question(said)


def test_while_an_answer_is_awaited_only_a_marked_question_is_one():
    assert not is_question("什么时候完成要看天气", answering=True)
    assert is_question("满意度必须设吗？", answering=True)
