"""Who assesses the papers of a project."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.bootstrap.drafting_parts import DraftingParts

if TYPE_CHECKING:
    from assistant.domain.evaluation import Evaluation
    from assistant.domain.policy import Clause
    from assistant.domain.survey import SurveyResult
    from assistant.jobs.evaluation.job import Evaluations


class EvaluationParts(DraftingParts):
    """Evaluations of projects; works rest on them."""

    @cached_property
    def evaluations(self) -> "Evaluations":
        """Evaluations from a folder of papers."""
        from assistant.jobs.evaluation.job import Evaluations

        return Evaluations(self.review, self._evaluation_clauses, lambda: self.library.corpus.documents, _read_survey)

    def _evaluation_clauses(self, evaluation: "Evaluation") -> Sequence["Clause"]:
        """Clauses that bear on the evaluation of a project; none where the policy library cannot be used."""
        return self._found(f"{evaluation.by}项目支出绩效评价的指标、权重、方法和结果应用")


def _read_survey(path: Path) -> "SurveyResult":
    from assistant.jobs.survey.answers import read_survey

    return read_survey(path)
