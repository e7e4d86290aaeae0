"""An entry of the library calls up an indicator; a chain of work names its entries from output to outcome."""

import pytest
from pydantic import ValidationError

from assistant.domain.library import OWN, Direction, LibraryEntry, WorkChain

ENTRY = {
    "id": "training.quality.rate", "level1": "产出指标", "level2": "质量指标", "name": "合格率", "definition": "甲",
    "unit": "%", "direction": "more", "value_basis": "历史标准", "measurement": "情况统计", "data_source": "名册",
    "evidence": "名册", "words": ("培训",),
}  # fmt: skip


@pytest.mark.parametrize(("start", "own"), [(OWN, True), ("training.", False), ("owner.", False)])
def test_a_units_own_entry_is_known_by_its_id(start, own):
    assert LibraryEntry(**{**ENTRY, "id": f"{start}rate"}).is_own is own


def test_without_a_usual_value_nothing_is_suggested():
    entry = LibraryEntry(**ENTRY)
    assert (entry.suggested, entry.direction) == ("", Direction.MORE)


@pytest.mark.parametrize("wrong", [{"direction": "up"}, {"sugested": "≥95%"}, {"words": "培训"}])
def test_what_an_entry_cannot_hold_is_refused(wrong):
    with pytest.raises(ValidationError):
        LibraryEntry(**{**ENTRY, **wrong})


def test_an_entry_without_the_words_that_call_it_up_is_refused():
    with pytest.raises(ValidationError):
        LibraryEntry(**{k: v for k, v in ENTRY.items() if k != "words"})


def test_a_chain_names_its_entries_once_from_output_to_satisfaction():
    chain = WorkChain(
        id="roads", sector="traffic", work="道路养护", satisfaction=("s",), outcomes=("o", "e"), effects=("e",),
        timeliness=("t",), quality=("q",), outputs=("a", "b"),
    )  # fmt: skip
    assert chain.entries == ("a", "b", "q", "t", "e", "o", "s")


def test_a_chain_is_matched_by_its_work_and_its_examples():
    assert WorkChain(id="r", sector="t", work="道路养护", examples=("修路",)).phrases == ("道路养护", "修路")
    assert WorkChain(id="r", sector="t", work="道路养护").entries == ()
