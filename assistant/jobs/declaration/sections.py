"""The running text that goes with a declaration: 立项依据, 项目概况, 绩效目标说明, as tasks for a writer."""

from collections.abc import Iterator, Mapping, Sequence

from assistant.base import show
from assistant.domain.filing import Filing
from assistant.domain.indicator import Indicator
from assistant.domain.placeholders import is_placeholder, placeholder
from assistant.domain.policy import Clause, PolicyDocument
from assistant.domain.source import SourceKind
from assistant.jobs.declaration.interface import Draft
from assistant.language.dates import chinese_dates
from assistant.writing.interface import MaterialPiece, SectionTask
from prompts.sections import section_instructions

_SOURCES = {"fiscal": "财政拨款", "carry_over": "上年结转", "special_account": "财政专户管理资金", "other": "其他资金"}

_KINDS_SHOWN = 2


def declaration_sections(
    draft: Draft, clauses: Sequence[Clause], documents: Mapping[str, PolicyDocument]
) -> tuple[SectionTask, ...]:
    """The sections that explain a declaration, with facts and clauses to write them from."""
    filing = draft.filing
    asks = section_instructions("declaration")
    facts = _facts(draft)
    rules = _clauses(clauses, documents)
    return (
        SectionTask(
            key="basis",
            title="立项依据",
            ask=asks["basis"],
            pieces=(*facts, *_basis(draft), *rules),
            plain=_basis_text(draft),
        ),
        SectionTask(
            key="content",
            title="项目概况",
            ask=asks["content"],
            pieces=facts,
            plain=_content_text(filing, draft),
        ),
        SectionTask(
            key="goals",
            title="绩效目标说明",
            ask=asks["goals"],
            pieces=(*facts, *rules),
            plain=_goal_text(filing),
        ),
    )


def _facts(draft: Draft) -> tuple[MaterialPiece, ...]:
    filing = draft.filing
    lines = [
        ("项目简介", draft.facts.text),
        ("项目", f"{filing.project.name}，主管部门{filing.project.department}，实施单位{filing.project.unit}"),
        ("期限", _period(filing)),
        ("资金", _money(filing)),
        ("年度目标", filing.goals.annual),
        ("指标", "；".join(f"{r.level2}“{r.name}”{r.target}，{_whence(r)}" for r in filing.indicators)),
    ]
    return tuple(
        MaterialPiece(mark=f"F{n}", label=label, text=text) for n, (label, text) in enumerate(lines, 1) if text
    )


def _clauses(clauses: Sequence[Clause], documents: Mapping[str, PolicyDocument]) -> tuple[MaterialPiece, ...]:
    return tuple(
        MaterialPiece(mark=f"C{n}", label="条款", text=clause.text, reference=f"{document.short}{clause.place}")
        for n, clause in enumerate(clauses, 1)
        if (document := documents.get(clause.policy_id)) is not None
    )


def _basis(draft: Draft) -> Iterator[MaterialPiece]:
    yield MaterialPiece(mark="F9", label="项目的依据", text=_stated_basis(draft))


def _stated_basis(draft: Draft) -> str:
    """What the brief names, then the clauses that a person took in."""
    stated = [*(fact.value for fact in draft.facts.basis), *(str(cited) for cited in draft.basis)]
    return "、".join(dict.fromkeys(stated)) or placeholder("批准立项的文件、会议纪要或规划")


def _basis_text(draft: Draft) -> str:
    project = draft.filing.project
    basis = _stated_basis(draft)
    kind = project.kind_shown or "、".join(k.name for k in draft.facts.kinds[:_KINDS_SHOWN] if k.name)
    work = f"项目属{kind}类，" if kind else ""
    return f"{project.unit}申报“{project.name}”项目，依据{basis}。{work}属于{project.department}的履职范围。"


def _content_text(filing: Filing, draft: Draft) -> str:
    project = filing.project
    work = "；".join(f"{r.name}{r.target}" for r in filing.indicators if _stated(r) and r.level2.startswith("数量"))
    content = project.content or work or placeholder("主要工作内容和数量")
    head = f"“{project.name}”由{project.department}主管、{project.unit}实施，实施期为{_period(filing)}。"
    money = f"{_money(filing)}。" if _money(filing) else f"资金：{placeholder('年度资金总额')}。"
    people = "、".join(b.name for b in draft.facts.beneficiaries)
    return f"{head}{money}主要内容：{content}。" + (f"受益对象为{people}。" if people else "")


def _goal_text(filing: Filing) -> str:
    lines = [filing.goals.annual]
    stated = [f"{r.name}{r.target}" for r in filing.indicators if _stated(r)]
    usual = [f"{r.name}{r.target}" for r in filing.indicators if not _stated(r) and not is_placeholder(r.target)]
    gaps = [r.name for r in filing.indicators if is_placeholder(r.target)]
    if stated:
        lines.append(f"取自项目简介的指标：{'、'.join(stated)}。")
    if usual:
        lines.append(f"参考指标库建议值、须由单位确认的指标：{'、'.join(usual)}。")
    if gaps:
        lines.append(f"尚未确定指标值的：{'、'.join(gaps)}，{placeholder('指标值')}。")
    return "\n".join(lines)


def _stated(row: Indicator) -> bool:
    return row.source is not None and row.source.kind in {SourceKind.BRIEF, SourceKind.USER} and bool(row.target)


def _whence(row: Indicator) -> str:
    if is_placeholder(row.target):
        return "指标值待补充"
    return "取自简介" if _stated(row) else "建议值，须确认"


def _period(filing: Filing) -> str:
    start, end = filing.project.start, filing.project.end
    return f"{chinese_dates(start)}至{chinese_dates(end)}" if start and end else ""


def _money(filing: Filing) -> str:
    funds = filing.funds
    if funds.total is None:
        return ""
    parts = [f"{word}{show(v)}{funds.unit}" for f, word in _SOURCES.items() if (v := getattr(funds, f))]
    return f"年度资金总额{show(funds.total)}{funds.unit}" + (f"，其中{'、'.join(parts)}" if parts else "")
