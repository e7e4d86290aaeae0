"""What charts show is read from the evaluation, and said in words."""

from decimal import Decimal

from assistant.domain.evaluation import EvaluationFunds, FundFlow
from generators.report.figures import completion, execution, figures, score_rates
from tests.fakes.evaluations import sample_evaluation

WHOLE = sample_evaluation(whole=True)


def test_score_rates_are_those_of_the_classes():
    figure = score_rates(WHOLE)
    assert dict(zip(figure.labels, figure.series[0].values, strict=True)) == {c.level1: c.rate for c in WHOLE.classes}
    assert figure.words == "条形图，得分率：决策100%，过程85.95%，产出90.86%，效益93.33%。"


def test_a_class_without_score_is_stated_to_be_open():
    figure = score_rates(sample_evaluation())
    assert figure.series[0].values[-1] is None
    assert "效益待定" in figure.words


def test_completion_shows_only_indicators_that_have_one():
    figure = completion(WHOLE)
    assert figure.labels == ("预算执行率", "改造教室数量", "学生满意度")
    assert figure.series[0].values == (Decimal("96.92"), Decimal("96.5"), Decimal(100))


def test_money_is_shown_by_source_in_its_unit():
    figure = execution(WHOLE)
    assert (figure.labels, figure.unit) == (("县级财政资金",), "万元")
    assert "实际支出465.2万元" in figure.words


def test_the_whole_stands_in_where_no_source_is_known():
    funds = EvaluationFunds(total=FundFlow(source="合计", budget=Decimal(480)))
    figure = execution(WHOLE.model_copy(update={"funds": funds}))
    assert figure.labels == ("合计",)
    assert "实际支出待定" in figure.words


def test_nothing_known_gives_no_picture():
    empty = WHOLE.model_copy(update={"funds": EvaluationFunds(), "indicators": (), "classes": ()})
    assert figures(empty) == ()
