"""A sound report that examples and cases of report rules are laid over: a training project, evaluated and told."""

import re
from copy import deepcopy
from typing import Any

from assistant.domain.report import Report
from assistant.rules.rule import Example

_ROWS: tuple[tuple[str, str, str, str, str, str, str], ...] = (
    ("A1", "决策", "项目立项", "立项依据充分性", "10", "10", "10分"),
    ("A2", "过程", "资金管理", "资金使用合规性", "20", "15", "20-5=15分"),
    ("A3", "产出", "产出数量", "护理员培训人数", "40", "40", "126人≥120人，得满分"),
    ("A4", "效益", "项目效益", "参训学员满意度", "30", "30", "93%≥90%，得满分"),
)
_DEDUCTION = {"id": "D1", "points": 5, "reason": "一张凭证没有验收单", "evidence": ["E2"]}
_CHAPTERS = (
    ("summary", "摘要", 1, "项目培训护理员126人〔E1〕，经综合评价，项目得95分，评价等级为“优”。"),
    ("basics", "一、基本情况", 1, "青溪县养老服务中心开展护理员培训。"),
    ("process", "二、绩效评价工作开展情况", 1, "评价查阅了项目资料。"),
    ("conclusion", "三、综合评价情况及评价结论", 1, "经综合评价，项目得95分，评价等级为“优”。"),
    ("analysis", "四、绩效评价指标分析", 1, ""),
    ("analysis.决策", "（一）项目决策情况", 2, "决策类指标1项，分值10分，得10分，得分率100%。"),
    ("analysis.过程", "（二）项目过程情况", 2, "过程类指标1项，分值20分，得15分，得分率75%。"),
    ("analysis.过程.A2", "1.资金使用合规性", 3, "该指标分值20分，得15分。扣5分（D1），一张凭证没有验收单〔E2〕。"),
    ("analysis.产出", "（三）项目产出情况", 2, "产出类指标1项，分值40分，得40分，得分率100%。"),
    ("analysis.产出.A3", "1.护理员培训人数", 3, "实际培训126人〔E1〕，完成率105%，得满分40分。"),
    ("analysis.效益", "（四）项目效益情况", 2, "效益类指标1项，分值30分，得30分，得分率100%。"),
    ("problems", "五、主要经验及做法、存在的问题及原因分析", 1, "支付手续不完整，一张凭证没有验收单〔E2〕。"),
    ("advice", "六、有关建议", 1, "建议青溪县养老服务中心补齐验收单。"),
    ("other", "七、其他需要说明的问题", 1, "没有其他需要说明的问题。"),
)
SOUND_REPORT: dict[str, Any] = {
    "title": "护理员培训绩效评价报告",
    "evaluation": {
        "project": {"name": "护理员培训", "department": "青溪县民政局", "unit": "青溪县养老服务中心"},
        "year": 2026, "framework": "project-2020", "framework_title": "项目支出绩效评价指标体系",
        "stage": "completed", "by": "部门评价", "total": 95, "grade": "优",
        "indicators": [
            {"id": i, "level1": one, "level2": two, "name": name, "weight": weight, "score": score, "formula": formula,
             "deductions": [_DEDUCTION] if i == "A2" else [], "completion": 105 if i == "A3" else None}
            for i, one, two, name, weight, score, formula in _ROWS
        ],
        "classes": [{"level1": one, "weight": weight, "score": score} for _, one, _, _, weight, score, _ in _ROWS],
        "evidence": [
            {"id": "E1", "paper": "培训统计.xlsx", "page": 1, "text": "合计培训126人"},
            {"id": "E2", "paper": "检查意见.docx", "page": 2, "text": "有一张凭证没有附验收单"},
        ],
        "problems": [{"id": "P1", "text": "支付手续不完整", "indicators": ["A2"], "deductions": ["D1"],
                      "evidence": ["E2"]}],
        "suggestions": [{"id": "S1", "problem": "P1", "addressee": "青溪县养老服务中心", "text": "补齐验收单"}],
    },
    "sections": [{"key": k, "title": t, "level": n, "text": x} for k, t, n, x in _CHAPTERS],
}  # fmt: skip
_STEP = re.compile(r"(?P<name>\w+)(?:\[(?P<item>[^\]]+)\])?")


def report_of(example: Example) -> Report | None:
    """The sound report with the example's changes; None where the example is not about a report.

    A path names a field, a row by its number or its key or id: ``evaluation.indicators[1].score``,
    ``sections[advice].title``; None takes a row out.
    """
    if example.report is None:
        return None
    data = deepcopy(SOUND_REPORT)
    for path, value in example.report.items():
        _set(data, path, value)
    return Report.model_validate(data)


def _set(data: dict[str, Any], path: str, value: object) -> None:
    *steps, last = (m.groupdict() for m in _STEP.finditer(path))
    target: Any = data
    for step in steps:
        target = target[step["name"]]
        if step["item"]:
            target = target[_place(target, step["item"])]
    if last["item"] is None:
        target[last["name"]] = value
    else:
        del target[last["name"]][_place(target[last["name"]], last["item"])]


def _place(rows: list[dict[str, Any]], item: str) -> int:
    if item.isdigit():
        return int(item)
    return next(i for i, row in enumerate(rows) if item in {row.get("key"), row.get("id"), row.get("level1")})
