"""What an evaluation under way is made of: what was asked, its papers, its assessment, what people said of it."""

from pydantic import Field

from assistant.base import Frozen
from assistant.domain.evaluation import Evaluation
from assistant.domain.filing import Filing
from assistant.domain.framework import Stage
from assistant.domain.survey import SurveyResult
from assistant.writing.interface import Narrative


class ProblemEdit(Frozen):
    """A problem in a person's words; without words it is left out."""

    key: str
    text: str = ""


class EvaluationCase(Frozen):
    """All that operations on an evaluation change. The score sheet of its work is read from ``evaluation``."""

    framework: str = ""
    stage: Stage = Stage.COMPLETED
    by: str = "部门评价"
    author: str = ""
    date: str = ""
    declaration: Filing | None = None
    results: Filing | None = None
    survey: SurveyResult | None = None
    given: dict[str, str] = Field(default_factory=dict)
    """The names of the files that goals, results and survey came in."""
    papers: tuple[str, ...] = ()
    """The ids of the files that are its papers."""
    dossier: str = ""
    """The hash of what was read of the papers; "" where nothing was read yet."""
    evaluation: Evaluation | None = None
    problems: tuple[ProblemEdit, ...] = ()
    """What people changed of the problems that follow from the scores."""
    narratives: tuple[Narrative, ...] = ()
    """The sections of the report; none where it was not written."""
    is_stale: bool = False
    """Whether scores or problems changed since the report was written."""
