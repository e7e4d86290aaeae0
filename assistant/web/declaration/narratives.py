"""The running text of a declaration (立项依据, 项目概况, 绩效目标说明): written on demand, kept with its work."""

import json
from typing import Any

from assistant.bootstrap import Product
from assistant.chat.documents import as_draft
from assistant.llm.interface import Errand
from assistant.store.saved_works import SavedWork
from assistant.web.declaration.edits import BadEdit
from assistant.web.identity import Visitor
from assistant.writing.interface import Narrative, Progress
from assistant.writing.narrating import written

_NAME = "立项说明.json"
_NOTHING = "表里还没有指标，写不出立项说明。请先起草。"
_NOT_WRITTEN = "还没有写立项说明。"


def write(product: Product, saved: SavedWork, visitor: Visitor, tell: Progress, errand: Errand) -> None:
    """Write the text of a work as it stands, and keep it. Raises BadEdit, Cancelled."""
    if not saved.work.filing.indicators:
        raise BadEdit(_NOTHING)
    narrator = product.narrator(product.models.connected(visitor.model))
    sections = product.declarations().sections(as_draft(saved.work))
    made = written(narrator, sections, errand, tell)
    kept = {"version": saved.version, "sections": [n.model_dump(mode="json") for n in made]}
    content = json.dumps(kept, ensure_ascii=False).encode()
    product.store.files.keep(saved.work.id, _NAME, content, visitor.name)


def latest(product: Product, work_id: str) -> tuple[int, tuple[Narrative, ...]]:
    """The text that was written last, with the version of the work that it tells of; none where none was."""
    files = [f for f in product.store.files.of(work_id) if f.name == _NAME]
    if not files:
        return 0, ()
    kept = json.loads(product.store.files.content(files[-1].sha256))
    return kept["version"], tuple(Narrative.model_validate(n) for n in kept["sections"])


def narratives_json(product: Product, work_id: str) -> dict[str, Any]:
    """The text as the page shows it."""
    version, sections = latest(product, work_id)
    shown = [{"title": n.title, "text": n.text, "writer": _written_by(n)} for n in sections]
    return {"version": version, "sections": shown}


def word(product: Product, saved: SavedWork) -> tuple[str, bytes]:
    """The text in Word: name and content. Raises BadEdit where none was written."""
    from assistant.domain.files import safe_stem
    from generators.explanation import render_explanation

    _, sections = latest(product, saved.work.id)
    if not sections:
        raise BadEdit(_NOT_WRITTEN)
    texts = [(n.title, n.text) for n in sections]
    name = f"{safe_stem(saved.work.project)}_立项说明.docx"
    return name, render_explanation(saved.work.project, texts, draft=not as_draft(saved.work).is_final)


def _written_by(narrative: Narrative) -> str:
    return "规则撰写" if narrative.writer == "rule_based" else f"大模型撰写（{narrative.writer}），数字和条款已核对"
