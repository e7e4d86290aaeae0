"""From a few briefs with a gold ledger come candidates with what experts call them, and a chooser of names."""

import pytest

from assistant.jobs.declaration.ledger.name_choice import NAMED, NameChooser
from tests.fakes.gold_briefs import BRIEFS

pytest.importorskip("sklearn")
from scripts.train_names import name_examples, train


@pytest.fixture(scope="module")
def chooser(tmp_path_factory):
    out = tmp_path_factory.mktemp("names") / "names.npz"
    train(BRIEFS, out)
    return NameChooser(out)


def test_only_numbers_whose_indicator_is_named_are_examples():
    found = [example for brief in BRIEFS for example in name_examples(brief)]
    assert found
    assert {example.number.role for example in found} <= NAMED


def test_an_expert_s_own_name_is_right_and_an_ending_alone_is_not():
    example = next(e for brief in BRIEFS for e in name_examples(brief))
    wanted = max(example.accepted, key=lambda pair: pair[1])
    assert example.right(wanted[0]) == wanted[1]
    assert example.right("完全无关完成时间") == 0
    assert example.right("") == 0


def test_the_trained_chooser_gives_each_candidate_its_share(chooser):
    example = next(e for brief in BRIEFS for e in name_examples(brief) if e.candidates)
    found = chooser.likelihoods(example.number, example.candidates)
    assert len(found) == len(example.candidates)
    assert 0 < sum(found) < 1
