"""Last year's form moved to the new year, before any change: year, period, days, and what says 2026年度."""

from collections.abc import Callable, Iterator

from assistant.domain.applied_change import AppliedChange
from assistant.domain.filing import Filing, Funds, Project
from assistant.domain.indicator import Indicator
from assistant.domain.profile import Profile
from assistant.jobs.declaration.last_year.working import WorkingForm, WorkingRow
from assistant.language.changes.years import day_moved, rolled_years
from assistant.language.money import Money, MoneyUnit

_Roll = Callable[[str], str]
_NEW, _GOES_ON = "新增项目", "延续项目"
_TEXTS = ("target", "definition", "formula", "scoring_standard", "name")
_AMOUNTS = (
    "total", "fiscal", "carry_over", "special_account", "other", "overall_total", "overall_fiscal", "overall_other",
)  # fmt: skip


def year_of_form(last: Filing, year: int) -> int:
    """The year that a form is of: as it says, else that of its first day, else the one before."""
    start = last.project.start[:4]
    return last.year or (int(start) if start.isdigit() and int(start) < year else year - 1)


def rolled_on(last: Filing, year: int, profile: Profile) -> WorkingForm:
    """The form of the new year as it stands without changes."""
    last_year = year_of_form(last, year)
    until = int(last.project.end[:4]) if last.project.multi_year and last.project.end[:4].isdigit() else None
    project, noted = _project(last.project, last_year, year)
    funds = in_unit(last.funds, MoneyUnit(profile.money_unit))

    def text(words: str) -> str:
        return rolled_years(words, last_year, year, until=until)

    rows = [WorkingRow(new, row, new) for row in last.indicators for new in [_row(row, text)]]
    overall = last.goals.overall if until is not None else text(last.goals.overall)
    filing = last.model_copy(
        update={
            "year": year,
            "project": project.model_copy(update={"content": text(project.content)}),
            "funds": funds,
            "goals": last.goals.model_copy(update={"annual": text(last.goals.annual), "overall": overall}),
            "profile": profile.id,
            "id": "",
        }
    )
    form = WorkingForm(last, filing, last_year, year, rows)
    form.changes += [AppliedChange(path="year", where="年度", before=str(last_year), after=str(year), why="转入新年度")]
    form.changes += noted
    form.changes += _dates_moved(form)
    if project.multi_year and until is not None and until < year:
        form.ask("period.over", end=last.project.end, year=str(year))
    return form


def _row(row: Indicator, text: _Roll) -> Indicator:
    return row.model_copy(update={name: text(getattr(row, name)) for name in _TEXTS})


def _project(project: Project, last_year: int, year: int) -> tuple[Project, list[AppliedChange]]:
    noted: list[AppliedChange] = []
    new = dict[str, str]()
    if not project.multi_year:
        for name, where in (("start", "开始时间"), ("end", "结束时间")):
            before = getattr(project, name)
            new[name] = day_moved(before, year - last_year)
            if new[name] != before:
                noted.append(
                    AppliedChange(path=f"project.{name}", where=where, before=before, after=new[name], why="按年度顺延")
                )
    if not project.start and not project.end:
        new |= {"start": f"{year}-01-01", "end": f"{year}-12-31"}
        why = f"去年的表没有写起止时间，暂按{year}预算年度填写，请确认"
        noted.append(AppliedChange(path="project.start", where="开始时间", after=new["start"], why=why))
        noted.append(AppliedChange(path="project.end", where="结束时间", after=new["end"], why=why))
    name = rolled_years(project.name, last_year, year)
    if name != project.name:
        new["name"] = name
        noted.append(
            AppliedChange(path="project.name", where="项目名称", before=project.name, after=name, why="按年度顺延")
        )
    if project.attribute in {_NEW, ""} and year > last_year:
        new["attribute"] = _GOES_ON
        why = f"{last_year}年已经实施，{year}年为延续"
        noted.append(
            AppliedChange(path="project.attribute", where="项目属性", before=project.attribute, after=_GOES_ON, why=why)
        )
    return project.model_copy(update=new), noted


def _dates_moved(form: WorkingForm) -> Iterator[AppliedChange]:
    for at, row in enumerate(form.rows):
        if row.last is not None and row.last.target != row.row.target:
            yield AppliedChange(
                path=f"indicators[{at}].target", where=f"指标“{row.row.name}”", before=row.last.target,
                after=row.row.target, why="按年度顺延",
            )  # fmt: skip


def in_unit(funds: Funds, unit: MoneyUnit) -> Funds:
    """The funds in the unit of the form that is written; as they are where their unit is not known."""
    if funds.money_unit is None or funds.money_unit is unit:
        return funds
    amounts = {name: money.to(unit).amount for name in _AMOUNTS if (money := funds.money(name)) is not None}
    own = funds.money_unit
    items = tuple(
        item.model_copy(update={"amount": Money(amount=item.amount, unit=own).to(unit).amount}) for item in funds.items
    )
    return funds.model_copy(update={**amounts, "items": items, "unit": str(unit)})
