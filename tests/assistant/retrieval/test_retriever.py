"""The clauses that answer a question come first, by keywords and by meaning, within a scope."""

from datetime import date

import pytest

from assistant.domain.policy import Clause, PolicyDocument, PolicyStatus
from assistant.retrieval.corpus import Corpus
from assistant.retrieval.embedding.cache import CachedEmbedder, VectorFile
from assistant.retrieval.indexing import IndexFolder
from assistant.retrieval.interface import Scope
from assistant.retrieval.retriever import Retriever
from assistant.retrieval.words import Words
from tests.fakes.retrieval import FakeEmbedder, FolderStore


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
    assert ("jiu", "第一条") not in places(retriever, "旧的执行率占多少分", as_of=date(2026, 1, 1))


def test_a_search_may_be_kept_to_named_documents(retriever):
    assert {p for p, _ in places(retriever, "执行率", policies=("jiu",))} == {"jiu"}


def test_no_more_hits_are_given_than_asked_for_and_the_best_stand_first(retriever):
    hits = retriever.search("权重为10%", count=1).hits
    assert len(hits) == 1
    scores = [h.score for h in retriever.search("权重为10%").hits]
    assert scores == sorted(scores, reverse=True)


def test_a_search_in_every_region_finds_the_regional_rule_too(retriever):
    assert ("henan", "第一条") in places(retriever, "监控报告几号前交", everywhere=True)


def test_a_kind_of_document_that_there_is_not_finds_nothing(retriever):
    assert places(retriever, "执行率占多少分", kinds=("问答",)) == []


def test_the_coverage_of_a_question_is_the_share_of_its_words_that_a_clause_has(retriever):
    key = next(iter(retriever.corpus.clauses))

    def share(question):
        return retriever.scored(question, [key])[0].lexical

    assert share("预算执行率的权重") == pytest.approx(1)
    assert 0 < share("预算执行率和天气") < 1
    assert share("天") == 0


def test_without_vectors_a_hit_has_no_cosine(tmp_path):
    index = IndexFolder(tmp_path / "i", None, FolderStore).ensure(list(CORPUS.passages()))
    found = Retriever(CORPUS, index, None, Words(), notice="没有向量")
    assert {h.dense for h in found.search("执行率占多少分").hits} == {None}
    assert (found.calibration, found.notice) == (None, "没有向量")
