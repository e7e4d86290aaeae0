"""绩效自评表 in Word, in the layout that the profile names: F04 (10号附1), F12 (四川), F11 (转移支付)."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from types import ModuleType

from assistant.base import show
from assistant.domain.filing import Filing
from assistant.domain.profile import Profile
from assistant.domain.vocabulary import FormKind
from generators.interface import GeneratorError
from generators.layouts import f04, f11, f12
from generators.layouts import self_evaluation_parts as parts
from generators.word.grid import BODY, LABEL, Row, label, table_xml, value
from generators.word.page import add_lines, add_xml, new_document, page_break, to_bytes

LAYOUTS: dict[str, ModuleType] = {"F04": f04, "F11": f11, "F12": f12}
_APPENDIX_WIDTHS = (3000, 800, 800, 5600)


def render_self_evaluation(  # noqa: PLR0913 -- what a form is made of
    filing: Filing,
    profile: Profile | None,
    *,
    draft: bool,
    layout: str | None = None,
    doubtful: Sequence[str] = (),
    appendix: bool = True,
    execution_formula: str = "",
) -> bytes:
    """The bytes of the form, its scores as they stand in the filing; the same filing gives the same bytes.

    ``draft`` puts the 草稿 mark on every page, ``doubtful`` figures are shown in red, ``appendix`` adds a page that
    shows how every score was reckoned, the one of the money by ``execution_formula``. Raises GeneratorError for a
    layout that there is not.
    """
    chosen = _layout(profile, layout)
    document = new_document(f"绩效自评表：{filing.project.name}", draft=draft)
    add_lines(document, chosen.heading(filing))
    add_xml(document, table_xml(list(chosen.rows(filing, profile)), chosen.WIDTHS, chosen.SIZE, doubtful))
    if appendix and any(row.score_formula for row in filing.indicators):
        page_break(document)
        add_lines(document, [("得分计算说明", LABEL, 28, "center")])
        add_xml(document, table_xml(list(_appendix(filing, profile, execution_formula)), _APPENDIX_WIDTHS, chosen.SIZE))
    add_lines(document, [("", BODY, 12, "left")])
    return to_bytes(document)


def _layout(profile: Profile | None, wanted: str | None) -> ModuleType:
    name = wanted or (profile.forms.get(FormKind.SELF_EVALUATION) if profile else None) or "F04"
    if name not in LAYOUTS:
        raise GeneratorError(f"自评表表样“{name}”没有实现，可用 {'、'.join(LAYOUTS)}，请改选其中一种。")
    return LAYOUTS[name]


def _appendix(filing: Filing, profile: Profile | None, formula: str) -> Iterator[Row]:
    yield Row((label("指标名称"), label("分值"), label("得分"), label("计分过程")), head=True)
    weight, score = show(parts.execution_weight(filing, profile)), filing.funds.execution_score
    money = value(formula or _execution(filing), centre=False)
    yield Row((value("预算执行率"), value(weight), value(_points(score)), money))
    for row in filing.indicators:
        shown_weight = "" if row.weight is None else show(row.weight)
        told = value(row.score_formula, centre=False)
        yield Row((value(row.name), value(shown_weight), value(_points(row.score)), told))


def _execution(filing: Filing) -> str:
    """The rate at least, where nobody says how the points came about."""
    executed, budget = filing.funds.executed, parts.whole(filing.funds)[1]
    rate = parts.rate(executed, budget)
    return f"执行率{show(executed)}÷{show(budget)}={rate}" if rate and executed is not None and budget else ""


def _points(score: Decimal | None) -> str:
    return parts.points(score, due=True)
