"""The one parser of target values."""

from assistant.domain.target import Operator, Target


def parse_target(text: str) -> Target:
    """Read a target cell. Never raises."""
    return Target(raw=text, operator=Operator.UNPARSEABLE)
