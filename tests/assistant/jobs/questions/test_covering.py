"""A text covers a question by the content words that it shares with it."""

from dataclasses import replace

from assistant.jobs.questions.covering import content_words, covered
from assistant.jobs.questions.searching import search


def test_words_that_stand_nowhere_near_the_line_are_not_covered(case):
    question = case("自评报告什么时候报送")
    nearest = search(question).statements[0]
    strange = replace(question, asked=replace(question.asked, text="骑缝章用什么颜色的印油"))
    assert covered(question, nearest) > covered(strange, nearest)
    assert "颜色" in content_words(strange)
