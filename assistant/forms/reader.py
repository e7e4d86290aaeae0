"""Filings from files, by content."""

from collections.abc import Callable
from pathlib import Path

from assistant.domain.filing import Filing
from assistant.domain.vocabulary import FORM_TITLES, FormKind
from assistant.files.formats import Use
from assistant.files.interface import BadFiling, IntakeError, ReadFiling
from assistant.files.names import shown
from assistant.files.opening import Opened
from assistant.files.paper import ReadPaper
from assistant.files.reader import opened_for, read_opened, reader_of
from assistant.files.structured import load
from assistant.forms.json_form import filings_of_data
from assistant.forms.table_forms import filings_of
from policy_corpus.kinds import kind_of

_MOST_ROWS = 300
"""Rows of one project's form to go on from; 15 are usual, and a reviewer reads no hundreds."""


def read_filings(path: Path, read: Callable[[Opened, Use], ReadPaper] = read_opened) -> tuple[ReadFiling, ...]:
    """Every filing of a file. Raises IntakeError with one Chinese line, whatever is wrong with the file."""
    opened = opened_for(path, Use.FORM)
    try:
        if reader_of(opened, Use.FORM) == "structured":
            return filings_of_data(load(opened), shown(path))
        return filings_of(read(opened, Use.FORM))
    except (IntakeError, OSError):
        raise
    except Exception as error:  # what nobody expected of a file must not take the others of a review with it
        raise IntakeError(
            f"“{shown(path)}”读不出来，文件可能已损坏（{type(error).__name__}）。请用原来的软件打开后另存再试。"
        ) from error


def first_filing(path: Path) -> tuple[Filing, str]:
    """The first filing of a file that holds goals of a project or their self-evaluation.

    With it comes a Chinese line that says which was taken where the file holds more. Raises IntakeError, also where
    what the file holds is of another kind.
    """
    found = read_filings(path)
    chosen = next((item for item in found if _is_scored(item)), None)
    if chosen is None:
        raise IntakeError(_other_kind(path, found[0]))
    project = chosen.filing.project.name
    require_one_project(chosen.filing, path)
    which = "使用第一张" if chosen is found[0] else "使用其中的绩效目标表或自评表"
    note = f"“{shown(path)}”中有 {len(found)} 张表，{which}：{project}。" if len(found) > 1 else ""
    return chosen.filing, note


def require_one_project(filing: Filing, path: Path) -> None:
    """Raises BadFiling where a form has more rows than one project could have."""
    if (count := len(filing.indicators)) > _MOST_ROWS:
        raise BadFiling(
            f"“{shown(path)}”里的表有{count}条指标，超过上限{_MOST_ROWS}条，没有使用。请拆成几张表，每张一个项目。"
        )


def _is_scored(item: ReadFiling) -> bool:
    kind = kind_of(item.filing.form)
    return kind is not None and kind.is_scored


def _other_kind(path: Path, item: ReadFiling) -> str:
    if item.filing.form is FormKind.UNKNOWN:
        return f"“{shown(path)}”里的表{item.form_reason}"
    return f"“{shown(path)}”是{FORM_TITLES[item.filing.form]}，这里要的是项目的绩效目标表或自评表，请换一个文件。"
