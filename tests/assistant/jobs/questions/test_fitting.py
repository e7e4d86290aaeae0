"""What fits is a matter of cosines where they have a meaning, and of shared words where they have none."""

import pytest

from assistant.domain.policy import Clause
from assistant.jobs.questions.fitting import THIN, fits, is_certain
from assistant.retrieval.interface import Calibration, SearchHit

MEANING = Calibration(fits=-0.1, certain=0.2, separation=0.99, method="量过", basis="几道题")
CLAUSE = Clause(policy_id="p", lines=("条文",))


def hit(dense=None, lexical=0.0):
    return SearchHit(CLAUSE, 1.0, dense, lexical)


@pytest.mark.parametrize(
    ("cosine", "fitting", "certain"), [(-0.2, False, False), (-0.1, True, False), (0.0, True, False), (0.2, True, True)]
)
def test_the_best_cosine_decides_also_at_zero_and_below(cosine, fitting, certain):
    hits = [hit(-0.9), hit(None, lexical=1.0), hit(cosine)]
    assert fits(hits, MEANING) is fitting
    assert is_certain(hits, MEANING) is certain


@pytest.mark.parametrize(("lexical", "fitting"), [(THIN, True), (THIN - 0.01, False)])
@pytest.mark.parametrize(("meaning", "dense"), [(None, None), (None, 0.99), (MEANING, None)])
def test_shared_words_decide_where_cosines_mean_nothing_and_are_never_certain(meaning, dense, lexical, fitting):
    hits = [hit(dense, lexical)]
    assert fits(hits, meaning) is fitting
    assert not is_certain(hits, meaning)


def test_nothing_found_never_fits():
    assert not fits([], MEANING)
    assert not is_certain([], MEANING)
