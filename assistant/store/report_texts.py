"""The running text of a 自评报告, kept among the files of its work with the version that it tells of."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.store.file_store import FileStore
from assistant.writing.interface import Narrative

_NAME = "自评报告文字.json"


@dataclass(frozen=True)
class ReportTexts:
    """The texts of a store; earlier ones stay."""

    files: FileStore

    def keep(self, work_id: str, version: int, sections: Sequence[Narrative], who: str) -> None:
        """A text that was just written. Raises WorkNotFound, NotAllowed."""
        kept = {"version": version, "sections": [n.model_dump(mode="json") for n in sections]}
        self.files.keep(work_id, _NAME, json.dumps(kept, ensure_ascii=False).encode(), who)

    def latest(self, work_id: str) -> tuple[int, tuple[Narrative, ...]]:
        """The text that was written last, with the version of the work that it tells of; none where none was."""
        files = [f for f in self.files.of(work_id) if f.name == _NAME]
        if not files:
            return 0, ()
        kept = json.loads(self.files.content(files[-1].sha256))
        return kept["version"], tuple(Narrative.model_validate(n) for n in kept["sections"])
