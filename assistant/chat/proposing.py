"""Changes shown before they are done: what would stand then, in words that can be answered with yes or no."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.chat.interface import Proposal
from assistant.domain.operation import Actor, AppliedOperation, Operation
from assistant.domain.operation_kind import OperationKind as Kind
from assistant.works.state import Work
from assistant.works.works import Works

_ROWS = ("row", "into", "before")


@dataclass(frozen=True)
class Trial:
    """Operations tried out on a copy of the work."""

    work: Work
    done: tuple[AppliedOperation, ...]

    @property
    def fails(self) -> str:
        """Why one of them cannot be done; "" where all can."""
        return next((d.why for d in self.done if not d.applied), "")


def tried(works: Works, work: Work, operations: Sequence[Operation], actor: Actor) -> Trial:
    """What operations would come to; nothing is kept, whatever the works keep otherwise."""
    after, done = Works(works.ports).apply_all(work, operations, actor)
    return Trial(after, tuple(done))


def proposal(number: int, trial: Trial, certainty: float, position: int = 0) -> Proposal:
    """A change as it is shown."""
    operations = tuple(d.operation for d in trial.done)
    rows = dict.fromkeys(r for o in operations for r in (*(getattr(o, k) for k in _ROWS), *o.rows) if r)
    text = "，".join(in_words(d) for d in trial.done)
    return Proposal(number, operations, text, tuple(rows), certainty, position)


def in_words(done: AppliedOperation) -> str:
    """A change in words, with what stands now and what would stand then."""
    before, after, place = done.before.strip(), done.after.strip(), done.place
    match done.operation.op:
        case Kind.DELETE_INDICATOR:
            return f"删掉“{place}”（现为{before}）" if before else f"删掉“{place}”"
        case Kind.ADD_INDICATOR:
            return f"加一条“{place}”：{after}" if after else f"加一条“{place}”"
        case Kind.UNDO | Kind.REDO:
            word = "撤销" if done.operation.op is Kind.UNDO else "恢复"
            return f"{word}“{place}”的改动" + (f"（{before} → {after}）" if before and after else "")
        case Kind.MERGE_INDICATORS:
            return f"合并：{before} → {after}"
    word = done.operation.op.word
    if before and after:
        return f"{word}：把“{place}”由{before}改成{after}"
    return f"{word}：“{place}”{f'　{after or before}' if after or before else ''}"


def proposal_lines(proposals: Sequence[Proposal]) -> list[str]:
    """The proposals as the user reads them, with how to answer."""
    if not proposals:
        return []
    if len(proposals) == 1:
        return [f"我理解为：{proposals[0].text}。对吗？回答“对”就改，“不是”就不改；现在表还没有改。"]
    listed = [f"{p.number}. {p.text}" for p in proposals]
    return ["我理解为：", *listed, "对吗？回答“对”就都改，“第1个”只改那一处，“不是”就不改；现在还没有改。"]


def choices_line(why: str, choices: Sequence[Proposal]) -> str:
    """The readings of which one is meant, with how to answer."""
    listed = "；".join(f"{p.number}. {p.text}" for p in choices)
    return (
        f"{why}表没有改。您的意思是：{listed}？回答“第几个”就改那一处。" if listed else f"{why}表没有改，请再说一遍。"
    )


def unused_line(unused: Sequence[str]) -> list[str]:
    """That parts of a message were not used."""
    stated = "、".join(f"“{words}”" for words in unused)
    return [f"{stated}没有看懂，没有用上，请再说一遍。"] if stated else []
