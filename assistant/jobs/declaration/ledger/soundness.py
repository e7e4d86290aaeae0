"""What of a ledger can be asked of a project as it is read: units that are known, numbers that nothing contradicts."""

from assistant.domain.ledger import Ledger, LedgerEntry
from assistant.language.measures import is_measure

_SCALES = "千万亿"
_SHARES = frozenset({"%", "‰"})


def is_counted(entry: LedgerEntry) -> bool:
    """Whether the unit is one that the product knows, up to what it is per: 800毫 of 800毫秒 was cut."""
    return is_measure(entry.unit.lstrip(_SCALES).partition("/")[0]) or entry.unit in _SHARES


def is_doubted(entry: LedgerEntry, ledger: Ledger) -> bool:
    """Whether a contradiction of the brief names the number."""
    pairs = (pair for c in ledger.contradictions for pair in zip(c.starts, c.quotes, strict=False))
    return any(start < entry.end and entry.start < start + len(quote) for start, quote in pairs)
