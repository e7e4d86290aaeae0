"""自评表 and 自评报告 of a work: in Word, page by page, and the running text of the report."""

from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from assistant.bootstrap import Product
from assistant.bootstrap.paper_parts import ResultPaper
from assistant.jobs.self_evaluation.sections import SelfEvaluated
from assistant.llm.interface import Errand
from assistant.store.report_texts import ReportTexts
from assistant.store.saved_works import SavedWork
from assistant.web.declaration.edits import BadEdit
from assistant.web.identity import Visitor
from assistant.web.preview import Previews
from assistant.writing.interface import Progress
from assistant.writing.narrating import written

_NONE = "这不是能计分的自评，没有自评表和自评报告。请先建立自评。"


def word(product: Product, saved: SavedWork, paper: ResultPaper = "form") -> tuple[str, bytes]:
    """One of the two in Word: name and content. Raises BadEdit where the work is none that can be scored."""
    return product.result_word(_evaluated(product, saved), paper)


def paged(product: Product, previews: Previews, saved: SavedWork, paper: ResultPaper) -> dict[str, Any]:
    """The pages of a paper laid out: how many, and under which key. Raises NoPreview."""
    name, content = word(product, saved, paper)
    key = sha256(content).hexdigest()[:16]
    with TemporaryDirectory(prefix="jixiao-pages-") as folder:
        path = Path(folder) / "paper.docx"
        path.write_bytes(content)
        return {"pages": previews.pages(f"{saved.work.id}-{key}", path), "key": key, "name": name}


def write(product: Product, saved: SavedWork, visitor: Visitor, tell: Progress, errand: Errand) -> None:
    """Write the text of the report as the work stands, and keep it. Raises Cancelled, BadEdit."""
    narrator = product.narrator(product.models.connected(visitor.model))
    made = written(narrator, product.self_evaluations.sections(_evaluated(product, saved)), errand, tell)
    ReportTexts(product.store.files).keep(saved.work.id, saved.version, made, visitor.name)


def report_json(product: Product, saved: SavedWork) -> dict[str, Any]:
    """The report section by section: as it was written, else in the words of the rules. Raises BadEdit."""
    from assistant.jobs.self_evaluation.sections import report_sections

    done = _evaluated(product, saved)
    version, texts = ReportTexts(product.store.files).latest(saved.work.id)
    shown = [{"title": s.title, "level": s.level, "text": s.text} for s in report_sections(done)]
    return {"version": version, "written": bool(texts), "sections": shown}


def _evaluated(product: Product, saved: SavedWork) -> SelfEvaluated:
    done = product.self_evaluated(saved.work)
    if done is None:
        raise BadEdit(_NONE)
    return done
