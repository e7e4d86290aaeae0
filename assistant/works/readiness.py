"""Whether a form may go out as final: nothing the form wants is open, and no error stands that nobody explained."""

from assistant.base import Frozen
from assistant.domain.finding import Severity
from assistant.works.sheet import CellMark, Sheet, SheetCell
from assistant.works.state import Work

_BLOCKS = frozenset({Severity.FATAL, Severity.ERROR})
_ERRORS, _ONLY_DRAFT = "还有{}处必改或错误没有处理", "，现在只能下载草稿。"


class NotReady(ValueError):
    """A form is handed on that is not finished; the text is one Chinese line."""


class Readiness(Frozen):
    """How far a form is."""

    filled: int
    total: int
    open_cells: tuple[SheetCell, ...]
    errors: int
    """Findings that must be mended or, where they may be, explained."""
    suggested: int
    """Values that the program proposes and nobody has confirmed."""
    has_rows: bool

    @property
    def is_final(self) -> bool:
        return self.has_rows and not self.open_cells and not self.errors

    @property
    def why_not(self) -> str:
        """What stands in the way, in one Chinese line; "" where nothing does."""
        if not self.has_rows:
            return "表里还没有指标。"
        parts = [f"还有{len(self.open_cells)}格没有填"] if self.open_cells else []
        parts += [_ERRORS.format(self.errors)] if self.errors else []
        return f"{'，'.join(parts)}{_ONLY_DRAFT}" if parts else ""


def readiness_of(work: Work, sheet: Sheet) -> Readiness:
    """How far a work is, by its form and its findings."""
    counted = [c for c in sheet.values if c.is_counted]
    proposed = [c for c in sheet.values if c.mark in {CellMark.SUGGESTED, CellMark.MODEL}]
    open_cells = sheet.open_cells
    return Readiness(
        filled=len(counted) - len(open_cells), total=len(counted), open_cells=open_cells, errors=_errors(work),
        suggested=len(proposed), has_rows=bool(work.filing.indicators),
    )  # fmt: skip


def why_errors(work: Work) -> str:
    """That findings stand in the way, whatever the form is, in one Chinese line; "" where none does."""
    errors = _errors(work)
    return f"{_ERRORS.format(errors)}{_ONLY_DRAFT}" if errors else ""


def _errors(work: Work) -> int:
    return sum(not f.ignored and f.finding.severity in _BLOCKS for f in work.findings)
