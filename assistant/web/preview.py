"""The Word form as pictures of its pages, where LibreOffice is there to lay them out."""

import shutil
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

from assistant.files.isolation import WorkStopped, workers
from assistant.files.limits import WorkLimits
from assistant.files.programs import ran

MISSING = "这台电脑没有安装 LibreOffice，看不到版面。请下载 Word 文件查看；装好 LibreOffice 后这里会显示页面。"
_FAILED = "页面没有排出来，请下载 Word 文件查看。"
_LIMITS = WorkLimits(memory_bytes=4 << 30, processor_seconds=90, seconds=90)
"""An office program maps more memory than it uses."""
_SCALE = 1.6
"""Pixels for a point: about 115 dots an inch."""
_MOST_PAGES = 20


class NoPreview(ValueError):
    """The pages cannot be shown; the text is one Chinese line."""


@dataclass(frozen=True)
class Previews:
    """Pictures of pages, kept in a folder by the name of what they show."""

    folder: Path
    program: str | None = field(default_factory=lambda: shutil.which("soffice") or shutil.which("libreoffice"))
    _lock: Lock = field(default_factory=Lock, compare=False)

    def pages(self, name: str, word: Path) -> int:
        """Lay out a Word file under this name; the number of its pages. Raises NoPreview."""
        place = self.folder / name
        if not (place / "done").exists():
            with self._lock:  # two at once would share a profile of LibreOffice
                self._draw(word, place)
        return len(list(place.glob("*.png")))

    def page(self, name: str, number: int) -> Path | None:
        """The picture of a page; None where there is none."""
        place = self.folder / name / f"{number}.png"
        return place if place.is_file() else None

    def _draw(self, word: Path, place: Path) -> None:
        if self.program is None:
            raise NoPreview(MISSING)
        with TemporaryDirectory(prefix="jixiao-preview-") as room:
            pdf = self._as_pdf(word, Path(room))
            place.mkdir(parents=True, exist_ok=True)
            _drawn(pdf, place)
            (place / "done").touch()

    def _as_pdf(self, word: Path, room: Path) -> Path:
        profile = f"-env:UserInstallation=file://{room / 'profile'}"
        order = [str(self.program), profile, "--headless", "--convert-to", "pdf", "--outdir", str(room), str(word)]
        if not ran(order, _LIMITS):
            raise NoPreview(_FAILED)
        made = room / f"{word.stem}.pdf"
        if not made.is_file():
            raise NoPreview(_FAILED)
        return made


def _drawn(pdf: Path, place: Path) -> None:
    """The pages drawn, in a process of their own where the program has such. Raises NoPreview."""
    others = workers()
    if others is None:
        draw_pages(pdf, place)
        return
    try:
        others.run(f"{__name__}:{draw_pages.__name__}", pdf, place)
    except WorkStopped as stopped:
        raise NoPreview(_FAILED) from stopped


def draw_pages(pdf: Path, place: Path) -> None:
    """A picture of every page, as many as are shown."""
    import pypdfium2  # type: ignore[import-untyped]

    document = pypdfium2.PdfDocument(pdf)
    try:
        for number in range(min(len(document), _MOST_PAGES)):
            document[number].render(scale=_SCALE).to_pil().save(place / f"{number + 1}.png", optimize=True)
    finally:
        document.close()
