"""What the routes of the page share: the product, who is there, what is under way."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Annotated, Any

from fastapi import Depends, HTTPException, Request, Response

from assistant.bootstrap import Product
from assistant.domain.person import UserRole
from assistant.llm.choice import ModelSettingsError
from assistant.llm.connection import ModelChoice
from assistant.web.background import Errands, Work
from assistant.web.doors.limits import RequestRates
from assistant.web.doors.settings import Doors
from assistant.web.identity import COOKIE, Visitor, Visitors
from assistant.web.preview import Previews

_GONE = "这一步已经结束或不存在，请刷新网页。"
_YEAR = 365 * 86_400


@dataclass(frozen=True)
class Desk:
    """Everything that a route needs."""

    product: Product
    visitors: Visitors
    previews: Previews
    doors: Doors
    errands: Errands = field(default_factory=Errands)
    sign_ins: RequestRates = field(default_factory=RequestRates)
    """Of each address."""

    @classmethod
    def of(cls, product: Product, doors: Doors | None = None) -> "Desk":
        """A desk over a product; without doors of its own it serves this machine. Raises DoorsClosed."""
        folder = product.settings.data_dir.resolve()
        doors = doors or Doors.of(product.settings)
        product.reads_only = folder / "uploads"
        if doors.needs_accounts:
            product.store.access.is_guarded = True
        return cls(
            product, Visitors(lambda: first_choice(product)), Previews(folder / "previews"), doors,
        )  # fmt: skip

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
    """The dependency that says who asks, and gives a newcomer's window a name."""

    def who(request: Request, response: Response) -> Visitor:
        visitor = desk.visitors.of(request)
        if visitor.person.is_alone and request.cookies.get(COOKIE) != visitor.id:
            response.set_cookie(
                COOKIE, visitor.id, max_age=_YEAR, httponly=True, samesite="lax", secure=request.state.is_https
            )
        return visitor

    return who


def only(role: UserRole) -> Callable[[Request], None]:
    """The dependency of routes that are for one role."""

    def require(request: Request) -> None:
        if not request.state.person.has(role):
            raise HTTPException(403, f"只有{role.word}可以这样做。")

    return require


def sees_work(desk: Desk) -> Callable[[Request], None]:
    """The dependency of every route of the page: a work that its address names is one that who asks may see."""

    def require(request: Request) -> None:
        if (work_id := request.path_params.get("work_id")) is not None:
            desk.product.store.works.require_visible(work_id)

    return require


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
        if not desk.errands.give_up(who.id, job):
            raise HTTPException(404, _GONE)
        return {"stopped": True}

    return router
