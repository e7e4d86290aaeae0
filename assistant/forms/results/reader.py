"""Results from files: YAML, JSON, the sheet we hand out, a half-filled 自评表, a foreign form, a few sentences."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from assistant.base import show
from assistant.domain.deviations import read_deviation
from assistant.domain.filing import Filing, FundLine
from assistant.domain.indicator import Indicator
from assistant.domain.placeholders import is_placeholder
from assistant.domain.rates import percent
from assistant.domain.results import Result, Results
from assistant.domain.source import Source, SourceKind
from assistant.domain.vocabulary import FORM_TITLES, FormKind
from assistant.files.formats import Use
from assistant.files.interface import IntakeError, ReadFiling
from assistant.files.names import shown
from assistant.files.opening import Opened
from assistant.files.paper import ReadPaper
from assistant.files.reader import opened_for, read_opened, reader_of
from assistant.files.structured import load
from assistant.forms.kind import has_results
from assistant.forms.reader import read_filings
from assistant.forms.results.sheet import is_our_sheet, project_of, read_sheet
from assistant.forms.results.structured import read_structured
from assistant.forms.table_forms import filings_of, sheet_grids
from assistant.language.names import normal
from assistant.language.target import Operator

_FILING_KEYS = {"form", "form_kind", "goals"}


def read_results(path: Path, declaration: Filing | None) -> Results:
    """The results of a file. Raises IntakeError with one Chinese line.

    ``declaration`` gives the unit where the file names none, and chooses among several forms in one file.
    """
    opened = opened_for(path, Use.RESULTS)
    reader = reader_of(opened, Use.RESULTS)
    if reader == "structured":
        return _structured(opened, declaration)
    paper = read_opened(opened, Use.RESULTS)
    for _, grid in sheet_grids(paper):
        if is_our_sheet(grid):
            return _checked(path, read_sheet(path, grid, declaration), project_of(grid), declaration)
    if reader == "plain" and declaration is not None:
        return _sentences(paper, declaration)
    return _of_forms(path, filings_of(paper), declaration)


def _structured(opened: Opened, declaration: Filing | None) -> Results:
    data = load(opened)
    if isinstance(data, list) or (isinstance(data, dict) and _FILING_KEYS & set(data)):
        if opened.path.suffix.lower() != ".json":
            raise IntakeError(f"“{opened.name}”像是绩效表，请存为 .json 再试。")
        return _of_forms(opened.path, read_filings(opened.path), declaration)
    return read_structured(data, opened.name, declaration)


def _sentences(paper: ReadPaper, declaration: Filing) -> Results:
    from assistant.forms.results.text import read_results_text

    results = read_results_text(paper.text, declaration)
    if results == Results(unit=results.unit, notes=results.notes, unread=results.unread):
        raise IntakeError(f"“{paper.name}”里没有读到完成情况，请写明指标名称和完成值，如“培训实际完成1180人次”。")
    return results


def _of_forms(path: Path, found: Sequence[ReadFiling], declaration: Filing | None) -> Results:
    """The results that a form holds; of several forms, that of the declaration's project."""
    wanted = normal(declaration.project.name) if declaration else ""
    same = [item for item in found if wanted and normal(item.filing.project.name) == wanted]
    if not same and len(found) > 1 and wanted:
        raise IntakeError(
            f"“{shown(path)}”里有 {len(found)} 张表，没有一张是“{declaration.project.name if declaration else ''}”的。"
        )
    chosen = (same or list(found))[0]
    _require_results(path, chosen)
    results = results_of(chosen.filing, shown(path)).model_copy(update={"notes": tuple(chosen.notes)})
    return _checked(path, results, chosen.filing.project.name, declaration)


def _require_results(path: Path, chosen: ReadFiling) -> None:
    """Raises IntakeError for a form whose kind has no results of the year, or of which nobody knows what it holds."""
    form = chosen.filing.form
    if form is FormKind.UNKNOWN:
        raise IntakeError(f"“{shown(path)}”里的表{chosen.form_reason}")
    if not has_results(form) and form is not FormKind.GOAL_DECLARATION:
        raise IntakeError(
            f"“{shown(path)}”是{FORM_TITLES[form]}，里面没有全年的完成情况，请换成自评表或完成情况填报表。"
        )


