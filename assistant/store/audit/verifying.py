"""Whether the chain is whole, and whether everything kept is what the chain says was done.

Each problem is one Chinese sentence that names the place. A changed byte shows in the entry itself, in the next one, in
the head, or in what the entry holds the digest of.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select

from assistant.domain.filing import Filing
from assistant.store.audit.chain import FIRST, Entry, entries
from assistant.store.audit.decisions import of_decisions
from assistant.store.audit.people import of_accounts, of_owners, of_stages
from assistant.store.audit.rows import RowKey, of_rows
from assistant.store.errors import DamagedStore
from assistant.store.packing import canonical, digest, unpacked
from assistant.store.schema import audit_head, messages, operations, states, versions, works
from assistant.works.state import WorkState

_Key = tuple[str, int]


@dataclass
class _Stated:
    """What the chain says of the works, by work and version."""

    steps: dict[_Key, dict[str, Any]] = field(default_factory=dict)
    states: dict[_Key, str] = field(default_factory=dict)
    last: dict[str, int] = field(default_factory=dict)
    trashed: dict[str, str] = field(default_factory=dict)
    labels: dict[_Key, dict[str, Any]] = field(default_factory=dict)
    messages: dict[_Key, dict[str, Any]] = field(default_factory=dict)
    owners: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Owner and unit of a work."""
    stages: dict[_Key, dict[str, Any]] = field(default_factory=dict)
    accounts: dict[str, dict[str, Any]] = field(default_factory=dict)
    rows: dict[RowKey, str] = field(default_factory=dict)
    """Digests of the rows of every table."""
    signed: dict[_Key, set[tuple[str, str]]] = field(default_factory=dict)
    """Who, and when, for what happened at a version."""


def problems(connection: Connection) -> list[str]:
    """Everything that does not hold together; empty where all is as it was written."""
    found: list[str] = []
    chain: list[Entry] = []
    stated = _Stated()
    for place, entry in enumerate(entries(connection)):
        before = chain[-1].hash if chain else FIRST
        found += _of_entry(entry, place, before, stated)
        chain.append(entry)
    found += _of_head(connection, chain)
    found += _of_steps(connection, stated)
    found += _of_states(connection, stated)
    found += _of_versions(connection, stated)
    found += _of_messages(connection, stated)
    found += of_decisions(connection)
    found += of_owners(connection, stated.owners)
    found += of_stages(connection, stated.stages)
    found += of_accounts(connection, stated.accounts)
    found += of_rows(connection, stated.rows)
    return found


def _of_entry(entry: Entry, place: int, before: str, stated: _Stated) -> Iterator[str]:
    where = f"审计链第{place}条"
    if digest(entry.body) != entry.hash:
        yield f"{where}的内容和它的校验值不符。"
        return
    try:
        values = entry.values
        same = canonical(values) == entry.body
    except (ValueError, RecursionError):
        yield f"{where}读不出来。"
        return
    if not same or values.get("previous") != before:
        yield f"{where}和前一条接不上。"
    if (values.get("sequence"), values.get("work"), values.get("version")) != (
        entry.sequence,
        entry.work,
        entry.version,
    ):
        yield f"{where}的编号被改过。"
    if entry.sequence != place:
        yield f"{where}之前缺少记录。"
    try:
        _note(values, stated)
    except (TypeError, KeyError, AttributeError, ValueError):
        yield f"{where}读不出来。"


def _note(values: Mapping[str, Any], stated: _Stated) -> None:
    work, version, data = str(values.get("work")), int(values.get("version", -1)), values.get("data") or {}
    stated.signed.setdefault((work, version), set()).add((str(values.get("who")), str(values.get("at"))))
    for row in values.get("rows", ()):
        stated.rows[row["table"], tuple(row["key"])] = row["digest"]
    match values.get("event"):
        case "created" | "operation":
            stated.states[work, version] = str(values.get("state"))
            stated.last[work] = version
            if values["event"] == "created":
                stated.owners[work] = str(data.get("owner_id", "")), str(data.get("unit_id", ""))
            else:
                stated.steps[work, version] = dict(values)
        case "trashed":
            stated.trashed[work] = str(values.get("at"))
        case "restored":
            stated.trashed.pop(work, None)
        case "named":
            stated.labels[work, version] = dict(values)
        case "given":
            stated.owners[work] = str(data.get("owner_id", "")), str(data.get("unit_id", ""))
        case "stage":
            stated.stages[work, int(data.get("number", -1))] = dict(values)
        case "account":
            stated.accounts[str(data.get("user"))] = dict(data)
        case "message":
            stated.messages[work, int(data.get("number", -1))] = dict(values)


