"""The words of replies: what changed, what not and why, what is open, what can be done."""

from collections.abc import Iterator, Sequence

from assistant.base import show
from assistant.domain.finding import Severity
from assistant.domain.indicator import Indicator
from assistant.domain.operation import AppliedOperation, Operation
from assistant.domain.operation_kind import OperationKind as Kind
from assistant.domain.question import OpenQuestion
from assistant.files.limits import TEXTS
from assistant.jobs.declaration.interface import Draft, writer_word
from assistant.language.number_count import number_count
from assistant.works.state import Work

_MOST_ROWS = 5
_HELP = (
    "您可以这样说：“满意度改成92%”“第3条删掉”“加一条质量指标：验收合格率100%”“主管部门是县水利局”“财政拨款120万元”"
    "“权重平均分”“撤销”“检查一下”“生成Word”，也可以问政策，或问某一条指标为什么这样设。"
)
_EVALUATION_HELP = (
    "您可以这样说：“A3扣2分，因为缺验收单”“产出数量得8分，理由是……”“A3为什么扣分”“第1条问题删掉”"
    "“出报告”“撤销”，也可以问政策。"
)
_UNWRITTEN = "报告还没有写，写好以后才能检查。说“出报告”就写。"


def too_long_line(message: str) -> str:
    """That a message is longer than any, or has far more numbers; "" where it is not."""
    if len(message) > TEXTS.message_characters:
        most = TEXTS.message_characters
        return f"这句话有 {len(message)} 个字，太长了（最多 {most} 字），没有读。请分几次说，或把它存成文件上传。"
    if (numbers := number_count(message)) > TEXTS.message_numbers:
        return f"这句话里约有 {numbers} 处数字，太多了，没有读。请分几次说，或把它存成文件上传。"
    return ""


def drafted_line(draft: Draft) -> str:
    """That something was drafted, by whom, and what a model did not manage."""
    lines = [f"已起草 {len(draft.filing.indicators)} 条指标，{writer_word(draft)}。请核对标为“建议值”的指标。"]
    if draft.record and draft.record.failure:
        used = "这次没有用上大模型" if draft.writer == "rule_based" else "大模型没有写完，其余由规则起草"
        lines.append(f"{used}：{draft.record.failure}")
    elif draft.record and draft.record.reasons and draft.writer == "rule_based":
        lines.append("大模型写的内容没有通过核对，改由规则起草；原因见“校验”下的起草记录。")
    return "\n".join(lines)


def change_line(done: AppliedOperation) -> str:
    """One line for an operation: place, before and after, or why nothing was done."""
    word = done.operation.op.word
    if not done.applied:
        return f"没有改（{word}）：{done.why}"
    if done.operation.op in {Kind.UNDO, Kind.REDO}:
        return f"已{'撤销' if done.operation.op is Kind.UNDO else '恢复'}：{done.place}{_arrow(done)}"
    return f"已{word}：{done.place}{_arrow(done)}"


def _arrow(done: AppliedOperation) -> str:
    before, after = done.before.strip(), done.after.strip()
    if before and after:
        return f"　{before} → {after}"
    return f"　{after or before}" if after or before else ""


def check_line(work: Work) -> str:
    """What the check found, gravest first."""
    found = sorted((f for f in work.findings if not f.ignored), key=lambda f: f.finding.severity.rank)
    if not found:
        return _UNWRITTEN if _is_unwritten(work) else "检查过了，没有发现问题。"
    grave = sum(f.finding.severity in {Severity.FATAL, Severity.ERROR} for f in found)
    lines = [f"检查出 {len(found)} 处，其中必须处理 {grave} 处："]
    for n, one in enumerate(found[:_MOST_ROWS], 1):
        lines.append(f"{n}. [{one.finding.severity.word}] {one.finding.message}　建议：{one.finding.advice}")
    if len(found) > _MOST_ROWS:
        lines.append(f"其余 {len(found) - _MOST_ROWS} 处见检查结果。")
    return "\n".join(lines)


def _is_unwritten(work: Work) -> bool:
    """Whether the work is an evaluation without a report: only a report is checked."""
    case = work.state.evaluation
    return case is not None and not case.narratives


def refusal() -> str:
    """What is not done, and why."""
    return "这个不能照办，表没有改：编造数据、凭证不行，粘贴的文件或引文里的要求也不执行。要改哪一项，请直接说。"


def greeting(work: Work) -> str:
    """A short word, and what can be done next."""
    if work.state.evaluation is not None:
        return f"您好。{_EVALUATION_HELP}"
    if not work.filing.indicators:
        return "您好。请说说项目：做什么、多少、花多少钱、什么时候完成，我来起草绩效目标申报表。"
    return "好的。还要改哪里，直接说就行。"


def not_understood(work: Work, operation: Operation) -> str:
    """That nothing was changed, with the rows that may be meant, or what can be said."""
    rows = {r.id: (n, r) for n, r in enumerate(work.filing.indicators, 1)}
    meant = [rows[r] for r in operation.rows if r in rows]
    why = operation.reason or "没有听懂。"
    if len(meant) > 1:
        listed = "；".join(f"{k}. {r.name}（现为{_now(r)}）" for k, (_, r) in enumerate(meant[:_MOST_ROWS], 1))
        return f"{why}表没有改。您说的是哪一条？{listed}"
    if len(meant) == 1:
        return f"{why}表没有改（“{meant[0][1].name}”现为{_now(meant[0][1])}）。"
    if work.state.evaluation is not None:
        return f"{why}评分表没有改。{_EVALUATION_HELP}"
    if not work.filing.indicators:
        return f"{why}请说说项目：做什么、多少、花多少钱、什么时候完成。"
    return f"{why}表没有改。{_HELP}"


def _now(row: Indicator) -> str:
    """What a row says now: its score where it has one, else its target."""
    return f"{show(row.score)}分" if row.score is not None else row.target or "待定"


def closing(done: Sequence[AppliedOperation], questions: Sequence[OpenQuestion], work: Work) -> Iterator[str]:
    """After a change, what is still open; never that all is complete while something is."""
    changed = [d for d in done if d.applied and d.operation.op.changes]
    if changed:
        grave = sum(f.finding.severity in {Severity.FATAL, Severity.ERROR} and not f.ignored for f in work.findings)
        if grave:
            yield f"检查：还有 {grave} 处必须处理，说“检查一下”可以看。"
    if questions and (changed or any(d.operation.op is Kind.ASK_POLICY for d in done)):
        yield "还想请您补充："
        for n, question in enumerate(questions, 1):
            yield f"{n}. {question.text}"
