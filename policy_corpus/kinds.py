"""Kinds of filings as data, one file each: how they are known, what they hold, what they are checked by."""

from functools import cache
from pathlib import Path

from pydantic import ValidationError

from assistant.data_files import DataFileError, load_yaml
from assistant.domain.filing_kind import FilingKind, RuleGroup
from assistant.domain.vocabulary import FormKind

_SHIPPED = Path(__file__).parent / "kinds"


class KindError(ValueError):
    """A kind file that does not fit; the text names file and field."""


@cache
def filing_kinds() -> tuple[FilingKind, ...]:
    """Every kind that can be recognised, by name. Raises KindError with one Chinese line."""
    return tuple(_load(path) for path in sorted(_SHIPPED.glob("*.yaml")))


def kind_of(form: FormKind) -> FilingKind | None:
    """The data of a kind; None for unknown."""
    return next((kind for kind in filing_kinds() if kind.form is form), None)


def forms_of(*groups: RuleGroup) -> frozenset[FormKind]:
    """The kinds that are checked by any of these groups of rules."""
    return frozenset(kind.form for kind in filing_kinds() if set(groups) & set(kind.rules))


def _load(path: Path) -> FilingKind:
    try:
        return FilingKind.model_validate(load_yaml(path))
    except DataFileError as error:
        raise KindError(str(error)) from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise KindError(f"绩效表种类文件“{path.name}”的 {place} 不对（{first['msg']}），请检查后再用。") from error
