"""Answers of a satisfaction survey from a file: counted by question and option, nothing of a person carried on.

Two shapes: a row a respondent (exports of survey sites, the product's own answer sheet), and a summary (a row a
question, a column an option, counts in the cells).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from assistant.domain.survey import AnswerGroup, SurveyAnswers, SurveyQuestion, SurveyResult
from assistant.files.formats import Use
from assistant.files.interface import IntakeError
from assistant.files.names import shown
from assistant.files.opening import Opened
from assistant.files.reader import opened_for, reader_of
from assistant.files.structured import load
from assistant.jobs.survey.columns import MOST_GROUPS, Column, ColumnKind, columns_of, header_row, stated_best
from assistant.jobs.survey.counting import count
from assistant.jobs.survey.options import BASICALLY, OPTIONS, bare_answer
from assistant.jobs.survey.summary_sheet import read_summary
from assistant.jobs.survey.table import Table, read_tables

_SHOWN_ROWS = 10


@dataclass(frozen=True)
class _Row:
    """One respondent: number of the row in the file's table, group, a rank a question."""

    number: int
    group: str
    ranks: tuple[int | None, ...]
    unread: int
    """Answers that are something, but none of the options."""


def read_answers(path: Path, *, group: str = "", best: int | None = None) -> SurveyAnswers:
    """The counted answers of a CSV or Excel file.

    ``group`` is the heading of the column of groups where it is not plain; ``best`` (1 or 5) says which number means
    非常满意. Raises IntakeError where the file cannot be read or holds no answers.
    """
    tables = [table for table in read_tables(path) if len(table) > 1]
    for table in tables:
        found = read_summary(table) or _read_rows(table, group, best)
        if found is not None:
            return found.model_copy(update={"title": found.title or path.stem, "source": shown(path)})
    raise IntakeError(
        f"“{shown(path)}”里没有找到满意度答案：第一行应为题目（题目里有“满意”或“评价”），以下每份问卷一行，"
        "答案为“非常满意”等选项、1—5或A—E。请核对后再试。"
    )


def read_survey(path: Path) -> SurveyResult:
    """A survey from what a user has: a saved result (JSON) as it is, answers (CSV, Excel) counted by satisfied share.

    Raises IntakeError.
    """
    opened = opened_for(path, Use.SURVEY)
    if reader_of(opened, Use.SURVEY) == "structured":
        return _saved(opened)
    return count(read_answers(path))


def _saved(opened: Opened) -> SurveyResult:
    try:
        return SurveyResult.model_validate(load(opened))
    except (IntakeError, ValidationError) as error:
        raise IntakeError(f"“{opened.name}”不是 jixiao survey count --save 保存的满意度结果，请检查。") from error


def _read_rows(table: Table, group: str, best: int | None) -> SurveyAnswers | None:
    """A row a respondent; None where no column is a question."""
    head = header_row(table)
    body = table[head + 1 :]
    best = best or stated_best("".join(c for row in table[:head] for c in row))  # as the answer sheet says on top
    columns = columns_of(table[head], body, group, best)
    questions = [c for c in columns if c.kind is ColumnKind.QUESTION]
    if group and not any(c.kind is ColumnKind.GROUP for c in columns):
        raise IntakeError(f"没有找到标题为“{group}”的一栏，请按文件第一行的写法填写群体栏名称。")
    if not questions or not body:
        return None
    once, doubled = _once(_trimmed(body, columns), columns)
    rows = [_row(number, cells, columns, questions) for number, cells in once]
    valid = [r for r in rows if any(rank is not None for rank in r.ranks)]
    notes = (
        *_lost(rows, valid, doubled), *_taken(questions, table[head], best), *_softened(body, questions),
        *_left_alone(columns, body),
    )  # fmt: skip
    return SurveyAnswers(
        questions=tuple(SurveyQuestion(text=q.heading) for q in questions), groups=tuple(_groups(valid, questions)),
        invalid=len(rows) - len(valid) + len(doubled), notes=notes,
    )  # fmt: skip


def _trimmed(body: Table, columns: Sequence[Column]) -> list[tuple[int, list[str]]]:
    """Rows with their numbers; numbered but unused rows at the end of an answer sheet are no questionnaires."""
    telling = [c.at for c in columns if c.kind is not ColumnKind.SERIAL]
    numbered = list(enumerate(body))
    while numbered and not any(numbered[-1][1][at] for at in telling):
        numbered.pop()
    return numbered


