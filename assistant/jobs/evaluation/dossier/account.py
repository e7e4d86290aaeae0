"""The account of a dossier: the figures of each page that ended in no fact."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from assistant.domain.dossier import Page, PaperFact, UnreadOfPage
from assistant.language.figures import Figure, find_figures, same_figure
from assistant.language.unread import unread_figures


def account(pages: Sequence[Page], facts: Sequence[PaperFact]) -> Iterator[UnreadOfPage]:
    """Pages with figures that no fact holds; a figure is held where a fact of its page quotes it with its value."""
    of_page: dict[tuple[str, int], list[PaperFact]] = defaultdict(list)
    for fact in facts:
        of_page[fact.quote.paper, fact.quote.page].append(fact)
    for page in pages:
        known = of_page[page.paper, page.number]
        taken = [(f.start, f.end) for f in find_figures(page.text) if _is_kept(f, page.text, known)]
        if left := unread_figures(page.text, taken):
            yield UnreadOfPage(paper=page.paper, page=page.number, figures=tuple(left))


def _is_kept(figure: Figure, text: str, facts: Sequence[PaperFact]) -> bool:
    return any(
        fact.figure is not None
        and same_figure(figure, fact.figure)
        and text[figure.start : figure.end] in fact.quote.text
        for fact in facts
    )
