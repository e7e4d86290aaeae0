"""The routes of the room 问政策: a question, its answer with chips, the article a chip opens, the documents held."""

import datetime as dt
from typing import Annotated, Any

from fastapi import APIRouter, Depends, UploadFile
from pydantic import BaseModel, Field

from assistant.domain.citation import Citation
from assistant.domain.person import UserRole
from assistant.domain.policy import PolicyStatus
from assistant.files.formats import Use
from assistant.jobs.questions.interface import Answer, Context, PolicyQuestion
from assistant.jobs.questions.library import Head
from assistant.web.declaration.basis import works_with_basis
from assistant.web.declaration.talking import citation_label
from assistant.web.desk import Desk, only, visitor_of
from assistant.web.home.routes import read_uploads
from assistant.web.identity import Visitor
from assistant.web.questions.originals import Originals

_GOOD = frozenset({PolicyStatus.IN_FORCE, PolicyStatus.TRIAL})


class QuestionBody(BaseModel):
    """A question, and what the answer before was about."""

    text: str = Field(min_length=1, max_length=2_000)
    region: str = ""
    before: str = Field(default="", max_length=2_000)
    context: dict[str, Any] | None = None


class HeadBody(BaseModel):
    """What a person says of a document; what they leave out is read from it."""

    title: str = Field(default="", max_length=300)
    doc_no: str = Field(default="", max_length=100)
    issuer: str = Field(default="", max_length=200)
    region: str = Field(default="", max_length=50)
    date: dt.date | None = None
    effective: dt.date | None = None
    confirmed: bool = False
    """Whether figures that differ from the digest were shown and accepted."""

    @property
    def head(self) -> Head:
        return Head(**self.model_dump(exclude={"confirmed"}))


def question_routes(desk: Desk) -> APIRouter:
    """The routes over a desk."""
    router, product, originals = APIRouter(prefix="/api/policies"), desk.product, Originals(desk.product)
    Who = Annotated[Visitor, Depends(visitor_of(desk))]  # noqa: N806 -- a type

    @router.get("")
    def documents(who: Who) -> dict[str, Any]:
        kept = sorted(product.library.corpus.documents.values(), key=lambda d: (d.region or "", str(d.date or "")))
        originals = product.library.added()
        return {
            "is_admin": who.person.has(UserRole.ADMIN),
            "regions": sorted({d.region for d in kept if d.region}),
            "region": product.settings.region or "",
            "documents": [
                {
                    "policy_id": d.id, "title": d.short, "doc_no": d.doc_no, "issuer": d.issuer,
                    "date": str(d.date or ""), "status": d.status.word, "good": d.status in _GOOD,
                    "region": d.region or "全国", "original": originals[d.id].provenance if d.id in originals else "",
                }
                for d in kept
            ],
        }  # fmt: skip

    @router.post("/ask")
    def ask(question: QuestionBody, who: Who) -> dict[str, Any]:
        context = Context.model_validate(question.context) if question.context else None
        asked = PolicyQuestion(
            text=question.text, region=question.region or None, before=question.before, context=context
        )

        def work(tell: Any, _errand: Any) -> dict[str, Any]:
            tell("查找条款")
            product.library.in_background = True
            writer = product.answer_writer(product.models.connected(who.model))
            return {"answer": answer_json(product.questions.ask(asked, writer=writer))}

        return desk.begin(who, work)

    @router.get("/basis")
    def basis(who: Who) -> list[dict[str, Any]]:  # noqa: ARG001
        return works_with_basis(desk)

    @router.get("/article")
    def article(policy_id: str, who: Who, article: str = "") -> dict[str, Any]:  # noqa: ARG001
        return article_json(desk, Citation(policy_id=policy_id, article=article))

    for_admin = [Depends(only(UserRole.ADMIN))]

    @router.post("/originals", dependencies=for_admin)
    def understand(who: Who, files: list[UploadFile]) -> dict[str, Any]:
        uploads = read_uploads(files, Use.POLICY)
        return desk.begin(who, lambda _tell, _errand: {"documents": originals.understood(who.id, uploads)})

    @router.get("/originals", dependencies=for_admin)
    def waiting(who: Who) -> dict[str, Any]:
        return {"documents": originals.waiting(who.id)}

    @router.post("/originals/{number}", dependencies=for_admin)
    def keep(number: str, who: Who, head: HeadBody | None = None) -> dict[str, Any]:
        stated, confirmed = (head.head, head.confirmed) if head else (Head(), False)
        return desk.begin(
            who, lambda _tell, _errand: {"line": originals.keep(who, number, stated, confirmed=confirmed)}
        )

    @router.post("/originals/{number}/head", dependencies=for_admin)
    def correct(number: str, head: HeadBody, who: Who) -> dict[str, Any]:
        return desk.begin(who, lambda _tell, _errand: {"document": originals.again(who.id, number, head.head)})

    @router.delete("/documents/{policy_id}/original", dependencies=for_admin)
    def remove(policy_id: str, who: Who) -> dict[str, Any]:
        return desk.begin(who, lambda _tell, _errand: {"line": originals.remove(who, policy_id)})

    return router


def answer_json(answer: Answer) -> dict[str, Any]:
    """An answer: its status and conclusion first, then the rest."""
    return {
        "status": answer.status.word, "text": answer.answer, "table": [list(row) for row in answer.table],
        "notes": [n for n in answer.notes if n not in answer.answer],
        "writer": _writer(answer),
        "citations": [{"label": citation_label(c), **c.model_dump(mode="json")} for c in answer.citations],
        "context": answer.context.model_dump(mode="json"),
    }  # fmt: skip


def article_json(desk: Desk, cited: Citation) -> dict[str, Any]:
    """The article a citation names: document, validity, its lines."""
    corpus = desk.product.library.corpus
    document = corpus.documents.get(cited.policy_id)
    if document is None:
        return {"title": "", "clauses": []}
    clauses = corpus.at(cited.policy_id, cited.article) if cited.article else corpus.of_document(cited.policy_id)
    kept, shown = desk.product.library.added().get(cited.policy_id), []
    for clause in clauses:
        own = corpus.original_of(clause)
        shown.append(
            {
                "place": clause.place or "要点", "article": clause.place, "topic": clause.topic,
                "lines": list((own or clause).lines),
                "mark": "原文" if own else "摘编，引用原文请核对正式文本",
            }
        )  # fmt: skip
    return {
        "title": document.short, "status": document.status.word, "good": document.status in _GOOD,
        "about": f"{document.issuer} {document.date or ''} {document.kind}", "clauses": shown,
        "original": kept.provenance if kept else "", "differences": list(kept.warnings) if kept else [],
    }  # fmt: skip


def _writer(answer: Answer) -> str:
    if answer.writer == "rule_based":
        return "规则回答"
    return f"大模型回答（{answer.writer}）{'，条款由程序核对' if answer.proved else ''}"
