"""The joined product."""

from functools import cached_property
from typing import TYPE_CHECKING

from assistant.bootstrap.work_parts import WorkParts

if TYPE_CHECKING:
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
    def forms(self) -> "Forms":
        """Forms of every kind that is data alone: filled, checked, written."""
        from assistant.jobs.forms.job import Forms

        return Forms(self.review)

    @cached_property
    def self_evaluations(self) -> "SelfEvaluations":
        """Self-evaluations: scoring, checking, writing."""
        from assistant.jobs.self_evaluation.job import SelfEvaluations

        return SelfEvaluations(self.review)
