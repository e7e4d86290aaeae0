"""COM012 缺少以后年度的效益: 工程、修缮、购置类项目是否写明以后一段时期的效益."""

import re

from assistant.domain.citation import Citation
from assistant.domain.finding import Severity
from assistant.domain.vocabulary import SUSTAINABLE
from assistant.rules.lexicon import CAPITAL_KINDS
from assistant.rules.rule import PROJECT_RULES, Case, CheckedRow, Example, Hit, Insufficient, Outcome, Rule
from assistant.rules.word_lists import any_of

_LASTS = re.compile(any_of("long_term_benefit_missing", "lasts"))


def check(case: Case) -> Outcome:
    """Works and purchases name an effect that lasts."""
    kind = case.filing.project.kind
    if not kind:
        yield Insufficient("没有写明项目类型，不能判断是否工程或购置")
    elif any(word in kind for word in CAPITAL_KINDS) and not any(_lasts(row) for row in case.rows):
        yield Hit("indicators", "没有以后年度的效益指标。", evidence=kind)


def _lasts(row: CheckedRow) -> bool:
    return row.level2 == SUSTAINABLE or bool(_LASTS.search(row.name + row.indicator.definition))


RULE = Rule(
    code="COM012",
    name="long-term-benefit-missing",
    title="缺少以后年度的效益",
    severity=Severity.WARNING,
    groups=PROJECT_RULES,
    what="工程、修缮、购置类项目是否写明以后一段时期的效益",
    why="建成和买来的东西要用多年，只看当年看不出值不值",
    advice="补设使用年限、管护或以后年度使用效果的指标。",
    basis=(
        Citation(
            policy_id="caiyu-2021-101",
            doc_no="财预〔2021〕101号",
            title="中央部门项目支出核心绩效目标和指标设置及取值指引（试行）",
            article="二（三）",
        ),
    ),
    bad=Example("购置项目没有长期效益", {"project.kind": "设备购置"}),
    good=Example(
        "设了使用年限",
        {"project.kind": "设备购置", "indicators[3].name": "设备预计使用年限", "indicators[3].target": "≥8年"},
    ),
    check=check,
    needs=frozenset({"complete_indicators"}),
)
