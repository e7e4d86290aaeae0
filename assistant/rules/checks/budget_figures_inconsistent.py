"""SEL009 预算数和执行数互相矛盾: 年初预算、全年预算、全年执行的总额与分项是否合得上."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.base import show
from assistant.domain.citation import Citation
from assistant.domain.filing import MONEY_WORDS, FundLine
from assistant.domain.finding import Severity
from assistant.rules.rule import SELF_EVALUATION_RULES, Case, Example, Hit, Insufficient, Outcome, Rule

_SLIP = Decimal("0.0051")
"""Of the unit of the form: sums that are printed with two decimals."""


def check(case: Case) -> Outcome:
    """No more was spent than the budget of the year; parts do not exceed the whole, nor their own budget.

    Parts that come to less than the whole are left alone: forms name some sources only.
    """
    funds = case.filing.funds
    budget = funds.initial if funds.adjusted is None else funds.adjusted
    if budget is None or funds.executed is None:
        yield Insufficient("没有填写全年预算数或全年执行数")
        return
    if budget > 0 and funds.executed > budget + _SLIP:
        message = f"全年执行数{show(funds.executed)}大于全年预算数{show(budget)}。"
        yield Hit("funds.executed", message, evidence=show(funds.executed))
    yield from _parts(case)
    for line in funds.lines:
        yield from _line(line)


def _parts(case: Case) -> Iterator[Hit]:
    funds = case.filing.funds
    lines = _outer(funds.lines)
    slip = _SLIP * len(lines)
    for field, word in MONEY_WORDS.items():
        whole, parts = getattr(funds, field), [getattr(line, field) for line in lines]
        known = sum((p for p in parts if p is not None), Decimal(0))
        if whole is not None and known > whole + slip:
            yield Hit(f"funds.{field}", f"{word}合计写{show(whole)}，各来源相加是{show(known)}。", evidence=show(whole))


def _outer(lines: Sequence[FundLine]) -> list[FundLine]:
    """Without the levels of government where the fiscal money as a whole has a line: they are parts of it."""
    whole = any(line.source == "fiscal" for line in lines)
    return [line for line in lines if not (whole and line.source in {"central", "local"})]


def _line(line: FundLine) -> Iterator[Hit]:
    budget = line.initial if line.adjusted is None else line.adjusted
    if budget and line.executed is not None and line.executed > budget + _SLIP:
        message = f"同一来源的执行数{show(line.executed)}大于预算数{show(budget)}。"
        yield Hit("funds.lines", message, evidence=show(line.executed))


RULE = Rule(
    code="SEL009",
    name="budget-figures-inconsistent",
    title="预算数和执行数互相矛盾",
    severity=Severity.ERROR,
    groups=SELF_EVALUATION_RULES,
    what="年初预算数、全年预算数、全年执行数的总额与分项是否合得上，执行数是否超过全年预算数",
    why="执行率由这些数算出，数据要真实；执行数超过预算数或分项超过总额，说明有一个数填错了",
    advice="对照预算批复、调整文件和决算核对；年中追加、调剂了预算的，改全年预算数。",
    basis=(
        Citation(
            policy_id="caiyu-2020-10",
            doc_no="财预〔2020〕10号",
            title="项目支出绩效评价管理办法",
            article="第二十五条",
        ),
    ),
    bad=Example(
        "预算100万元执行了120万元", {"form": "self_evaluation", "funds.executed": 120, "funds.execution_rate": 120}
    ),
    good=Example("执行数没有超过预算数", {"form": "self_evaluation"}),
    check=check,
)
