"""Chapter 一: the project, its content, its money, its goals."""

from collections.abc import Iterator
from decimal import Decimal

from assistant.base import show
from assistant.domain.dossier import PaperKind
from assistant.domain.evaluation import Evaluation, FundFlow
from assistant.domain.filing import Filing
from assistant.domain.placeholders import placeholder
from assistant.jobs.evaluation.report.words import bare, marks, quoted, stated
from assistant.language.dates import chinese_dates

_SET_UP = frozenset({PaperKind.MINUTES, PaperKind.PLAN, PaperKind.BUDGET})
_DECIDES = ("同意", "批准", "现批复")


def overview(evaluation: Evaluation) -> Iterator[str]:
    """Who is in charge, who carries the project out, when, and by which approval."""
    project = evaluation.project
    year = f"{evaluation.year}年度" if evaluation.year else placeholder("评价年度")
    kind = f"，属{project.kind_shown}类项目" if project.kind_shown else ""
    attribute = f"（{project.attribute}）" if project.attribute else ""
    yield (
        f"{stated(project.name, '项目名称')}{attribute}由{stated(project.department, '主管部门')}主管，"
        f"{stated(project.unit, '项目实施单位')}组织实施{kind}，评价年度为{year}。"
    )
    if project.start and project.end:
        yield f"项目实施期为{chinese_dates(project.start)}至{chinese_dates(project.end)}。"
    approvals = _quotes_of(evaluation, PaperKind.APPROVAL) or _how_set_up(evaluation)
    yield f"立项方面，{approvals}。" if approvals else f"立项背景：{placeholder('立项背景和批准立项的文件')}。"


def _quotes_of(evaluation: Evaluation, kind: PaperKind) -> str:
    """What papers of a kind say, one that decides before one that only mentions."""
    papers = {p.path for p in evaluation.papers if p.kind is kind}
    found = [e for e in evaluation.evidence if e.paper in papers]
    found.sort(key=lambda e: not any(word in e.text for word in _DECIDES))
    return quoted(evaluation, [e.id for e in found[:1]])


def _how_set_up(evaluation: Evaluation) -> str:
    """What minutes, plan or budget say of the project's setting up, where no approval is among the papers."""
    known = {e for row in evaluation.indicators if row.level2 == "项目立项" for p in row.points for e in p.found}
    papers = {p.path for p in evaluation.papers if p.kind in _SET_UP}
    found = [e.id for e in evaluation.evidence if e.id in known and e.paper in papers]
    return quoted(evaluation, found[:1])


def content(evaluation: Evaluation) -> Iterator[str]:
    """What was to be done and what came of it, by the quantities of the output indicators."""
    yield f"项目主要内容为：{stated(evaluation.project.content, '主要工作内容')}。"
    rows = [a for a in evaluation.indicators if a.target and a.level1 == "产出" and a.score is not None]
    done = [f"{a.name}{a.actual}{marks(a.evidence[:1])}" for a in rows if a.actual]
    if done:
        yield f"从资料记载的实施结果看，{'，'.join(done)}。"
    else:
        yield f"实施情况：{placeholder('已完成的工作量和完成时间')}。"
    if evaluation.goals.actual:
        yield f"项目单位自述的完成情况为：{bare(evaluation.goals.actual)}。"


def money(evaluation: Evaluation) -> Iterator[str]:
    """Budget, money arrived, money spent, with both rates, and the same by source."""
    funds = evaluation.funds
    total = funds.total
    yield f"项目{_flow(total, funds.unit)}{marks(total.evidence)}。"
    if funds.arrival_rate is not None and total.budget is not None and total.arrived is not None:
        rest = _rest(total.budget - total.arrived, funds.unit, "尚未到位")
        yield f"资金到位率为{show(funds.arrival_rate)}%（实际到位资金÷预算资金）{rest}。"
    if funds.execution_rate is not None and total.arrived is not None and total.spent is not None:
        rest = _rest(total.arrived - total.spent, funds.unit, "尚未支出")
        yield f"预算执行率为{show(funds.execution_rate)}%（实际支出资金÷实际到位资金）{rest}。"
    lines = [f"{line.source}{_flow(line, funds.unit)}{marks(line.evidence)}" for line in funds.lines]
    if lines:
        yield f"其中：{'；'.join(lines)}。"


def _flow(flow: FundFlow, unit: str) -> str:
    reported = (("预算", flow.budget), ("实际到位", flow.arrived), ("实际支出", flow.spent))
    whole = flow.source == "合计"
    return "，".join(
        f"{word}{show(value)}{unit}" if value is not None else f"{word}{placeholder(f'{flow.source}{word}金额')}"
        for word, value in reported
        if value is not None or whole or word == "实际支出"
    )


def _rest(rest: Decimal, unit: str, word: str) -> str:
    return f"，{word}{show(rest)}{unit}" if rest > 0 else ""


def goals(evaluation: Evaluation, declaration: Filing | None) -> Iterator[str]:
    """The approved goals in words, and what they are measured by."""
    if evaluation.goals.overall:
        yield f"总体目标：{bare(evaluation.goals.overall)}。"
    yield f"年度目标：{stated(evaluation.goals.annual, '批复的年度绩效目标')}。"
    rows = declaration.indicators if declaration else ()
    if not rows:
        yield f"绩效指标：{placeholder('批复的绩效指标')}。"
        return
    by_class: dict[str, list[str]] = {}
    for row in rows:
        by_class.setdefault(row.level1, []).append(f"{row.name}{row.target.removeprefix('=')}")
    parts = "；".join(f"{name}有{'、'.join(stated_rows)}" for name, stated_rows in by_class.items())
    yield f"批复的绩效指标中，{parts}。"
