"""Why a row or a value stands as it does: its own source, formula, weight, and what the check says of it."""

from collections.abc import Iterator

from assistant.base import known_sum, show
from assistant.chat.evaluation.explaining import explained_score
from assistant.domain.indicator import Indicator
from assistant.domain.operation import Operation
from assistant.domain.profile import Profile
from assistant.domain.source import SourceKind
from assistant.works.state import Work

_KINDS = {
    SourceKind.USER: "您填写的", SourceKind.BRIEF: "您的项目说明里写的", SourceKind.EVIDENCE: "佐证资料里写的",
    SourceKind.POLICY: "政策文件规定的", SourceKind.LIBRARY: "指标库的建议值，要请您核实",
    SourceKind.FORMULA: "算出来的", SourceKind.MODEL: "大模型建议的，要请您确认",
}  # fmt: skip


def explained(work: Work, operation: Operation, profile: Profile) -> str:
    """The answer to a question about the form, from the form itself."""
    if work.state.evaluation is not None:
        return explained_score(work.state.evaluation.evaluation, operation.row)
    row = next((r for r in work.filing.indicators if r.id == operation.row), None)
    if row is None:
        return "\n".join(_of_form(work, profile))
    parts = [*_by_topic(row, operation.about, work, profile)]
    return f"“{row.name}”（{row.level2}，{row.target}）：" + "；".join(p.strip("。；") for p in parts) + "。表没有改。"


def _by_topic(row: Indicator, about: str, work: Work, profile: Profile) -> Iterator[str]:
    if about == "weight":
        yield _weight(row, work, profile)
        return
    if about == "formula":
        yield f"计算公式：{row.formula}" if row.formula else "没有写计算公式"
        yield f"评分标准：{row.scoring_standard}" if row.scoring_standard else ""
        return
    yield _source(row)
    if row.value_basis:
        yield f"指标值依据：{row.value_basis}"
    if about in {"rule", "finding", "why"}:
        own = [f.finding for f in work.findings if f.finding.row is not None and _at(work, f.finding.row) == row.id]
        yield "；".join(f"检查意见：{f.message}建议：{f.advice}" for f in own) if own else "检查没有发现它有问题"


def _at(work: Work, index: int) -> str:
    rows = work.filing.indicators
    return rows[index].id if index < len(rows) else ""


def _source(row: Indicator) -> str:
    if row.source is None:
        return "这个值没有记下来源，请核对"
    quote = f"，原文是“{row.source.quote}”" if row.source.quote else ""
    return f"这个值是{_KINDS[row.source.kind]}{quote}" + (f"（{row.source.label}）" if row.source.label else "")


def _weight(row: Indicator, work: Work, profile: Profile) -> str:
    if row.weight is None:
        return "这份表不填分值" if not profile.weights_shown else "还没有分值"
    same = [r for r in work.filing.indicators if r.level1 == row.level1]
    total = known_sum(r.weight for r in same)
    return f"占{show(row.weight)}分，{row.level1}共{show(total)}分、{len(same)}条，按“{profile.title}”的分值分到各条"


def _of_form(work: Work, profile: Profile) -> Iterator[str]:
    filing = work.filing
    total = known_sum(r.weight for r in filing.indicators)
    yield f"这份表用的是“{profile.title}”，{filing.year}年度，{len(filing.indicators)}条指标。"
    if total:
        yield f"分值合计{show(total)}分。"
    elif not profile.weights_shown:
        yield "这个口径的申报表不填分值。"
    grave = [f for f in work.findings if not f.ignored]
    yield f"检查意见{len(grave)}条，说“检查一下”可以看。" if grave else "检查没有发现问题。"
    yield "要问某一条，请说它的名称或第几条。表没有改。"
