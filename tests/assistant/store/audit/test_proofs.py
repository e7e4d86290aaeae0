"""Checkpoints and proofs hold for the chain they were made of, and for no other."""

import pytest

from assistant.store.audit.chain import FIRST, Entry
from assistant.store.audit.proofs import (
    Checkpoint,
    ConsistencyProof,
    InclusionProof,
    checkpoint_of,
    growth_of,
    problems_since,
    proof_of,
)
from assistant.store.packing import digest


def chain(*bodies):
    return [Entry(sequence=n, work="w", version=n, body=b, hash=digest(b)) for n, b in enumerate(bodies)]


SEVEN = chain(*"甲乙丙丁戊己庚")
NOW = checkpoint_of(SEVEN, "今天")


def test_the_checkpoint_of_an_empty_chain_has_the_first_head():
    empty = checkpoint_of([], "今天")
    assert (empty.size, empty.head, empty.at) == (0, FIRST, "今天")


@pytest.mark.parametrize("size", range(1, 8))
def test_every_entry_of_a_chain_of_any_length_has_a_proof_that_survives_json(size):
    kept = checkpoint_of(SEVEN[:size], "今天")
    for index in range(size):
        proof = proof_of(SEVEN[:size], index)
        assert InclusionProof.model_validate_json(proof.model_dump_json()).holds(kept)


@pytest.mark.parametrize(
    "forged",
    [
        {"entry": "辛"}, {"index": 3}, {"index": 7}, {"index": -1}, {"root": "00" * 32}, {"root": "非"},
        {"path": ("zz",)}, {"path": ()},
    ],
)  # fmt: skip
def test_a_forged_proof_does_not_hold(forged):
    proof = proof_of(SEVEN, 2)
    assert proof.holds()
    assert not proof.model_copy(update=forged).holds()


def test_a_proof_of_another_chain_does_not_hold_for_a_checkpoint():
    shorter = proof_of(SEVEN[:-1], 2)
    assert shorter.holds()
    assert not shorter.holds(NOW)


def test_an_entry_that_there_is_not_has_no_proof():
    with pytest.raises(IndexError):
        proof_of(SEVEN, 7)


@pytest.mark.parametrize("size", range(1, 8))
def test_a_chain_that_grew_proves_that_it_holds_the_shorter_one(size):
    proof = growth_of(SEVEN, checkpoint_of(SEVEN[:size], "昨天"))
    assert ConsistencyProof.model_validate_json(proof.model_dump_json()).holds()
    assert not proof.model_copy(update={"old_root": "00" * 32}).holds()
    assert not proof.model_copy(update={"root": "非"}).holds()


def test_nothing_and_a_longer_chain_have_no_proof_of_growth():
    assert growth_of(SEVEN, checkpoint_of([], "昨天")) is None
    assert growth_of(SEVEN[:3], NOW) is None


def test_a_chain_that_only_grew_has_no_problem():
    assert problems_since(SEVEN, checkpoint_of([], "昨天")) == []
    assert problems_since(SEVEN, checkpoint_of(SEVEN[:4], "昨天")) == []
    assert problems_since(SEVEN, NOW) == []


def test_an_end_that_was_cut_off_is_counted():
    assert problems_since(SEVEN[:5], NOW) == ["检查点记着7条，现在只有5条：末尾的记录被删去了。"]


def test_what_was_rewritten_before_the_checkpoint_is_found_and_what_came_after_is_not():
    kept = checkpoint_of(SEVEN[:4], "昨天")
    assert problems_since(chain(*"甲乙丙辛戊己庚"), kept) == ["前4条和昨天的检查点不符：记录被改写过。"]
    assert problems_since(chain(*"甲乙丙丁辛己庚"), kept) == []


def test_a_head_that_is_not_that_of_the_checkpoint_is_found():
    assert problems_since(SEVEN, Checkpoint(size=7, head=FIRST, root=NOW.root, at="今天"))
