"""The indicator library is usable: unique, measurable, called up by its words."""

from pathlib import Path

import pytest

from assistant.data_files import DataFileError
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


def test_no_rate_is_filed_as_a_quantity():
    quantities = [e for e in library.entries() if read_level2(e.level2) == QUANTITY]
    assert [e.id for e in quantities if e.name.endswith("率")] == []


def test_rates_have_the_unit_of_rates():
    rates = [e for e in library.entries() if e.name.endswith(("率", "满意度"))]
    assert [e.id for e in rates if e.unit not in {"%", "‰"}] == []


def test_search_finds_by_name_first():
    assert "培训" in library.search("培训")[0].entry.name


def test_an_entry_that_lacks_a_field_is_named_with_its_file():
    with pytest.raises(DataFileError, match=r"water\.yaml”的 entries\.a\.b：.*缺少这一项.*indicator-library"):
        list(library.read_entries(Path("water.yaml"), {"entries": [{"id": "a.b", "name": "水位站在线率"}]}))


def test_entries_are_ranked_as_if_each_were_looked_at():
    called = library._called("开展护理员培训，购置设备")
    for kinds, sectors in [(["training"], []), ([], ["agriculture"]), ([], []), (["training", "purchase"], ["civil"])]:
        each = (library._match(e, called, kinds, sectors) for e in library.entries())
        expected = sorted((m for m in each if m.score > 0), key=lambda m: (-m.score, m.entry.id))
        assert list(library.rank("开展护理员培训，购置设备", kinds, sectors)) == expected
        assert expected
