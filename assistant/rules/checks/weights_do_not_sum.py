"""WEI001 分值合计不对: 各指标分值合计是否等于表格应有的合计."""

import re
from decimal import Decimal

from assistant.base import show
from assistant.domain.citation import Citation
from assistant.domain.finding import Severity
from assistant.rules.rule import PROJECT_RULES, Case, Example, Hit, Insufficient, Outcome, Rule

_WHOLE = Decimal(100)


_PRINTED = re.compile(r"[（(]\s*(\d+(?:\.\d+)?)\s*分\s*[)）]")


def check(case: Case) -> Outcome:
    """The sum is what the profile says; a form that counts to 100 without execution rate is accepted."""
    yield from _classes(case)
    weights = [row.indicator.weight for row in case.rows]
    expected = case.profile.declaration_total
    if expected is None or not case.filing.has_column("weight") or None in weights:
        yield Insufficient("表中没有分值栏，或有分值没有填写")
        return
    if not case.filing.complete_indicators:
        yield Insufficient("指标部分没有读全，不能核对合计")
        return
    total = sum((w for w in weights if w is not None), Decimal(0))
    if total not in (lawful := _lawful(case, expected)):
        due = expected if expected in lawful else max(lawful)
        yield Hit(
            "indicators",
            f"各指标分值合计{show(total)}，应为{show(due)}（不含预算执行率）。",
            evidence=" + ".join(show(w) for w in weights if w is not None),
        )


def _lawful(case: Case, expected: Decimal) -> set[Decimal]:
    """The totals that a form may have: with the execution weight it prints, else the profile's or a plain hundred."""
    printed = case.filing.funds.execution_weight
    return {_WHOLE - printed} if printed is not None else {expected, _WHOLE}


def _classes(case: Case) -> Outcome:
    """Rows of a class that prints its own weight, “产出指标(40分)”, must not exceed it."""
    for level1 in dict.fromkeys(row.indicator.level1 for row in case.rows):
        printed = _PRINTED.search(level1)
        weights = [r.indicator.weight for r in case.rows if r.indicator.level1 == level1]
        total = sum((w for w in weights if w is not None), Decimal(0))
        if printed and total > Decimal(printed[1]):
            yield Hit("indicators", f"{level1}各行分值合计{show(total)}，超过标明的{printed[1]}分。", evidence=level1)


RULE = Rule(
    code="WEI001",
    name="weights-do-not-sum",
    title="分值合计不对",
    severity=Severity.FATAL,
    groups=PROJECT_RULES,
    what="各指标分值合计是否等于表格应有的合计",
    why="分值合计不对，得分就没有意义",
    advice="按口径的分值重新分配，使合计正好相符。",
    basis=(
        Citation(
            policy_id="caiyu-2020-10",
            doc_no="财预〔2020〕10号",
            title="项目支出绩效评价管理办法",
            article="第十三条",
        ),
        Citation(
            policy_id="caiyu-2021-101",
            doc_no="财预〔2021〕101号",
            title="中央部门项目支出核心绩效目标和指标设置及取值指引（试行）",
            article="三（六）",
        ),
    ),
    bad=Example("第一条多给了5分", {"indicators[0].weight": 25}),
    good=Example("合计正好", {}),
    check=check,
)
