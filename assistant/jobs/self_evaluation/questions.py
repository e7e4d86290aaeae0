"""What is asked of the unit after scoring: causes where a target was missed or far exceeded, and bands of text targets.

The five kinds of cause are those of the monitoring form (财预〔2019〕136号); the unit chooses, nothing is guessed.
"""

from collections.abc import Iterator

from assistant.base import show
from assistant.domain.facts import Question
from assistant.domain.filing import Filing
from assistant.domain.indicator import Indicator, is_placeholder
from assistant.domain.profile import Profile
from assistant.domain.results import CauseKind
from assistant.jobs.self_evaluation.deviations import execution_rate, is_low, is_one_text, told_deviation
from assistant.jobs.self_evaluation.text import reached_text, scored_rows
from assistant.scoring.self_evaluation import RowScore, SelfEvaluation

_KINDS = tuple(str(kind) for kind in CauseKind)
_WHY = "财预〔2020〕10号第十一条：未完成绩效目标或者偏离绩效目标较大的，要分析并说明原因，提出改进措施。"
_WHY_MONEY = "财预〔2020〕10号第二十六条：预算执行率偏低的，要单独说明原因及整改措施。"
_WHY_COMPLETED = "财预〔2021〕101号 三（七）：项目已完成且没有超预算的，预算执行率得满分，其余分档计分。"
_WHY_BAND = "财预〔2020〕10号第十六条：定性指标按达成、部分达成、未达成三档，在档内由单位按完成程度取值。"


def deviation_questions(filing: Filing, scores: SelfEvaluation, profile: Profile | None = None) -> tuple[Question, ...]:
    """A question for every cause or remedy that is due and was not given, the five kinds of cause offered."""
    asked = list(_of_money(filing, scores, profile))
    for at, (row, score) in enumerate(scored_rows(filing, scores)):
        if score.deviation_due:
            asked += _of_row(at, row, score)
    return tuple(asked)


def band_questions(filing: Filing, scores: SelfEvaluation) -> tuple[Question, ...]:
    """A question for every text target that has an actual value and no band yet."""
    return tuple(
        Question(
            code=f"share.{at}",
            field=f"{row.name}完成程度",
            text=f"“{row.name}”是定性指标：指标值“{row.target}”，实际完成“{row.actual}”。请选定完成程度（0至100）并写明理由。",
            why=_WHY_BAND,
            options=tuple(f"{b.word}（{show(b.low)}%—{show(b.high)}%）" for b in scores.bands),
            priority=30,
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
        yield Question(
            code="completed",
            field="项目是否完成",
            text="项目年底是否已经完成？没有写明，现按未完成计分；已完成且没有超过预算的，预算执行率得满分。",
            why=_WHY_COMPLETED,
            options=("是", "否"),
            priority=5,
        )
    if rate is None or not is_low(scores, profile) or filing.account.execution_reason.strip():
        return
    yield Question(
        code="deviation.execution",
        field="预算执行率偏低原因",
        text=f"预算执行率{show(rate)}%，偏低。请写明没有按预算执行的原因和整改措施。",
        why=_WHY_MONEY,
        options=_KINDS,
        priority=10,
    )


def _would_be_full(scores: SelfEvaluation, profile: Profile | None) -> bool:
    """Whether a finished project would get all points of the execution, and this one did not."""
    curves, money = profile.curves if profile else None, scores.execution
    less = money.points is not None and money.weight is not None and money.points < money.weight
    return bool(curves and curves.execution_full_when_completed and less)


def _of_row(at: int, row: Indicator, score: RowScore) -> Iterator[Question]:
    told = told_deviation(row)
    cause, remedy = _given(told.cause), _given(told.remedy)
    if cause and (remedy or score.far_over or is_one_text(told)):
        return
    word = "明显超过指标值，请说明指标值是否偏低" if score.far_over else "没有达到指标值"
    done = score.completion
    rate = f"，完成率{show(done.rate)}%" if done and done.rate is not None and not done.whole else ""
    rate = f"，逾期{done.days_late}天" if done and done.days_late else rate
    wanted = "改进措施" if cause else "偏差原因（从五类原因中选一类，并写明具体情况）和改进措施"
    yield Question(
        code=f"deviation.{at}",
        field=f"{row.name}改进措施" if cause else f"{row.name}偏差原因",
        text=f"“{row.name}”指标值{row.target}，{reached_text(row)}{rate}，{word}。请写明{wanted}。",
        why=_WHY,
        options=() if cause else _KINDS,
        priority=20,
    )


def _given(text: str) -> bool:
    return bool(text.strip()) and not is_placeholder(text)
