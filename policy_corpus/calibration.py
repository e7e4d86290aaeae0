"""Questions paired with clauses, to find out what a cosine of an unknown embedding means (calibration.yaml)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Literal

from pydantic import ValidationError

from assistant.base import Frozen
from assistant.data_files import DataFileError, load_yaml
from assistant.domain.policy import Clause
from policy_corpus import policies

_FILE = Path(__file__).parent / "calibration.yaml"


class Apart(StrEnum):
    """Why a question and a clause do not belong together."""

    OFF_TOPIC = "离题"
    UNANSWERED = "无据"
    """A question of the field that the clause touches and does not answer."""
    NEIGHBOUR = "邻条"
    """The clause stands beside the one that answers."""


class _Entry(Frozen):
    ask: str
    clause: str
    tone: Literal["口语", "公文"]
    why: Apart | None = None


@dataclass(frozen=True)
class CalibrationPair:
    """A question and a shipped clause; ``apart`` None: the clause answers it."""

    ask: str
    clause: Clause
    tone: str
    apart: Apart | None


def heading(clause: Clause) -> str:
    """How calibration.yaml names a clause: document id, place and topic, as its file has them."""
    return f"{clause.policy_id} {clause.place or policies.KEY_POINTS} {clause.topic}"


@cache
def pairs() -> tuple[CalibrationPair, ...]:
    """The shipped pairs. Raises DataFileError."""
    return read(load_yaml(_FILE))


def read(data: Mapping[str, Sequence[Mapping[str, Any]]]) -> tuple[CalibrationPair, ...]:
    """Pairs as calibration.yaml has them. Raises DataFileError where one names no clause, or the fields are wrong."""
    by_heading = {heading(c): c for c in policies.clauses()}
    return tuple(_pair(entry, group, by_heading) for group in ("belong", "apart") for entry in data[group])


def _pair(data: Mapping[str, Any], group: str, by_heading: Mapping[str, Clause]) -> CalibrationPair:
    try:
        entry = _Entry.model_validate(data)
    except ValidationError as error:
        raise DataFileError(f"校准对“{data}”的字段不对（{error.errors()[0]['msg']}）。") from error
    if (entry.why is None) != (group == "belong"):
        raise DataFileError(f"校准对“{entry.ask}”：不相符的要写 why，相符的不写。")
    if entry.clause not in by_heading:
        raise DataFileError(f"校准对“{entry.ask}”：摘编里没有“{entry.clause}”，请照 documents/ 中的标题改写。")
    return CalibrationPair(entry.ask, by_heading[entry.clause], entry.tone, entry.why)
