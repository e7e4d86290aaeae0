"""The closed table of operations by name (DESIGN §7; what was added to it stands in docs/operations.md)."""

from collections.abc import Mapping
from enum import StrEnum


class OperationKind(StrEnum):
    """What can be done; the value is the name in JSON."""

    SET_TARGET = "set_target"
    SET_NAME = "set_name"
    SET_CLASS = "set_class"
    SET_WEIGHT = "set_weight"
    SET_TEXT = "set_text"
    SHARE_WEIGHTS = "share_weights"
    ADD_INDICATOR = "add_indicator"
    DELETE_INDICATOR = "delete_indicator"
    MOVE_INDICATOR = "move_indicator"
    MERGE_INDICATORS = "merge_indicators"
    SET_HEAD = "set_head"
    SET_MONEY = "set_money"
    SET_GOAL = "set_goal"
    USE_NUMBER = "use_number"
    IGNORE_NUMBER = "ignore_number"
    ANSWER = "answer"
    SKIP_QUESTION = "skip_question"
    ACCEPT_FINDING = "accept_finding"
    IGNORE_FINDING = "ignore_finding"
    SET_ACTUAL = "set_actual"
    SET_SCORE = "set_score"
    SET_DEVIATION = "set_deviation"
    SET_ACCOUNT = "set_account"
    ADD_RESULTS = "add_results"
    SWITCH_PROFILE = "switch_profile"
    SWITCH_YEAR = "switch_year"
    START_FROM = "start_from"
    ADD_BRIEF = "add_brief"
    RESTORE_VERSION = "restore_version"
    EXPLAIN_GAP = "explain_gap"
    ADD_BASIS = "add_basis"
    REMOVE_BASIS = "remove_basis"
    ADD_PAPERS = "add_papers"
    REMOVE_PAPER = "remove_paper"
    GIVE_FILE = "give_file"
    SET_EVALUATION = "set_evaluation"
    ASSESS = "assess"
    SET_DEDUCTION = "set_deduction"
    SET_PROBLEM = "set_problem"
    DELETE_PROBLEM = "delete_problem"
    WRITE_REPORT = "write_report"
    SET_SECTION = "set_section"
    TAKE_OVER = "take_over"
    UNDO = "undo"
    REDO = "redo"
    EXPLAIN = "explain"
    ASK_POLICY = "ask_policy"
    CHECK = "check"
    EXPORT = "export"
    GREET = "greet"
    UNCLEAR = "unclear"
    REFUSE = "refuse"

    @property
    def changes(self) -> bool:
        """Whether it changes a work."""
        return self not in _NOT_CHANGING

    @property
    def word(self) -> str:
        """The Chinese word shown to the user."""
        return KIND_WORDS[self]


_K = OperationKind
_NOT_CHANGING = frozenset({_K.EXPLAIN, _K.ASK_POLICY, _K.CHECK, _K.EXPORT, _K.GREET, _K.UNCLEAR, _K.REFUSE})

KIND_WORDS: Mapping[OperationKind, str] = {
    _K.SET_TARGET: "改指标值", _K.SET_NAME: "改指标名称", _K.SET_CLASS: "改指标分类", _K.SET_WEIGHT: "改分值",
    _K.SET_TEXT: "改指标说明", _K.SHARE_WEIGHTS: "分配分值", _K.ADD_INDICATOR: "加指标", _K.DELETE_INDICATOR: "删指标",
    _K.MOVE_INDICATOR: "移动指标", _K.MERGE_INDICATORS: "合并指标", _K.SET_HEAD: "改表头", _K.SET_MONEY: "改资金",
    _K.SET_GOAL: "改目标", _K.USE_NUMBER: "采用数字", _K.IGNORE_NUMBER: "不用数字", _K.ANSWER: "回答问题",
    _K.SKIP_QUESTION: "先不回答", _K.ACCEPT_FINDING: "采纳检查意见", _K.IGNORE_FINDING: "不采纳检查意见",
    _K.SET_ACTUAL: "填完成值", _K.SET_SCORE: "改得分", _K.SET_DEVIATION: "填偏差原因", _K.SET_ACCOUNT: "填自评说明",
    _K.ADD_RESULTS: "读入完成情况", _K.SWITCH_PROFILE: "换口径",
    _K.SWITCH_YEAR: "换年度", _K.START_FROM: "照已有的表做", _K.ADD_BRIEF: "补充项目情况",
    _K.RESTORE_VERSION: "恢复版本", _K.EXPLAIN_GAP: "说明空缺",
    _K.ADD_BASIS: "收进依据", _K.REMOVE_BASIS: "移出依据", _K.ADD_PAPERS: "放入资料", _K.REMOVE_PAPER: "拿掉资料",
    _K.GIVE_FILE: "给出文件", _K.SET_EVALUATION: "改评价设置", _K.ASSESS: "阅读资料并评分", _K.SET_DEDUCTION: "改扣分",
    _K.SET_PROBLEM: "改问题", _K.DELETE_PROBLEM: "删问题", _K.WRITE_REPORT: "撰写报告", _K.SET_SECTION: "改报告",
    _K.TAKE_OVER: "接续旧记录",
    _K.UNDO: "撤销", _K.REDO: "恢复", _K.EXPLAIN: "解释", _K.ASK_POLICY: "问政策",
    _K.CHECK: "检查", _K.EXPORT: "生成文件", _K.GREET: "寒暄", _K.UNCLEAR: "没有听懂", _K.REFUSE: "不能照办",
}  # fmt: skip
