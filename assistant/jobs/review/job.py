"""Reviews of many filings at once: every file is read, every filing checked, and a bad file is a row of the result."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.domain.files import reason_of
from assistant.domain.filing import Filing
from assistant.domain.finding import Severity
from assistant.domain.profile import Profile
from assistant.domain.vocabulary import FORM_TITLES, FormKind
from assistant.files.interface import IntakeError, ReadFiling
from assistant.files.names import printable
from assistant.forms.reader import read_filings
from assistant.jobs.review.sources import SourceFile, source_files
from assistant.rules.engine import ReviewResult
from assistant.rules.lexicon import bare
from policy_corpus.kinds import kind_of

Progress = Callable[[int, int, str], None]
"""Told how many files are read, of how many, and which is next."""
_CANCELLED = "已取消，没有检查。"
_MOST_ROWS = 1000
"""Rows of one form that are checked: rules that compare rows with each other cost their square."""
_TOO_LONG = "这张表有{}条指标，超过一次检查的上限{}条，没有检查。请拆成几张表再查。"
_FAULT = "这份表已经读到，但检查时程序出错（{}），没有检查完。请把这份表发给维护人员。"


@dataclass(frozen=True)
class Reviewed:
    """One filing that was found, and what the rules found in it."""

    item: ReadFiling
    profile: Profile
    result: ReviewResult
    unchecked: str = ""
    """Why no rule was applied, as a Chinese line; "" where it was checked."""

    original: Path | None = None
    """The file it was read from, as long as the caller of the review keeps it."""

    @property
    def source(self) -> str:
        return self.item.source

    @property
    def filing(self) -> Filing:
        return self.item.filing


@dataclass(frozen=True)
class Unread:
    """A file that could not be read, or a filing that could not be checked to the end; the reason is a Chinese line."""

    source: str
    reason: str
    cause: Exception | None = None


@dataclass(frozen=True)
class ReviewBatch:
    """A row for every filing and for every file that could not be read, in the order of the files."""

    rows: tuple[Reviewed | Unread, ...]

    @property
    def reviewed(self) -> tuple[Reviewed, ...]:
        return tuple(row for row in self.rows if isinstance(row, Reviewed))

    @property
    def unread(self) -> tuple[Unread, ...]:
        return tuple(row for row in self.rows if isinstance(row, Unread))

    @property
    def has_errors(self) -> bool:
        """Whether a finding stands that must be mended."""
        return any(row.result.count(Severity.FATAL, Severity.ERROR) for row in self.reviewed)


def _unwatched(_done: int, _total: int, _name: str) -> None:
    """Progress that nobody watches."""


def _never() -> bool:
    return False


class Reviews:
    """The review part of the product. ``checked`` are the kinds of filings that have rules."""

    def __init__(
        self,
        review: Callable[..., ReviewResult],
        profile: Callable[[str | None], Profile],
        checked: Collection[FormKind],
        read: Callable[[Path], Sequence[ReadFiling]] = read_filings,
    ) -> None:
        self._review, self._profile, self._checked, self._read = review, profile, checked, read

    def review(
        self,
        paths: Sequence[Path],
        profile_id: str | None = None,
        *,
        progress: Progress = _unwatched,
        cancelled: Callable[[], bool] = _never,
        unpacked: Path | None = None,
    ) -> ReviewBatch:
        """Read and check files, folders and zip archives; filings of one project are compared with each other.

        With ``profile_id`` every filing is checked by that profile, without it each by its own. What was not reached
        when ``cancelled`` turned true is a row that says so. Archives are unpacked below ``unpacked``, an empty folder
        of the caller's, else into one that is gone afterwards. Raises ProfileNotFound, ProfileError for ``profile_id``.
        """
        if profile_id:
            self._profile(profile_id)
        with TemporaryDirectory(prefix="jixiao-review-") as room:
            files = list(source_files(paths, unpacked or Path(room)))
            read = self._read_all(files, progress, cancelled)
        originals = {file.shown: file.path for file in files}
        projects = _by_project(row for row in read if isinstance(row, ReadFiling) and self._has_rules(row))
        rows: list[Reviewed | Unread] = []
        for row in read:
            if isinstance(row, ReadFiling) and not cancelled():
                done = self._reviewed(row, profile_id, projects)
                rows.append(_with_original(done, originals))
            else:
                rows.append(Unread(row.source, _CANCELLED) if isinstance(row, ReadFiling) else row)
        return ReviewBatch(tuple(rows))

    def _read_all(
        self, files: Sequence[SourceFile], progress: Progress, cancelled: Callable[[], bool]
    ) -> list[ReadFiling | Unread]:
        rows: list[ReadFiling | Unread] = []
        for number, file in enumerate(files):
            progress(number, len(files), file.shown)
            rows += [Unread(file.shown, _CANCELLED)] if cancelled() else self._filings(file)
        progress(len(files), len(files), "")
        return rows

    def _filings(self, file: SourceFile) -> Sequence[ReadFiling | Unread]:
        """The filings of one file, or why there are none: whatever goes wrong in it stays with it."""
        if file.path is None:
            return [Unread(file.shown, file.reason)]
        name = file.path.name
        try:
            found = self._read(file.path)
        except Exception as error:
            return [Unread(file.shown, _why_unread(error, name), error)]
        return [replace(item, source=f"{file.shown}{item.source.removeprefix(name)}") for item in found]

    def _reviewed(
        self, item: ReadFiling, profile_id: str | None, projects: dict[str, list[ReadFiling]]
    ) -> Reviewed | Unread:
        filing = item.filing
        try:
            profile = self._profile(profile_id or filing.profile or None)
        except ValueError as error:
            return Unread(item.source, str(error), error)
        if not self._has_rules(item):
            return Reviewed(item, profile, ReviewResult((), ()), _why_unchecked(item))
        if (count := len(filing.indicators) + len(filing.overall_indicators)) > _MOST_ROWS:
            return Reviewed(item, profile, ReviewResult((), ()), _TOO_LONG.format(count, _MOST_ROWS))
        others = [other.filing for other in projects[bare(filing.project.name)] if other is not item]
        try:
            return Reviewed(item, profile, self._review(filing, profile, others=others))
        except Exception as error:  # a fault of ours on one filing must not take the others with it
            return Unread(item.source, _FAULT.format(type(error).__name__), error)

    def _has_rules(self, item: ReadFiling) -> bool:
        return item.filing.form in self._checked


def _with_original(row: Reviewed | Unread, originals: Mapping[str, Path | None]) -> Reviewed | Unread:
    """The row with the file it was read from; a source may name a place behind the name of the file."""
    if isinstance(row, Unread):
        return row
    shown = row.source if row.source in originals else row.source.rpartition("#")[0]
    return replace(row, original=originals.get(shown))


def _by_project(items: Iterable[ReadFiling]) -> dict[str, list[ReadFiling]]:
    found: dict[str, list[ReadFiling]] = defaultdict(list)
    for item in items:
        found[bare(item.filing.project.name)].append(item)
    return found


def _why_unchecked(item: ReadFiling) -> str:
    if item.filing.form is FormKind.UNKNOWN:
        return f"{item.form_reason}没有检查。"
    kind = kind_of(item.filing.form)
    if kind is not None and kind.use:
        return f"这是{FORM_TITLES[item.filing.form]}。{kind.use}"
    return f"这是{FORM_TITLES[item.filing.form]}，目前没有这种表的检查规则，没有检查。"


def _why_unread(error: Exception, name: str) -> str:
    """One line for whatever a reader raised; what it did not expect is most likely damage to the file."""
    shown = printable(name)
    if isinstance(error, IntakeError):
        return str(error).replace(name, shown)
    if isinstance(error, OSError):
        return f"“{shown}”打不开（{reason_of(error)}），请检查文件和权限后再试。"
    return f"“{shown}”读不出来，文件可能已损坏（{type(error).__name__}）。请用原来的软件打开后另存再试。"
