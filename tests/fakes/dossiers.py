"""Dossiers made of a few sentences, with the facts they state."""

from collections.abc import Mapping, Sequence

from assistant.domain.dossier import Dossier, FactKind, Page, Paper, PaperFact, PaperKind, Quote
from assistant.language.figures import FigureKind, find_figures

_KINDS = {FigureKind.MONEY: FactKind.AMOUNT, FigureKind.PERCENT: FactKind.RATE, FigureKind.DATE: FactKind.DATE}


def fact(subject: str, value: str, paper: str = "验收报告.txt", *, text: str = "", planned: bool = False) -> PaperFact:
    """A fact of a paper's first page; the value's figure tells its kind."""
    figure = find_figures(f"为{value}")[0]
    kind = _KINDS.get(figure.kind, FactKind.QUANTITY)
    shown = figure.name if kind is FactKind.DATE else value
    quote = Quote(paper=paper, page=1, text=text or f"{subject}{value}")
    return PaperFact(kind=kind, subject=subject, value=shown, figure=figure, quote=quote, planned=planned)


def dossier(papers: Mapping[str, tuple[PaperKind, str]], facts: Sequence[PaperFact] = ()) -> Dossier:
    """Papers by file name: kind and text; form feeds part pages."""
    pages = [
        Page(paper=name, number=number, text=text)
        for name, (_, whole) in papers.items()
        for number, text in enumerate(whole.split("\f"), 1)
    ]
    shelf = [
        Paper(path=name, kind=kind, title=name.rpartition(".")[0], pages=text.count("\f") + 1)
        for name, (kind, text) in papers.items()
    ]
    return Dossier(folder="资料", papers=tuple(shelf), pages=tuple(pages), facts=tuple(facts))


def row(evaluation, name):
    """The assessed indicator of this name."""
    return next(r for r in evaluation.indicators if r.name == name)
