"""The field's names for classes of indicators and forms, and the many spellings that mean the same class.

First-level classes: 财预〔2021〕101号 二 (成本、产出、效益、满意度); 财预〔2015〕88号 forms put 成本 below 产出.
"""

import re
from enum import StrEnum

from assistant.language.numerals import COUNTING
from assistant.text_cache import cached_by_text


class FormKind(StrEnum):
    """The filings the product knows; ``unknown`` is a paper of which nothing says what it is, and is never guessed."""

    GOAL_DECLARATION = "goal_declaration"
    SELF_EVALUATION = "self_evaluation"
    EVALUATION_REPORT = "evaluation_report"
    REVIEW_FORM = "review_form"
    MONITORING = "monitoring"
    DEPARTMENT_GOAL = "department_goal"
    DEPARTMENT_SELF_EVALUATION = "department_self_evaluation"
    RESULTS_SHEET = "results_sheet"
    UNKNOWN = "unknown"


FORM_TITLES = {
    FormKind.GOAL_DECLARATION: "绩效目标申报表",
    FormKind.SELF_EVALUATION: "绩效自评表",
    FormKind.EVALUATION_REPORT: "绩效评价报告",
    FormKind.REVIEW_FORM: "绩效目标审核表",
    FormKind.MONITORING: "绩效运行监控表",
    FormKind.DEPARTMENT_GOAL: "部门整体支出绩效目标表",
    FormKind.DEPARTMENT_SELF_EVALUATION: "部门整体支出绩效自评表",
    FormKind.RESULTS_SHEET: "完成情况填报表",
    FormKind.UNKNOWN: "未认出的绩效表",
}

COST, OUTPUT, BENEFIT, SATISFACTION = "成本指标", "产出指标", "效益指标", "满意度指标"

QUANTITY, QUALITY, TIMELINESS, OUTPUT_COST = "数量指标", "质量指标", "时效指标", "成本指标"
ECONOMIC_COST, SOCIAL_COST, ECOLOGICAL_COST = "经济成本指标", "社会成本指标", "生态环境成本指标"
ECONOMIC, SOCIAL, ECOLOGICAL = "经济效益指标", "社会效益指标", "生态效益指标"
SUSTAINABLE = "可持续影响指标"
SERVED_SATISFACTION = "服务对象满意度指标"

_NOTE = r"[（(【\[][^)）】\]\n]{0,80}[)）】\]]"
_NOISE = re.compile(rf"[\s　]|{_NOTE}|[：:、,，。]|^{COUNTING}+[、.．]")
_LEVEL1_WORDS = (
    (SATISFACTION, ("满意",)),
    (BENEFIT, ("效益", "效果", "影响")),
    (OUTPUT, ("产出", "完成")),
    (COST, ("成本",)),
)
_LEVEL2_WORDS = (
    (SERVED_SATISFACTION, ("满意",)),
    (SOCIAL_COST, ("社会成本",)),
    (ECOLOGICAL_COST, ("生态环境成本", "生态成本", "环境成本")),
    (ECONOMIC_COST, ("经济成本",)),
    (SUSTAINABLE, ("可持续", "持续影响", "长效")),
    (ECONOMIC, ("经济效益",)),
    (ECOLOGICAL, ("生态效益", "环境效益")),
    (SOCIAL, ("社会效益", "社会效应")),
    (OUTPUT_COST, ("成本",)),
    (TIMELINESS, ("时效", "进度")),
    (QUALITY, ("质量",)),
    (QUANTITY, ("数量",)),
)


def _read(text: str, table: tuple[tuple[str, tuple[str, ...]], ...]) -> str | None:
    bare = _NOISE.sub("", text)
    return next((name for name, words in table if any(word in bare for word in words)), None)


@cached_by_text(50_000, longest=50)
def read_level1(text: str) -> str | None:
    """The first-level class a cell names: "产出指标(70分)", "项目完成" and "一、产出" are 产出指标; None if unknown."""
    return _read(text, _LEVEL1_WORDS)


@cached_by_text(50_000, longest=50)
def read_level2(text: str) -> str | None:
    """The second-level class a cell names: "产出数量" is 数量指标, "社会公众或服务对象满意度" is 服务对象满意度指标."""
    return _read(text, _LEVEL2_WORDS)


def is_cost(level1: str, level2: str) -> bool:
    """Whether a row is a cost indicator, whether 成本 stands on the first level (101号) or below 产出 (88号)."""
    return read_level1(level1) == COST or read_level2(level2) in {
        OUTPUT_COST, ECONOMIC_COST, SOCIAL_COST, ECOLOGICAL_COST,
    }  # fmt: skip
