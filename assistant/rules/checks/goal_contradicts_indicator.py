"""FEA008 目标与指标数字不一致: 目标中的数字与同一事物的指标值是否一致."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.base import show
from assistant.domain.citation import Citation
from assistant.domain.finding import Severity
from assistant.language.likeness import COVERED_NAME, SAME_SUBJECT, coverage, likeness
from assistant.language.names import without_measure
from assistant.language.target import Operator
from assistant.rules.rule import GOAL_RULES, Case, CheckedRow, Example, Hit, Outcome, Rule


def check(case: Case) -> Outcome:
    """A number of the annual goal, with the same unit and right behind the same words, differs from the row's."""
    goal = case.filing.goals.annual
    for row in case.rows:
        value = row.target.low if row.target.low is not None else row.target.high
        unit = row.target.measured
        if value is None or not row.target.is_number or not unit or row.target.operator is Operator.RANGE:
            continue
        stated = [n for n, words in _numbers(goal, unit) if _about(row.name, words)]
        if len(stated) == 1 and stated[0] != value and not _is_of_another(stated[0], row, case.rows):
            yield Hit(
                row.path("target"),
                f"目标写“{show(stated[0])}{unit}”，指标“{row.name}”写“{row.indicator.target}”。",
                evidence=row.indicator.target,
                row=row.index,
                confidence=Decimal("0.8"),
            )


def _numbers(goal: str, unit: str) -> Iterator[tuple[Decimal, str]]:
    for match in re.finditer(rf"(\d+(?:\.\d+)?){re.escape(unit)}(?![一-鿿]?次)", goal):
        before = re.split(r"[，。；、,;]", goal[: match.start()])[-1]
        yield Decimal(match[1]), before


def _is_of_another(value: Decimal, row: CheckedRow, rows: Sequence[CheckedRow]) -> bool:
    """Whether a row of nearly the same name has this value: 低龄补贴2元/餐 beside 高龄补贴4元/餐."""
    others = (r for r in rows if r is not row and r.target.measured == row.target.measured)
    return any(value in {r.target.low, r.target.high} and likeness(r.name, row.name) >= SAME_SUBJECT for r in others)


def _about(name: str, words: str) -> bool:
    return coverage(without_measure(name), words) >= COVERED_NAME


RULE = Rule(
    code="FEA008",
    name="goal-contradicts-indicator",
    title="目标与指标数字不一致",
    severity=Severity.ERROR,
    groups=GOAL_RULES,
    what="目标中的数字与同一事物的指标值是否一致",
    why="同一件事两个数，不知以哪个为准",
    advice="核对后改成同一个数。",
    basis=(
        Citation(
            policy_id="caiyu-2015-88",
            doc_no="财预〔2015〕88号",
            title="中央部门预算绩效目标管理办法",
            article="第二十五条",
        ),
    ),
    bad=Example("目标写120人，指标写100人", {"indicators[4].target": "≥100人"}),
    good=Example("两处一致", {}),
    check=check,
)
