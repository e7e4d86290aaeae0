"""COM001 必填项空白: 项目名称、主管部门、实施单位、年度、资金和起止时间是否填写."""

from assistant.domain.citation import Citation
from assistant.domain.finding import Severity
from assistant.domain.required import empty_fields
from assistant.rules.rule import REQUIRED_RULES, Case, Example, Hit, Outcome, Rule
from policy_corpus.kinds import kind_of

_NAMES = {
    "project.name": "项目名称",
    "project.department": "主管部门",
    "project.unit": "实施单位",
    "year": "年度",
    "funds.total": "资金总额",
    "project.start": "开始时间",
    "project.end": "结束时间",
    "funds.initial": "年初预算数",
    "funds.progress": "监控期执行数",
    "indicators.progress": "监控期执行情况",
    "indicators.likelihood": "完成目标可能性",
}


def check(case: Case) -> Outcome:
    """Every field is filled that the kind requires, else the profile where the form has a place for it."""
    kind = kind_of(case.filing.form)
    own, lacking = (kind.required_fields, kind.lacks) if kind else ((), ())
    paths = own or [path for path in case.profile.required_fields if path not in lacking]
    for path, at in empty_fields(case.filing, paths):
        place = path if at is None else case.rows[at].path(path.rpartition(".")[2])
        yield Hit(place, f"“{_NAMES.get(path, path)}”没有填写。", row=at)


RULE = Rule(
    code="COM001",
    name="required-field-blank",
    title="必填项空白",
    severity=Severity.ERROR,
    groups=REQUIRED_RULES,
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
