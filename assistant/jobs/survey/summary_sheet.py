"""A summary of a survey: a row a question (and group), a column an option, counts in the cells.

Reports of survey sites have a small table a question instead: 选项、小计、比例, an option a row.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.domain.survey import AnswerGroup, SurveyAnswers, SurveyQuestion
from assistant.jobs.survey.columns import question_text
from assistant.jobs.survey.options import OPTIONS, bare_answer, by_word
from assistant.jobs.survey.table import Table

_COUNT = re.compile(r"^(\d+)(?:\.0+)?\s*(?:人|份|个|票|次)?\s*(?:[(（].*[)）])?$")
_GROUP_HEAD = re.compile(r"群体|对象|身份|人员类[别型]|评价主体|关系")
_VALID_HEAD = re.compile(r"有效|份数|人数|填写人次|样本")
_COUNT_HEAD = re.compile(r"小计|人数|份数|票数|频数|数量")
_OPTION_HEAD = re.compile(r"^(?:选项|答案|满意程度|满意度|评价)$")
_UNNAMED = "没有写题目"
_SIZE_ROW = re.compile(r"本题有效|有效填写")
_TOTAL_ROW = re.compile(r"^(?:合计|总计|小计|平均)")
_LEAST_OPTIONS = 3
_PEOPLE = re.compile(
    r"^[一-龥]{0,4}(?:学生|教师|老师|家长|师生|村民|居民|群众|市民|农户|农民|职工|员工|干部|企业|商户|患者|家属|老人|老年人|"
    r"用户|游客|学员|司机|上级|同级|下级|服务对象|社会公众|专家|部门|单位|学校|医院|社区)(?:代表)?$"
)
"""A row label that names who was asked, not what was asked."""


@dataclass(frozen=True)
class _Plan:
    """Places of the columns: the option by rank, the question, the group, the number of valid questionnaires."""

    head: int
    options: dict[int, int]
    question: int | None
    """None where every row is a group of people and no question is written."""
    group: int | None
    valid: int | None


def read_summary(table: Table) -> SurveyAnswers | None:
    """The counts of a summary sheet; None where the table is none."""
    return _read_blocks(table) or _read_grid(table)


def _read_blocks(table: Table) -> SurveyAnswers | None:
    """A small table a question; the row above its head is the question, which a single table may do without."""
    heads = [
        at for at, row in enumerate(table) if len(row) > 1 and _OPTION_HEAD.match(row[0]) and _COUNT_HEAD.match(row[1])
    ]
    ends = [*heads[1:], len(table) + 1][: len(heads)]
    found, sizes, left = [], [], 0
    for at, end in zip(heads, ends, strict=True):
        text = question_text("".join(table[at - 1])) if at else _UNNAMED
        block = [row for row in table[at + 1 : end - 1] if row[0]]
        counts = _block_counts(block)
        if counts is None or not text:
            left += 1
            continue
        found.append((text, counts))
        sizes.append(max(sum(counts), *(int(n[1]) for row in block if (n := _size_of(row))), 0))
    if not found:
        return None
    notes = ["答案来自汇总报告，不能核对单份问卷；有效问卷份数取各题填写人次的最大值。"]
    if found[0][0] == _UNNAMED:
        notes.append("汇总表上面没有写题目，请在第一行写明题目后重新统计。")
    if left:
        notes.append(f"{left}道题不是满意度选项，没有计入。")
    return SurveyAnswers(
        questions=tuple(SurveyQuestion(text=text) for text, _ in found), notes=tuple(notes),
        groups=(AnswerGroup(responses=max(sizes), counts=tuple(counts for _, counts in found)),),
    )  # fmt: skip


def _block_counts(block: Table) -> tuple[int, ...] | None:
    """Counts best to worst of the option rows of a block; None where it asks something else."""
    counts = [0] * len(OPTIONS)
    known = 0
    for row in block:
        rank, number = by_word(row[0]), _COUNT.match(row[1])
        if rank is not None and number:
            counts[rank] += int(number[1])
            known += 1
    return tuple(counts) if known >= _LEAST_OPTIONS else None


def _size_of(row: Sequence[str]) -> re.Match[str] | None:
    return _COUNT.match(row[1]) if _SIZE_ROW.match(row[0]) else None


def _read_grid(table: Table) -> SurveyAnswers | None:
    plan = next((p for at in range(min(10, len(table))) if (p := _plan(table, at))), None)
    if plan is None:
        return None
    rows = [row for row in table[plan.head + 1 :] if not _TOTAL_ROW.match(_label(row, plan))]
    read = [(_group(row, plan), _asked(row, plan), _counts(row, plan), row) for row in rows]
    good = [(group, text, counts, row) for group, text, counts, row in read if counts is not None and text]
    texts = list(dict.fromkeys(text for _, text, _, _ in good))
    if not good:
        return None
    groups = []
    for name in dict.fromkeys(group for group, _, _, _ in good):
        mine = {text: counts for group, text, counts, _ in good if group == name}
        stated = [_stated(row, plan) for group, _, _, row in good if group == name]
        counts = tuple(mine.get(text, (0,) * len(OPTIONS)) for text in texts)
        size = max([*(sum(c) for c in counts), *(s for s in stated if s is not None)])
        groups.append(AnswerGroup(name=name, responses=size, counts=counts))
    return SurveyAnswers(
        questions=tuple(SurveyQuestion(text=t) for t in texts), groups=tuple(groups),
        notes=tuple(_notes(plan, len(rows) - len(good))),
    )  # fmt: skip


def _plan(table: Table, at: int) -> _Plan | None:
    heads = table[at]
    ranks: dict[int, int] = {}
    for column, head in enumerate(heads):
        rank = by_word(head)
        if rank is not None and rank not in ranks:
            ranks[rank] = column
    body = table[at + 1 :]
    numbers = [_COUNT.match(row[c]) for row in body for c in ranks.values() if row[c]]
    if len(ranks) < _LEAST_OPTIONS or not numbers or sum(bool(n) for n in numbers) * 2 < len(numbers):
        return None
    first = min(ranks.values())
    before = [c for c in range(first) if any(row[c] for row in body)]
    group = next((c for c in before if _GROUP_HEAD.search(heads[c])), None)
    texts = [c for c in before if c != group]
    if not texts:
        return None
    question: int | None = max(texts, key=lambda c: sum(len(row[c]) for row in body))
    if group is None and len(texts) == 1 and _names_people([row[texts[0]] for row in body]):
        question, group = None, texts[0]
    valid = next((c for c, head in enumerate(heads) if _VALID_HEAD.search(head) and c not in ranks.values()), None)
    return _Plan(at, ranks, question, group, valid)


def _names_people(labels: Sequence[str]) -> bool:
    written = [bare_answer(label) for label in labels if label and not _TOTAL_ROW.match(label)]
    return bool(written) and all(_PEOPLE.match(label) for label in written)


def _label(row: Sequence[str], plan: _Plan) -> str:
    at = plan.question if plan.question is not None else plan.group
    return row[at] if at is not None else ""


def _asked(row: Sequence[str], plan: _Plan) -> str:
    if plan.question is not None:
        return question_text(row[plan.question])
    return _UNNAMED if _label(row, plan) else ""


def _group(row: Sequence[str], plan: _Plan) -> str:
    return "" if plan.group is None else bare_answer(row[plan.group])


def _counts(row: Sequence[str], plan: _Plan) -> tuple[int, ...] | None:
    """Counts best to worst; None where a cell is no count. An empty cell is 0 where another one is filled."""
    cells = [row[plan.options[r]] if r in plan.options else "" for r in range(len(OPTIONS))]
    if not any(cells):
        return None
    found = [_COUNT.match(c) if c else None for c in cells]
    if any(c and f is None for c, f in zip(cells, found, strict=True)):
        return None
    return tuple(int(f[1]) if f else 0 for f in found)


def _stated(row: Sequence[str], plan: _Plan) -> int | None:
    found = _COUNT.match(row[plan.valid]) if plan.valid is not None else None
    return int(found[1]) if found else None


def _notes(plan: _Plan, unread: int) -> list[str]:
    written = ["答案来自汇总表，不能核对单份问卷；有效问卷份数取各题合计的最大值。"]
    if plan.valid is not None:
        written = ["答案来自汇总表，不能核对单份问卷；有效问卷份数取表中所填份数与各题合计中较大的。"]
    return [*written, *([f"汇总表有{unread}行不是“题目和各选项人数”，没有计入。"] if unread else [])]
