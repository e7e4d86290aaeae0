"""The indicator library is usable: unique, measurable, called up by its words."""

import pytest

from assistant.domain.vocabulary import QUANTITY, read_level1, read_level2
from policy_corpus import library


def test_ids_are_unique():
    ids = [e.id for e in library.entries()]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("kind", library.kinds(), ids=lambda k: k.id)
def test_every_kind_of_activity_is_served(kind):
    served = [e for e in library.entries() if kind.id in e.kinds]
    assert len(served) >= 5
    assert {read_level1(e.level1) for e in served} >= {"产出指标", "效益指标", "成本指标"}


@pytest.mark.parametrize("entry", library.entries(), ids=lambda e: e.id)
def test_no_rate_is_filed_as_a_quantity_and_rates_have_the_unit_of_rates(entry):
    assert not (read_level2(entry.level2) == QUANTITY and entry.name.endswith("率"))
    if entry.name.endswith(("率", "满意度")):
        assert entry.unit in {"%", "‰"}


def test_search_finds_by_name_first():
    assert "培训" in library.search("培训")[0].entry.name
