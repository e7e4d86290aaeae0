"""自评表 and 自评报告 of a work in Word, and the running text of the report, kept with its work."""

import json
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from assistant.bootstrap import Product
from assistant.llm.interface import Errand
from assistant.store.saved_works import SavedWork
from assistant.web.identity import Visitor
from assistant.web.preview import Previews
from assistant.works.self_evaluation import evaluated
from assistant.writing.interface import Narrative, Progress
from assistant.writing.narrating import written

_NAME = "自评报告文字.json"
PAPERS = {"form": "绩效自评表", "report": "绩效自评报告"}


def word(product: Product, saved: SavedWork, paper: str = "form") -> tuple[str, bytes]:
    """One of ``PAPERS`` in Word: name and content; a draft says so in its name."""
    profile = product.profile(saved.work.profile)
    done = evaluated(saved.work, profile, latest(product, saved.work.id)[1])
    draft = "" if product.self_evaluations.is_final(done) else "（草稿）"
    with TemporaryDirectory(prefix="jixiao-word-") as folder:
        files = product.self_evaluations.save(done, Path(folder))
        path = next(p for p in files if p.name.endswith(f"{PAPERS[paper]}.docx"))
        return f"{path.stem}{draft}.docx", path.read_bytes()


def paged(product: Product, previews: Previews, saved: SavedWork, paper: str) -> dict[str, Any]:
    """The pages of a paper laid out: how many, and under which key. Raises NoPreview."""
    name, content = word(product, saved, paper)
    key = sha256(content).hexdigest()[:16]
    with TemporaryDirectory(prefix="jixiao-pages-") as folder:
        path = Path(folder) / "paper.docx"
        path.write_bytes(content)
        return {"pages": previews.pages(f"{saved.work.id}-{key}", path), "key": key, "name": name}


def write(product: Product, saved: SavedWork, visitor: Visitor, tell: Progress, errand: Errand) -> None:
    """Write the text of the report as the work stands, and keep it. Raises Cancelled."""
    narrator = product.narrator(product.models.connected(visitor.model))
    done = evaluated(saved.work, product.profile(saved.work.profile))
    made = written(narrator, product.self_evaluations.sections(done), errand, tell)
    kept = {"version": saved.version, "sections": [n.model_dump(mode="json") for n in made]}
    product.store.files.keep(saved.work.id, _NAME, json.dumps(kept, ensure_ascii=False).encode(), visitor.name)


def latest(product: Product, work_id: str) -> tuple[int, tuple[Narrative, ...]]:
    """The text that was written last, with the version of the work that it tells of; none where none was."""
    files = [f for f in product.store.files.of(work_id) if f.name == _NAME]
    if not files:
        return 0, ()
    kept = json.loads(product.store.files.content(files[-1].sha256))
    return kept["version"], tuple(Narrative.model_validate(n) for n in kept["sections"])


def report_json(product: Product, saved: SavedWork) -> dict[str, Any]:
    """The report section by section: as it was written, else in the words of the rules."""
    from assistant.jobs.self_evaluation.sections import report_sections

    version, texts = latest(product, saved.work.id)
    done = evaluated(saved.work, product.profile(saved.work.profile), texts)
    shown = [{"title": s.title, "level": s.level, "text": s.text} for s in report_sections(done)]
    return {"version": version, "written": bool(texts), "sections": shown}
