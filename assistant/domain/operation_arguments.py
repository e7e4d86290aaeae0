"""What each operation needs to be told, what it may be told besides, and what each argument means."""

from collections.abc import Mapping

from assistant.domain.filing import ACCOUNT_WORDS, MONEY_WORDS
from assistant.domain.operation_kind import OperationKind

_K = OperationKind

TEXT_FIELDS: Mapping[str, str] = {
    "definition": "指标解释", "formula": "计算公式", "scoring_standard": "评分标准", "value_basis": "指标值依据",
    "measurement": "取值方式", "data_source": "数据来源", "evidence": "佐证资料",
}  # fmt: skip
"""Fields of a row that ``set_text`` writes, with their Chinese names."""
HEAD_FIELDS: Mapping[str, str] = {
    "name": "项目名称", "department": "主管部门", "department_code": "主管部门代码", "unit": "实施单位",
    "attribute": "项目属性", "category": "项目类别", "start": "开始日期", "end": "结束日期", "content": "项目内容",
}  # fmt: skip
MONEY_FIELDS: Mapping[str, str] = {
    "total": "年度资金总额", "fiscal": "财政拨款", "carry_over": "上年结转", "special_account": "财政专户管理资金",
    "other": "其他资金", "overall_total": "各年资金总额", "overall_fiscal": "各年财政拨款",
    "overall_other": "各年其他资金", **MONEY_WORDS,
}  # fmt: skip
ACCOUNT_FIELDS: Mapping[str, str] = {
    "completed": "项目是否完成", "goal_actual": "年度总体目标实际完成情况", "process": "项目实施内容及过程",
    "execution_reason": "预算执行差异的原因", "conclusion": "评价结论", **ACCOUNT_WORDS,
}  # fmt: skip
"""What a self-evaluation says in words outside its indicator rows."""
GOAL_FIELDS: Mapping[str, str] = {"annual": "年度目标", "overall": "总体目标"}
EVALUATION_FIELDS: Mapping[str, str] = {
    "framework": "指标体系框架", "stage": "项目阶段", "by": "评价类型", "author": "评价机构", "date": "报告日期",
}  # fmt: skip
GIVEN_FIELDS: Mapping[str, str] = {
    "declaration": "批复的绩效目标", "results": "单位自评或完成情况", "survey": "满意度问卷",
}  # fmt: skip
"""What an evaluation may be given beside its papers."""