def _of_head(connection: Connection, chain: list[Entry]) -> Iterator[str]:
    heads = connection.execute(select(audit_head)).all()
    last = chain[-1].hash if chain else FIRST
    if [tuple(head) for head in heads] != [(1, len(chain), last)]:
        size = heads[0].size if heads else "没有"
        yield f"审计链的末尾对不上：记着{size}条，现有{len(chain)}条，可能删去了记录。"


def _of_steps(connection: Connection, stated: _Stated) -> Iterator[str]:
    seen: set[_Key] = set()
    for row in connection.execute(select(operations)):
        key = (row.work_id, row.version)
        seen.add(key)
        entry = stated.steps.get(key)
        where = f"工作{row.work_id}的第{row.version}个操作"
        if entry is None:
            yield f"{where}在审计链里没有记录。"
            continue
        text, problem = _text(row.body)
        columns = (row.op, row.who, row.at)
        if problem or digest(text) != entry.get("step") or columns != _columns(entry):
            yield f"{where}被改过：和审计链不符。"
    yield from (f"工作{work}的第{version}个操作不见了。" for work, version in stated.steps.keys() - seen)


def _columns(entry: Mapping[str, Any]) -> tuple[Any, Any, Any]:
    return entry.get("data", {}).get("op"), entry.get("who"), entry.get("at")


def _of_states(connection: Connection, stated: _Stated) -> Iterator[str]:
    seen: set[str] = set()
    rows = connection.execute(select(works, states.c.body).outerjoin(states, states.c.work_id == works.c.id))
    for row in rows:
        seen.add(row.id)
        where, due = f"工作{row.id}", stated.states.get((row.id, row.version), "")
        text, problem = _text(row.body)
        if problem or digest(text) != due or row.version != stated.last.get(row.id):
            yield f"{where}的当前内容被改过：和审计链不符。"
            continue
        filing = WorkState.model_validate_json(text).filing
        if (row.title, row.profile, row.year, row.kind) != shown_in_list(filing):
            yield f"{where}在目录里的名称、年度或口径被改过。"
        if (row.trashed_at or "") != stated.trashed.get(row.id, ""):
            yield f"{where}的回收站状态被改过。"
    yield from (f"工作{work}不见了。" for work in stated.last.keys() - seen)


def shown_in_list(filing: Filing) -> tuple[str, str, int | None, str]:
    """The columns of a work that its filing decides."""
    return filing.project.name[:300], filing.profile, filing.year, str(filing.form)


def _of_versions(connection: Connection, stated: _Stated) -> Iterator[str]:
    seen: set[_Key] = set()
    for row in connection.execute(select(versions)):
        key = (row.work_id, row.version)
        seen.add(key)
        text, problem = _text(row.body)
        named = stated.labels.get(key, {})
        label = named.get("data", {}).get("label", "")
        is_signed = (row.who, row.at) in stated.signed.get(key, ())
        if problem or digest(text) != stated.states.get(key) or row.label != label or not is_signed:
            yield f"工作{row.work_id}存下的第{row.version}版被改过：和审计链不符。"
    firsts = {(work, 0) for work in stated.last}
    yield from (f"工作{w}存下的第{v}版不见了。" for w, v in (stated.labels.keys() | firsts) - seen)


def _of_messages(connection: Connection, stated: _Stated) -> Iterator[str]:
    seen: set[_Key] = set()
    for row in connection.execute(select(messages)):
        key = (row.work_id, row.number)
        seen.add(key)
        entry = stated.messages.get(key, {})
        if message_digest(row.role, row.text, row.data) != entry.get("data", {}).get("digest") or (
            (row.who, row.at) != (entry.get("who"), entry.get("at"))
        ):
            yield f"工作{row.work_id}的第{row.number}条对话被改过：和审计链不符。"
    yield from (f"工作{work}的第{number}条对话不见了。" for work, number in stated.messages.keys() - seen)


def message_digest(role: str, text: str, data: str) -> str:
    """What the chain keeps of a message of a conversation."""
    return digest(canonical([role, text, data]))


def _text(body: bytes | None) -> tuple[str, bool]:
    """A packed text, and whether it cannot be read."""
    if body is None:
        return "", True
    try:
        return unpacked(body), False
    except DamagedStore:
        return "", True
