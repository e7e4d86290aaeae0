"""What is kept of an evaluation under way: what was asked for, what the papers gave, what people changed of it."""

from pydantic import Field

from assistant.base import Frozen
from assistant.domain.evaluation import Evaluation
from assistant.domain.filing import Filing
from assistant.domain.framework import Stage
from assistant.domain.survey import SurveyResult
from assistant.writing.interface import Narrative


class EvaluationChange(Frozen):
    """One change, in the words of its card."""

    what: str
    place: str = ""
    before: str = ""
    after: str = ""
    who: str = ""
    at: str = ""


class EvaluationRecord(Frozen):
    """A revision; every one is kept, so that a change can be taken back."""

    revision: int = 0
    back_to: int | None = None
    """The revision that undo gives; None where there is nothing to take back."""
    framework: str = ""
    stage: Stage = Stage.COMPLETED
    by: str = "部门评价"
    declaration: Filing | None = None
    results: Filing | None = None
    survey: SurveyResult | None = None
    given: dict[str, str] = Field(default_factory=dict)
    """The names of the files that goals, results and survey came in."""
    left_out: tuple[str, ...] = ()
    """Papers that were taken out again."""
    dossier: str = ""
    """The hash of what was read of the papers."""
    evaluation: Evaluation | None = None
    narratives: tuple[Narrative, ...] = ()
    author: str = ""
    date: str = ""
    changes: tuple[EvaluationChange, ...] = ()
