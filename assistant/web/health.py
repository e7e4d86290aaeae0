"""``/healthz``: whether the page can work, for whoever watches over it. No content, no names, no sign-in."""

from fastapi import APIRouter, Response

from assistant.store.errors import StoreError
from assistant.web.desk import Desk


def health_routes(desk: Desk) -> APIRouter:
    """The route. An index that is not ready is no failure: it is made, or gone around, with the next question."""
    routes = APIRouter()

    @routes.get("/healthz")
    def health(response: Response) -> dict[str, str]:
        database = _has_database(desk)
        response.status_code = 200 if database else 503
        return {
            "status": "ok" if database else "down",
            "database": "ok" if database else "down",
            "index": "ready" if desk.product.library.is_ready else "not_ready",
        }

    return routes


def _has_database(desk: Desk) -> bool:
    try:
        return desk.product.store.is_reachable()
    except (StoreError, OSError):
        return False
