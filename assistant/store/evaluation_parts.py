"""What operations on an evaluation need: papers that were read and files that were given, both kept; the job itself."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from assistant.domain.citation import Citation
from assistant.domain.dossier import Dossier
from assistant.domain.evaluation import Evaluation
from assistant.domain.filing import Filing
from assistant.domain.finding import Finding
from assistant.domain.survey import SurveyResult
from assistant.files.interface import IntakeError
from assistant.store.errors import DamagedStore
from assistant.store.file_store import FileStore
from assistant.works.evaluation_case import EvaluationCase
from assistant.writing.interface import Narrative, NarrativeWriter, Progress, silent

if TYPE_CHECKING:
    from assistant.jobs.evaluation.job import Evaluations, Order
    from assistant.llm.interface import Errand

_HASH = re.compile("[0-9a-f]{64}")
_GONE = "没有这个文件，没有改动。请重新上传。"


@dataclass(frozen=True)
class KeptEvaluationParts:
    """The parts over a store; they are asked for when they are used."""

    files: Callable[[], FileStore]
    job: "Callable[[], Evaluations]"
    narrator: Callable[[], NarrativeWriter]
    tell: Progress = silent
    errand: "Errand | None" = None

    def dossier(self, key: str) -> Dossier:
        """What was read of the papers, by its hash. Raises IntakeError."""
        try:
            return Dossier.model_validate_json(self._content(key))
        except ValueError as error:
            raise IntakeError(_GONE) from error

    def given(self, kind: str, file: str, declaration: Filing | None) -> Filing | SurveyResult:
        """Goals, results or a survey from a kept file, named by hash and name. Raises IntakeError, GoalsMissing."""
        key, _, name = file.partition("/")
        with TemporaryDirectory(prefix="jixiao-given-") as room:
            path = Path(room) / (Path(name).name or "文件")
            path.write_bytes(self._content(key))
            if kind == "results":
                return self.job().results_of(declaration, path)
            found = self.job().given(path if kind == "declaration" else None, None, path if kind == "survey" else None)
        made = found.declaration if kind == "declaration" else found.survey
        if made is None:
            raise IntakeError(f"“{path.name}”里没有读到要用的内容，没有改动。请换一个文件。")
        return made

    def evaluate(self, dossier: Dossier, order: "Order") -> Evaluation:
        """The papers assessed. Raises FrameworkNotFound."""
        return self.job().evaluate(dossier, order)

    def write(self, evaluation: Evaluation, order: "Order", basis: Sequence[Citation]) -> tuple[Narrative, ...]:
        """The sections of the report. Raises Cancelled."""
        from assistant.writing.narrating import written

        tasks = self.job().sections(evaluation, order.declaration, basis)
        return tuple(written(self.narrator(), tasks, self.errand, self.tell))

    def findings(self, case: EvaluationCase, evaluation: Evaluation, order: "Order") -> Sequence[Finding]:
        """What the rules find in a report."""
        made = self.job().assembled(evaluation, order, case.narratives, author=case.author, date=case.date)
        return made.findings

    def _content(self, key: str) -> bytes:
        if not _HASH.fullmatch(key):
            raise IntakeError(_GONE)
        try:
            return self.files().content(key)
        except DamagedStore as error:
            raise IntakeError(str(error)) from error
