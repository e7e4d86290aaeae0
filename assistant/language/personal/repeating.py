"""What is known to be personal, wherever else it stands."""

from collections.abc import Iterator, Mapping

from assistant.language.personal.kinds import PersonalKind, PersonalSpan

_SHORTEST = 3
"""Characters of what is masked again without a sign beside it; two may be part of any word."""


def repeated(text: str, known: Mapping[str, PersonalKind]) -> Iterator[PersonalSpan]:
    """Where a text holds known pieces; one look at each place, however many are known."""
    by_head: dict[str, list[str]] = {}
    for piece in known:
        if len(piece) >= _SHORTEST:
            by_head.setdefault(piece[:_SHORTEST], []).append(piece)
    for at in range(len(text) - _SHORTEST + 1) if by_head else ():
        for piece in by_head.get(text[at : at + _SHORTEST], ()):
            if text.startswith(piece, at):
                yield PersonalSpan(known[piece], at, at + len(piece))
