"""The routes of the room 指标库: find an indicator, and keep the rows of a good filing as the unit's own."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends
from pydantic import BaseModel, Field

from assistant.domain.files import safe_stem
from assistant.web.desk import Desk, visitor_of
from assistant.web.identity import Visitor
from assistant.web.library.entries import EntryQuery, Usage, library_json
from generators.atomic import make_folder, write_atomically
from policy_corpus.own_library import as_yaml, learned

_NOTHING = "这份表里没有可收的指标：要有项目名称，指标要有名称和指标值。"


class Learn(BaseModel):
    """The work whose rows are kept."""

    work: str = Field(max_length=40)


def library_routes(desk: Desk) -> APIRouter:
    """The routes over a desk."""
    router, usage = APIRouter(prefix="/api/library"), Usage(desk)
    Who = Annotated[Visitor, Depends(visitor_of(desk))]  # noqa: N806 -- a type

    @router.get("")
    def find(who: Who, words: str = "", sector: str = "", level2: str = "", own: str = "") -> dict[str, Any]:  # noqa: ARG001
        query = EntryQuery(words=words[:100], sector=sector, level2=level2, own=own == "true")
        return library_json(desk.product.own_library, query, usage.counts())

    @router.post("/own")
    def learn(given: Learn, who: Who) -> dict[str, Any]:  # noqa: ARG001
        filing = desk.product.store.works.open(given.work).work.filing
        entries = learned(filing)
        if not entries:
            raise ValueError(_NOTHING)
        folder = desk.product.library_folder
        make_folder(folder)
        name = f"{safe_stem(filing.project.name)}_{filing.year or '未写年度'}.yaml"
        write_atomically(folder / name, as_yaml(entries).encode())
        return {"kept": len(entries)}

    return router
