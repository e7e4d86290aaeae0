"""The survey job: questionnaires from a declaration, and a satisfaction rate from the answers."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from assistant.domain.filing import Filing
from assistant.domain.survey import Questionnaire, SurveyResult
from assistant.jobs.survey.counting import Reach
from assistant.jobs.survey.words import SurveyMethod

_UNSAFE = re.compile(r'[\\/:*?"<>|\s\x00-\x1f]+')
_MARK = re.compile("【待补充[^】]*】")
_LONGEST_NAME = 60


@dataclass(frozen=True)
class Counted:
    """The result of a survey, and the analysis in words."""

    result: SurveyResult
    text: str


@dataclass(frozen=True)
class Questionnaires:
    """Questionnaires made from a declaration, one for each kind of people asked."""

    made: tuple[Questionnaire, ...]

    def save(self, folder: Path) -> list[Path]:
        """A Word file for each questionnaire and one Excel sheet for the answers. Raises GeneratorError."""
        from generators.answer_sheet import render_answer_sheet
        from generators.atomic import write_all
        from generators.questionnaire import render_questionnaire

        contents = {f"{_file_name(q.title, q.audience)}.docx": render_questionnaire(q) for q in self.made}
        contents[f"{_file_name(self.made[0].title, '答案录入表')}.xlsx"] = render_answer_sheet(self.made)
        return write_all(folder, contents)


def questionnaires(declaration: Filing, audience: str | None = None, *, degree_360: bool = False) -> Questionnaires:
    """Questionnaires for the satisfaction indicators of a declaration, or for a 360 degree evaluation.

    Raises ValueError, in Chinese, where the declaration asks nobody.
    """
    from assistant.jobs.survey.questionnaire import questionnaire

    return Questionnaires(tuple(questionnaire(declaration, audience, degree_360=degree_360)))


def count(
    answers: Path,
    method: SurveyMethod,
    *,
    weights: Mapping[str, Decimal] | None = None,
    reach: Reach | None = None,
    group: str = "",
    best: int | None = None,
) -> Counted:
    """The satisfaction rate of a file of answers. Raises IntakeError, and ValueError, in Chinese, for bad weights."""
    from assistant.jobs.survey.answers import read_answers
    from assistant.jobs.survey.counting import count as counted
    from assistant.jobs.survey.summary import survey_summary

    result = counted(read_answers(answers, group=group, best=best), method, weights=weights, reach=reach or Reach())
    return Counted(result, survey_summary(result))


def save(done: Counted, path: Path) -> tuple[Path, Path]:
    """The result as JSON at ``path``, and the analysis beside it as text. Raises GeneratorError."""
    from generators.atomic import write_all

    data = f"{done.result.model_dump_json(indent=1)}\n".encode()
    written, beside = write_all(path.parent, {path.name: data, path.with_suffix(".txt").name: done.text.encode()})
    return written, beside


def _file_name(*parts: str) -> str:
    return _UNSAFE.sub("", "_".join(_MARK.sub("", part) for part in parts).lstrip("_"))[:_LONGEST_NAME].strip(".")
