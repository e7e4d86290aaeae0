"""REP006 产出效益权重不足60: 财政评价、部门评价中产出和效益指标的分值合计是否不低于60分."""

from decimal import Decimal

from assistant.base import show
from assistant.domain.citation import Citation
from assistant.domain.finding import Severity
from assistant.rules.rule import REPORT_RULES, Case, Example, Hit, Insufficient, Outcome, Rule

_RESULTS = frozenset({"产出", "效益", "效果", "产出指标", "效益指标"})
_BY = frozenset({"财政评价", "部门评价"})
_LEAST = Decimal(60)
_FULL = Decimal(100)


def check(case: Case) -> Outcome:
    """At least 60 percent of all weights hang on output and benefit."""
    report = case.report
    if report is None or report.evaluation.by not in _BY or not report.evaluation.indicators:
        yield Insufficient("没有评价报告，或不是财政评价、部门评价")
        return
    rows = report.evaluation.indicators
    whole = sum((r.weight for r in rows), Decimal(0))
    results = sum((r.weight for r in rows if r.level1 in _RESULTS), Decimal(0))
    if whole and results / whole * _FULL < _LEAST:
        message = f"产出和效益指标分值合计{show(results)}分，占全部{show(whole)}分的比重不到60%。"
        yield Hit("evaluation.indicators", message, evidence=show(results))


RULE = Rule(
    code="REP006",
    name="result-weight-under-60",
    title="产出效益权重不足60%",
    severity=Severity.ERROR,
    groups=REPORT_RULES,
    what="财政评价、部门评价中，产出和效益指标的权重合计是否不低于60%",
    why="评价重在看结果，办法规定产出和效益指标权重原则上不低于60%",
    advice="提高产出、效益指标的权重，相应降低决策、过程指标的权重。",
    basis=(
        Citation(
            policy_id="caiyu-2020-10", doc_no="财预〔2020〕10号", title="项目支出绩效评价管理办法", article="第十四条"
        ),
    ),
    bad=Example(
        "产出、效益合计50分",
        {"form": "evaluation_report"},
        report={"evaluation.indicators[A1].weight": 30, "evaluation.indicators[A3].weight": 20},
    ),
    good=Example("产出、效益合计70分", {"form": "evaluation_report"}, report={}),
    check=check,
)
