"""The shipped chooser takes names that an expert would file, and none where the brief gives none."""

import numpy as np
import pytest

from assistant.domain.ledger import NumberRole
from assistant.jobs.declaration.ledger.name_candidates import name_candidates
from assistant.jobs.declaration.ledger.name_choice import shipped_chooser
from assistant.jobs.declaration.ledger.name_features import name_features, no_name_features
from tests.assistant.jobs.declaration.ledger.test_name_candidates import number


@pytest.mark.parametrize(
    ("text", "role", "name"),
    [
        ("购置帐篷300顶", NumberRole.OUTPUT, "购置帐篷数量"),
        ("培训护理员120人", NumberRole.OUTPUT, "培训护理员人数"),
        ("设备验收合格率100%", NumberRole.RESULT, "设备验收合格率"),
        ("游客满意度不低于92%", NumberRole.SATISFACTION, "游客满意度"),
    ],
)
def test_a_plain_name_is_taken(text, role, name):
    chosen = shipped_chooser().choose(number(text, role))
    assert chosen.name == name


def test_a_fragment_passes_no_gate():
    assert shipped_chooser().choose(number("想再添5处")).name == ""


def test_the_likelihoods_of_all_candidates_leave_room_for_none():
    one = number("培训护理员120人")
    found = shipped_chooser().likelihoods(one, name_candidates(one))
    assert 0 < sum(found) < 1
    assert shipped_chooser().likelihoods(one, []) == []


def test_what_is_weighed_apart_and_kept_adds_up_to_the_features_that_the_model_learnt_from():
    chooser, one = shipped_chooser(), number("今年给山区小学的老师培训护理员120人，合格率要有95%")
    candidates = name_candidates(one)
    rows = [name_features(one, c) for c in candidates]
    scores = chooser._model.scores([*rows, no_name_features(one)])[:, 0]
    shares = np.exp(scores - scores.max())
    assert chooser.likelihoods(one, candidates) == pytest.approx((shares / shares.sum())[:-1].tolist())
