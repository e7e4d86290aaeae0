"""The numbers of a question as the ways of reckoning see them, with the profiles of the whole country."""

import pytest

from assistant.jobs.questions.boundaries import shipped
from assistant.jobs.questions.case import QuestionCase
from assistant.jobs.questions.interface import PolicyQuestion
from assistant.jobs.questions.reckoning.calculation import Calculation
from assistant.jobs.questions.understanding import understand
from assistant.language.calculation import find_parts
from assistant.language.numerals import fold
from policy_corpus.catalog import load_profile


@pytest.fixture(scope="session")
def calculation(retriever):
    profiles = {"caiyu-2020-10": load_profile("central-2020"), "caiyu-2021-101": load_profile("central-2021")}

    def of(text):
        asked = understand(PolicyQuestion(text=text), retriever.corpus.register, shipped())
        return Calculation(QuestionCase(asked, retriever, shipped()), fold(text), tuple(find_parts(text)), profiles)

    return of
