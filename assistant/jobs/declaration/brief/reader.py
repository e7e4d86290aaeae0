"""Read a brief: text in, facts with spans and open questions out. Nothing is invented."""

import re

from assistant.domain.facts import BriefReading, DateFact, DateRole, Facts, MoneyFact, MoneyRole, TextFact
from assistant.files.interface import BriefError
from assistant.jobs.declaration.brief import names
from assistant.jobs.declaration.brief.dates import read_dates, read_years
from assistant.jobs.declaration.brief.kinds import read_kinds
from assistant.jobs.declaration.brief.money import read_money
from assistant.jobs.declaration.brief.quantities import read_quantities
from assistant.jobs.declaration.brief.questions import open_questions
from assistant.jobs.declaration.brief.rates import read_rates
from assistant.jobs.declaration.brief.text import BriefText
from assistant.language.invisible import visible
from assistant.language.orders import find_orders
from assistant.language.unread import unread_figures
from policy_corpus import library

MAX_CHARACTERS = 60_000
_YEAR = re.compile(r"(?<![〔\[（(\d\-—–~至到])(?P<y>20[12345]\d)\s*年度?")
_OPENS_PERIOD = re.compile(r"\s*(?:\d{1,2}月(?:\d{1,2}日)?)?\s*(?:-|—|–|~|～|至|到)")
_MIN_CHINESE = 4


def read_brief(text: str, *, year: int | None = None) -> BriefReading:
    """Facts and questions of a brief. ``year`` dates what has no year. Raises BriefError where it is no brief."""
    text = visible(text)
    _require_brief(text)
    brief = BriefText(text)
    orders = [(start, _line_end(brief.folded, end)) for start, end in find_orders(brief.folded)]
    for order in orders:
        brief.take(*order)  # what orders the program is no fact; its figures stay in the account of unread ones
    labelled = names.read_labelled(brief)
    stated_year = _budget_year(brief.folded)
    budget_year = int(stated_year["y"]) if stated_year else year
    period = read_years(brief)
    money = tuple(read_money(brief))
    dates = tuple(read_dates(brief, budget_year))
    rates = tuple(read_rates(brief))
    quantities = tuple(read_quantities(brief))
    sectors = read_kinds(brief, library.sectors())
    shown = [s for f in sectors for s in library.sectors() if s.id == f.kind]
    unit = labelled.get("unit") or names.read_unit(brief)
    facts = Facts(
        text=text,
        name=labelled.get("name") or names.read_name(brief),
        department=labelled.get("department") or names.read_department(brief) or _own_department(unit),
        unit=unit,
        year=int(stated_year["y"]) if stated_year else None,
        year_span=brief.span(*stated_year.span()) if stated_year else None,
        attribute=labelled.get("attribute") or names.read_attribute(brief),
        category=labelled.get("category"),
        content=labelled.get("content"),
        goal=labelled.get("goal"),
        start=_bound(DateRole.START, dates, period),
        end=_bound(DateRole.END, dates, period),
        kinds=read_kinds(brief, library.kinds()),
        sectors=sectors,
        money=_last_labelled_total(brief, money),
        quantities=tuple(q for q in quantities if q.verb not in names.SERVING_VERBS),
        rates=rates,
        dates=dates,
        beneficiaries=tuple(names.read_beneficiaries(brief, quantities, shown)),
    )
    unread = unread_figures(brief.folded, [*(t for t in brief.taken if t not in orders), *_year_span(stated_year)])
    return BriefReading(facts=facts, questions=open_questions(facts), unread=tuple(unread))


def _require_brief(text: str) -> None:
    if not text.strip():
        raise BriefError("简介是空的。请写几句话：做什么、做多少、什么时候完成、花多少钱。")
    if len(text) > MAX_CHARACTERS:
        raise BriefError(
            f"简介有 {len(text)} 个字，太长了。请只保留项目内容、数量、时间和资金，不超过 {MAX_CHARACTERS} 字。"
        )
    chinese = len(re.findall(r"[一-鿿]", text))
    if chinese < _MIN_CHINESE or "\x00" in text:
        raise BriefError("没有读到中文的项目简介。请用中文写几句话，说明做什么、做多少、花多少钱。")


def _budget_year(folded: str) -> re.Match[str] | None:
    """The year the money is asked for: the first year named that does not open a period, else the first."""
    found = list(_YEAR.finditer(folded))
    alone = [m for m in found if not _OPENS_PERIOD.match(folded, m.end())]
    return next(iter(alone or found), None)


def _line_end(text: str, end: int) -> int:
    """The end of the line: what follows an order on its line goes on ordering."""
    stop = text.find("\n", end)
    return len(text) if stop < 0 else stop


def _year_span(stated: re.Match[str] | None) -> list[tuple[int, int]]:
    return [stated.span()] if stated else []


def _own_department(unit: TextFact | None) -> TextFact | None:
    return unit if unit is not None and names.is_department(unit.value) else None


def _bound(role: DateRole, dates: tuple[DateFact, ...], period: tuple[DateFact, DateFact] | None) -> DateFact | None:
    stated = [d for d in dates if d.role is role and not d.date.startswith("--")]
    if stated:
        return stated[-1]
    return next((d for d in period or () if d.role is role), None)


def _last_labelled_total(brief: BriefText, money: tuple[MoneyFact, ...]) -> tuple[MoneyFact, ...]:
    """A labelled total (资金总额：…) settles what earlier lines left open: earlier totals give way to it."""
    starts = [s for label, _, s in brief.labels() if label in {"资金总额", "年度资金总额", "项目资金", "资金", "金额"}]
    if not starts:
        return money
    settled = [m for m in money if m.role is MoneyRole.TOTAL and starts[-1] <= m.span.start <= starts[-1] + 30]
    if not settled:
        return money
    return tuple(m for m in money if m.role is not MoneyRole.TOTAL or m is settled[0])
