"""The column 偏差原因分析及改进措施 as cause and remedy, and back."""

import re

from assistant.domain.results import CauseKind, Deviation

_KINDS = "|".join(CauseKind)
_SHAPED = re.compile(
    rf"^(?:原因(?:（(?P<kind>{_KINDS})）)?[：:](?P<cause>.*?))?(?:(?:^|[；;。])\s*改进措施[：:](?P<remedy>.*))?$", re.S
)


def read_deviation(text: str, kind: str = "") -> Deviation:
    """Cause and remedy of a cell. A text without the words 原因 and 改进措施 is the cause, word for word.

    ``kind`` is the kind of cause where the form has a column for it; an unknown kind is left out.
    """
    stated = text.strip()
    match = _SHAPED.match(stated) if stated else None
    if match is None:
        return Deviation(kind=cause_kind(kind), cause=stated)
    remedy = (match["remedy"] or "").strip()
    return Deviation(kind=cause_kind(kind or match["kind"] or ""), cause=(match["cause"] or "").strip(), remedy=remedy)


def write_deviation(deviation: Deviation) -> str:
    """The cell's text: the cause alone stands as it was said, with kind or remedy the parts are named."""
    if deviation.kind is None and not deviation.remedy:
        return deviation.cause
    return deviation.text


def cause_kind(text: str) -> CauseKind | None:
    """One of the five kinds of cause by its word; None for anything else."""
    bare = re.sub(r"[\s　]", "", text)
    return next((kind for kind in CauseKind if kind.value == bare), None)
