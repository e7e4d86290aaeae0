"""The source that a value carries, made from the fact, library entry or formula it rests on."""

from assistant.domain.facts import Span
from assistant.domain.library import LibraryEntry
from assistant.domain.source import Source, SourceKind


def from_span(span: Span, *, confirm: bool = False) -> Source:
    """The brief says so, in these words."""
    words = span.text if len(span.text) <= 40 else f"{span.text[:38]}……"
    return Source(
        kind=SourceKind.BRIEF,
        label=f"{span.document}：{words}",
        quote=span.text,
        document=span.document,
        start=span.start,
        end=span.end,
        confirm=confirm,
    )


def from_library(entry: LibraryEntry) -> Source:
    """A 建议值: usual practice, to be confirmed by the unit."""
    label = "指标库建议值，请确认" if entry.suggested else "指标库，指标值待补充"
    return Source(kind=SourceKind.LIBRARY, label=label, ref=entry.id, confirm=True)


def from_formula(formula: str, *, confirm: bool = True) -> Source:
    """Follows from stated figures by a shown formula."""
    return Source(kind=SourceKind.FORMULA, label=formula, ref=formula, confirm=confirm)


def unknown(what: str) -> Source:
    """Nobody has said it yet."""
    return Source(kind=SourceKind.USER, label=f"待补充：{what}", confirm=True)
