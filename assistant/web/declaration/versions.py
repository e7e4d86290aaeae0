"""The versions of a work and what is different between two of them, in the words of the form."""

from collections.abc import Iterator, Mapping
from typing import Any

from assistant.base import show
from assistant.domain.filing import Account, Filing
from assistant.domain.operation_arguments import ACCOUNT_FIELDS, GOAL_FIELDS, HEAD_FIELDS, MONEY_FIELDS, TEXT_FIELDS
from assistant.domain.operation_kind import OperationKind
from assistant.store.versions import WorkVersion

_ROW_FIELDS = {
    "level2": "二级指标", "name": "三级指标", "target": "指标值", "weight": "分值", "actual": "完成值", "score": "得分",
    "deviation_kind": "偏差原因类别", "deviation": "偏差原因", **TEXT_FIELDS,
}  # fmt: skip
_GOALS = {**GOAL_FIELDS, "actual": ACCOUNT_FIELDS["goal_actual"]}
_WORDS = {f: w for f, w in ACCOUNT_FIELDS.items() if f in Account.model_fields}
_EMPTY = "（空）"


def version_json(version: WorkVersion) -> dict[str, Any]:
    """One version as a list shows it."""
    done = version.done
    if done is None:
        return {"version": 0, "word": "开始", "label": version.label}
    word = done.operation.op.word
    place = "" if done.operation.op in {OperationKind.UNDO, OperationKind.REDO} and not done.place else done.place
    return {
        "version": version.version, "word": word, "place": place, "before": done.before[:200],
        "after": done.after[:200], "who": done.who, "at": done.when.isoformat(), "label": version.label,
    }  # fmt: skip


def differences(before: Filing, after: Filing, profiles: Mapping[str, str]) -> list[dict[str, str]]:
    """What is different, a line each: where, before, after. ``profiles`` are the titles of the profiles by id."""
    return [*_of_head(before, after, profiles), *_of_rows(before, after)]


def _of_head(before: Filing, after: Filing, profiles: Mapping[str, str]) -> Iterator[dict[str, str]]:
    if before.profile != after.profile:
        yield _line("口径", profiles.get(before.profile, ""), profiles.get(after.profile, ""))
    for part, fields in (("project", HEAD_FIELDS), ("funds", MONEY_FIELDS), ("goals", _GOALS), ("account", _WORDS)):
        old, new = getattr(before, part), getattr(after, part)
        for field, word in fields.items():
            if getattr(old, field) != getattr(new, field):
                yield _line(word, getattr(old, field), getattr(new, field))


def _of_rows(before: Filing, after: Filing) -> Iterator[dict[str, str]]:
    old, new = ({r.id: r for r in f.indicators} for f in (before, after))
    for name, row in old.items():
        if name not in new:
            yield _line(row.name, f"{row.level2} {row.target}", "已删去")
    for name, row in new.items():
        if name not in old:
            yield _line(row.name, "", f"新增：{row.level2} {row.target}")
            continue
        for field, word in _ROW_FIELDS.items():
            if getattr(old[name], field) != getattr(row, field):
                yield _line(f"{row.name}的{word}", getattr(old[name], field), getattr(row, field))
    kept = [n for n in old if n in new]
    if kept != [n for n in new if n in old]:
        yield _line("指标的顺序", "", "有变动")


def _line(place: str, before: object, after: object) -> dict[str, str]:
    return {"place": place, "before": _text(before), "after": _text(after)}


def _text(value: object) -> str:
    if value in (None, ""):
        return _EMPTY
    return value if isinstance(value, str) else show(value)  # type: ignore[arg-type]  # amounts and weights
