"""Features and context decide on a role together; what is barred is never given."""

from types import SimpleNamespace

import numpy as np

from assistant.domain.ledger import NumberRole
from assistant.jobs.declaration.ledger.in_context.tagger import InContextTagger
from assistant.jobs.declaration.ledger.tagger import Tag

R = NumberRole
LABELS = ["context", "none", "output"]


class Features:
    """Gives one tag to every number."""

    def __init__(self, role, likely):
        self._tag = Tag(role, 0.9, likely)

    def tag(self, rows, barred):
        return [self._tag for _ in zip(rows, barred, strict=True)]


def joint(chances, features, never=(), length=400):
    read = SimpleNamespace(roles=np.log(np.array([chances], dtype=np.float32)), labels=LABELS, length=length)
    [tag] = InContextTagger(read, features).tag([["x"]], [never])
    return tag


OUTPUT = Features(R.OUTPUT, {R.OUTPUT: 0.0, R.CONTEXT: -4.0})


def test_where_the_context_is_undecided_the_features_decide():
    assert joint([0.45, 0.1, 0.45], OUTPUT).role is R.OUTPUT


def test_a_sure_context_outweighs_the_features():
    tag = joint([0.95, 0.01, 0.04], OUTPUT)
    assert tag.role is R.CONTEXT
    assert tag.likely[R.CONTEXT] == 0
    assert tag.likely[R.OUTPUT] < 0
    assert 0.5 < tag.confidence < 1


def test_what_is_barred_is_not_given():
    tag = joint([0.95, 0.01, 0.04], OUTPUT, never=["context"])
    assert tag.role is R.OUTPUT
    assert R.CONTEXT not in tag.likely


def test_no_number_is_none():
    tag = joint([0.02, 0.96, 0.02], Features(None, {R.OUTPUT: -1.0}))
    assert tag.role is None
    assert set(tag.likely) == {R.OUTPUT, R.CONTEXT}


def test_in_a_few_words_the_features_count_more():
    chances = [0.6, 0.1, 0.3]
    assert joint(chances, OUTPUT, length=20).role is R.OUTPUT
    assert joint(chances, Features(R.OUTPUT, {R.OUTPUT: 0.0, R.CONTEXT: -1.0}), length=400).role is R.CONTEXT
