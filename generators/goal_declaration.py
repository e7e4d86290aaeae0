"""绩效目标申报表 in Word, in the layout that the profile names."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from docx.document import Document

from assistant.domain.filing import Filing
from assistant.domain.fund_lines import DEPARTMENT_MONEY
from assistant.domain.profile import Profile
from assistant.domain.vocabulary import FormKind
from generators.atomic import write_atomically
from generators.layouts.catalog import declaration_layout, department_layout
from generators.layouts.shown import money
from generators.word.grid import BODY, LABEL, Row, label, table_xml, value
from generators.word.page import add_lines, add_xml, new_document, page_break, to_bytes
from generators.word.standard import TITLE

DEPARTMENT_ACCOUNT = "部门职责和收支预算说明"
_ACCOUNT_WIDTHS = (3000, 7200)
_APPENDIX_WIDTHS = (2700, 2100, 3800, 1600)


def write_goal_declaration(filing: Filing, profile: Profile, path: Path, *, draft: bool, appendix: bool = True) -> None:
    """Write the form whole or not at all. Raises GeneratorError."""
    write_atomically(path, render_goal_declaration(filing, profile, draft=draft, appendix=appendix))


def render_goal_declaration(
    filing: Filing, profile: Profile, *, draft: bool, appendix: bool = True, doubtful: Sequence[str] = ()
) -> bytes:
    """The bytes of the form; ``draft`` puts the 草稿 mark on every page, ``doubtful`` figures are shown in red."""
    whole = filing.form is FormKind.DEPARTMENT_GOAL
    layout = department_layout() if whole else declaration_layout(profile)
    document = new_document(f"{layout.title}：{filing.project.name or filing.project.department}", draft=draft)
    year = str(filing.year) if filing.year else "    "
    add_lines(document, [(layout.title, TITLE, 36, "center"), (f"（{year}年度）", BODY, 24, "center")])
    add_xml(document, table_xml(list(layout.rows(filing, profile)), layout.widths, layout.size, doubtful))
    if appendix and whole and (filing.duties or filing.funds.basic is not None):
        _department_account(document, filing, profile)
    if appendix and any(row.source for row in filing.indicators):
        page_break(document)
        add_lines(document, [("指标来源说明", LABEL, 28, "center")])
        add_xml(document, table_xml(list(_appendix(filing)), _APPENDIX_WIDTHS))
    add_lines(document, [("", BODY, 12, "left")])
    return to_bytes(document)


def _department_account(document: Document, filing: Filing, profile: Profile) -> None:
    """职能职责 and 收支预算, which the official form has no cells for."""
    page_break(document)
    add_lines(document, [(DEPARTMENT_ACCOUNT, LABEL, 28, "center")])
    rows = [Row((label("职能职责"), value("\n".join(filing.duties), centre=False)))]
    for name, words in DEPARTMENT_MONEY.items():
        amount = money(filing.funds, profile.money_unit, name)
        rows.append(Row((label(f"{words}（{profile.money_unit}）"), value(amount))))
    add_xml(document, table_xml(rows, _ACCOUNT_WIDTHS))


def _appendix(filing: Filing) -> Iterator[Row]:
    yield Row((label("指标名称"), label("目标取值"), label("来源"), label("是否待确认")), head=True)
    for row in filing.indicators:
        source = row.source
        said = source.line if source else ""
        confirm = "建议值，请确认" if source and source.confirm else ""
        yield Row((value(row.name), value(row.target), value(said, centre=False), value(confirm)))
