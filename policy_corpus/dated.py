"""Dated parameters by id, and what holds on a day."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from assistant.data_files import load_yaml
from assistant.domain.parameter import DatedValue, Parameter

_FOLDER = Path(__file__).parent / "parameters"


class ParameterNotFound(KeyError):
    """No parameter of this id."""


@cache
def parameters() -> Mapping[str, Parameter]:
    """All parameters by id."""
    items = [item for path in sorted(_FOLDER.glob("*.yaml")) for item in load_yaml(path)["parameters"]]
    return {item["id"]: Parameter.model_validate(item) for item in items}


def parameter(parameter_id: str, as_of: date) -> DatedValue | None:
    """The value of a parameter on a day; None where none held. Raises ParameterNotFound."""
    if parameter_id not in parameters():
        raise ParameterNotFound(parameter_id)
    return parameters()[parameter_id].on(as_of)


def facts_as_of(day: date) -> dict[str, DatedValue]:
    """Every certain parameter that holds on a day."""
    known = {p.id: p.on(day) for p in parameters().values() if p.certain}
    return {key: value for key, value in known.items() if value is not None}
