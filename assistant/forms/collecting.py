"""The filings among the tables of one file: which tables are filings, and what they are."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from assistant.domain.filing import Filing
from assistant.domain.vocabulary import FormKind
from assistant.files.interface import IntakeError, ReadFiling
from assistant.forms.grid import Grid
from assistant.forms.kind import Recognised, recognise
from assistant.forms.label_reader import has_classes, is_filing, read_filing, year_of
from assistant.forms.leftover import unread_cells, unsure_fields


@dataclass
class Tables:
    """Takes the tables of a file in order.

    A table is a filing where its kind is known and it has names and targets of indicators, or a title (a 审核表 has no
    targets). One of unknown kind is a filing where it shows indicators by class; any other that looks like one, by its
    title or by names and targets alone, is taken only where the file holds nothing better: a list of where the targets
    came from stands behind many a form.
    """

    name: str
    """Of the file, for messages."""
    _found: list[ReadFiling] = field(default_factory=list, init=False)
    _doubtful: list[ReadFiling] = field(default_factory=list, init=False)

    def take(self, grid: Grid, titles: Sequence[str], caption: str, source: str = "") -> bool:
        """Whether the table is a filing; then it is kept."""
        seen = recognise(grid, titles, year_of(caption))
        rows, known = is_filing(grid), seen.form is not FormKind.UNKNOWN
        if (known and (rows or seen.titled)) or has_classes(grid):
            self._found.append(_read(grid, caption, seen, source))
            return True
        if rows or seen.titled:
            self._doubtful.append(_read(grid, caption, seen, source))
        return False

    @property
    def last(self) -> Filing | None:
        """The filing taken last."""
        return self._found[-1].filing if self._found else None

    def amend(self, filing: Filing) -> None:
        """Put a filing in the place of the one taken last."""
        self._found[-1] = replace(self._found[-1], filing=filing)

    def filings(self) -> tuple[ReadFiling, ...]:
        """What was found. Raises IntakeError where nothing in the file is a filing, or looks like one."""
        kept = self._found or self._doubtful
        if not kept:
            raise IntakeError(
                f"“{self.name}”里没有找到绩效指标表（有“三级指标”和“指标值”两栏的表）。请确认选对了文件。"
            )
        return tuple(kept)


def _read(grid: Grid, caption: str, seen: Recognised, source: str) -> ReadFiling:
    filing = read_filing(grid, caption, seen.form)
    return ReadFiling(
        filing, source, confidence=seen.confidence, form_reason=seen.reason,
        unread=tuple(unread_cells(grid, filing)), unsure=tuple(unsure_fields(filing, seen.reason)),
    )  # fmt: skip