def _once(
    rows: Sequence[tuple[int, list[str]]], columns: Sequence[Column]
) -> tuple[list[tuple[int, list[str]]], list[int]]:
    """Rows not seen before, and the numbers of the doubled ones.

    Doubled is a number of a questionnaire used again, or a row that is the same down to time and address. Two people
    may well give the same answers, so without such traces nothing is called doubled.
    """
    serial = [c.at for c in columns if c.kind is ColumnKind.SERIAL]
    traces = [c.at for c in columns if c.kind is ColumnKind.TRACE]
    seen: set[tuple[str, ...]] = set()
    kept, doubled = [], []
    for number, cells in rows:
        keys: list[tuple[str, ...]] = [("serial", str(at), cells[at]) for at in serial if cells[at]]
        if any(cells[at] for at in traces):
            keys.append(("row", *(c for at, c in enumerate(cells) if at not in serial)))
        if seen.intersection(keys):
            doubled.append(number)
        else:
            kept.append((number, cells))
        seen.update(keys)
    return kept, doubled


def _row(number: int, cells: Sequence[str], columns: Sequence[Column], questions: Sequence[Column]) -> _Row:
    group = next((bare_group(cells[c.at]) for c in columns if c.kind is ColumnKind.GROUP), "")
    ranks = tuple(q.read(cells[q.at]) if q.read and cells[q.at] else None for q in questions)
    unread = sum(bool(cells[q.at]) and rank is None for q, rank in zip(questions, ranks, strict=True))
    return _Row(number, group, ranks, unread)


def bare_group(text: str) -> str:
    """The name of a group without the letter or number of its option."""
    return bare_answer(text)


def _groups(rows: Sequence[_Row], questions: Sequence[Column]) -> Iterator[AnswerGroup]:
    """Counts by group, in the order in which the groups appear."""
    for name in dict.fromkeys(r.group for r in rows):
        mine = [r for r in rows if r.group == name]
        counts = tuple(
            tuple(sum(r.ranks[at] == rank for r in mine) for rank in range(len(OPTIONS)))
            for at in range(len(questions))
        )
        yield AnswerGroup(name=name, responses=len(mine), counts=counts)


def _lost(rows: Sequence[_Row], valid: Sequence[_Row], doubled: Sequence[int]) -> Iterator[str]:
    if doubled:
        yield f"{len(doubled)}份重复提交，只计第一份（{_places(doubled)}）。"
    empty = [r.number for r in rows if all(rank is None for rank in r.ranks)]
    if empty:
        yield f"{len(empty)}份没有一道题的答案有效，计为无效问卷（{_places(empty)}）。"
    unread = [r.number for r in valid if r.unread]
    if unread:
        total = sum(r.unread for r in valid)
        yield f"{total}个答案不是问卷的选项，没有计入（{_places(unread)}）。"
    if blanks := sum(rank is None for r in valid for rank in r.ranks) - sum(r.unread for r in valid):
        yield f"有效问卷中有{blanks}个空白答案，没有计入。"


def _places(numbers: Sequence[int]) -> str:
    """Questionnaires by their place below the headings, blank rows not counted: the first is 第1份."""
    shown = "、".join(str(n + 1) for n in numbers[:_SHOWN_ROWS])
    return f"第{shown}{'…' if len(numbers) > _SHOWN_ROWS else ''}份"


def _taken(questions: Sequence[Column], heads: Sequence[str], best: int | None) -> Iterator[str]:
    """What was taken for granted about numbers and letters."""
    if any(q.form in {"numbers", "mixed"} and stated_best(heads[q.at]) is None for q in questions) and best is None:
        yield "答案是数字的，按5为“非常满意”、1为“非常不满意”计；如果问卷相反，请指明1为“非常满意”后重新统计。"
    if any(q.form == "letters" for q in questions):
        yield "答案是字母，按A为“非常满意”、E为“非常不满意”计，请与问卷核对。"
    if any(q.form == "grades" for q in questions):
        yield "答案是评价等次（如优秀、良好），按从好到差依次计为“非常满意”至“非常不满意”。"


def _softened(body: Table, questions: Sequence[Column]) -> Iterator[str]:
    times = sum(bare_answer(row[q.at]) == BASICALLY for row in body for q in questions)
    if times:
        yield f"{times}个答案是“{BASICALLY}”，按“一般”计（不算满意）；如调查方案把它算作满意，请改为“满意”后重新统计。"


def _left_alone(columns: Sequence[Column], body: Table) -> Iterator[str]:
    for column in columns:
        if column.kind is ColumnKind.SCATTERED:
            kinds = len({row[column.at] for row in body if row[column.at]})
            yield f"“{column.heading}”一栏有{kinds}种写法（多于{MOST_GROUPS}种），没有用来分群体；如要用，请先归并。"
    if any(c.kind is ColumnKind.TRACE for c in columns):
        yield "文件中有可能识别个人的栏目（如姓名、电话、提交时间），没有保留。"
    others = [c.heading for c in columns if c.kind is ColumnKind.OTHER and c.heading]
    if others:
        yield f"没有计入的栏目：{'、'.join(others[:_SHOWN_ROWS])}{'…' if len(others) > _SHOWN_ROWS else ''}。"
