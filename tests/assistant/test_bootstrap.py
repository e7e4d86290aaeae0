"""The joined product: what the settings choose, and parts that are made once."""

from datetime import date

import pytest

from assistant.bootstrap import Product
from assistant.domain.facts import Facts
from assistant.domain.filing import Filing
from assistant.domain.vocabulary import FormKind
from assistant.rules.examples import SOUND
from assistant.settings import Settings
from assistant.writing.rule_narrator import RuleBasedNarrator
from policy_corpus.catalog import ProfileNotFound
from policy_corpus.kinds import forms_of, kind_of


@pytest.fixture
def product(tmp_path):
    return Product(Settings(data_dir=tmp_path, embedding="none"), date(2026, 5, 31))


@pytest.mark.parametrize(("day", "year"), [(date(2026, 5, 31), 2026), (date(2026, 6, 1), 2027)])
def test_budgets_of_the_next_year_begin_in_june(tmp_path, day, year):
    assert Product(Settings(data_dir=tmp_path), day).budget_year == year


def test_the_profile_is_the_one_asked_for_else_that_of_the_settings(tmp_path):
    product = Product(Settings(data_dir=tmp_path, profile="henan-2022"))
    assert (product.profile("shanghai").id, product.profile().id, product.profile("").id) == (
        "shanghai", "henan-2022", "henan-2022",
    )  # fmt: skip
    with pytest.raises(ProfileNotFound):
        product.profile("atlantis")


def test_without_a_model_the_rules_write(product):
    assert product.pipeline.writer.name == "rule_based"
    assert isinstance(product.narrator(None), RuleBasedNarrator)
    assert product.answer_writer(None) is None


def test_without_an_embedding_nothing_is_embedded_and_clauses_are_still_found(product):
    assert product.embedder is None
    assert product.clauses(Facts(text="培训护理员"))


def test_parts_are_made_once(product):
    for name in ("pipeline", "library", "policies", "store", "reviews", "forms", "models"):
        assert getattr(product, name) is getattr(product, name)


def test_a_filing_is_held_to_the_rules_of_its_kind(product):
    filing = Filing.model_validate(SOUND)
    profile = product.profile(filing.profile)
    assert not product.review(filing, profile).blocks_final
    unknown = filing.model_copy(update={"form": FormKind.UNKNOWN})
    assert product.review(unknown, profile).findings == ()


def test_what_the_unit_keeps_stands_in_the_data_folder(product, tmp_path):
    assert product.library_folder.is_relative_to(tmp_path)
    assert product.own_library == ()


def test_a_kind_is_checked_and_filled_as_its_data_say(product):
    kind = kind_of(FormKind.MONITORING)
    done = product.forms.fill(Filing.model_validate(SOUND), kind, product.profile())
    assert done.filing.form in forms_of(*kind.rules)
