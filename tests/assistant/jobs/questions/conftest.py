"""An answerer over the shipped corpus, with keywords alone: exact, quick, and the same on every machine."""

import datetime as dt
from functools import partial

import pytest

from assistant.domain.policy import Clause, PolicyDocument, PolicyStatus
from assistant.jobs.questions.answerer import Answerer
from assistant.jobs.questions.boundaries import shipped
from assistant.jobs.questions.case import QuestionCase
from assistant.jobs.questions.interface import PolicyQuestion
from assistant.jobs.questions.understanding import understand
from assistant.retrieval.corpus import Corpus
from assistant.retrieval.indexing import IndexFolder
from assistant.retrieval.retriever import Retriever
from assistant.retrieval.words import Words
from policy_corpus import policies
from policy_corpus.catalog import list_profiles
from tests.fakes.retrieval import FolderStore


@pytest.fixture(scope="session")
def retriever(tmp_path_factory):
    corpus = Corpus(policies.documents(), policies.clauses())
    index = IndexFolder(tmp_path_factory.mktemp("index"), None, FolderStore).ensure(list(corpus.passages()))
    return Retriever(corpus, index, None, Words.shipped())


@pytest.fixture(scope="session")
def ask(retriever):
    answerer = Answerer(retriever, list_profiles())

    def asked(text, **more):
        return answerer.answer(PolicyQuestion(text=text, **more))

    return asked


NEW = PolicyDocument(
    id="new", title="青溪县绩效管理办法", doc_no="青财〔2024〕7号", status=PolicyStatus.IN_FORCE, full_text=True,
    date=dt.date(2024, 3, 5), effective=dt.date(2024, 4, 1), supersedes=("old",), articles=3, missing=("附件2",),
)  # fmt: skip
OLD = PolicyDocument(
    id="old", title="青溪县绩效管理暂行办法", doc_no="青财〔2018〕3号", status=PolicyStatus.REPEALED,
    repealed_on=dt.date(2024, 4, 1), repealed_by=("new",),
)  # fmt: skip
UNCLEAR = PolicyDocument(id="unclear", title="白河县评价规程", doc_no="白财〔2020〕9号", status=PolicyStatus.UNKNOWN)
CLAUSES = (
    Clause(policy_id="new", place="第一条", topic="自评时间", lines=("自评报告每年3月10日前报送。",)),
    Clause(policy_id="new", place="第二条", topic="等级", lines=("评价结果分为合格、不合格两档。",)),
    Clause(
        policy_id="new", place="第三条", topic="施行",
        lines=("本办法自2024年4月1日起施行，《青溪县绩效管理暂行办法》（青财〔2018〕3号）同时废止。",),
    ),
    Clause(policy_id="unclear", place="第一条", topic="自评时间", lines=("自评报告每年5月底前报送。",)),
)  # fmt: skip


@pytest.fixture(scope="session")
def small_library(tmp_path_factory):
    """A rule in force, the one it replaced (held without text) and one of unknown validity."""
    corpus = Corpus((NEW, OLD, UNCLEAR), CLAUSES)
    index = IndexFolder(tmp_path_factory.mktemp("small"), None, FolderStore).ensure(list(corpus.passages()))
    return Retriever(corpus, index, None, Words.shipped())


def case_of(retriever, text, **more):
    asked = understand(PolicyQuestion(text=text, **more), retriever.corpus.register, shipped())
    return QuestionCase(asked, retriever, shipped())


@pytest.fixture
def case(small_library):
    """A question to the small library, as the steps of answering see it."""
    return partial(case_of, small_library)


@pytest.fixture
def shipped_case(retriever):
    """A question to the shipped corpus, as the steps of answering see it."""
    return partial(case_of, retriever)
