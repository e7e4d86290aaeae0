"""What the routes of the page share: the product, who is there, what is under way."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Annotated, Any

from fastapi import Depends, HTTPException, Request, Response

from assistant.bootstrap import Product
from assistant.llm.choice import ModelSettingsError
from assistant.llm.connection import ModelChoice
from assistant.web.background import Errands, Work
from assistant.web.identity import COOKIE, Visitor, Visitors, is_from_here
from assistant.web.preview import Previews

_ELSEWHERE = "这个请求不是从本网页发出的，没有执行。"
_GONE = "这一步已经结束或不存在，请刷新网页。"
_YEAR = 365 * 86_400


@dataclass(frozen=True)
class Desk:
    """Everything that a route needs."""

    product: Product
    visitors: Visitors
    previews: Previews
    errands: Errands = field(default_factory=Errands)

    @classmethod
    def of(cls, product: Product) -> "Desk":
        """A desk over a product."""
        folder = product.settings.data_dir.resolve() / "previews"
        return cls(product, Visitors(lambda: first_choice(product)), Previews(folder))

    def begin(self, visitor: Visitor, work: Work, about: str = "") -> dict[str, Any]:
        """Begin long work for a visitor."""
        return self.errands.begin(visitor.id, work, about)


def first_choice(product: Product) -> tuple[ModelChoice | None, str]:
    """The model of the settings; without one, or with settings that cannot be used, the rules write."""
    try:
        return product.models.choice, ""
    except ModelSettingsError as error:
        return None, str(error)


def visitor_of(desk: Desk) -> Callable[[Request, Response], Visitor]:
    """The dependency that says who asks, and gives a newcomer a name."""

    def who(request: Request, response: Response) -> Visitor:
        if request.method not in {"GET", "HEAD"} and not is_from_here(request):
            raise HTTPException(403, _ELSEWHERE)
        visitor = desk.visitors.of(request)
        if request.cookies.get(COOKIE) != visitor.id:
            response.set_cookie(COOKIE, visitor.id, max_age=_YEAR, httponly=True, samesite="lax")
        return visitor

    return who


def job_routes(desk: Desk) -> Any:
    """Looking at long work, and giving it up."""
    from fastapi import APIRouter

    router = APIRouter(prefix="/api/jobs")
    Who = Annotated[Visitor, Depends(visitor_of(desk))]  # noqa: N806 -- a type

    @router.get("/{job}")
    def look(job: str, who: Who) -> dict[str, Any]:
        found = desk.errands.look(who.id, job)
        if found is None:
            raise HTTPException(404, _GONE)
        return found

    @router.delete("/{job}")
    def give_up(job: str, who: Who) -> dict[str, Any]:
        return {"stopped": desk.errands.give_up(who.id, job)}

    return router
