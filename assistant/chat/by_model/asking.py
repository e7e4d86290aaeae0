"""The question to the model: the form, the rows by number, what is open, what was spoken of, the message."""

from collections.abc import Iterator, Sequence

from assistant.base import show
from assistant.chat.by_model.operations import ALLOWED
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.scene import Scene
from assistant.domain.filing import Filing
from assistant.domain.operation_kind import KIND_WORDS, OperationKind
from prompts import Prompt, fenced, prompt

_HEAD = (
    ("name", "项目名称"), ("department", "主管部门"), ("unit", "实施单位"), ("attribute", "项目属性"),
    ("start", "开始日期"), ("end", "结束日期"),
)  # fmt: skip
_MONEY = (("total", "资金总额"), ("fiscal", "财政拨款"), ("carry_over", "上年结转"), ("other", "其他资金"))
_MOST_FINDINGS = 5


def message_prompt(message: ChatMessage, scene: Scene) -> Prompt:
    """What is asked about a message."""
    spoken = [str(n) for n, r in enumerate(scene.rows, 1) if r.id in scene.focus.rows]
    return prompt(
        "read_message",
        operations="、".join(f"{name}（{KIND_WORDS[OperationKind(name)]}）" for name in ALLOWED),
        classes="、".join(_classes(scene)),
        profiles="、".join(p.id for p in scene.profiles) or "无",
        form=fenced("\n".join(_head(scene.filing)) if scene.filing else "空"),
        rows=fenced("\n".join(_rows(scene))),
        questions=fenced(_numbered([q.text for q in scene.questions])),
        findings=fenced(_numbered([text for _, text in scene.findings[:_MOST_FINDINGS]])),
        spoken="、".join(spoken) or "没有",
        last=KIND_WORDS[OperationKind(scene.focus.op)] if scene.focus.op else "没有",
        message=fenced(message.text),
    )


def _numbered(texts: Sequence[str]) -> str:
    return "\n".join(f"{n}. {text}" for n, text in enumerate(texts, 1)) or "没有"


def _classes(scene: Scene) -> Iterator[str]:
    for first in scene.profile.level1 if scene.profile else ():
        yield from (second.name for second in first.level2)


def _head(filing: Filing) -> Iterator[str]:
    yield f"年度：{filing.year or '未填'}；口径：{filing.profile}"
    yield "；".join(f"{word}：{getattr(filing.project, field) or '未填'}" for field, word in _HEAD)
    sums = ((word, filing.funds.money(field)) for field, word in _MONEY)
    yield "；".join(f"{word}：{'未填' if m is None else f'{show(m.amount)}{m.unit.value}'}" for word, m in sums)
    yield f"年度目标：{filing.goals.annual or '未填'}"


def _rows(scene: Scene) -> Iterator[str]:
    for n, row in enumerate(scene.rows, 1):
        points = "" if row.weight is None else f"　{show(row.weight)}分"
        yield f"{n}. {row.level2}　{row.name}　{row.with_unit(row.target)}{points}"
