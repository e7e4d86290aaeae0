"""What a draft starts from: briefs in any format, or last year's filled form with what changes this year."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.domain.filing import Filing
from assistant.domain.vocabulary import FormKind
from assistant.files.formats import Use, can_hold, format_of
from assistant.files.interface import BadFiling, IntakeError, ReadFiling
from assistant.files.names import shown
from assistant.files.paper import PaperTable
from assistant.files.reader import read_paper
from assistant.forms.label_reader import is_filing
from assistant.forms.pasted import form_in_text
from assistant.forms.reader import read_filings, require_one_project
from assistant.forms.source_notes import is_source_list
from assistant.forms.table_forms import grid_of
from assistant.forms.titles import form_titles
from assistant.jobs.declaration.brief.size import is_brief_size, require_brief_size
from assistant.jobs.declaration.brief_file import read_brief_file
from assistant.jobs.declaration.papers import BriefPaper, BriefPapers
from assistant.language.changes.change_order import ChangeKind
from assistant.language.changes.reader import read_changes
from assistant.language.invisible import visible
from assistant.language.unread import UnreadFigure

_FORMS = frozenset({FormKind.GOAL_DECLARATION, FormKind.DEPARTMENT_GOAL})
_CAPTION = re.compile(r"[（(]?\s*20\d\d\s*年度\s*[）)]?$")
_SURE = 0.7
_SHORTEST = 4


@dataclass(frozen=True)
class FormStart:
    """Last year's form, the text of changes that came with it, and the name of its file."""

    filing: Filing
    changes: str
    document: str
    unread: tuple[UnreadFigure, ...] = ()
    """The cells of the form that no field holds."""


@dataclass(frozen=True)
class DraftStart:
    """A form to start from, or the papers of a brief."""

    papers: BriefPapers
    form: FormStart | None = None


def read_start(paths: Sequence[Path], changes: str = "") -> DraftStart:
    """What the files hold; beside a form every other file tells of changes. Raises IntakeError, BriefError."""
    forms = {path: found for path in paths if (found := form_of(path)) is not None}
    others = [path for path in paths if path not in forms]
    papers = BriefPapers(tuple(BriefPaper.of(path) for path in others))
    require_brief_size(papers.text)
    if not forms:
        if changes:
            raise IntakeError("写了变化，但没有读到去年的表。请给出去年的申报表（Word、Excel 或本软件的 JSON）。")
        return DraftStart(papers)
    if len(forms) > 1:
        names = "、".join(f"“{shown(path)}”" for path in forms)
        raise IntakeError(f"{names}都是填好的申报表，请只给一张作为去年的表，其他写成变化。")
    [form] = forms.values()
    noted = "\n".join(text for text in (form.changes, changes, papers.text) if text.strip())
    return DraftStart(papers, FormStart(form.filing, noted, form.document, form.unread))


def form_in_brief(text: str) -> FormStart | None:
    """The filled form that a pasted text holds, with the other words of the text as its changes."""
    found = form_in_text(text)
    return FormStart(found.filing, found.rest, _DOCUMENT) if found is not None else None


_DOCUMENT = "去年的表"


def form_of(path: Path) -> FormStart | None:
    """The filled form of a file; None where it holds none, or is a paper of words. Raises BadFiling."""
    if not can_hold(path, Use.FORM) and not can_hold(path, Use.BRIEF):
        return None
    if can_hold(path, Use.FORM):
        try:
            found = read_filings(path)
        except BadFiling:
            raise
        except IntakeError:
            found = ()
        sure = [
            item for item in found if item.filing.form in _FORMS and item.confidence >= _SURE and item.filing.indicators
        ]
        if sure:
            require_one_project(sure[0].filing, path)
            return FormStart(
                sure[0].filing, _words_beside(path), f"{_DOCUMENT}（{shown(path)}）", tuple(_unread(sure[0]))
            )
    known = format_of(path)
    if known is None or known.reader != "plain":
        return None
    text = read_brief_file(path)
    pasted = form_in_brief(text) if is_brief_size(text) else None
    return None if pasted is None else FormStart(pasted.filing, pasted.changes, f"{_DOCUMENT}（{shown(path)}）")


def _unread(item: ReadFiling) -> Iterator[UnreadFigure]:
    for cell in item.unread:
        place = f"去年的表第{cell.row}行第{cell.column}列{cell.label}"
        yield UnreadFigure(text=cell.text, start=0, end=0, context=place)


def _words_beside(path: Path) -> str:
    """What a file says beside its form, where it asks for a change."""
    known = format_of(path)
    if known is None or known.reader == "structured":
        return ""
    paper = read_paper(path, Use.FORM)
    lines: list[str] = []
    for page in paper.pages:
        for block in page.blocks:
            if not isinstance(block, PaperTable):
                lines += [visible(line).strip() for line in block.lines]
            elif page.name and not page.hidden and not is_filing(grid_of(block)) and not is_source_list(grid_of(block)):
                lines += [" ".join(t for t in texts if t.strip()) for texts in block.filled()]
    kept = [line for line in lines if len(line) > _SHORTEST and not form_titles([line]) and not _CAPTION.match(line)]
    text = "\n".join(kept)
    require_brief_size(text)
    asks = any(order.kind is not ChangeKind.REMARK for order in read_changes(text))
    return text if asks else ""
