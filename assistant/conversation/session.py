"""A conversation: what the user said so far, and the draft it gives. A turn in, a reply out.

The state is the brief itself: an answer becomes a labelled line of it, so that the draft can always be traced to words
the user wrote. Values that the user changes in the table are kept and laid over every later draft.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from assistant.domain.facts import Question
from assistant.domain.finding import Severity
from assistant.domain.indicator import Indicator
from assistant.domain.profile import Profile
from assistant.domain.source import Source, SourceKind
from assistant.drafting.interface import Draft
from assistant.drafting.pipeline import DraftingPipeline

MAX_QUESTIONS = 3
_NUMBERED = re.compile(r"^\s*(\d)\s*[.、．)）:：]\s*(.+)$")
_SHORT = 40


@dataclass(frozen=True)
class Session:
    """One project in work."""

    text: str = ""
    asked: tuple[Question, ...] = ()
    edits: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Changed fields by indicator name."""


@dataclass(frozen=True)
class Reply:
    """What the user sees after a turn."""

    session: Session
    draft: Draft
    text: str


def turn(session: Session, message: str, pipeline: DraftingPipeline, profile: Profile, year: int) -> Reply:
    """Take a message in: a brief, more of it, or answers. Raises BriefError where there is no brief yet."""
    text = f"{session.text}\n{_as_lines(message, session.asked)}".strip()
    draft = with_edits(pipeline.draft(text, profile, year), session.edits, pipeline, profile)
    asked = draft.questions[:MAX_QUESTIONS]
    return Reply(replace(session, text=text, asked=asked), draft, reply_text(draft, asked))


def with_edits(
    draft: Draft, edits: Mapping[str, Mapping[str, str]], pipeline: DraftingPipeline, profile: Profile
) -> Draft:
    """The draft with the user's values laid over it, checked again."""
    if not edits:
        return draft
    rows = tuple(_edited(row, edits.get(row.name, {})) for row in draft.filing.indicators)
    filing = draft.filing.model_copy(update={"indicators": rows})
    result = pipeline.review(filing, profile, draft.facts)
    return draft.model_copy(update={"filing": filing, "findings": result.findings, "skipped": result.skipped})


def _edited(row: Indicator, changes: Mapping[str, str]) -> Indicator:
    if not changes:
        return row
    source = Source(kind=SourceKind.USER, label="您在网页上填写")
    return Indicator.model_validate({**row.model_dump(), **changes, "source": source})


def _as_lines(message: str, asked: tuple[Question, ...]) -> str:
    """Answers as labelled lines: numbered answers go to their question, a bare short one to the first."""
    lines = [line for line in message.strip().splitlines() if line.strip()]
    if asked and len(lines) == 1 and len(lines[0]) <= _SHORT and not re.search(r"[：:。]", lines[0]):
        return _answer(asked[0], lines[0])
    done = []
    for line in lines:
        match = _NUMBERED.match(line)
        index = int(match[1]) - 1 if match else -1
        done.append(_answer(asked[index], match[2]) if match and 0 <= index < len(asked) else line)
    return "\n".join(done)


def _answer(question: Question, said: str) -> str:
    return f"{question.field}：{said.strip()}"


def reply_text(draft: Draft, asked: tuple[Question, ...]) -> str:
    """What was done, what is to be mended, and what is asked, in plain Chinese."""
    rows = len(draft.filing.indicators)
    writer = "规则起草，未使用大模型" if draft.writer == "rule_based" else f"大模型起草（{draft.writer}）"
    lines = [f"已起草 {rows} 条指标（{writer}）。右侧可以修改和下载。"]
    grave = sum(f.severity in {Severity.FATAL, Severity.ERROR} for f in draft.findings)
    if grave:
        lines.append(f"有 {grave} 处必须修改，见右侧“检查结果”。")
    if asked:
        lines.append("请补充（可以按序号一起回答）：")
        lines += [f"{i}. {q.text}" for i, q in enumerate(asked, 1)]
    else:
        lines.append("需要的信息已经齐全。请核对标为“建议值”的指标。")
    return "\n".join(lines)
