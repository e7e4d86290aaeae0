"""TXT002 年份陈旧: 是否残留以前年度的年份."""

import re
from decimal import Decimal

from assistant.domain.citation import Citation
from assistant.domain.finding import Severity
from assistant.rules.rule import GOAL_RULES, Case, Example, Hit, Insufficient, Outcome, Rule

_YEAR = re.compile(r"(?P<before>.{0,3})(?P<year>20\d\d)年(?P<after>.{0,4})")
_COMPARED = ("较", "比", "自", "于", "从", "〔", "（", "(", "至", "-", "—")


def check(case: Case) -> Outcome:
    """A plain year of the past in the annual goal; comparisons and dates of documents are fine."""
    year = case.filing.year
    if year is None:
        yield Insufficient("没有填写年度")
        return
    first = int(case.filing.project.start[:4]) if case.filing.project.start[:4].isdigit() else year
    for match in _YEAR.finditer(case.filing.goals.annual):
        old = int(match["year"]) < min(first, year)
        compared = match["before"].endswith(_COMPARED) or match["after"].startswith(
            ("以来", "印发", "底相比", "至", "-")
        )
        if old and not compared:
            yield Hit(
                "goals.annual", f"{year}年的目标写着{match['year']}年。", evidence=match[0], confidence=Decimal("0.7")
            )


RULE = Rule(
    code="TXT002",
    name="stale-year",
    title="年份陈旧",
    severity=Severity.WARNING,
    groups=GOAL_RULES,
    what="是否残留以前年度的年份",
    why="沿用旧表忘改年份，目标就对不上预算",
    advice="改成本年度，或说明为什么写以前年度。",
    basis=(
        Citation(
            policy_id="caiyu-2015-88",
            doc_no="财预〔2015〕88号",
            title="中央部门预算绩效目标管理办法",
            article="第二十五条",
        ),
    ),
    bad=Example("2026年的表写2023年完成", {"goals.annual": "2023年培训护理员120人。"}),
    good=Example("年份一致", {"goals.annual": "2026年培训护理员120人，较2025年增加20人。"}),
    check=check,
)
