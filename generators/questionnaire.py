"""A satisfaction questionnaire in Word: to print and tick, or to copy into a survey site."""

from collections.abc import Iterator, Sequence

from docx.document import Document
from docx.oxml import parse_xml
from docx.shared import Mm

from assistant.domain.survey import Questionnaire
from generators.word.grid import BODY, LABEL, clean, run_xml
from generators.word.page import add_lines, add_xml, new_document, text_margins, to_bytes
from generators.word.standard import KAI, NO_4, NO_5, TEXT_WIDTH, TITLE, W

_TOP, _BOTTOM = Mm(25), Mm(22)
"""Less than an official document leaves, so that most questionnaires are one page."""
_EM = NO_4 * 10
_LINE = 460
_WIDEST_GAP = 4 * _EM
_OPEN_LINES = 3


def render_questionnaire(questionnaire: Questionnaire) -> bytes:
    """The bytes of the questionnaire; the same questions give the same bytes."""
    document = new_document(questionnaire.title, draft=False)
    text_margins(document)
    document.sections[0].top_margin, document.sections[0].bottom_margin = _TOP, _BOTTOM
    _page_number(document)
    add_lines(document, [(questionnaire.title, TITLE, 40, "center")])
    if questionnaire.audience:
        add_lines(document, [(f"（调查对象：{questionnaire.audience}）", KAI, NO_4, "center")])
    add_xml(document, _paragraph(questionnaire.greeting, indent=True, after=160))
    for number, (text, options) in enumerate(_asked(questionnaire), 1):
        _question(document, f"{number}. {text}", options)
    if questionnaire.open_question:
        _open(document, f"{len(list(_asked(questionnaire))) + 1}. {questionnaire.open_question}")
    return to_bytes(document)


def _asked(questionnaire: Questionnaire) -> Iterator[tuple[str, Sequence[str]]]:
    """Texts and options: who answers first, then the questions."""
    if questionnaire.background:
        yield questionnaire.background, questionnaire.background_options
    for question in questionnaire.questions:
        yield question.text, [word for word, _ in question.options]


def _question(document: Document, text: str, options: Sequence[str]) -> None:
    """The question stays on the page of its options."""
    add_xml(document, _paragraph(text, font=LABEL, keep=True))
    rows = list(_rows(options))
    for at, (row, stops) in enumerate(rows):
        last = at == len(rows) - 1
        add_xml(document, _options(row, stops, after=120 if last else 0, keep=not last))


def _rows(options: Sequence[str]) -> Iterator[tuple[Sequence[str], Sequence[int]]]:
    """Options with their tab stops: one line with even gaps where it fits, else columns of one width."""
    widths = [(len(option) + 1) * _EM for option in options]
    gap = (TEXT_WIDTH - sum(widths)) // max(len(options) - 1, 1)
    if gap >= _EM:
        gap = min(gap, _WIDEST_GAP)
        yield options, [sum(widths[:at]) + gap * at for at in range(1, len(options))]
        return
    columns = max(1, TEXT_WIDTH // (max(widths) + _EM))
    for at in range(0, len(options), columns):
        row = options[at : at + columns]
        yield row, [TEXT_WIDTH // columns * n for n in range(1, len(row))]


def _options(words: Sequence[str], places: Sequence[int], *, after: int, keep: bool) -> str:
    stops = "".join(f'<w:tab w:val="left" w:pos="{place}"/>' for place in places)
    tab = "<w:r><w:tab/></w:r>"
    runs = tab.join(run_xml(f"□{clean(word)}", BODY, NO_4) for word in words)
    tabs = f"<w:tabs>{stops}</w:tabs>" if stops else ""
    return (
        f"<w:p {W}><w:pPr>{_keep(keep)}{tabs}"
        f'<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="{after}" w:line="{_LINE}" w:lineRule="exact"/>'
        f"</w:pPr>{runs}</w:p>"
    )


def _open(document: Document, text: str) -> None:
    """A question with ruled lines to write on."""
    add_xml(document, _paragraph(text, font=LABEL, keep=True))
    for at in range(_OPEN_LINES):
        add_xml(
            document,
            f"<w:p {W}><w:pPr>{_keep(at < _OPEN_LINES - 1)}<w:pBdr>"
            '<w:bottom w:val="single" w:sz="4" w:space="1" w:color="000000"/>'
            '<w:between w:val="single" w:sz="4" w:space="1" w:color="000000"/></w:pBdr>'
            f'<w:spacing w:before="0" w:after="0" w:line="{_LINE}" w:lineRule="exact"/></w:pPr></w:p>',
        )


def _paragraph(text: str, *, font: str = BODY, indent: bool = False, keep: bool = False, after: int = 0) -> str:
    first = '<w:ind w:firstLineChars="200" w:firstLine="560"/>' if indent else ""
    return (
        f'<w:p {W}><w:pPr>{_keep(keep)}<w:snapToGrid w:val="0"/>'
        f'<w:spacing w:before="0" w:after="{after}" w:line="{_LINE}" w:lineRule="exact"/>{first}<w:jc w:val="both"/>'
        f"</w:pPr>{run_xml(clean(text), font, NO_4)}</w:p>"
    )


def _keep(keep: bool) -> str:  # noqa: FBT001
    return "<w:keepNext/><w:keepLines/>" if keep else "<w:keepLines/>"


def _page_number(document: Document) -> None:
    """— 1 — in the middle of the foot."""
    foot = document.sections[0].footer.paragraphs[0]._p
    field = f'<w:fldSimple w:instr=" PAGE ">{run_xml("1", BODY, NO_5)}</w:fldSimple>'
    dash = run_xml("— ", BODY, NO_5), run_xml(" —", BODY, NO_5)
    foot.getparent().replace(
        foot, parse_xml(f'<w:p {W}><w:pPr><w:jc w:val="center"/></w:pPr>{dash[0]}{field}{dash[1]}</w:p>')
    )
