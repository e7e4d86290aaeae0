"""Works for programs: the same heads, checks and rights as on the page."""

from typing import Any

from pydantic import ValidationError

from assistant.api.bodies import Changed, NewWork, Summary, WorkView
from assistant.bootstrap import Product
from assistant.domain.operation import Actor, Operation
from assistant.domain.operation_kind import OperationKind
from assistant.domain.vocabulary import FormKind
from assistant.store.errors import WorkNotFound
from assistant.store.saved_works import SavedWork, WorkSummary
from assistant.works.readiness import NotReady
from generators.interface import GeneratorError

_NO_FILE = "文件请用上传的办法给出，没有改动。"
_SHORT = {FormKind.SELF_EVALUATION: "自评", FormKind.EVALUATION_REPORT: "评价"}
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
    if given.get("file"):
        raise ValueError(_NO_FILE)  # a path would open any file of the server
    try:
        order = Operation.model_validate(given)
    except ValidationError as error:
        noted = [str(e["msg"]).removeprefix("Value error, ") for e in error.errors() if e["type"] == "value_error"]
        raise ValueError(noted[0] if noted else _NO_ORDER) from error
    after, done = product.store.works.apply(work_id, version, order, actor)
    return Changed(applied=done.applied, why=done.why, work=view(product, after))


def view(product: Product, saved: SavedWork) -> WorkView:
    """A work as it stands."""
    work, why_not = saved.work, product.why_not_final(saved.work)
    return WorkView(
        id=work.id, form=work.kind, version=saved.version, stage=saved.stage,
        filing=work.filing.model_dump(mode="json"), is_final=not why_not, why_not=why_not,
        questions=[q.model_dump(mode="json") for q in work.questions], findings=findings(saved),
    )  # fmt: skip


def findings(saved: SavedWork) -> list[dict[str, Any]]:
    """What the check found, with the ids that operations name findings by."""
    return [{"id": f.id, "ignored": f.ignored, **f.finding.model_dump(mode="json")} for f in saved.work.findings]


def summary(work: WorkSummary) -> Summary:
    """A work as a list shows it."""
    return Summary.model_validate({**work.model_dump(), "form": work.kind})


def of_kind(product: Product, work_id: str, kind: FormKind) -> SavedWork:
    """A work of this kind. Raises WorkNotFound."""
    saved = product.store.works.open(work_id)
    if saved.work.kind is not kind:
        raise WorkNotFound(f"没有编号为“{work_id}”的{_SHORT[kind]}，它是另一种表。")
    return saved


def word(product: Product, work_id: str, *, final: bool) -> tuple[str, bytes]:
    """The Word form: name and content. Raises NotReady where a final one is asked for and something is open, or where
    there is none to give."""
    saved = product.store.works.open(work_id)
    try:
        return product.word_form(saved.work, final=final)
    except GeneratorError as error:
        raise NotReady(str(error)) from error
