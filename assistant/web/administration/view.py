"""What the room 管理 shows. Of works it shows how many there are, never what stands in them."""

from typing import Any

from assistant.domain.person import UserRole
from assistant.web.desk import Desk


def administration_json(desk: Desk) -> dict[str, Any]:
    """The whole room."""
    store = desk.product.store
    units = {u.id: u.name for u in store.people.units()}
    users = [
        {
            "id": a.id, "name": a.name, "role": a.role.value, "role_word": a.role.word,
            "unit": units.get(a.unit_id or "", ""), "active": a.is_active, "has_password": a.has_password,
            "locked": store.attempts.is_locked(a.name, desk.doors.attempts),
        }
        for a in store.accounts.list()
    ]  # fmt: skip
    return {
        "accounts": desk.doors.needs_accounts, "users": users, "units": sorted(units.values()),
        "roles": [{"value": r.value, "word": r.word} for r in UserRole], "ownerless": store.accounts.ownerless(),
        "usage": _usage(desk),
    }  # fmt: skip


def _usage(desk: Desk) -> list[dict[str, Any]]:
    """What was asked of models, by user and model: the names of projects are no business of this room."""
    found: dict[tuple[str, str], list[int]] = {}
    for total in desk.product.store.usage.totals():
        key = total.who or "升级前", total.model
        sums = found.setdefault(key, [0, 0, 0])
        more = total.questions, total.requests, total.prompt_tokens + total.completion_tokens
        found[key] = [a + b for a, b in zip(sums, more, strict=True)]
    return [{"who": w, "model": m, "questions": q, "requests": r, "tokens": t} for (w, m), (q, r, t) in found.items()]
