"""The plan of a whole department as 部门整体支出绩效目标申报表: duties, tasks with money, goals, indicators."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from assistant.domain.facts import Facts, Question, TextFact
from assistant.domain.filing import Filing, Funds, Project, YearTask
from assistant.domain.indicator import Indicator
from assistant.domain.ledger import Ledger
from assistant.domain.placeholders import placeholder
from assistant.domain.profile import Profile
from assistant.domain.source import Source, SourceKind
from assistant.domain.vocabulary import BENEFIT, SATISFACTION, FormKind
from assistant.jobs.declaration.department.amounts import PlanAmount, plan_amounts
from assistant.jobs.declaration.department.duties import duties
from assistant.jobs.declaration.department.indicators import plan_ledger, plan_rows
from assistant.jobs.declaration.department.money import PlanMoney, PlanTask, plan_money
from assistant.jobs.declaration.department.words import words
from assistant.jobs.declaration.writers.rule_based import goals
from assistant.language.money import Money, MoneyUnit
from assistant.language.numerals import SPOKEN
from assistant.writing.questions import QuestionWordings, load_questions

_FILE = Path(__file__).with_name("questions.yaml")
_WHOLE = re.compile("部门整体|整体支出|整体绩效|单位整体")
_DEPARTMENT_BUDGET = re.compile("部门预算|收支预算|三定|全局预算|单位预算|支出预算")
_STAFF = re.compile(rf"编制[^，。\n]{{0,4}}?(?:\d|{SPOKEN})+\s*[名人个]|在职|实有|在岗|三定")
_ONE_PROJECT = re.compile("本项目|项目总投资|一次性项目|项目建设期|拟实施")
_ENOUGH = 3
"""So many signs of a department's plan must be there: basic spending, duties, staff, running costs, its budget."""
_OFFICE = re.compile(
    r"[一-鿿]{2,20}(?:人民政府|街道办事处|委员会|管理局|监督局|保障局|局|厅|委|办公室|中心)(?![一-鿿]{0,2}(?:长|内|机关))"
)
_ABOUT = re.compile(r"^(?:我们是|报|关于|【.*?】)|(?:是|的|20\d\d|喂|，).*$")
MOST = 3


@dataclass(frozen=True)
class DepartmentDraft:
    """The filing, the ledger of the plan, and what is asked."""

    filing: Filing
    ledger: Ledger
    questions: tuple[Question, ...]


@cache
def _wording() -> QuestionWordings:
    return load_questions(_FILE)


def is_department_plan(text: str, year: int) -> bool:
    """Whether a text plans for a whole department: it says so, or it speaks of duties, staff, running costs and basic
    spending as only such a plan does."""
    if _WHOLE.search(text) and "基本支出" in text:
        return True
    signs = ("基本支出" in text, words("duty"), words("establishment"), words("running"), _DEPARTMENT_BUDGET)
    seen = [bool(sign if isinstance(sign, bool) else sign.search(text)) for sign in signs]
    if _ONE_PROJECT.search(text):
        return False
    if _STAFF.search(text) and words("office").search(text):
        return True
    if sum(seen) < _ENOUGH:
        return False
    money = plan_money(text, plan_amounts(text, year))
    return money.basic is not None and (money.project is not None or money.total is not None)


def draft_department(text: str, year: int, profile: Profile, office: TextFact | None = None) -> DepartmentDraft:
    """The form of a department for the plan's text. Nothing is invented; what is missing is asked."""
    amounts = plan_amounts(text, year)
    money = plan_money(text, amounts)
    ledger = plan_ledger(text, year)
    rows = plan_rows(text, ledger, amounts, year)
    unit = MoneyUnit(profile.money_unit)
    name = _department(text) or (office.value if office is not None else "")
    funds, sources = _funds(money, unit)
    filing = Filing(
        form=FormKind.DEPARTMENT_GOAL,
        profile=profile.id,
        year=year,
        project=Project(department=name or placeholder("部门（单位）名称"), start=f"{year}-01-01", end=f"{year}-12-31"),
        funds=funds,
        duties=duties(text),
        tasks=tuple(_task(task, unit) for task in money.tasks),
        goals=goals.compose(Facts(), Project(), rows, ()),
        indicators=rows,
        sources=sources,
    )
    asked = sorted(_questions(filing, money, unit), key=lambda q: q.priority)[:MOST]
    return DepartmentDraft(filing, ledger, tuple(asked))


def _department(text: str) -> str:
    """The name of the department where a line or the speaker gives it."""
    for match in _OFFICE.finditer(text):
        name = re.sub(r"^.*?(?:我们是|是|报|【)", "", match[0])
        if len(name) >= 4 and not re.search("财政局$|去年|全县|全市", name):
            return name
    return ""


def _funds(money: PlanMoney, unit: MoneyUnit) -> tuple[Funds, dict[str, Source]]:
    values: dict[str, Decimal] = {}
    sources: dict[str, Source] = {}
    for field, amount in (("total", money.total), ("basic", money.basic), ("project", money.project)):
        if amount is not None:
            values[field] = _in(amount.yuan, unit)
            sources[f"funds.{field}"] = _stated(amount)
    if money.total is None and money.derived_total is not None:
        values["total"] = _in(money.derived_total, unit)
        sources["funds.total"] = Source(kind=SourceKind.FORMULA, label="总额 = 基本支出 + 项目支出")
    return Funds(unit=str(unit), **values), sources


def _task(task: PlanTask, unit: MoneyUnit) -> YearTask:
    return YearTask(name=task.name, content=task.content, amount=_in(task.yuan, unit), source=_stated(task.amount))


def _in(yuan: Decimal, unit: MoneyUnit) -> Decimal:
    return Money(amount=yuan, unit=MoneyUnit.YUAN).to(unit).amount


def _stated(amount: PlanAmount) -> Source:
    token = amount.token
    return Source(
        kind=SourceKind.BRIEF, label=f"部门计划：{token.text}", quote=token.text, document="部门计划",
        start=token.start, end=token.end,
    )  # fmt: skip


def _questions(filing: Filing, money: PlanMoney, unit: MoneyUnit) -> Iterator[Question]:
    ask = _wording().ask
    if money.total_yuan is None:
        yield ask("department.total")
    elif money.basic is None or money.project is None:
        yield ask("department.parts", total=_shown(money.total_yuan, unit))
    if money.project is not None and sum(task.yuan for task in money.tasks) != money.project.yuan:
        yield ask("department.tasks", project=_shown(money.project.yuan, unit))
    if filing.project.department.startswith("【"):
        yield ask("department.name")
    if not filing.duties:
        yield ask("department.duties")
    yield from _missing(filing.indicators)


def _missing(rows: tuple[Indicator, ...]) -> Iterator[Question]:
    classes = {row.level1 for row in rows}
    if BENEFIT not in classes:
        yield _wording().ask("department.benefit")
    if SATISFACTION not in classes:
        yield _wording().ask("department.satisfaction")


def _shown(yuan: Decimal, unit: MoneyUnit) -> str:
    return str(Money(amount=yuan, unit=MoneyUnit.YUAN).to(unit))
