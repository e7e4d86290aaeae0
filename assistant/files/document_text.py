"""The lines of a policy document, from Word, PDF, a saved web page or plain text."""

from io import BytesIO
from pathlib import Path

from assistant.files import guards
from assistant.files.interface import IntakeError
from assistant.language.invisible import visible

SUFFIXES = (".docx", ".pdf", ".html", ".htm", ".txt", ".md")
_MOST_PAGES = 2000
_FEWEST_CHARACTERS = 20
_SKIPPED = {"script", "style", "noscript", "template", "svg", "head", "nav", "footer"}
_BLOCKS = {"p", "div", "li", "tr", "br", "h1", "h2", "h3", "h4", "h5", "h6", "table", "section", "article", "td"}


def read_lines(path: Path) -> list[str]:
    """Lines without outer spaces, empty ones left out. Raises IntakeError with one Chinese line."""
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise IntakeError(f"“{path.name}”不是能读的格式，请提供 docx、pdf、html、txt 或 md 文件。")
    if suffix == ".docx":
        lines = _docx(path)
    elif suffix == ".pdf":
        lines = _pdf(path)
    elif suffix in {".html", ".htm"}:
        lines = _html(path)
    else:
        lines = guards.read_text(path).splitlines()
    kept = [s for line in lines if (s := " ".join(visible(line).split()))]
    if sum(map(len, kept)) < _FEWEST_CHARACTERS:
        raise IntakeError(f"“{path.name}”里没有读到文字。如果是扫描件，请先做文字识别（OCR）再添加。")
    return kept


def _docx(path: Path) -> list[str]:
    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from docx.table import Table

    guards.require_docx(path)
    try:
        document = docx.Document(str(path))
    except (PackageNotFoundError, KeyError, ValueError) as error:
        raise IntakeError(f"“{path.name}”打不开，文件可能已损坏，请重新保存后再试。") from error
    lines: list[str] = []
    for item in document.iter_inner_content():
        if isinstance(item, Table):
            for row in item._tbl.tr_lst:
                cells = ["".join(cell.itertext()).strip() for cell in row.tc_lst]
                lines.append(" ".join(dict.fromkeys(c for c in cells if c)))
        else:
            lines.append(item.text)
    return lines


def _pdf(path: Path) -> list[str]:
    import pypdfium2 as pdfium  # type: ignore[import-untyped]

    content = guards.read_bytes(path)
    try:
        document = pdfium.PdfDocument(BytesIO(content))
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise IntakeError(f"“{path.name}”有密码保护，请先解除密码再添加。") from error
        raise IntakeError(f"“{path.name}”不是有效的 PDF，请检查文件是否完整。") from error
    with document:
        if len(document) > _MOST_PAGES:
            raise IntakeError(f"“{path.name}”超过 {_MOST_PAGES} 页，请拆分后再添加。")
        lines: list[str] = []
        for number in range(len(document)):
            page = document[number]
            text = page.get_textpage()
            lines += text.get_text_bounded().splitlines()
            text.close()
            page.close()
    return lines


def _html(path: Path) -> list[str]:
    from lxml import html  # type: ignore[import-untyped]

    try:
        root = html.document_fromstring(guards.read_text(path))
    except (ValueError, html.etree.ParserError) as error:
        raise IntakeError(f"“{path.name}”不是有效的网页文件。") from error
    for node in root.xpath("|".join(f"//{tag}" for tag in sorted(_SKIPPED - {"head"}))):
        node.drop_tree()
    for node in root.iter():
        if node.tag in _BLOCKS:
            node.tail = f"\n{node.tail or ''}"
            node.text = f"\n{node.text or ''}"
    body = root.find("body")
    return str((body if body is not None else root).text_content()).splitlines()
