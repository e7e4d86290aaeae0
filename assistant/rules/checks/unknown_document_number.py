"""CIT001 文号未找到: 引用的文号是否在政策库中."""

import re
from decimal import Decimal

from assistant.domain.citation import Citation
from assistant.domain.finding import Severity
from assistant.rules.rule import CITATION_RULES, Case, Example, Hit, Insufficient, Outcome, Rule

_OWN_SERIES = re.compile(r"^(?:财预|财监|中发|国发)〔")
"""Series whose documents of this field the library means to hold; of others it holds but a few."""


def check(case: Case) -> Outcome:
    """A document number that the library does not hold: said as not found here, never as inexistent."""
    if case.policies is None:
        yield Insufficient("没有政策库，不能核对引用")
        return
    for found in case.cited:
        mention = found.mention
        if mention.documents or "〔" not in mention.doc_no:
            continue
        own = bool(_OWN_SERIES.match(mention.doc_no))
        yield Hit(
            found.path,
            f"引用的“{mention.text}”未在政策库中找到。",
            evidence=mention.text,
            row=found.row,
            severity=None if own else Severity.INFO,
            confidence=Decimal("0.8") if own else Decimal("0.4"),
        )


RULE = Rule(
    code="CIT001",
    name="unknown-document-number",
    title="文号未找到",
    severity=Severity.ERROR,
    groups=CITATION_RULES,
    what="引用的文号是否在政策库中",
    why="编造或写错的文号会使依据落空；政策库没有不等于文件不存在，所以只请核对",
    advice="请对照正式文件核对文号；确有此文的，可用 jixiao corpus add 把原文加入政策库。",
    basis=(
        Citation(
            policy_id="caiyu-2020-10", doc_no="财预〔2020〕10号", title="项目支出绩效评价管理办法", article="第六条"
        ),
    ),
    bad=Example("查不到的文号", {"goals.annual": "按照财预〔2025〕156号要求，2026年11月30日前培训护理员120人。"}),
    good=Example("库中的文号", {"goals.annual": "按照财预〔2020〕10号要求，2026年11月30日前培训护理员120人。"}),
    check=check,
)
