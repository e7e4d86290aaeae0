"""NUM001 数字没有来源: 草稿中的数字能否在简介、指标来源、评分表和佐证中找到或推算出来."""

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.base import show
from assistant.domain.citation import Citation
from assistant.domain.filing import Filing
from assistant.domain.finding import UNTRACED, Severity
from assistant.domain.provenance import Origin, brief_origins, row_origins, untraced
from assistant.domain.report import Report
from assistant.domain.report_origins import evaluation_origins
from assistant.domain.source import SourceKind
from assistant.rules.rule import DECLARATION_RULES, REPORT_RULES, Case, Example, Hit, Insufficient, Outcome, Rule

_TEXTS = ("project.content", "goals.overall", "goals.annual")
_BRIEF_FIELDS = ("target", "definition")
_REFERENCE = re.compile(r"〔E\d{1,4}〕|（D\d{1,3}(?:、D\d{1,3})*）|（\d{1,3}）")
"""Marks of evidence, deductions and problems: numbers of the report's own."""


def check(case: Case) -> Outcome:
    """A figure of the goals or the contents that is neither in the facts nor in a sourced row; a row that says it
    comes from the brief and does not."""
    if case.report is not None:
        yield from _of_report(case, case.report)
        return
    if case.facts is None or not case.facts.text:
        yield Insufficient("没有项目简介，无从核对数字来源")
        return
    stated = brief_origins(case.facts, case.filing)
    origins = [*stated, *row_origins(case.filing)]
    for path, row, text in case.texts:
        if path in _TEXTS:
            yield from _hits(path, row, text, origins)
    for item in case.rows:
        source = item.indicator.source
        if source is not None and source.kind is SourceKind.BRIEF:
            for name in _BRIEF_FIELDS:
                yield from _hits(item.path(name), item.index, getattr(item.indicator, name), stated)


def _of_report(case: Case, report: Report) -> Outcome:
    """A figure of the report's text that the evaluation and the approved goals do not hold."""
    declared = [f"{f.goals.overall}\n{f.goals.annual}\n{_rows(f)}" for f in case.others]
    origins = [*evaluation_origins(report.evaluation), *(Origin(label="申报表", text=t) for t in declared)]
    origins.append(Origin(label="等级", text=" ".join(f"{show(g.from_score)}分" for g in case.profile.grades) or "无"))
    policies = {d.doc_no for d in case.policies.documents} if case.policies else set()
    project = report.evaluation.project
    bodies = tuple(name for name in (project.department, project.unit) if name)
    for section in report.sections:
        text = _REFERENCE.sub("", section.text)
        for figure in untraced(text, origins):
            if (figure.name not in policies or not figure.name) and not figure.text.endswith(bodies):
                message = f"{figure.kind.word}“{figure.text}”在评分表、佐证和绩效目标中都找不到，也推算不出。"
                yield Hit(f"sections[{section.key}]", message, evidence=figure.text, confidence=Decimal("0.85"))


def _rows(filing: Filing) -> str:
    return "\n".join(f"：{r.name}{r.target}" for r in filing.indicators)


def _hits(path: str, row: int | None, text: str, origins: list[Origin]) -> Iterator[Hit]:
    for figure in untraced(text, origins):
        yield Hit(
            path,
            f"{figure.kind.word}“{figure.text}”在简介和指标来源中都找不到，也推算不出。",
            evidence=figure.text,
            row=row,
            confidence=Decimal("0.85"),
        )


_BRIEF = "2026年培训护理员120人，11月30日前完成，申请100万元。考核合格率95%以上，满意度90%以上。"
RULE = Rule(
    code=UNTRACED,
    name="untraced-number",
    title="数字没有来源",
    severity=Severity.ERROR,
    groups=DECLARATION_RULES | REPORT_RULES,
    what="草稿中的数字、日期、金额、文号和单位名称是否有来源",
    why="指标值要有设定依据；来历不明的数字审核时说不清，执行后也无从考核",
    advice="核对后改成有依据的数，或者在简介中补充说明。",
    basis=(
        Citation(
            policy_id="caiyu-2021-101",
            doc_no="财预〔2021〕101号",
            title="中央部门项目支出核心绩效目标和指标设置及取值指引（试行）",
            article="三（三）",
        ),
    ),
    bad=Example(
        "目标写了简介里没有的130人",
        {"goals.annual": "2026年11月30日前培训护理员130人，考核合格率达到95%以上，参训学员满意度达到90%以上。"},
        brief=_BRIEF,
    ),
    good=Example("目标中的数字都能在简介中找到", {}, brief=_BRIEF),
    check=check,
)
