"""The styles of a report: body, three levels of heading, contents, captions, notes (GB/T 9704-2012 where it says).

Body 三号仿宋 at 28.5 points a line (22 lines a page), 一、 黑体, （一） 楷体, 1. 仿宋; titles 二号小标宋.
"""

from docx.document import Document
from docx.oxml import parse_xml

from generators.word.grid import BODY, LABEL
from generators.word.standard import KAI, LINE, NO_2, NO_3, NO_4, NO_5, SMALL_5, TEXT_WIDTH, TITLE, W

TITLE_LINE, NOTE_LINE = 700, 250
"""Fixed line heights in twentieths of a point: titles, notes."""
HEADINGS = {1: LABEL, 2: KAI, 3: BODY}
INDENT = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'


def apply_styles(document: Document) -> None:
    """Put the styles of a report in place of those of the template with the same ids."""
    styles = document.styles.element
    for style_id, xml in _styles().items():
        for old in styles.xpath(f'w:style[@w:styleId="{style_id}"]'):
            styles.remove(old)
        for link in styles.xpath(f'w:style/w:link[@w:val="{style_id}"]'):
            link.getparent().remove(link)
        styles.append(parse_xml(xml))


def _styles() -> dict[str, str]:
    text = f'{_spacing(LINE)}{INDENT}<w:jc w:val="both"/>'
    caption = f'<w:keepNext/>{_spacing(360, after=40)}<w:jc w:val="center"/>'
    found = {
        "ReportBody": _style("ReportBody", "报告正文", text, BODY, NO_3),
        "ReportTitle": _style(
            "ReportTitle", "报告标题", f'<w:keepNext/>{_spacing(TITLE_LINE)}<w:jc w:val="center"/>', TITLE, NO_2
        ),
        "Caption": _style("Caption", "caption", caption, LABEL, NO_5),
        "TableNote": _style("TableNote", "表注", f'{_spacing(280)}<w:jc w:val="left"/>', BODY, SMALL_5),
        "FootnoteText": _style(
            "FootnoteText", "footnote text", f'<w:snapToGrid w:val="0"/>{_spacing(NOTE_LINE)}<w:jc w:val="left"/>',
            BODY, SMALL_5,
        ),
        "TOCHeading": _style(
            "TOCHeading", "TOC Heading", f'{_spacing(TITLE_LINE, after=200)}<w:jc w:val="center"/>', TITLE, NO_2
        ),
        "TOC1": _contents(1, LABEL),
        "TOC2": _contents(2, BODY),
    }  # fmt: skip
    for level, font in HEADINGS.items():
        outline = f'<w:keepNext/><w:keepLines/>{text}<w:outlineLvl w:val="{level - 1}"/>'
        found[f"Heading{level}"] = _style(
            f"Heading{level}", f"heading {level}", outline, font, NO_3, follow="ReportBody", bold=level == len(HEADINGS)
        )
    found["FootnoteReference"] = (
        f'<w:style {W} w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
        '<w:basedOn w:val="DefaultParagraphFont"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    )
    return found


def _contents(level: int, font: str) -> str:
    left = 320 * (level - 1)
    tabs = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{TEXT_WIDTH}"/></w:tabs>'
    indent = f'<w:ind w:left="{left}" w:right="560"/><w:jc w:val="left"/>'
    return _style(f"TOC{level}", f"toc {level}", f"{tabs}{_spacing(520)}{indent}", font, NO_4)


def _spacing(line: int, after: int = 0) -> str:
    return f'<w:spacing w:before="0" w:after="{after}" w:line="{line}" w:lineRule="exact"/>'


def _style(  # noqa: PLR0913 -- what a style is made of
    style_id: str, name: str, layout: str, font: str, size: int, *, follow: str = "", bold: bool = False
) -> str:
    """A paragraph style; ``layout`` holds the children of ``w:pPr`` in the order of the schema."""
    cut = _after_keeps(layout)
    next_style = f'<w:next w:val="{follow}"/>' if follow else ""
    weight = "<w:b/><w:bCs/>" if bold else ""
    order = f"{layout[:cut]}<w:widowControl/>{layout[cut:]}"
    return (
        f'<w:style {W} w:type="paragraph" w:styleId="{style_id}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/>{next_style}<w:qFormat/><w:pPr>{order}</w:pPr>'
        f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/>{weight}'
        f'<w:color w:val="000000"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/><w:lang w:eastAsia="zh-CN"/></w:rPr>'
        "</w:style>"
    )


def _after_keeps(layout: str) -> int:
    at = 0
    for mark in ("<w:keepNext/>", "<w:keepLines/>"):
        at += len(mark) if layout.startswith(mark, at) else 0
    return at
