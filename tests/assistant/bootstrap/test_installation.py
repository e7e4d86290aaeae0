"""What the settings of an installation choose."""

from datetime import date

import pytest

from assistant.bootstrap import Product
from assistant.domain.filing import Filing
from assistant.domain.vocabulary import FormKind
from assistant.rules.examples import SOUND
from assistant.settings import Settings
from policy_corpus.catalog import ProfileNotFound
from policy_corpus.library import entries


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


def test_a_filing_is_kept_to_the_rules_of_its_kind(product):
    filing = Filing.model_validate(SOUND)
    profile = product.profile(filing.profile)
    assert not product.review(filing, profile).blocks_final
    unknown = filing.model_copy(update={"form": FormKind.UNKNOWN})
    assert product.review(unknown, profile).findings == ()


def test_what_the_unit_keeps_stands_in_the_data_folder(product, tmp_path):
    assert product.library_folder.is_relative_to(tmp_path)
    assert product.own_library == ()


def test_an_entry_of_the_library_is_found_by_its_id(product):
    entry = next(iter(entries()))
    assert product.library_entry(entry.id) == entry
    assert product.library_entry("own.nowhere") is None
