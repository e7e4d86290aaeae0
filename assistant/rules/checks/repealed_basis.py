"""CIT002 依据已废止: 引用的文件在填报年度是否已经废止."""

from datetime import date
from decimal import Decimal

from assistant.domain.citation import Citation
from assistant.domain.finding import Severity
from assistant.domain.policy import PolicyStatus
from assistant.rules.rule import CITATION_RULES, Case, Example, Hit, Insufficient, Outcome, Rule


def check(case: Case) -> Outcome:
    """A document repealed before the year of the filing begins."""
    if case.policies is None:
        yield Insufficient("没有政策库，不能核对引用")
        return
    if case.filing.year is None:
        yield Insufficient("没有填写年度")
        return
    day = date(case.filing.year, 1, 1)
    for found in case.cited:
        document, others = found.mention.document, found.mention.documents
        if document is None or any(d.status is not PolicyStatus.REPEALED or d.in_force_on(day) for d in others):
            continue
        after = "、".join(d.short for d in case.policies.successors(document))
        yield Hit(
            found.path,
            f"引用的{document.short}已经废止。",
            evidence=found.mention.text,
            row=found.row,
            advice=f"改为现行规定{f'：{after}' if after else ''}。",
            confidence=Decimal("0.95"),
        )


RULE = Rule(
    code="CIT002",
    name="repealed-basis",
    title="依据已废止",
    severity=Severity.ERROR,
    groups=CITATION_RULES,
    what="引用的文件在填报年度是否已经废止",
    why="废止的文件不能作为现行依据",
    advice="改为现行规定。",
    basis=(
        Citation(
            policy_id="caiyu-2020-10", doc_no="财预〔2020〕10号", title="项目支出绩效评价管理办法", article="第三十二条"
        ),
    ),
    bad=Example("引用2011年的办法", {"goals.annual": "依据财预〔2011〕285号，2026年11月30日前培训护理员120人。"}),
    good=Example("引用现行办法", {"goals.annual": "依据财预〔2020〕10号，2026年11月30日前培训护理员120人。"}),
    check=check,
)
