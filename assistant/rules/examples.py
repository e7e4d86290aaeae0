"""A sound filing that examples and cases are laid over."""

import re
from copy import deepcopy
from typing import Any

from assistant.domain.filing import Filing
from assistant.rules.rule import Example

_META = {
    "definition": "以业务台账统计为准",
    "data_source": "部门业务统计",
    "evidence": "工作台账",
    "unit_in_target": True,
}
SOUND: dict[str, Any] = {
    "form": "goal_declaration",
    "profile": "central-2021",
    "year": 2026,
    "project": {
        "name": "护理员培训",
        "department": "青溪县民政局",
        "unit": "青溪县养老服务中心",
        "attribute": "新增项目",
        "start": "2026-01-01",
        "end": "2026-12-31",
        "kind": "培训",
    },
    "funds": {"unit": "万元", "total": 100, "fiscal": 100, "carry_over": 0, "other": 0},
    "goals": {"annual": "2026年11月30日前培训护理员120人，考核合格率达到95%以上，参训学员满意度达到90%以上。"},
    "indicators": [
        {"level1": "成本指标", "level2": "经济成本指标", "name": "项目总成本", "target": "≤100万元", "weight": 20},
        {"level1": "产出指标", "level2": "质量指标", "name": "培训考核合格率", "target": "≥95%", "weight": 20},
        {
            "level1": "产出指标",
            "level2": "时效指标",
            "name": "培训完成时间",
            "target": "2026年11月30日前",
            "weight": 10,
        },
        {"level1": "效益指标", "level2": "社会效益指标", "name": "持证上岗率", "target": "≥80%", "weight": 20},
        {"level1": "产出指标", "level2": "数量指标", "name": "护理员培训人数", "target": "≥120人", "weight": 10},
        {
            "level1": "满意度指标",
            "level2": "服务对象满意度指标",
            "name": "参训学员满意度",
            "target": "≥90%",
            "weight": 10,
        },
    ],
}
_DONE = ("100万元", "97%", "2026年11月20日", "85%", "126人", "93%")
_SPENT: dict[str, Any] = {
    "initial": 100, "adjusted": 100, "executed": 100, "execution_rate": 100, "execution_weight": 10,
    "execution_score": 10,
}  # fmt: skip
_ROW = re.compile(r"indicators\[(?P<index>\d+)\]\.(?P<field>\w+)$")
_ROWS_WHERE = re.compile(r"indicators\[(?P<field>\w+)=(?P<value>.+)\]$")


def apply(example: Example) -> Filing:
    """The sound filing with the example's changes laid over it."""
    data = deepcopy(SOUND)
    data["indicators"] = [{**_META, **row} for row in data["indicators"]]
    if example.changes.get("form") == "self_evaluation":
        _evaluate(data)
    for path, value in example.changes.items():
        _set(data, path, value)
    return Filing.model_validate(data)


def _evaluate(data: dict[str, Any]) -> None:
    """The sound filing a year later: everything reached, full marks."""
    for row, actual in zip(data["indicators"], _DONE, strict=True):
        row |= {"actual": actual, "score": row["weight"], "deviation": "无"}
    data["funds"] |= _SPENT
    data["total_score"] = 100


def _set(data: dict[str, Any], path: str, value: object) -> None:
    if match := _ROWS_WHERE.match(path):
        data["indicators"] = [r for r in data["indicators"] if r[match["field"]] != match["value"]]
    elif match := _ROW.match(path):
        data["indicators"][int(match["index"])][match["field"]] = value
    else:
        head, _, tail = path.partition(".")
        target = data if not tail else data.setdefault(head, {})
        target[tail or head] = value
