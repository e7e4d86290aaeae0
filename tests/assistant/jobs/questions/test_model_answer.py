"""A model sees the clauses of the best lines and of each side; what it writes that does not hold is no answer."""

from assistant.jobs.questions.interface import AnswerStatus, Written
from assistant.jobs.questions.model_answer import NOT_STATED, UNPROVED, answer_by_model
from assistant.jobs.questions.searching import search


class Writer:
    """Writes what it is given, and keeps what it was asked."""

    name = "模型"

    def __init__(self, written):
        self._written = written

    def write(self, question, clauses):
        self.question, self.clauses = question, clauses
        return self._written(clauses) if self._written else None


def answered(question, written):
    writer = Writer(written)
    return answer_by_model(writer, question, search(question)), writer


def test_the_model_sees_each_side_of_a_comparison_and_the_region_of_the_user(case):
    question = case("青财〔2024〕7号和白财〔2020〕9号自评报告什么时候报", region="河南")
    answer, writer = answered(question, None)
    assert answer is None
    assert {c.policy_id for c in writer.clauses} == {"new", "unclear"}
    assert "河南" in writer.question.setting


def test_a_sentence_that_was_not_compared_whole_carries_a_word_about_it(case):
    question = case("青财〔2024〕7号自评报告什么时候报")
    answer, _ = answered(question, lambda c: Written(conclusion="3月10日前。", clauses=tuple(c[:1]), proved=False))
    assert answer.conclusion == "3月10日前。"
    assert answer.writer == "模型"
    assert UNPROVED in answer.notes


def test_a_model_that_finds_nothing_stated_names_the_nearest_place(case):
    answer, _ = answered(case("青财〔2024〕7号评价结果分几档"), lambda _: Written(refused=True))
    assert (answer.status, answer.conclusion) == (AnswerStatus.NO_BASIS, NOT_STATED)
    assert "最接近的是" in answer.answer


def test_the_conclusion_is_not_said_again_below_the_basis_unless_it_rests_on_more(case):
    question = case("青财〔2024〕7号自评报告什么时候报")

    def written(where):
        def made(clauses):
            of = f"{question.document(clauses[0]).short}{clauses[0].place}"
            said = ("3月10日前。" + f"（{of}{where}）", "逾期通报。（同上）")
            return Written(conclusion="3月10日前。", sentences=said, clauses=tuple(clauses[:1]))

        return made

    alone, _ = answered(question, written(""))
    assert alone.answer.count("3月10日前。") == 1
    assert "· 逾期通报。" in alone.answer
    more, _ = answered(question, written("；别处"))
    assert more.answer.count("3月10日前。") == 2
