"""Works for programs: the same heads, checks and rights as on the page."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pydantic import ValidationError

from assistant.api.bodies import Changed, NewWork, Summary, WorkView
from assistant.bootstrap import Product
from assistant.chat.documents import as_draft
from assistant.domain.operation import Actor, Operation
from assistant.domain.operation_kind import OperationKind
from assistant.store.saved_works import SavedWork, WorkSummary
from assistant.works.readiness import NotReady, Readiness, readiness_of
from assistant.works.sheet import sheet_of

_NO_ORDER = "这个操作没有看懂，没有改动。参数见操作一览。"


def begun(product: Product, given: NewWork, actor: Actor) -> SavedWork:
    """A new work, drafted where there is a text. Raises ProfileNotFound, StoreError; ValueError where it is none."""
    profile = product.profile(given.profile or None).id
    saved = product.store.works.create(profile, given.year or product.budget_year, actor)
    if not given.brief.strip():
        return saved
    after, done = product.store.works.apply_to(
        saved, Operation(op=OperationKind.ADD_BRIEF, value=given.brief.strip()), actor
    )
    if not done.applied:
        product.store.works.trash(saved.work.id, actor)
        raise ValueError(done.why)
    return after


def changed(product: Product, work_id: str, version: int, given: dict[str, Any], actor: Actor) -> Changed:
    """An operation carried out, or why not. Raises Conflict, WorkNotFound, NotAllowed; ValueError for what is none."""
    try:
        order = Operation.model_validate(given)
    except ValidationError as error:
        noted = [str(e["msg"]).removeprefix("Value error, ") for e in error.errors() if e["type"] == "value_error"]
        raise ValueError(noted[0] if noted else _NO_ORDER) from error
    after, done = product.store.works.apply(work_id, version, order, actor)
    return Changed(applied=done.applied, why=done.why, work=view(product, after))


def view(product: Product, saved: SavedWork) -> WorkView:
    """A work as it stands."""
    work, ready = saved.work, _ready(product, saved)
    return WorkView(
        id=work.id, version=saved.version, stage=saved.stage, filing=work.filing.model_dump(mode="json"),
        questions=[q.model_dump(mode="json") for q in work.questions], findings=findings(saved),
        is_final=ready.is_final, why_not=ready.why_not,
    )  # fmt: skip


def findings(saved: SavedWork) -> list[dict[str, Any]]:
    """What the check found, with the ids that operations name findings by."""
    return [{"id": f.id, "ignored": f.ignored, **f.finding.model_dump(mode="json")} for f in saved.work.findings]


def summary(work: WorkSummary) -> Summary:
    """A work as a list shows it."""
    return Summary.model_validate({**work.model_dump(), "form": work.kind})


def word(product: Product, work_id: str, *, final: bool) -> tuple[str, bytes]:
    """The Word form: name and content. Raises NotReady where a final one is asked for and something is open."""
    saved = product.store.works.open(work_id)
    ready = _ready(product, saved)
    if final and not ready.is_final:
        raise NotReady(f"现在还不能定稿：{ready.why_not}")
    with TemporaryDirectory(prefix="jixiao-word-") as room:
        files = product.declarations().save(as_draft(saved.work), Path(room), final=final)
        path = next(p for p in files if p.suffix == ".docx")
        return path.name, path.read_bytes()


def _ready(product: Product, saved: SavedWork) -> Readiness:
    return readiness_of(saved.work, sheet_of(saved.work, product.profile(saved.work.profile)))
