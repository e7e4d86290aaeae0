"""What a user types into a self-evaluation: values laid over the rows, by name, each with its source."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from assistant.base import to_exact
from assistant.domain.filing import MONEY_WORDS, Filing
from assistant.domain.indicator import Indicator
from assistant.domain.source import BY_USER

TYPED = ("actual", "chosen_share", "chosen_reason", "deviation_kind", "deviation", "evidence")
"""The fields of a row that a user fills in."""
_FULL = Decimal(100)


def with_values(filing: Filing, rows: Sequence[Mapping[str, str]]) -> Filing:
    """The filing with what was typed into its rows; a typed row finds its indicator by class and name.

    Raises ValueError, in Chinese, where a share is no number from 0 to 100.
    """
    typed = {(row["level2"], row["name"]): row for row in rows}
    kept = tuple(_typed(item, typed.get((item.level2, item.name))) for item in filing.indicators)
    return filing.model_copy(update={"indicators": kept})


def _typed(item: Indicator, row: Mapping[str, str] | None) -> Indicator:
    if row is None:
        return item
    changes: dict[str, object] = {f: row.get(f, "").strip() for f in TYPED if f != "chosen_share"}
    changes["chosen_share"] = _share(row.get("chosen_share", ""), item.name)
    if not item.deviation and not changes["deviation"]:
        changes["deviation"] = item.deviation
    if changes["actual"] != (item.actual or ""):
        changes["source"] = item.source if item.source and item.source.kind != BY_USER.kind else BY_USER
    return item.model_copy(update=changes)


def _share(stated: str, name: str) -> Decimal | None:
    text = stated.replace("%", "").strip()
    if not text:
        return None
    try:
        share = to_exact(text)
    except ValueError as error:
        raise ValueError(f"“{name}”的完成程度应为0至100之间的数，如 85。") from error
    if not 0 <= share <= _FULL:
        raise ValueError(f"“{name}”的完成程度应在0至100之间。")
    return share


def with_head(filing: Filing, amounts: Mapping[str, str], goal_actual: str, *, completed: bool | None) -> Filing:
    """The filing with the money of the year and what was achieved. Raises ValueError, in Chinese, for no amount."""
    money = {field: _amount(amounts.get(field, ""), word) for field, word in MONEY_WORDS.items()}
    return filing.model_copy(
        update={
            "funds": filing.funds.model_copy(update=money),
            "goals": filing.goals.model_copy(update={"actual": goal_actual.strip()}),
            "project": filing.project.model_copy(update={"completed": completed}),
        }
    )


def _amount(stated: str, word: str) -> Decimal | None:
    if not stated.strip():
        return None
    try:
        return to_exact(stated)
    except ValueError as error:
        raise ValueError(f"{word}“{stated.strip()[:20]}”不是数字，请只填数，不写单位。") from error
