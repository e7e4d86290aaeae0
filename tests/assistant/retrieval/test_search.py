"""Keyword search, fusion, synonyms and the retriever over them."""

import numpy as np
import pytest

from assistant.domain.policy import Clause, PolicyDocument, PolicyStatus
from assistant.retrieval.corpus import Corpus, pieces
from assistant.retrieval.embedding.cache import CachedEmbedder, VectorFile
from assistant.retrieval.fusion import meaning
from assistant.retrieval.indexing import IndexFolder
from assistant.retrieval.interface import Calibration, Scope
from assistant.retrieval.keyword import KeywordIndex, tokens
from assistant.retrieval.retriever import Retriever
from assistant.retrieval.words import Words
from policy_corpus.regions import regions
from tests.fakes.retrieval import FakeEmbedder, FolderStore

TEXTS = ["预算执行率占多少分", "满意度调查怎么做", "第三方机构不得转包", "每年8月集中监控一次"]


def scale(fits, certain):
    return Calibration(fits=fits, certain=certain, separation=0.9, method="", basis="")


def document(policy_id, **more):
    return PolicyDocument(id=policy_id, title=f"{policy_id}办法", status=more.pop("status", "in_force"), **more)


def clause(policy_id, place, line, *asks):
    return Clause(policy_id=policy_id, place=place, topic=line[:6], lines=(line,), asks=asks)


CORPUS = Corpus(
    [
        document("guojia"), document("henan", region="河南"), document("jiu", status=PolicyStatus.REPEALED),
    ],
    [
        clause("guojia", "第一条", "预算执行率的权重为10%", "执行率占多少分"),
        clause("guojia", "第二条", "满意度指标的权重为10%", "满意度占多少分"),
        clause("henan", "第一条", "河南的监控报告在8月15日前报送", "监控报告几号前交"),
        clause("jiu", "第一条", "旧办法里预算执行率的权重为20%", "旧的执行率占多少分"),
    ],
)  # fmt: skip


@pytest.fixture(params=[True, False], ids=["with vectors", "keywords alone"])
def retriever(request, tmp_path):
    embedder = CachedEmbedder(FakeEmbedder(), VectorFile.load(tmp_path / "none", "x"), None) if request.param else None
    index = IndexFolder(tmp_path / "index", embedder, FolderStore).ensure(list(CORPUS.passages()))
    return Retriever(CORPUS, index, embedder, Words((("监控", "年中检查"),), ("执行率", "满意度")))


def places(retriever, question, **scope):
    return [(h.clause.policy_id, h.clause.place) for h in retriever.search(question, Scope(**scope)).hits]


def test_the_text_that_shares_most_rare_words_scores_highest():
    scores = KeywordIndex.build(TEXTS).scores("执行率几分")
    assert int(np.argmax(scores)) == 0
    assert scores[3] == 0


def test_an_index_read_back_scores_the_same(tmp_path):
    index = KeywordIndex.build(TEXTS)
    index.save(tmp_path / "k.npz")
    assert np.array_equal(KeywordIndex.load(tmp_path / "k.npz").scores("转包"), index.scores("转包"))


def test_an_empty_corpus_is_searched_without_error():
    assert KeywordIndex.build([]).scores("执行率").size == 0


def test_tokens_are_characters_pairs_and_whole_numbers():
    assert tokens("占10%的分") == ["占", "10%", "分", "的分"]


def test_cosines_of_models_of_different_scales_come_to_one_scale():
    one, other = scale(0.87, 0.90), scale(0.40, 0.50)
    assert np.allclose(meaning(np.array([0.87, 0.90]), one), [0, 1])
    assert np.allclose(meaning(np.array([0.40, 0.50]), other), [0, 1])


def test_where_nobody_measured_the_cosines_only_their_order_counts():
    found = meaning(np.array([0.1, 0.3, 0.2]), None)
    assert found.argmax() == 1
    assert found[1] == 0
    assert found[0] < found[2] < 0


def test_of_a_clause_of_many_lines_the_line_that_answers_scores_highest(tmp_path):
    lines = ("审核分四级。", "审核为差的，不得安排预算。", "审核由财政部门组织。")
    corpus = Corpus([document("mubiao")], [Clause(policy_id="mubiao", place="第一条", topic="审核", lines=lines)])
    index = IndexFolder(tmp_path / "index", None, FolderStore).ensure(list(corpus.passages()))
    hit = Retriever(corpus, index, None, Words()).search("差的能安排预算吗").hits[0]
    assert hit.lines.index(max(hit.lines)) == 1
    assert hit.score == max(hit.lines)


def test_the_clause_that_answers_comes_first(retriever):
    assert places(retriever, "执行率占多少分")[0] == ("guojia", "第一条")


def test_a_slip_of_the_keyboard_is_mended_and_a_real_word_left_alone(retriever):
    assert retriever.search("执形率占多少分").question == "执行率占多少分"
    assert retriever.search("满意度占多少分").question == "满意度占多少分"


def test_a_regional_rule_is_found_only_for_its_region(retriever):
    assert ("henan", "第一条") not in places(retriever, "监控报告几号前交")
    assert places(retriever, "监控报告几号前交", region="河南")[0] == ("henan", "第一条")
    assert ("henan", "第一条") in places(retriever, "监控报告几号前交", region="郑州市")


def test_a_synonym_finds_what_the_documents_call_otherwise(retriever):
    assert ("henan", "第一条") in places(retriever, "年中检查的材料", region="河南")


def test_a_repealed_document_is_left_out_as_of_a_day_after_its_end(retriever):
    from datetime import date

    assert ("jiu", "第一条") not in places(retriever, "旧的执行率占多少分", as_of=date(2026, 1, 1))


def test_a_search_may_be_kept_to_named_documents(retriever):
    assert {p for p, _ in places(retriever, "执行率", policies=("jiu",))} == {"jiu"}


def test_a_city_also_has_the_rules_of_its_province():
    assert regions("郑州市") == ("郑州", "河南")
    assert regions(None) == ()


def test_lines_are_cut_into_pieces_without_loss():
    lines = ["甲" * 150, "乙" * 150, "丙" * 700]
    assert "".join(text for _, text in pieces(lines)) == "".join(lines)
    assert all(len(text) <= 320 for _, text in pieces(lines))
    assert [number for number, _ in pieces(lines)] == [0, 1, 2, 2, 2]