def _checked(path: Path, results: Results, project: str, declaration: Filing | None) -> Results:
    """Results that say something, of the declaration's project; another name is remarked on.

    Raises IntakeError where nothing was filled in, or the name is another and most indicators are too.
    """
    empty = Results(unit=results.unit, initial=results.initial, lines=_as_planned(results), notes=results.notes)
    if results == empty:
        raise IntakeError(f"“{shown(path)}”里没有填写完成情况，请填写实际完成值或全年执行数后再试。")
    wanted = declaration.project.name if declaration else ""
    if not wanted or not project or normal(project) == normal(wanted):
        return results
    if declaration and _mostly_unknown(results, declaration):
        raise IntakeError(f"“{shown(path)}”是“{project}”的完成情况，不是“{wanted}”的，请换成同一项目的文件。")
    note = f"文件中的项目是“{project}”，与申报表的项目名称不同，请核对。"
    return results.model_copy(update={"notes": (note, *results.notes)})


def _as_planned(results: Results) -> tuple[FundLine, ...]:
    """The sources with the initial budget only, as we print it before anything is filled in."""
    return tuple(FundLine(source=line.source, initial=line.initial) for line in results.lines)


def _mostly_unknown(results: Results, declaration: Filing) -> bool:
    known = {normal(row.name) for row in declaration.indicators}
    strange = sum(normal(item.name) not in known for item in results.items)
    return 2 * strange > len(results.items)


def results_of(filing: Filing, document: str = "") -> Results:
    """What a form says of the year: money, actual values, deviations, words. Targets and scores are left, except that
    the score of a text target is the unit's own choice within a band, and is kept as that share."""
    source = Source(kind=SourceKind.EVIDENCE, label=f"自评表：{document}", document=document) if document else None
    funds, account = filing.funds, filing.account
    return Results(
        unit=funds.unit,
        initial=funds.initial,
        adjusted=funds.adjusted,
        executed=funds.executed,
        lines=tuple(x for x in funds.lines if (x.initial, x.adjusted, x.executed) != (None, None, None)),
        items=tuple(_result(row, source) for row in filing.indicators if _says_something(row)),
        goal_actual=_given(filing.goals.actual),
        completed=filing.project.completed,
        process=account.process,
        execution_reason=account.execution_reason,
        conclusion=account.conclusion,
        problems=account.problems,
        measures=account.measures,
        organisation=account.organisation,
        lessons=account.lessons,
        use=account.use,
        note=account.note,
    )


def _says_something(row: Indicator) -> bool:
    stated = (row.actual, row.chosen_reason, row.deviation, row.deviation_kind)
    return bool(row.name.strip()) and (row.chosen_share is not None or any(_given(x or "") for x in stated))


def _given(text: str) -> str:
    """A text without what is still to be filled in."""
    return "" if is_placeholder(text) else text.strip()


def _share(row: Indicator) -> tuple[Decimal | None, str]:
    """The share of the weight that a person chose, and why; for a text target the printed score tells it."""
    target, score, weight = row.parsed, row.score, row.weight
    if row.chosen_share is not None or score is None or not weight or not _given(row.actual or ""):
        return row.chosen_share, row.chosen_reason
    if target.operator is not Operator.QUALITATIVE or not 0 <= score <= weight:
        return None, row.chosen_reason
    reported = f"照表中得分{show(score)}分（分值{show(weight)}分）折算"
    return percent(score, weight), row.chosen_reason or reported


def _result(row: Indicator, source: Source | None) -> Result:
    share, reason = _share(row)
    return Result(
        name=row.name,
        level1=row.level1,
        level2=row.level2,
        actual=_given(row.actual or ""),
        share=share,
        reason=reason,
        deviation=read_deviation(_given(row.deviation or ""), row.deviation_kind),
        evidence=row.evidence,
        source=source,
    )
