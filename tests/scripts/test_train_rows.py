"""From a few briefs with a gold ledger come two models of class and sign, and the known edges of names."""

import pytest

from assistant.domain.ledger import NumberRole
from assistant.jobs.declaration.ledger.row_classes import RowClassifier
from assistant.language.layout import layout
from assistant.language.target import Operator
from tests.fakes.gold_briefs import BRIEFS

pytest.importorskip("sklearn")
from scripts.train_rows import leave_hands_out, row_examples, train, write_edges


@pytest.fixture(scope="module")
def classifier(tmp_path_factory):
    folder = tmp_path_factory.mktemp("rows")
    files = folder / "classes.npz", folder / "signs.npz"
    train(BRIEFS, *files)
    return RowClassifier(*files)


def test_the_numbers_with_class_or_sign_are_examples_and_money_is_none():
    found = list(row_examples(BRIEFS[0]))
    assert [(e.role, e.level2, e.operator) for e in found] == [
        (NumberRole.OUTPUT, "数量指标", "="),
        (NumberRole.RESULT, "质量指标", ">="),
        (NumberRole.LIMIT, "时效指标", "<="),
    ]


def test_a_second_class_that_an_expert_accepts_is_accepted():
    brief = {**BRIEFS[0], "ledger": [{**BRIEFS[0]["ledger"][1], "also_level2": ["社会效益指标"]}]}
    [found] = row_examples(brief)
    assert found.accepted == {"质量指标", "社会效益指标"}


def test_the_trained_models_read_what_they_were_trained_on(classifier):
    for brief in BRIEFS:
        examples = list(row_examples(brief))
        rows = [(e.at, e.role, e.name) for e in examples]
        found = classifier.read(layout(brief["text"]), examples[0].tokens, rows)
        assert [(f.level2, f.operator) for f in found] == [(e.level2, Operator(e.operator)) for e in examples]


@pytest.mark.slow
def test_each_hand_is_left_out_once_and_its_numbers_are_counted():
    turns = list(leave_hands_out(BRIEFS))
    assert [turn[0] for turn in turns] == ["a", "b", "c"]
    assert [(of, of_signs) for _, _, of, _, of_signs in turns] == [(3, 3)] * 3
    assert all(0 <= right <= of for _, right, of, _, _ in turns)


def test_names_that_begin_or_end_with_a_loose_character_are_known_by_their_edges(tmp_path):
    out = tmp_path / "edges.txt"
    brief = {"ledger": [{"about": "对口帮扶"}, {"about": "种树"}], "good_indicators": [{"name": "按期整改率"}]}
    write_edges([brief], out)
    heads, tails = out.read_text(encoding="utf-8").splitlines()
    assert {"对口", "按期"} <= set(heads.split())
    assert "整改" not in heads
    assert "整改" in tails.split()
