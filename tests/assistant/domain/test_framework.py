"""An evaluation framework is data of the corpus, read strictly; weights are proposals and exact."""

from decimal import Decimal

import pytest
from pydantic import ValidationError

from assistant.domain.dossier import PaperKind
from assistant.domain.framework import FrameworkIndicator, ReviewPoint, ScoringMethod, Stage, StageWeights


def indicator(**more):
    return FrameworkIndicator(
        **{
            "level1": "决策",
            "level2": "立项",
            "name": "立项依据",
            "definition": "充分",
            "method": "points",
            "share": "12.5",
            **more,
        }
    )


def test_a_stage_has_the_word_that_the_documents_use():
    assert [s.word for s in Stage] == ["实施期间", "实施期结束后"]


def test_shares_and_weights_are_exact():
    assert indicator().share == Decimal("12.5")
    assert StageWeights(stage="completed", weights={"产出": "30.5"}).weights == {"产出": Decimal("30.5")}


def test_points_have_equal_shares_and_no_paper_of_their_own_unless_given():
    point = ReviewPoint(text="是否立项")
    assert (point.share, point.papers, point.declared, point.present) == (None, (), None, False)


def test_papers_are_named_by_the_words_of_their_kind():
    assert ReviewPoint(text="是否立项", papers=("立项批复",)).papers == (PaperKind.APPROVAL,)


@pytest.mark.parametrize(
    "wrong", [{"method": "guess"}, {"share": "many"}, {"wieght": 3}, {"points": [{"text": "甲", "papers": ["诗"]}]}]
)
def test_what_a_framework_cannot_hold_is_refused(wrong):
    with pytest.raises(ValidationError):
        indicator(**wrong)


def test_a_rate_and_a_goal_are_methods_beside_the_points():
    assert [indicator(method=m.value).method for m in ScoringMethod] == list(ScoringMethod)
