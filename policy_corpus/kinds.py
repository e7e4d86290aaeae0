"""Kinds of filings as data, one file each: what titles and columns they are known by."""

from functools import cache
from pathlib import Path

from pydantic import ValidationError

from assistant.domain.filing_kind import FilingKind
from policy_corpus.yaml_files import DataFileError, load_yaml

_SHIPPED = Path(__file__).parent / "kinds"


class KindError(ValueError):
    """A kind file that does not fit; the text names file and field."""


@cache
def filing_kinds() -> tuple[FilingKind, ...]:
    """Every kind that can be recognised, by name. Raises KindError with one Chinese line."""
    return tuple(_load(path) for path in sorted(_SHIPPED.glob("*.yaml")))


def _load(path: Path) -> FilingKind:
    try:
        return FilingKind.model_validate(load_yaml(path))
    except DataFileError as error:
        raise KindError(str(error)) from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise KindError(f"绩效表种类文件“{path.name}”的 {place} 不对（{first['msg']}），请检查后再用。") from error
