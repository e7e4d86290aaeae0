"""A filing in Word, in the layout of its kind, with the pages behind it that its data ask for."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path

from docx.document import Document

from assistant.base import show
from assistant.domain.filing import Filing
from assistant.domain.fund_lines import DEPARTMENT_MONEY
from assistant.domain.layout import GridLayout
from assistant.domain.profile import Profile
from generators.atomic import write_atomically
from generators.layouts import shown
from generators.layouts.catalog import layout_of
from generators.layouts.grid_layout import heading, rows
from generators.word.fitting import fitted
from generators.word.grid import BODY, LABEL, Row, label, table_xml, value
from generators.word.page import add_lines, add_xml, new_document, page_break, to_bytes

DEPARTMENT_ACCOUNT = "部门职责和收支预算说明"
SOURCES = "指标来源说明"
_TWO_COLUMNS = (3000, 7200)
_SOURCES = (2700, 2100, 3800, 1600)
_SCORES = (3000, 800, 800, 5600)


def write_form(filing: Filing, profile: Profile | None, path: Path, *, draft: bool, appendix: bool = True) -> None:
    """Write the form whole or not at all. Raises GeneratorError."""
    write_atomically(path, render_form(filing, profile, draft=draft, appendix=appendix))


def render_form(  # noqa: PLR0913 -- what a form is made of
    filing: Filing,
    profile: Profile | None,
    *,
    draft: bool,
    layout: str | None = None,
    appendix: bool = True,
    doubtful: Sequence[str] = (),
    execution_formula: str = "",
) -> bytes:
    """The bytes of the form; the same filing gives the same bytes. Raises GeneratorError where it has no layout.

    ``draft`` puts the 草稿 mark on every page, ``doubtful`` figures are shown in red. ``appendix`` adds what the form
    has no cells for: duties and money of a department, how scores were reckoned
    (``execution_formula``: those of the money).
    """
    chosen = layout_of(filing.form, profile, layout)
    grid = list(rows(chosen, filing, profile))
    look = fitted(grid, chosen)
    about = filing.project.name or filing.project.department
    document = new_document(f"{chosen.title}：{about}", draft=draft, landscape=chosen.landscape)
    add_lines(document, heading(chosen, filing))
    add_xml(document, table_xml(grid, chosen.widths, look.size, doubtful, look))
    if appendix:
        _add_pages(document, filing, profile, chosen, execution_formula)
    add_lines(document, [("", BODY, 12, "left")])
    return to_bytes(document)


def has_sources(filing: Filing) -> bool:
    """Whether there is anything to say of where the targets came from."""
    return any(row.source for row in filing.indicators)


def render_sources(filing: Filing, *, draft: bool) -> bytes:
    """指标来源说明, a working paper of its own: it goes with a filing and is no page of it."""
    about = filing.project.name or filing.project.department
    document = new_document(f"{SOURCES}：{about}", draft=draft)
    add_lines(document, [(SOURCES, LABEL, 28, "center"), (f"（{about}）", BODY, 24, "center")])
    add_xml(document, table_xml(list(_sources(filing)), _SOURCES))
    return to_bytes(document)


def _add_pages(document: Document, filing: Filing, profile: Profile | None, layout: GridLayout, formula: str) -> None:
    if "department" in layout.pages and (filing.duties or filing.funds.basic is not None):
        _add_page(document, DEPARTMENT_ACCOUNT, _department(filing, profile), _TWO_COLUMNS)
    if "scores" in layout.pages and any(row.score_formula for row in filing.indicators):
        _add_page(document, "得分计算说明", _scores(filing, profile, formula), _SCORES, layout.size)


def _add_page(document: Document, title: str, made: Iterator[Row], widths: Sequence[int], size: int = 21) -> None:
    page_break(document)
    add_lines(document, [(title, LABEL, 28, "center")])
    add_xml(document, table_xml(list(made), widths, size))


def _department(filing: Filing, profile: Profile | None) -> Iterator[Row]:
    """职能职责 and 收支预算, which the official form has no cells for."""
    unit = shown.form_unit(filing, profile)
    yield Row((label("职能职责"), value("\n".join(filing.duties), centre=False)))
    for name, words in DEPARTMENT_MONEY.items():
        yield Row((label(f"{words}（{unit}）"), value(shown.money(filing.funds, unit, [name]))))


def _sources(filing: Filing) -> Iterator[Row]:
    yield Row((label("指标名称"), label("目标取值"), label("来源"), label("是否待确认")), head=True)
    for row in filing.indicators:
        source = row.source
        line = source.line if source else ""
        confirm = "建议值，请确认" if source and source.confirm else ""
        yield Row((value(row.name), value(row.target), value(line, centre=False), value(confirm)))


def _scores(filing: Filing, profile: Profile | None, formula: str) -> Iterator[Row]:
    yield Row((label("指标名称"), label("分值"), label("得分"), label("计分过程")), head=True)
    weight, score = show(shown.execution_weight(filing, profile)), filing.funds.execution_score
    money = value(formula or _execution(filing), centre=False)
    yield Row((value("预算执行率"), value(weight), value(_points(score)), money))
    for row in filing.indicators:
        reckoned = value(row.score_formula, centre=False)
        yield Row((value(row.name), value(shown.weight(row.weight)), value(_points(row.score)), reckoned))


def _execution(filing: Filing) -> str:
    """The rate at least, where nobody says how the points came about."""
    executed, budget = filing.funds.executed, shown.whole(filing.funds)[1]
    rate = shown.rate(executed, budget)
    return f"执行率{show(executed)}÷{show(budget)}={rate}" if rate and executed is not None and budget else ""


def _points(score: Decimal | None) -> str:
    return shown.points(score, due=True)
