"""The papers of an evaluation put in a folder and read: what was read once is not read again, so that a stop costs
nothing."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from assistant.domain.dossier import Dossier
from assistant.files.archive import SUFFIX, unpack
from assistant.files.names import printable
from assistant.files.pages import read_pages
from assistant.language.masking import masked_path
from assistant.llm.interface import Cancelled, Errand
from assistant.store.file_store import FileStore, KeptFile
from assistant.web.home.starting import Upload
from assistant.writing.interface import Progress

_LONGEST_PART = 80


@dataclass(frozen=True)
class PaperReading:
    """Reads the papers of a store."""

    files: FileStore
    folder: Path
    """Where the words of papers that were read are kept, by the hash of the paper."""

    def read(self, papers: Mapping[str, KeptFile], tell: Progress, errand: Errand) -> Dossier:
        """The papers as a dossier. Raises Cancelled, IntakeError."""
        from assistant.jobs.evaluation.dossier.reader import read_dossier

        def noted(done: int, total: int, name: str) -> None:
            if errand.cancelled.is_set():
                raise Cancelled
            if name:
                tell(f"阅读资料 {done + 1}/{total}：{name}")

        with TemporaryDirectory(prefix="jixiao-papers-") as room:
            for name, file in papers.items():
                path = Path(room) / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(self.files.content(file.sha256))
            return read_dossier(Path(room), noted, self._pages)

    def _pages(self, path: Path) -> Sequence[str]:
        """The pages of a paper; as they were read the first time. Raises IntakeError."""
        key = sha256(path.read_bytes() + path.suffix.lower().encode()).hexdigest()
        place = self.folder / f"{key}.json"
        if place.is_file():
            return [str(page) for page in json.loads(place.read_text(encoding="utf-8"))]
        pages = list(read_pages(path))
        self.folder.mkdir(parents=True, exist_ok=True)
        part = place.with_suffix(".part")
        part.write_text(json.dumps(pages, ensure_ascii=False), encoding="utf-8")
        part.replace(place)
        return pages


def opened(uploads: Sequence[Upload], room: Path) -> tuple[list[Upload], list[str]]:
    """The files of an upload, archives unpacked; and why some of an archive cannot be used. Raises IntakeError."""
    found: list[Upload] = []
    refused: list[str] = []
    for number, upload in enumerate(uploads):
        name = safe_path(upload.name)
        if not name.lower().endswith(SUFFIX):
            found.append(Upload(name, upload.content))
            continue
        archive = room / f"{number}.zip"
        archive.write_bytes(upload.content)
        for member in unpack(archive, room / str(number)):
            if member.path is None:
                refused.append(member.reason)
            else:
                found.append(Upload(safe_path(member.shown), member.path.read_bytes()))
    return found, refused


def safe_path(name: str) -> str:
    """A path below a folder, without parts that lead out of it."""
    parts = [p for p in PurePosixPath(name.replace("\\", "/")).parts if p not in {"/", ".", ".."}]
    clean = ["".join(c for c in p if c.isprintable() and c not in ':*?"<>|') for p in parts]
    return "/".join(p if len(p) <= _LONGEST_PART else f"{p[:60]}{Path(p).suffix[:10]}" for p in clean if p) or "文件"


def shown_path(name: str) -> str:
    """The path of a paper as the dossier names it."""
    return masked_path(tuple(map(printable, PurePosixPath(name).parts)))[0]
