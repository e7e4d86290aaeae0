"""One entry of the manual."""

from collections.abc import Sequence

from assistant.base import Frozen
from assistant.domain.citation import Citation


class ManualEntry(Frozen):
    """What the product says of itself; the first line is the answer."""

    kind: str
    """How it is cited: 填表说明, 产品说明, 口径, 检查规则."""
    place: str
    lines: tuple[str, ...]
    asks: tuple[str, ...]
    """Questions it answers; never shown."""
    rests_on: Sequence[Citation] = ()
    """Clauses it rests on, document and article alone."""
    notes: tuple[str, ...] = ()
    """What is not sure about it."""
    kept: bool = False
    """Of a profile: whether the library holds a document of its own place that states these things."""
