"""What a self-evaluation still asks of the unit: money and values that are missing, then what its scores call for."""

from collections.abc import Callable, Iterator

from assistant.domain.facts import Question
from assistant.domain.filing import Filing
from assistant.domain.indicator import Indicator
from assistant.domain.profile import Profile
from assistant.domain.question import OpenQuestion, QuestionType
from assistant.jobs.self_evaluation.questions import band_questions, deviation_questions
from assistant.scoring.self_evaluation import evaluate

_T = QuestionType
_ASKED = {"completed": ("completed", _T.YES_NO), "deviation.execution": ("execution_reason", _T.TEXT)}
"""What the job asks of the whole form: the field that the answer fills, and its type."""


def result_questions(filing: Filing, profile: Profile, text: Callable[[str], str]) -> Iterator[OpenQuestion]:
    """The questions that stand now, money first; none in a profile without curves. ``text`` gives a wording by name."""
    if profile.curves is None:
        return
    yield from _of_money(filing, text)
    for row in filing.indicators:
        if not (row.actual or "").strip():
            yield _actual(row, text("actual"))
    scores = evaluate(filing, profile)
    asked = (*deviation_questions(filing, scores, profile), *band_questions(filing, scores))
    for question in sorted(asked, key=lambda q: q.priority):
        yield _of_score(question, filing)


def _of_money(filing: Filing, text: Callable[[str], str]) -> Iterator[OpenQuestion]:
    funds = filing.funds
    if funds.adjusted is None and funds.initial is None:
        yield OpenQuestion(
            id="adjusted", field="adjusted", type=_T.MONEY, text=text("adjusted"), example="120万元", label="全年预算数"
        )
    if funds.executed is None:
        yield OpenQuestion(
            id="executed", field="executed", type=_T.MONEY, text=text("executed"), example="116万元", label="全年执行数"
        )


def _actual(row: Indicator, wording: str) -> OpenQuestion:
    target = row.parsed
    kind = _T.DATE if target.is_date else _T.NUMBER if target.is_number else _T.TEXT
    text = wording.replace("{name}", row.name).replace("{target}", row.with_unit(row.target))
    example = row.with_unit(row.target).lstrip("≥≤＝=<>＜＞ ") if target.is_number else ""
    return OpenQuestion(
        id=f"actual.{row.id}", field="actual", type=kind, text=text, example=example, row=row.id, label=row.name
    )


def _of_score(asked: Question, filing: Filing) -> OpenQuestion:
    """A question of the job with its row by id in place of its number."""
    if asked.code in _ASKED:
        field, kind = _ASKED[asked.code]
        return OpenQuestion(id=field, field=field, type=kind, text=asked.text, why=asked.why, label=asked.field)
    field, _, at = asked.code.partition(".")
    row = filing.indicators[int(at)]
    return OpenQuestion(
        id=f"{field}.{row.id}", field=field, type=_T.TEXT, text=asked.text, why=asked.why, row=row.id, label=row.name,
        example="85%，问卷反映良好" if field == "share" else "",
    )  # fmt: skip
