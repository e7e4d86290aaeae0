"""The facts of a page, each with the words it was read from."""

import re
from collections.abc import Iterator, Sequence

from assistant.domain.dossier import FactKind, Page, PaperFact, PaperKind, Quote
from assistant.jobs.evaluation.dossier.sentences import FactPiece, sentence_facts
from assistant.jobs.evaluation.dossier.tables import table_facts
from assistant.language.mending import Mended, mend, widened

_ASKING = {
    PaperKind.APPROVAL, PaperKind.BUDGET, PaperKind.DECLARATION, PaperKind.PLAN, PaperKind.RULES, PaperKind.TENDER,
    PaperKind.CONTRACT,
}  # fmt: skip
"""Papers that say what is to be done, not what was."""
_OUTCOMES = {FactKind.QUANTITY, FactKind.RATE, FactKind.ACCEPTANCE}
_CODE = re.compile("[0-9][0-9.,]{14,}|[零〇一二两三四五六七八九十百千万亿]{15,}")
"""A code of a project or a firm, longer than any amount: no figure is read from it."""
_MILESTONE = re.compile("开工|竣工|完工|验收|交付|投入使用|完成|移交")
_PAYMENT = re.compile("支付|拨付|付款|付至")


def page_facts(page: Page, kind: PaperKind) -> Sequence[PaperFact]:
    """What a page states, in its order, each fact once."""
    mended = mend(page.text)
    text = _CODE.sub(lambda m: "#" * len(m[0]), mended.text)
    pieces = sorted([*sentence_facts(text), *table_facts(text)], key=lambda p: p.start)
    facts = (_fact(piece, page, mended, kind) for piece in pieces if _counts(piece, kind))
    return list(dict.fromkeys(facts))


def _counts(piece: FactPiece, kind: PaperKind) -> bool:
    """Rules of conduct hold no facts of the project but their number and date; plans pass no acceptance."""
    if kind is PaperKind.RULES:
        return piece.kind is FactKind.DOC_NO or piece.subject == "成文日期"
    return not (piece.kind is FactKind.ACCEPTANCE and kind in _ASKING)


def _fact(piece: FactPiece, page: Page, mended: Mended, kind: PaperKind) -> PaperFact:
    start, end = mended.span(piece.start, piece.end)
    planned = piece.planned or (kind in _ASKING and _is_outcome(piece))
    quote = Quote(paper=page.paper, page=page.number, text=page.text[start:end].strip())
    value = piece.value if piece.figure else widened(piece.value)
    return PaperFact(
        kind=piece.kind, subject=widened(piece.subject), value=value, figure=piece.figure, quote=quote, planned=planned
    )


def _is_outcome(piece: FactPiece) -> bool:
    """Whether a contract or a plan cannot know this yet: work done, a milestone, a payment."""
    if piece.kind is FactKind.DATE:
        return bool(_MILESTONE.search(piece.subject))
    return piece.kind in _OUTCOMES or (piece.kind is FactKind.AMOUNT and bool(_PAYMENT.search(piece.subject)))


def all_facts(pages: Sequence[Page], kinds: dict[str, PaperKind]) -> Iterator[PaperFact]:
    """The facts of all pages, by paper and page."""
    for page in pages:
        yield from page_facts(page, kinds[page.paper])
