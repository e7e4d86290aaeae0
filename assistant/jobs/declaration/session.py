"""A conversation: what the user said so far, and the draft it gives. A turn in, a reply out.

The state is the brief itself: an answer becomes a labelled line of it, so that the draft can always be traced to words
the user wrote. Values that the user changes in the table are kept and laid over every later draft.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from assistant.domain.facts import Question
from assistant.domain.filing import Filing
from assistant.domain.finding import Severity
from assistant.domain.indicator import Indicator
from assistant.domain.placeholders import is_placeholder
from assistant.domain.profile import Profile
from assistant.domain.source import BY_USER
from assistant.jobs.declaration.interface import Draft
from assistant.jobs.declaration.pipeline import DraftingPipeline
from assistant.llm.interface import Errand
from assistant.writing.interface import Progress, silent

MAX_QUESTIONS = 3
_NUMBERED = re.compile(r"^\s*(\d)\s*[.、．)）:：]\s*(.+)$")
_SHORT = 40
_GAP = "indicator.target"


@dataclass(frozen=True)
class TableChanges:
    """What the user changed in the indicator table, by the name a row had when it was drafted."""

    edits: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    added: tuple[Indicator, ...] = ()
    removed: frozenset[str] = frozenset()

    def merged(self, later: "TableChanges") -> "TableChanges":
        """These changes with later ones laid over them."""
        edits = {
            name: {**self.edits.get(name, {}), **later.edits.get(name, {})} for name in {*self.edits, *later.edits}
        }
        kept = tuple(row for row in self.added if row.name not in later.removed)
        return TableChanges(edits, (*kept, *later.added), self.removed | later.removed)


@dataclass(frozen=True)
class Session:
    """One project in work."""

    text: str = ""
    asked: tuple[Question, ...] = ()
    changes: TableChanges = TableChanges()
    drafted: Filing | None = None
    """The last draft as it was written, before the user's changes."""


@dataclass(frozen=True)
class Reply:
    """What the user sees after a turn."""

    session: Session
    draft: Draft
    text: str


def turn(  # noqa: PLR0913 -- what a turn needs, and how it is watched
    session: Session,
    message: str,
    pipeline: DraftingPipeline,
    profile: Profile,
    year: int,
    *,
    progress: Progress = silent,
    errand: Errand | None = None,
) -> Reply:
    """Take a message in: a brief, more of it, or answers. Raises BriefError where there is no brief yet, Cancelled."""
    lines, values = _sort(message, session.asked)
    text = "\n".join([session.text, *lines]).strip()
    changes = session.changes.merged(TableChanges(values))
    written = pipeline.draft(text, profile, year, progress, errand, session.drafted)
    draft = with_changes(written, changes, pipeline, profile)
    asked = (*draft.questions, *_gap_questions(draft))[:MAX_QUESTIONS]
    return Reply(Session(text, asked, changes, written.filing), draft, reply_text(draft, asked))


def _gap_questions(draft: Draft) -> Iterator[Question]:
    """A question for each indicator whose value nobody has given."""
    for row in draft.filing.indicators:
        if is_placeholder(row.target) and not is_placeholder(row.name):
            text = f"“{row.name}”的目标值是多少？请带上单位，如“≥80{row.unit}”。"
            yield Question(code=_GAP, field=row.name, text=text, priority=90)


def with_changes(draft: Draft, changes: TableChanges, pipeline: DraftingPipeline, profile: Profile) -> Draft:
    """The draft with the user's rows and values laid over it, checked again."""
    if changes == TableChanges():
        return draft
    kept = [r for r in draft.filing.indicators if r.name not in changes.removed]
    names = {r.name for r in kept}
    added = [r for r in changes.added if r.name not in names]
    rows = (*(_edited(r, changes.edits.get(r.name, {})) for r in kept), *added)
    filing = draft.filing.model_copy(update={"indicators": rows})
    result = pipeline.review(filing, profile, draft.facts)
    return draft.model_copy(update={"filing": filing, "findings": result.findings, "skipped": result.skipped})


def _edited(row: Indicator, changes: Mapping[str, str]) -> Indicator:
    if not changes:
        return row
    return Indicator.model_validate({**row.model_dump(), **changes, "source": BY_USER})


def _sort(message: str, asked: tuple[Question, ...]) -> tuple[list[str], dict[str, dict[str, str]]]:
    """A message as lines of the brief and as values of the table: numbered answers go to their question, a bare
    short one to the first, everything else is brief."""
    lines: list[str] = []
    values: dict[str, dict[str, str]] = {}
    for line in _nonempty(message):
        question, said = _addressed(line, asked, alone=len(_nonempty(message)) == 1)
        if question is None:
            lines.append(line)
        elif question.code == _GAP:
            values[question.field] = {"target": said}
        else:
            lines.append(f"{question.field}：{said}")
    return lines, values


def _nonempty(message: str) -> list[str]:
    return [line.strip() for line in message.splitlines() if line.strip()]


def _addressed(line: str, asked: tuple[Question, ...], *, alone: bool) -> tuple[Question | None, str]:
    numbered = _NUMBERED.match(line)
    index = int(numbered[1]) - 1 if numbered else -1
    if numbered and 0 <= index < len(asked):
        return asked[index], numbered[2].strip()
    if asked and alone and len(line) <= _SHORT and not re.search(r"[：:。]", line):
        return asked[0], line
    return None, line


def reply_text(draft: Draft, asked: tuple[Question, ...]) -> str:
    """What was done, what is to be mended, and what is asked, in plain Chinese."""
    rows = len(draft.filing.indicators)
    lines = [f"已起草 {rows} 条指标，{writer_word(draft)}。可在表格中修改，改好后下载。"]
    if draft.record and draft.record.failure:
        used = "这次没有用上大模型" if draft.writer == "rule_based" else "大模型没有写完，其余由规则起草"
        lines.append(f"{used}：{draft.record.failure}")
    elif draft.record and draft.record.reasons and draft.writer == "rule_based":
        lines.append("大模型写的内容没有通过核对，改由规则起草；原因见“检查结果”下的起草记录。")
    grave = sum(f.severity in {Severity.FATAL, Severity.ERROR} for f in draft.findings)
    if grave:
        lines.append(f"有 {grave} 处必须修改，见“检查结果”。")
    if asked:
        lines.append("请补充（可以按序号一起回答）：")
        lines += [f"{i}. {q.text}" for i, q in enumerate(asked, 1)]
    else:
        lines.append("需要的信息已经齐全。请核对标为“建议值”的指标。")
    return "\n".join(lines)


def writer_word(draft: Draft) -> str:
    """Who wrote, as the user reads it."""
    return "规则起草，未使用大模型" if draft.writer == "rule_based" else f"大模型起草（{draft.writer}）"