NEEDED: Mapping[OperationKind, tuple[str, ...]] = {
    **dict.fromkeys((_K.SET_TARGET, _K.SET_NAME, _K.SET_CLASS, _K.SET_WEIGHT, _K.SET_ACTUAL), ("row", "value")),
    _K.SET_TEXT: ("row", "field", "value"),
    _K.ADD_INDICATOR: ("name",),
    _K.DELETE_INDICATOR: ("row",),
    _K.MOVE_INDICATOR: ("row",),
    _K.MERGE_INDICATORS: ("rows", "into"),
    _K.SET_HEAD: ("field", "value"),
    _K.SET_MONEY: ("field", "amount", "unit"),
    _K.SET_GOAL: ("field", "value"),
    _K.USE_NUMBER: ("number", "role"),
    _K.IGNORE_NUMBER: ("number",),
    _K.ANSWER: ("question", "value"),
    _K.SKIP_QUESTION: ("question",),
    _K.ACCEPT_FINDING: ("finding",),
    _K.IGNORE_FINDING: ("finding", "reason"),
    _K.SET_SCORE: ("row", "value", "reason"),
    _K.SET_DEVIATION: ("row", "reason"),
    _K.SET_ACCOUNT: ("field", "value"),
    **dict.fromkeys((_K.SWITCH_PROFILE, _K.SWITCH_YEAR, _K.ADD_BRIEF, _K.RESTORE_VERSION, _K.ASK_POLICY), ("value",)),
    _K.START_FROM: ("file",),
    _K.EXPLAIN_GAP: ("cell", "reason"),
    **dict.fromkeys((_K.ADD_BASIS, _K.REMOVE_BASIS), ("policy",)),
    _K.ADD_PAPERS: ("files",),
    **dict.fromkeys((_K.REMOVE_PAPER, _K.ASSESS, _K.TAKE_OVER), ("file",)),
    _K.GIVE_FILE: ("field", "file"),
    _K.SET_EVALUATION: ("field", "value"),
    _K.SET_DEDUCTION: ("deduction", "value", "reason"),
    _K.SET_PROBLEM: ("problem", "value"),
    _K.DELETE_PROBLEM: ("problem",),
    _K.SET_SECTION: ("section", "value"),
}
"""The arguments without which an operation says nothing; none where it is not listed."""
OPTIONAL: Mapping[OperationKind, tuple[str, ...]] = {
    _K.SHARE_WEIGHTS: ("scope", "toward"),
    _K.ADD_INDICATOR: ("level1", "level2", "target", "before", "entry"),
    _K.MOVE_INDICATOR: ("before",),
    _K.SET_ACTUAL: ("reason",),
    _K.SET_DEVIATION: ("value",),
    _K.ADD_RESULTS: ("value", "file"),
    _K.SET_GOAL: ("sentence",),
    _K.IGNORE_NUMBER: ("reason",),
    _K.SKIP_QUESTION: ("reason",),
    **dict.fromkeys((_K.ADD_BASIS, _K.REMOVE_BASIS), ("article",)),
    _K.DELETE_PROBLEM: ("reason",),
    _K.TAKE_OVER: ("name", "reason", "value"),
    _K.EXPLAIN: ("row", "about", "finding", "value"),
    _K.EXPORT: ("value",),
    _K.UNCLEAR: ("rows", "value", "reason"),
    _K.REFUSE: ("value", "reason"),
}
ARGUMENT_WORDS: Mapping[str, str] = {
    "row": "指标的编号（id）",
    "rows": "几条指标的编号；没有听懂时是可能的几条",
    "into": "合并后留下的那条指标的编号",
    "before": "移到哪条指标前面；不写则移到同类最后",
    "value": "新的值，照说的写，如“92%”“≥92%”；分类写二级指标名；恢复版本写第几版",
    "field": "改哪一项",
    "reason": "理由；偏差原因也写在这里",
    "level1": "一级指标",
    "level2": "二级指标",
    "name": "指标名称",
    "target": "指标值；没有说的不写",
    "scope": "在哪一类里分配：一级或二级指标名，不写为全表",
    "toward": "往哪一类多放；不写则平均",
    "sentence": "第几条目标，从1数；0或不写为整段",
    "amount": "金额",
    "unit": "金额的单位：元、万元、亿元",
    "number": "简介里数字的编号",
    "role": "数字的用途（NumberRole）",
    "question": "问题的编号",
    "finding": "检查意见的编号",
    "cell": "表里的一格，如“project.category”“indicators.r3.target”",
    "entry": "指标库里的编号；解释、公式、依据和建议值从库里取",
    "file": "文件的编号或路径；阅读资料并评分时是读到的内容的编号",
    "files": "几份资料的编号",
    "policy": "政策文件的编号（policy_id）",
    "article": "条款，照文件写，如“第十三条”",
    "deduction": "扣分的编号，如 D3",
    "problem": "问题的编号，如 P2",
    "section": "报告里一节的编号",
    "about": "问的是什么：source、formula、rule、why、weight、finding",
}
_FIELDS_OF: Mapping[OperationKind, Mapping[str, str]] = {
    _K.SET_TEXT: TEXT_FIELDS, _K.SET_HEAD: HEAD_FIELDS, _K.SET_MONEY: MONEY_FIELDS, _K.SET_GOAL: GOAL_FIELDS,
    _K.SET_ACCOUNT: ACCOUNT_FIELDS, _K.SET_EVALUATION: EVALUATION_FIELDS, _K.GIVE_FILE: GIVEN_FIELDS,
}  # fmt: skip


def fields_of(kind: OperationKind) -> Mapping[str, str]:
    """The values that ``field`` may have, with their Chinese names; empty where the operation has no field."""
    return _FIELDS_OF.get(kind, {})
