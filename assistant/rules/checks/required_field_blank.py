"""COM001 必填项空白: 项目名称、主管部门、实施单位、年度、资金和起止时间是否填写."""

from assistant.domain.citation import Citation
from assistant.domain.finding import Severity
from assistant.domain.vocabulary import FormKind
from assistant.rules.rule import BOTH_TABLES, Case, Example, Hit, Outcome, Rule

_NAMES = {
    "project.name": "项目名称",
    "project.department": "主管部门",
    "project.unit": "实施单位",
    "year": "年度",
    "funds.total": "资金总额",
    "project.start": "开始时间",
    "project.end": "结束时间",
}


_NOT_IN_SELF_EVALUATION = frozenset({"project.start", "project.end"})
"""项目支出绩效自评表 (财预〔2020〕10号附1) has no place for them."""


def check(case: Case) -> Outcome:
    """Every field that the profile's form requires is filled."""
    for path in case.profile.required_fields:
        if case.filing.form is FormKind.SELF_EVALUATION and path in _NOT_IN_SELF_EVALUATION:
            continue
        value: object = case.filing
        for part in path.split("."):
            value = getattr(value, part)
        if value in (None, ""):
            yield Hit(path, f"“{_NAMES.get(path, path)}”没有填写。")


RULE = Rule(
    code="COM001",
    name="required-field-blank",
    title="必填项空白",
    severity=Severity.ERROR,
    forms=BOTH_TABLES,
    what="项目名称、主管部门、实施单位、年度、资金和起止时间是否填写",
    why="缺少基本信息，目标无法与项目和资金对应",
    advice="补填后再报送。",
    basis=(
        Citation(
            policy_id="caiyu-2015-88",
            doc_no="财预〔2015〕88号",
            title="中央部门预算绩效目标管理办法",
            article="第二十五条",
        ),
    ),
    bad=Example("主管部门空白", {"project.department": ""}),
    good=Example("各项齐全", {}),
    check=check,
    needs=frozenset({"complete"}),
)
