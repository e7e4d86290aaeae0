"""What the interface for programs needs of the rooms of the page, so that both begin, fill and write the same way."""

from collections.abc import Sequence
from typing import Any, Literal, Protocol

from fastapi import Request, UploadFile

from assistant.store.saved_works import SavedWork

GivenKind = Literal["declaration", "results", "survey"]
JobAnswer = dict[str, Any]
"""How far long work is: ``job``, ``step``, ``seconds`` while it goes on; then ``done``, with ``error`` if it failed."""


class ResultRoom(Protocol):
    """Self-evaluations, for whoever sent the request. Errors are ValueError or StoreError with a Chinese line."""

    def from_work(self, work_id: str, who: Request) -> str:
        """A self-evaluation of the form of a work: its id."""
        ...

    def from_file(self, file: UploadFile, who: Request) -> str:
        """A self-evaluation of the form in a file: its id."""
        ...

    def shown(self, saved: SavedWork) -> dict[str, Any]:
        """Rows with their scores, money, texts, what is missing."""
        ...

    def template(self, saved: SavedWork) -> tuple[str, bytes]:
        """The Excel sheet for the results of the year: name and content."""
        ...

    def results(self, work_id: str, file: UploadFile, who: Request) -> dict[str, Any]:
        """The results of a file laid over the rows: ``applied``, ``why``, ``told``."""
        ...

    def evidence(self, work_id: str, row: str, files: list[UploadFile], who: Request) -> dict[str, Any]:
        """Files kept as the evidence of a row: ``applied``, ``why``."""
        ...


class EvaluationDesk(Protocol):
    """Evaluations, for whoever sent the request. Errors are ValueError or StoreError with a Chinese line."""

    def begin(self, name: str, profile: str, declaration: str, who: Request) -> str:
        """A new evaluation, of the form of a work where one is named: its id."""
        ...

    def shown(self, saved: SavedWork) -> dict[str, Any]:
        """Papers with their state, scores with their evidence, problems, the sections of the report."""
        ...

    def add(self, work_id: str, files: list[UploadFile], who: Request) -> dict[str, Any]:
        """Papers into the folder: how many were ``added``, and why others were ``refused``."""
        ...

    def take_out(self, work_id: str, file: str, who: Request) -> None:
        """A paper out of the folder."""
        ...

    def give(self, work_id: str, kind: GivenKind, file: UploadFile, who: Request) -> None:
        """Goals, results or a survey beside the papers."""
        ...

    def read(self, work_id: str, who: Request) -> JobAnswer:
        """Begin to read the papers and to score."""
        ...


class ReportDesk(Protocol):
    """Reports of self-evaluations and evaluations, and long work, for whoever sent the request."""

    def sections(self, saved: SavedWork) -> Sequence[dict[str, Any]]:
        """The report as it stands, section by section; none where it was not written."""
        ...

    def word(self, saved: SavedWork) -> tuple[str, bytes]:
        """The report in Word: name and content."""
        ...

    def write(self, work_id: str, who: Request) -> JobAnswer:
        """Begin to write the report."""
        ...

    def look(self, job: str, who: Request) -> JobAnswer | None:
        """How far work is; None where who asks has none of that name."""
        ...

    def give_up(self, job: str, who: Request) -> bool:
        """End work; whether there was any."""
        ...


class Rooms(Protocol):
    """All of them."""

    @property
    def results(self) -> ResultRoom: ...
    @property
    def evaluations(self) -> EvaluationDesk: ...
    @property
    def reports(self) -> ReportDesk: ...
