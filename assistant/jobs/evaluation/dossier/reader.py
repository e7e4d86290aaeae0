"""A folder of project papers as a dossier: pages, facts, contradictions, what was left out; nothing personal in it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.domain.dossier import Dossier, Page, Paper, PaperFact, SkippedPaper
from assistant.files.folder import list_papers
from assistant.files.formats import Use, format_of, listed
from assistant.files.interface import IntakeError
from assistant.files.names import printable
from assistant.files.pages import read_pages
from assistant.jobs.evaluation.dossier.account import account
from assistant.jobs.evaluation.dossier.contradictions import find_contradictions
from assistant.jobs.evaluation.dossier.facts import all_facts
from assistant.jobs.evaluation.dossier.kinds import kind_of, title_of
from assistant.jobs.evaluation.dossier.layout import flow, has_furniture
from assistant.language.masking import masked, masked_path
from assistant.language.mending import mend

Tell = Callable[[int, int, str], None]
"""Told how many papers are done, of how many, and the one that is read now."""
_FEWEST_CHARACTERS, _MOST_NAMED = 4, 10
_NOISY_FROM = 2
"""So many mended figures on a page, and it counts as recognised from a scan."""


def read_dossier(folder: Path, tell: Tell | None = None, read: Callable[[Path], Sequence[str]] = read_pages) -> Dossier:
    """Every paper of a folder and its sub-folders; ``read`` gives the pages of one.

    Raises IntakeError with one Chinese line where the folder is missing or no paper of it can be read. A paper that
    cannot be read is named in ``skipped`` with what to do.
    """
    folder = Path(folder)
    listing = list_papers(folder)
    shelf = _Shelf(folder, read)
    for path, reason in listing.skipped:
        shelf.leave_out(path, reason)
    for number, path in enumerate(listing.papers):
        if tell:
            tell(number, len(listing.papers), shelf.shown(path))
        shelf.take(path)
    if tell:
        tell(len(listing.papers), len(listing.papers), "")
    return shelf.dossier()


@dataclass(frozen=True)
class _Read:
    paper: Paper
    pages: tuple[Page, ...]
    facts: tuple[PaperFact, ...]


class _Shelf:
    """The papers as they come in."""

    def __init__(self, folder: Path, read: Callable[[Path], Sequence[str]]) -> None:
        self._folder, self._pages = folder, read
        self._read: list[_Read] = []
        self._skipped: list[SkippedPaper] = []
        self._names: dict[Path, str] = {}
        self._masked = 0

    def shown(self, path: Path) -> str:
        """The path below the folder, without personal numbers; two files never share one."""
        if path not in self._names:
            name, count = masked_path(tuple(map(printable, path.relative_to(self._folder).parts)))
            self._masked += count
            self._names[path] = _apart(name, set(self._names.values()))
        return self._names[path]

    def leave_out(self, path: Path, reason: str) -> None:
        """Name a file as not read."""
        name = self.shown(path)
        self._skipped.append(SkippedPaper(path=name, reason=f"“{name.rpartition('/')[2]}”{reason}"))

    def take(self, path: Path) -> None:
        """Read a paper, or name it as not read."""
        try:
            self._read.append(self._paper(path, self._pages(path)))
        except IntakeError as error:
            self._skip(path, error)
        except OSError:
            self.leave_out(path, "打不开，请检查文件权限后再试。")
        except Exception as error:  # a fault of ours on one paper must not take the whole dossier with it
            self.leave_out(path, f"读取时程序出错（{type(error).__name__}），没有使用，请把这份资料发给维护人员。")

    def _skip(self, path: Path, error: IntakeError) -> None:
        """Messages that already begin with the file's name stay as they are, with the name as it may be shown."""
        name = self.shown(path)
        stated = str(error).replace(str(path), name).replace(path.name, name.rpartition("/")[2])
        reason = stated if stated.startswith(("“", "文件“", "找不到")) else f"“{name.rpartition('/')[2]}”{stated}"
        self._skipped.append(SkippedPaper(path=name, reason=reason))

    def _paper(self, path: Path, texts: Sequence[str]) -> _Read:
        name = self.shown(path)
        pages = tuple(self._page(name, number, text, path) for number, text in enumerate(texts, 1))
        if _is_pdf(path):
            self._tell_of_blank(path, pages)
        title = next((t for t in (title_of(p.text) for p in pages[:1]) if t), "")
        paper = Paper(
            path=name,
            kind=kind_of(title, name, [p.text for p in pages]),
            title=title or Path(name).stem,
            pages=len(pages),
            noisy=any(p.noisy for p in pages),
        )
        return _Read(paper, pages, tuple(all_facts(pages, {name: paper.kind})))

    def _tell_of_blank(self, path: Path, pages: Sequence[Page]) -> None:
        """Pages of a PDF without text are most likely scans that nobody has recognised."""
        blank = [str(p.number) for p in pages if len(p.text) < _FEWEST_CHARACTERS]
        if blank:
            numbers = "、".join(blank[:_MOST_NAMED]) + ("等" if len(blank) > _MOST_NAMED else "")
            self.leave_out(
                path, f"的第{numbers}页没有文字，可能是扫描页，请做文字识别（OCR）后再放进来；其余各页已读。"
            )

    def _page(self, name: str, number: int, text: str, path: Path) -> Page:
        flowing = flow(text, laid_out=_is_laid_out(path))
        clean, count = masked(flowing)
        self._masked += count
        noise = mend(flowing).mends + has_furniture(text)
        return Page(paper=name, number=number, text=clean, noisy=noise >= _NOISY_FROM)

    def dossier(self) -> Dossier:
        """All that was read. Raises IntakeError where nothing was."""
        if not self._read:
            first = f"例如{self._skipped[0].reason}" if self._skipped else f"请放入 {listed(Use.PAPER)} 文件。"
            raise IntakeError(f"资料文件夹“{self._folder.name}”里没有能读的资料。{first}")
        papers = tuple(r.paper for r in self._read)
        pages = tuple(p for r in self._read for p in r.pages)
        facts = tuple(f for r in self._read for f in r.facts)
        return Dossier(
            folder=masked_path(self._folder.resolve().parts[-1:])[0],
            papers=papers,
            pages=pages,
            facts=facts,
            contradictions=tuple(find_contradictions(papers, facts)),
            skipped=tuple(self._skipped),
            unread=tuple(account(pages, facts)),
            masked=self._masked,
        )


def _is_laid_out(path: Path) -> bool:
    known = format_of(path)
    return known is not None and known.is_laid_out


def _is_pdf(path: Path) -> bool:
    known = format_of(path)
    return known is not None and known.reader == "pdf"


def _apart(name: str, taken: set[str]) -> str:
    """A name that no other file has: 签到〔电话〕（2）.txt."""
    stem, dot, suffix = name.rpartition(".")
    number, tried = 2, name
    while tried in taken:
        tried = f"{stem}（{number}）{dot}{suffix}" if stem else f"{name}（{number}）"
        number += 1
    return tried
