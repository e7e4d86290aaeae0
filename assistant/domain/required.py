"""Which required fields of a filing are empty. A path into the indicators (``indicators.progress``) is of each row."""

from collections.abc import Iterable, Iterator

from assistant.domain.filing import Filing
from assistant.domain.placeholders import is_placeholder

_EVERY_ROW = "indicators."


def empty_fields(filing: Filing, paths: Iterable[str]) -> Iterator[tuple[str, int | None]]:
    """The paths that are empty, each with the index of its row where it is one of a row; 待补充 in a row is empty.

    A column that the paper does not have is not asked for.
    """
    for path in paths:
        if path.startswith(_EVERY_ROW):
            name = path.removeprefix(_EVERY_ROW)
            if not filing.has_column(name):
                continue
            texts = ((i, str(getattr(row, name) or "")) for i, row in enumerate(filing.indicators))
            yield from ((path, i) for i, text in texts if not text.strip() or is_placeholder(text))
        elif _value(filing, path) in (None, ""):
            yield path, None


def _value(filing: Filing, path: str) -> object:
    value: object = filing
    for part in path.split("."):
        value = getattr(value, part)
    return value
