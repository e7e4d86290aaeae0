"""The chains of work are whole, and the library is broad without saying the same twice."""

from collections import Counter

import pytest

from assistant.domain.library import Direction
from assistant.domain.vocabulary import read_level1, read_level2
from assistant.language.likeness import likeness
from policy_corpus import library

STEPS = {
    "outputs": {"数量指标", "经济成本指标", "社会成本指标", "生态环境成本指标"},
    "quality": {"质量指标"},
    "timeliness": {"时效指标"},
    "effects": {"经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标"},
    "outcomes": {"经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标"},
    "satisfaction": {"服务对象满意度指标"},
}
PLACES = {
    "成本指标": {"经济成本指标", "社会成本指标", "生态环境成本指标"},
    "产出指标": {"数量指标", "质量指标", "时效指标"},
    "效益指标": {"经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标"},
    "满意度指标": {"服务对象满意度指标"},
}
BASES = ("计划标准", "行业标准", "历史标准", "预算支出标准", "其他")


def test_there_are_over_thirty_sectors_and_seven_hundred_entries():
    assert len(library.sectors()) >= 30
    assert len(library.entries()) >= 700


@pytest.mark.parametrize("level2", ["质量指标", "经济效益指标", "生态效益指标", "可持续影响指标"])
def test_each_class_that_drafts_lack_has_sixty_entries(level2):
    assert Counter(e.level2 for e in library.entries())[level2] >= 60


@pytest.mark.parametrize("chain", library.chains(), ids=lambda c: c.id)
def test_every_step_of_a_chain_names_entries_of_its_class(chain):
    for step, classes in STEPS.items():
        for entry_id in getattr(chain, step):
            entry = library.entry(entry_id)
            assert entry is not None, entry_id
            assert read_level2(entry.level2) in classes, (step, entry_id)


@pytest.mark.parametrize("chain", library.chains(), ids=lambda c: c.id)
def test_a_chain_can_be_recognised_and_leads_to_an_effect(chain):
    assert len(set(chain.phrases)) >= 3
    assert chain.effects or chain.outcomes
    assert chain.sector in {s.id for s in library.sectors()}


def test_chains_have_ids_and_phrases_of_their_own():
    ids = [c.id for c in library.chains()]
    phrases = [p for c in library.chains() for p in c.phrases]
    assert len(ids) == len(set(ids))
    assert [p for p, n in Counter(phrases).items() if n > 1] == []


def test_every_entry_has_a_class_that_fits_and_a_basis_of_the_field():
    assert [e.id for e in library.entries() if e.level2 not in PLACES[read_level1(e.level1)]] == []
    assert [e.id for e in library.entries() if not e.value_basis.startswith(BASES) or not e.definition] == []


def test_only_days_and_coefficients_have_no_unit():
    bare = [e for e in library.entries() if not e.unit]
    assert [e.id for e in bare if e.direction is not Direction.BY_DATE and not e.name.endswith("系数")] == []


def test_every_entry_of_a_sector_says_in_its_own_words_how_its_value_is_set():
    sectors = [e for e in library.entries() if e.id.split(".")[0] in SECTOR_FILES]
    shared = [basis for basis, n in Counter(e.value_basis for e in sectors).items() if n > 2]
    assert len(sectors) > 500
    assert shared == []


def test_no_two_entries_of_a_sector_and_class_have_like_names():
    groups = {}
    for entry in library.entries():
        if entry.id.split(".")[0] in SECTOR_FILES:
            groups.setdefault((entry.id.split(".")[0], entry.level2), []).append(entry.name)
    twins = [
        (a, b) for names in groups.values() for i, a in enumerate(names) for b in names[i + 1 :] if likeness(a, b) > 0.9
    ]
    assert twins == []


SECTOR_FILES = {c.sector for c in library.chains()}
