"""The states of an answer have words for the user, and an answer carries no more than was found."""

from assistant.jobs.questions.interface import Answer, AnswerStatus


def test_every_state_has_a_word_of_its_own_in_chinese():
    words = [status.word for status in AnswerStatus]
    assert len(set(words)) == len(words)
    assert all("一" <= word[0] <= "龥" for word in words)


def test_an_answer_without_basis_has_no_citations():
    answer = Answer(status=AnswerStatus.NO_BASIS, answer="未找到依据。")
    assert (answer.citations, answer.table, answer.context.question) == ((), (), "")
