"""The operations that a model may name. Anything else, and anything that does not stand in the message, is refused."""

from assistant.domain.operation_kind import OperationKind as Kind

ALLOWED = tuple(
    kind.value
    for kind in (
        Kind.SET_TARGET, Kind.SET_NAME, Kind.SET_CLASS, Kind.SET_WEIGHT, Kind.SET_TEXT, Kind.SHARE_WEIGHTS,
        Kind.ADD_INDICATOR, Kind.DELETE_INDICATOR, Kind.MOVE_INDICATOR, Kind.MERGE_INDICATORS, Kind.SET_HEAD,
        Kind.SET_MONEY, Kind.SET_GOAL, Kind.ANSWER, Kind.SKIP_QUESTION, Kind.ACCEPT_FINDING, Kind.IGNORE_FINDING,
        Kind.SWITCH_PROFILE, Kind.SWITCH_YEAR, Kind.START_FROM, Kind.UNDO, Kind.REDO, Kind.EXPLAIN, Kind.ASK_POLICY,
        Kind.CHECK, Kind.EXPORT, Kind.GREET, Kind.UNCLEAR, Kind.REFUSE,
    )
)  # fmt: skip
BARE = frozenset({Kind.UNDO, Kind.REDO, Kind.CHECK, Kind.EXPORT, Kind.GREET, Kind.REFUSE})
"""Operations that name nothing."""


class NotGrounded(ValueError):
    """Something in the model's reading does not stand in the message or the form."""
