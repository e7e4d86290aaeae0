"""An answerer over the shipped corpus, with keywords alone: exact, quick, and the same on every machine."""

import pytest

from assistant.jobs.questions.answerer import Answerer
from assistant.jobs.questions.interface import PolicyQuestion
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
