"""Whether owners, stages and accounts are what the chain says: a role that was raised behind the program shows here."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Row, select

from assistant.domain.stage import WorkStage
from assistant.store.schema import stages, users, works

_Key = tuple[str, int]


def of_owners(connection: Connection, stated: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    """Works that belong to somebody else than was written."""
    for row in connection.execute(select(works.c.id, works.c.owner_id, works.c.unit_id)):
        if (row.owner_id or "", row.unit_id or "") != stated.get(row.id, ("", "")):
            yield f"工作{row.id}的所有人被改过：和审计链不符。"


def of_stages(connection: Connection, stated: Mapping[_Key, Mapping[str, Any]]) -> Iterator[str]:
    """Steps that were changed or are missing, and works that are not where the last one led."""
    seen: dict[_Key, str] = {}
    for row in connection.execute(select(stages).order_by(stages.c.work_id, stages.c.number)):
        key = (row.work_id, row.number)
        seen[key] = row.stage
        if _step(row) != _stated(stated.get(key, {})):
            yield f"工作{row.work_id}的第{row.number}次流转被改过：和审计链不符。"
    yield from (f"工作{work}的第{number}次流转不见了。" for work, number in stated.keys() - seen.keys())
    last = {work: stage for (work, _), stage in seen.items()}
    for row in connection.execute(select(works.c.id, works.c.stage)):
        if row.stage != last.get(row.id, WorkStage.DRAFT.value):
            yield f"工作{row.id}的审核状态被改过：和审计链不符。"


def _step(row: Row[Any]) -> tuple[Any, ...]:
    return row.action, row.stage, row.remark, row.version, row.who, row.at


def _stated(entry: Mapping[str, Any]) -> tuple[Any, ...]:
    data = entry.get("data") or {}
    return (
        data.get("action"), data.get("stage"), data.get("remark"), entry.get("version"), entry.get("who"),
        entry.get("at"),
    )  # fmt: skip


def of_accounts(connection: Connection, stated: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """Accounts whose role, unit or state is not the one that was written; one that never was is found by its row."""
    seen: set[str] = set()
    for row in connection.execute(select(users)):
        seen.add(row.id)
        if row.id in stated and any(stated[row.id].get(k) != v for k, v in account_facts(row).items()):
            yield f"用户“{row.name}”的账号被改过：和审计链不符。"
    yield from (f"用户“{stated[user].get('name')}”的账号不见了。" for user in stated.keys() - seen)


def account_facts(row: Row[Any]) -> dict[str, Any]:
    """What the chain keeps of an account; no password, no hash."""
    return {
        "name": row.name, "role": row.role, "unit": row.unit_id or "", "disabled": row.disabled_at is not None,
    }  # fmt: skip
