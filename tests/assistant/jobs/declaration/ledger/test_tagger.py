"""The shipped model gives roles with their probability, none of those barred, and reads what it was trained on."""

import json

import pytest

from assistant.jobs.declaration.ledger.features import brief_features
from assistant.jobs.declaration.ledger.tagger import MODEL, NO_NUMBER, RoleTagger, shipped_tagger
from tests import CASES_FOLDER

TEXT = "去年培训98人，今年培训120人，合格率不低于95%。"


def tags(barred=()):
    _, rows = brief_features(TEXT, 2027)
    return shipped_tagger().tag(rows, [barred] * len(rows))


def test_each_number_has_a_role_and_how_sure_it_is():
    found = tags()
    assert [t.role.value for t in found] == ["baseline", "output", "result"]
    assert all(0 < t.confidence <= 1 for t in found)


def test_a_barred_role_is_not_given():
    assert "output" not in {t.role.value for t in tags(frozenset({"output", NO_NUMBER}))}


def test_no_numbers_no_roles():
    assert shipped_tagger().tag([], []) == []


def test_the_model_is_small():
    assert MODEL.stat().st_size < 2_000_000


def test_a_broken_model_is_refused(tmp_path):
    import numpy as np

    path = tmp_path / "roles.npz"
    words = np.frombuffer(b"one", dtype=np.uint8)
    np.savez(path, labels=words, features=words, weights=np.zeros((2, 1), np.int8), scale=1.0, bias=np.zeros(1))
    with pytest.raises(ValueError, match=r"模型文件 roles\.npz 已损坏"):
        RoleTagger(path)


def test_it_has_learned_the_briefs_it_was_trained_on():
    right = count = 0
    for line in (CASES_FOLDER / "briefs_ledger" / "h1.jsonl").read_text(encoding="utf-8").splitlines():
        brief = json.loads(line)
        spots = {e["start"]: e["role"] for e in brief["ledger"]}
        tokens, rows = brief_features(brief["text"], brief["year"])
        for token, tag in zip(tokens, shipped_tagger().tag(rows, [()] * len(rows)), strict=True):
            if token.start in spots:
                count += 1
                right += tag.role is not None and tag.role.value == spots[token.start]
    assert right / count > 0.95
