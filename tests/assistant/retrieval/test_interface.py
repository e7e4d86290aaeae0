"""What retrieval is made of: values that cannot be changed, and errors of one kind."""

from dataclasses import FrozenInstanceError

import pytest

from assistant.retrieval.interface import (
    LEAST_SEPARATION,
    Calibration,
    EmbeddingFailed,
    IndexBusy,
    Passage,
    RetrievalError,
    Scope,
)
from tests.fakes.retrieval import FailingEmbedder


@pytest.mark.parametrize(
    ("separation", "separates"),
    [(LEAST_SEPARATION, True), (LEAST_SEPARATION - 0.01, False), (0.5, False), (0.97, True)],
)
def test_an_embedding_is_searched_with_where_it_tells_enough_apart(separation, separates):
    found = Calibration(fits=0.8, certain=0.9, separation=separation, method="", basis="")
    assert found.separates is separates


def test_whatever_fails_in_retrieval_is_caught_as_one_kind():
    assert issubclass(IndexBusy, RetrievalError)
    with pytest.raises(RetrievalError, match="向量服务"):
        FailingEmbedder().embed_question("甲")
    assert not issubclass(IndexBusy, EmbeddingFailed)


def test_an_empty_scope_names_no_region_no_day_and_no_document():
    scope = Scope()
    assert (scope.as_of, scope.region, scope.policies, scope.kinds, scope.everywhere) == (None, None, (), (), False)


def test_a_passage_without_words_counts_by_its_vector_alone_and_is_never_changed():
    passage = Passage("k|q0", "k", "p", "问？")
    assert (passage.words, passage.line) == ("", None)
    with pytest.raises(FrozenInstanceError):
        passage.text = "x"
