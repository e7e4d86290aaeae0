"""The rules read and write unless a model is given; then both are the model's, with the clauses it may rest on."""

from assistant.writing.model_narrator import ModelNarrator
from assistant.writing.rule_narrator import RuleBasedNarrator
from tests.fakes.model import FakeModel


def test_without_a_model_the_rules_write(product):
    assert product.pipeline.writer.name == "rule_based"
    assert isinstance(product.narrator(None), RuleBasedNarrator)
    assert product.answer_writer(None) is None


def test_with_a_model_it_reads_and_writes_and_sees_clauses(product):
    model = FakeModel()
    pipeline = product.declarations(model).pipeline
    assert pipeline.writer.name != "rule_based"
    assert pipeline.model_reading is not None
    assert pipeline.clauses == product.clauses
    assert isinstance(product.narrator(model), ModelNarrator)


def test_the_pipeline_of_the_rules_is_not_changed_by_a_model(product):
    product.declarations(FakeModel())
    assert product.pipeline.writer.name == "rule_based"
    assert product.pipeline.model_reading is None
