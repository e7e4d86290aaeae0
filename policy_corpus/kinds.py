"""Kinds of filings as data, one file each: how they are known, what they hold, what they are checked by."""

from functools import cache
from pathlib import Path

from assistant.data_files import load_model
from assistant.domain.filing_kind import FilingKind, RuleGroup
from assistant.domain.vocabulary import FormKind

_SHIPPED = Path(__file__).parent / "kinds"


@cache
def filing_kinds() -> tuple[FilingKind, ...]:
    """Every kind that can be recognised, by name. Raises DataFileError with one Chinese line."""
    return tuple(load_model(path, FilingKind) for path in sorted(_SHIPPED.glob("*.yaml")))


def kind_of(form: FormKind) -> FilingKind | None:
    """The data of a kind; None for unknown."""
    return next((kind for kind in filing_kinds() if kind.form is form), None)


def forms_of(*groups: RuleGroup) -> frozenset[FormKind]:
    """The kinds that are checked by any of these groups of rules."""
    return frozenset(kind.form for kind in filing_kinds() if set(groups) & set(kind.rules))
