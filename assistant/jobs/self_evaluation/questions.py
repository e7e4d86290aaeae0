"""What is asked of the unit after scoring: causes where a target was missed or far exceeded, and bands of text targets.

The five kinds of cause are those of the monitoring form (财预〔2019〕136号); the unit chooses, nothing is guessed.
The wording is in questions.yaml.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from assistant.base import show
from assistant.domain.facts import Question
from assistant.domain.filing import Filing
from assistant.domain.indicator import Indicator
from assistant.domain.placeholders import is_placeholder
from assistant.domain.profile import Profile
from assistant.domain.results import CauseKind
from assistant.jobs.self_evaluation.deviations import execution_rate, is_low, is_one_text, noted_deviation
from assistant.jobs.self_evaluation.text import reached_text, scored_rows
from assistant.scoring.self_evaluation import RowScore, SelfEvaluation
from assistant.writing.questions import QuestionWordings, load_questions

_KINDS = tuple(str(kind) for kind in CauseKind)
_FILE = Path(__file__).with_name("questions.yaml")


@cache
def wording() -> QuestionWordings:
    """The questions of this job. Raises DataFileError."""
    return load_questions(_FILE)


def deviation_questions(filing: Filing, scores: SelfEvaluation, profile: Profile | None = None) -> tuple[Question, ...]:
    """A question for every cause or remedy that is due and was not given, the five kinds of cause offered."""
    asked = list(_of_money(filing, scores, profile))
    for at, (row, score) in enumerate(scored_rows(filing, scores)):
        if score.deviation_due:
            asked += _of_row(at, row, score)
    return tuple(asked)


def band_questions(filing: Filing, scores: SelfEvaluation) -> tuple[Question, ...]:
    """A question for every text target that has an actual value and no band yet."""
    bands = tuple(wording().phrase("band", word=b.word, low=show(b.low), high=show(b.high)) for b in scores.bands)
    return tuple(
        wording().ask(
            "share", code=f"share.{at}", options=bands, name=row.name, target=row.target, actual=row.actual or ""
        )
        for at, (row, score) in enumerate(scored_rows(filing, scores))
        if score.points is None and row.weight is not None and (row.actual or "").strip() and _in_words(row)
    )


def _in_words(row: Indicator) -> bool:
    target = row.parsed
    return not target.is_number and not target.is_date and not is_placeholder(row.target)


def _of_money(filing: Filing, scores: SelfEvaluation, profile: Profile | None) -> Iterator[Question]:
    rate = execution_rate(scores)
    if filing.project.completed is None and _would_be_full(scores, profile):
        yield wording().ask("completed")
    if rate is None or not is_low(scores, profile) or filing.account.execution_reason.strip():
        return
    yield wording().ask("deviation.execution", options=_KINDS, rate=show(rate))


def _would_be_full(scores: SelfEvaluation, profile: Profile | None) -> bool:
    """Whether a finished project would get all points of the execution, and this one did not."""
    curves, money = profile.curves if profile else None, scores.execution
    less = money.points is not None and money.weight is not None and money.points < money.weight
    return bool(curves and curves.execution_full_when_completed and less)


def _of_row(at: int, row: Indicator, score: RowScore) -> Iterator[Question]:
    given = noted_deviation(row)
    cause, remedy = _given(given.cause), _given(given.remedy)
    if cause and (remedy or score.far_over or is_one_text(given)):
        return
    yield wording().ask(
        "deviation.remedy" if cause else "deviation.cause",
        code=f"deviation.{at}",
        options=() if cause else _KINDS,
        name=row.name,
        target=row.target,
        reached=reached_text(row),
        rate=_rate(score),
        how=wording().phrase("far_over" if score.far_over else "missed"),
    )


def _rate(score: RowScore) -> str:
    """How far the target was reached, as the question says it; "" where that is not known."""
    done = score.completion
    if done and done.days_late:
        return wording().phrase("late", days=str(done.days_late))
    if done and done.rate is not None and not done.whole:
        return wording().phrase("rate", rate=show(done.rate))
    return ""


def _given(text: str) -> bool:
    return bool(text.strip()) and not is_placeholder(text)
