"""The joined product."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.bootstrap.work_parts import WorkParts

if TYPE_CHECKING:
    from assistant.domain.evaluation import Evaluation
    from assistant.domain.policy import Clause
    from assistant.domain.survey import SurveyResult
    from assistant.jobs.evaluation.job import Evaluations
    from assistant.jobs.forms.job import Forms
    from assistant.jobs.review.job import Reviews
    from assistant.jobs.self_evaluation.job import SelfEvaluations


class Product(WorkParts):
    """The joined product, as the command line, the page and the interface for programs use it."""

    @cached_property
    def reviews(self) -> "Reviews":
        """Reviews of files, folders and archives."""
        from assistant.jobs.review.job import Reviews
        from assistant.rules.table import FORMS_WITH_RULES

        return Reviews(self.review, self.profile, FORMS_WITH_RULES)

    @cached_property
    def evaluations(self) -> "Evaluations":
        """Evaluations from a folder of papers."""
        from assistant.jobs.evaluation.job import Evaluations

        return Evaluations(self.review, self._evaluation_clauses, lambda: self.library.corpus.documents, _read_survey)

    def _evaluation_clauses(self, evaluation: "Evaluation") -> Sequence["Clause"]:
        """Clauses that bear on the evaluation of a project; none where the policy library cannot be used."""
        return self._found(f"{evaluation.by}项目支出绩效评价的指标、权重、方法和结果应用")

    @cached_property
    def forms(self) -> "Forms":
        """Forms of every kind that is data alone: filled, checked, written."""
        from assistant.jobs.forms.job import Forms

        return Forms(self.review)

    @cached_property
    def self_evaluations(self) -> "SelfEvaluations":
        """Self-evaluations: scoring, checking, writing."""
        from assistant.jobs.self_evaluation.job import SelfEvaluations

        return SelfEvaluations(self.review)


def _read_survey(path: Path) -> "SurveyResult":
    from assistant.jobs.survey.answers import read_survey

    return read_survey(path)
