"""SEL002 得分不按办法计算: 没有达到指标值的指标，得分是否由完成率算出."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from assistant.base import show
from assistant.domain.citation import Citation
from assistant.domain.finding import Severity
from assistant.rules.rule import SELF_EVALUATION_RULES, Case, CheckedRow, Example, Hit, Outcome, Rule
from assistant.scoring.curves import linear, threshold
from assistant.scoring.self_evaluation import Options, score_row

_SLIP = Decimal("0.051")
_FLOOR = Decimal(60)
"""财预〔2021〕101号 三（七）2."""


def check(case: Case) -> Outcome:
    """A score that neither of the two official curves gives, nor its rounding to the decimals that the form prints.

    Rows that reached their target are left alone: points may be taken off for other reasons. So are dates and yes or
    no, for which no document gives a proportion.
    """
    for row in case.rows:
        score, weight = row.indicator.score, row.indicator.weight
        in_proportion = row.target.is_number and row.missed
        if score is None or weight is None or not in_proportion or score >= weight:
            continue
        lawful = list(_lawful(case, row, weight))
        if all(abs(score - p) > _SLIP and score != _as_printed(p, score) for p in lawful):
            due = "或".join(dict.fromkeys(show(p) for p in lawful))
            message = f"指标值{row.target.raw}，实际{row.indicator.actual}，应得{due}分，写{show(score)}分。"
            yield Hit(
                row.path("score"), message, evidence=row.completion.formula, row=row.index, confidence=Decimal("0.8")
            )


def _lawful(case: Case, row: CheckedRow, weight: Decimal) -> Iterator[Decimal]:
    """By proportion (10号), from the threshold (101号), and by the profile where it says otherwise."""
    rate = row.completion.rate or Decimal(0)
    yield linear(rate, weight).points
    yield threshold(rate, weight, _FLOOR).points
    if case.profile.curves is not None:
        points = score_row(row.indicator, case.profile.curves, None, Options()).points
        if points is not None:
            yield points


def _as_printed(points: Decimal, score: Decimal) -> Decimal:
    """The points with the decimals of a score; 10 has none, and is not rounded to tens."""
    return points.quantize(Decimal(1).scaleb(min(0, int(score.normalize().as_tuple().exponent))), ROUND_HALF_UP)


RULE = Rule(
    code="SEL002",
    name="score-not-by-formula",
    title="得分不按办法计算",
    severity=Severity.ERROR,
    groups=SELF_EVALUATION_RULES,
    what="没有达到指标值的指标，得分是否由完成率按计分办法算出",
    why="没有完成指标值的按完成值与指标值的比例记分，得分不能估填",
    advice="按完成率重算得分；用哪一种计分办法，全表要一致。",
    basis=(
        Citation(
            policy_id="caiyu-2020-10",
            doc_no="财预〔2020〕10号",
            title="项目支出绩效评价管理办法",
            article="第十六条",
        ),
    ),
    bad=Example(
        "完成率83.33%得9.5分",
        {"form": "self_evaluation", "indicators[4].actual": "100人", "indicators[4].score": "9.5"},
    ),
    good=Example(
        "按比例得8.33分",
        {"form": "self_evaluation", "indicators[4].actual": "100人", "indicators[4].score": "8.33"},
    ),
    check=check,
)
