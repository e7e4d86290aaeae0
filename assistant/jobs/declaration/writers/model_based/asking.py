"""The design question: the brief, the proved material, and the second time only what has to be written again."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from assistant.domain.facts import Question
from assistant.domain.indicator import Indicator
from assistant.jobs.declaration.interface import Assignment
from assistant.jobs.declaration.model_reading.doubts import MISSING_PRIORITY, is_plain_question
from assistant.jobs.declaration.writers.model_based.material import Material
from assistant.jobs.declaration.writers.model_based.reply import DesignedQuestion
from assistant.jobs.declaration.writers.model_based.rows import Designed, Faulty
from assistant.jobs.declaration.writers.rule_based.row import DraftRow
from prompts import Prompt, fenced, prompt

_MOST_QUESTIONS, _LONGEST_FIELD = 3, 12
_KNOWN_FIELDS = {"name": "项目名称", "department": "主管部门", "unit": "实施单位"}
Keeper = Callable[[DraftRow], DraftRow]


def design_prompt(assignment: Assignment, material: Material, again: str) -> Prompt:
    """What the model is asked."""
    return prompt(
        "design_indicators",
        brief=fenced(assignment.facts.text),
        form=form_words(assignment),
        classes=material.classes,
        material=material.shown,
        again=again,
    )


def form_words(assignment: Assignment) -> str:
    """The year of the form, over how many years the project runs, and what the brief leaves out."""
    facts, year = assignment.facts, assignment.year
    later = facts.end is not None and facts.end.date[:4] > str(year)
    earlier = facts.start is not None and facts.start.date[:4] < str(year)
    words = "跨年项目，材料中“整个项目期”的数用于总体目标" if later or earlier else "单年项目"
    gaps = assignment.understanding.missing if assignment.understanding else ()
    missing = f"阅读时发现简介没有写：{'、'.join(q.field for q in gaps)}。" if gaps else ""
    return f"预算年度：{year}年；{words}。{missing}"


def again(faulty: Mapping[str, Faulty], rows: Mapping[str, Designed]) -> str:
    """What of the last reply failed and why; what stands is not written again."""
    faults = "\n".join(fault.line for fault in faulty.values())
    kept = "、".join(f"{key}“{d.row.indicator.name}”" for key, d in rows.items())
    standing = f"已经合格、不要再写的指标：{kept}。\n" if kept else ""
    return (
        f"{standing}上一次的答复中下列各处不合格。indicators 只写这些 id（可以换依据、改写，也可以不再写）；"
        "列出“年度目标”“总体目标”的，goals、overall_goals 完整重写，没有列出的留空；列出“没有写成指标的数”的，"
        "另编 id 补写指标，或在 left_out 写明理由，没有列出的 left_out 留空；questions 留空：\n"
        f"{fenced(faults)}"
    )


def questions(stated: Sequence[DesignedQuestion], assignment: Assignment) -> Iterator[Question]:
    """The model's questions that are plain, and not of what the brief says."""
    facts = assignment.facts
    known = {label for field, label in _KNOWN_FIELDS.items() if getattr(facts, field) is not None}
    for number, one in enumerate(stated[:_MOST_QUESTIONS], 1):
        field = re.sub(r"[\W\d_]", "", one.field)[:_LONGEST_FIELD]
        text = one.question.strip()
        if field and field not in known and is_plain_question(text, facts.text):
            yield Question(code=f"model.{number}", field=field, text=text, priority=MISSING_PRIORITY, why="大模型提出")


def rests_on(row: Indicator) -> tuple[str, ...]:
    """What a row rests on: its words and value, or its library entry."""
    source = row.source
    return (source.kind, source.quote, source.ref, row.target) if source else ()


def kept_rows(assignment: Assignment) -> dict[tuple[str, ...], Keeper]:
    """Of the draft before, what gives a row that rests on the same words its name and class again."""
    previous = assignment.previous
    if previous is None or previous.profile != assignment.profile.id:
        return {}
    return {rests_on(row): _keeper(row) for row in previous.indicators if row.source and row.source.quote}


def _keeper(before: Indicator) -> Keeper:
    return lambda row: row.with_changes(name=before.name, level1=before.level1, level2=before.level2)


def kept_words(kept: Mapping[tuple[str, ...], Keeper]) -> str:
    """Nothing to add at first: names of the draft before are laid over the design afterwards."""
    return "" if not kept else "上一稿已有的指标沿用原来的名称，由程序处理。"
