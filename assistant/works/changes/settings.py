"""A work under another profile or for another year."""

import re
from collections.abc import Sequence

from assistant.domain.filing import Funds
from assistant.domain.fund_lines import OF_TOTAL
from assistant.domain.indicator import Indicator
from assistant.domain.operation import Operation
from assistant.domain.profile import Profile
from assistant.domain.vocabulary import FormKind
from assistant.language.money import Money, MoneyUnit
from assistant.language.numerals import fold, read_number
from assistant.works.interface import ChangeOutcome, NotApplicable, Tools
from assistant.works.rows import in_order, with_filing
from assistant.works.state import WorkState
from assistant.works.weights import class_totals, moved_weights, weighed

_MONEY = (*("total", "overall_total", "overall_fiscal", "overall_other"), *OF_TOTAL)
_YEARS = (2000, 2100)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def switch_profile(state: WorkState, order: Operation, tools: Tools) -> ChangeOutcome:
    """The rows in the classes of the other profile, weighed by it; what has no place there is named."""
    new = _profile(order.value, tools)
    old = tools.profile
    if new.id == state.filing.profile:
        raise NotApplicable(f"现在就是“{new.title}”，没有改动。")
    if state.filing.form is FormKind.SELF_EVALUATION:
        return _counted_by(state, old, new)
    homeless = [r.name for r in state.filing.indicators if new.place(r.level1, r.level2) is None]
    rows = _reweighed(in_order([_placed(r, new) for r in state.filing.indicators], new), new)
    overall = in_order([_placed(r, new) for r in state.filing.overall_indicators], new)
    funds, noted = _in_unit(state.filing.funds, new)
    done = with_filing(state, profile=new.id, indicators=rows, overall_indicators=overall, funds=funds)
    moved = [f"{r.name}→{n.level2}" for r, n in _pairs(state.filing.indicators, rows) if r.level2 != n.level2]
    return ChangeOutcome(done, "口径", old.title, new.title).with_note(
        f"换了分类：{'、'.join(moved)}" if moved else "",
        f"这个口径没有它们的分类，请改分类或删去：{'、'.join(homeless)}" if homeless else "",
        _of_weights(state.filing.indicators, rows),
        noted,
    )


def _counted_by(state: WorkState, old: Profile, new: Profile) -> ChangeOutcome:
    """A self-evaluation keeps the approved rows and their weights; only the way of counting is another one."""
    if new.curves is None:
        raise NotApplicable(f"“{new.title}”没有规定自评的计分办法，没有改。")
    return ChangeOutcome(with_filing(state, profile=new.id), "口径", old.title, new.title)


def _profile(stated: str, tools: Tools) -> Profile:
    """A profile by its id, its title or its region."""
    word = stated.strip().removesuffix("口径").removesuffix("的")
    profiles = tools.ports.profiles()
    exact = [p for p in profiles if stated.strip() in {p.id, p.title}]
    by_region = [p for p in profiles if word and p.region and (word in p.region or p.region in stated)]
    found = exact or by_region
    if len(found) != 1:
        choices = "、".join(f"{p.id}（{p.title}）" for p in profiles)
        raise NotApplicable(f"没有“{stated[:20]}”这个口径，请从这些里选：{choices}。")
    return found[0]


def _placed(row: Indicator, profile: Profile) -> Indicator:
    place = profile.place(row.level1, row.level2)
    return row.model_copy(update={"level1": place[0], "level2": place[1]}) if place else row


def _reweighed(rows: Sequence[Indicator], profile: Profile) -> tuple[Indicator, ...]:
    """Weights by the class totals of the profile, rows in their old proportions; none where it has none."""
    totals = class_totals(rows, profile)
    if not totals:
        return tuple(r.model_copy(update={"weight": None}) for r in rows)
    return weighed(rows, totals, {r.id: r.weight for r in rows if r.weight})


def _of_weights(before: Sequence[Indicator], after: Sequence[Indicator]) -> str:
    if any(r.weight is not None for r in before) and all(r.weight is None for r in after):
        return "这个口径的表没有规定分值，原来的分值不再保留"
    return moved_weights(before, after)


def _pairs(before: Sequence[Indicator], after: Sequence[Indicator]) -> list[tuple[Indicator, Indicator]]:
    now = {r.id: r for r in after}
    return [(r, now[r.id]) for r in before if r.id in now]


def _in_unit(funds: Funds, profile: Profile) -> tuple[Funds, str]:
    """The money in the unit of the form, exactly."""
    if funds.money_unit is None or funds.unit == profile.money_unit:
        return funds, ""
    old, new = funds.money_unit, MoneyUnit(profile.money_unit)
    changes = {f: Money(amount=v, unit=old).to(new).amount for f in _MONEY if (v := getattr(funds, f)) is not None}
    items = tuple(i.model_copy(update={"amount": Money(amount=i.amount, unit=old).to(new).amount}) for i in funds.items)
    return funds.model_copy(update={**changes, "items": items, "unit": new.value}), f"金额改以{new}为单位"


def switch_year(state: WorkState, order: Operation, tools: Tools) -> ChangeOutcome:
    """Another budget year. A period that was only assumed goes along; days of the old year that remain are named."""
    year, old = _year(order.value, tools), state.filing.year
    if year == old:
        raise NotApplicable(f"本来就是{year}年度，没有改动。")
    project = state.filing.project
    moved = {f: f"{year}{day[4:]}" for f in ("start", "end") if (day := getattr(project, f)) and _is_assumed(state, f)}
    done = with_filing(state, year=year, project=project.model_copy(update=moved))
    return ChangeOutcome(done, "年度", f"{old or '（空）'}", f"{year}").with_note(
        "起止时间随之改为全年" if moved else "", _stale(done, str(old))
    )


def _year(stated: str, tools: Tools) -> int:
    text = fold(stated.strip()).removesuffix("度").removesuffix("年")
    named = {"明": 1, "今": 0, "本": 0, "后": 2}
    if text in named:
        return tools.ports.now().year + named[text]
    number = read_number(text)
    if number is None or number != int(number) or not _YEARS[0] <= number <= _YEARS[1]:
        raise NotApplicable(f"“{stated[:20]}”不是年度，请说四位数的年份，如“2027年”。")
    return int(number)


def _is_assumed(state: WorkState, field: str) -> bool:
    source = state.filing.sources.get(f"project.{field}")
    return source is not None and source.confirm


def _stale(state: WorkState, old: str) -> str:
    """Where the old year still stands."""
    filing = state.filing
    places = [r.name for r in filing.indicators if old in _YEAR.findall(r.target)]
    places += [
        word for word, text in (("年度目标", filing.goals.annual), ("总体目标", filing.goals.overall)) if old in text
    ]
    places += [
        word
        for word, day in (("开始日期", filing.project.start), ("结束日期", filing.project.end))
        if day.startswith(old)
    ]
    places += ["项目名称"] if old in filing.project.name else []
    return f"这些地方还写着{old}年，请核对：{'、'.join(places)}" if places else ""
