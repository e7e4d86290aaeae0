"""One page of a paper: its words, and its picture where the paper has pages that can be drawn."""

from io import BytesIO
from typing import Any

from assistant.store.file_store import FileStore, KeptFile
from assistant.web.evaluation.kept import KeptEvaluations
from assistant.web.evaluation.reading import shown_path
from assistant.works.evaluation_case import EvaluationCase

_SCALE = 1.6
_GONE = "这份资料已经不在了，请刷新网页。"


def page_json(kept: KeptEvaluations, work_id: str, case: EvaluationCase, paper: str, number: int) -> dict[str, Any]:
    """The words of a page as they were read, and whether there is a picture of it. Raises ValueError in Chinese."""
    dossier = kept.dossier(case)
    found = next((p for p in dossier.pages if (p.paper, p.number) == (paper, number)), None) if dossier else None
    if found is None:
        raise ValueError(_GONE)
    name, file = _file(kept, work_id, case, paper)
    count = sum(p.paper == paper for p in dossier.pages) if dossier else 0
    return {
        "text": found.text, "noisy": found.noisy, "pages": count, "file": file.id,
        "has_picture": name.lower().endswith(".pdf"),
    }  # fmt: skip


def picture(
    files: FileStore, kept: KeptEvaluations, work_id: str, case: EvaluationCase, paper: str, number: int
) -> bytes:
    """The picture of a page of a PDF. Raises ValueError in Chinese where it cannot be drawn."""
    import pypdfium2  # type: ignore[import-untyped]

    _, file = _file(kept, work_id, case, paper)
    try:
        document = pypdfium2.PdfDocument(files.content(file.sha256))
        try:
            drawn = BytesIO()
            document[number - 1].render(scale=_SCALE).to_pil().save(drawn, "PNG", optimize=True)
            return drawn.getvalue()
        finally:
            document.close()
    except (pypdfium2.PdfiumError, IndexError) as error:
        raise ValueError("这一页画不出来，请打开原文件查看。") from error


def _file(kept: KeptEvaluations, work_id: str, case: EvaluationCase, paper: str) -> tuple[str, KeptFile]:
    found = next(((n, f) for n, f in kept.papers(work_id, case).items() if shown_path(n) == paper), None)
    if found is None:
        raise ValueError(_GONE)
    return found
