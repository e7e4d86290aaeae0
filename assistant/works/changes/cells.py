"""Changes of one cell of a row: value, name, class, weight, words."""

from decimal import Decimal

from assistant.base import show
from assistant.domain.indicator import Indicator
from assistant.domain.operation import Operation
from assistant.domain.operation_arguments import TEXT_FIELDS
from assistant.domain.profile import Profile
from assistant.domain.vocabulary import is_cost, read_level1, read_level2
from assistant.language.numeral.reading import read_figure
from assistant.works.goal_text import restated
from assistant.works.interface import ChangeOutcome, NotApplicable, Tools
from assistant.works.rows import by_user, changed, in_order, row_of, with_filing, with_row
from assistant.works.state import WorkState
from assistant.works.target_value import read_value
from assistant.works.weights import kept_right, moved_weights, sum_note
from assistant.works.wording import readable_name, readable_text, renamed

_LONGEST_INDICATOR = 40
_WHOLE = Decimal(100)
"""What the points of a form never exceed, where its profile names no total."""


def set_target(state: WorkState, order: Operation, tools: Tools) -> ChangeOutcome:  # noqa: ARG001 -- one shape for all
    """The value as said on this row; a goal that states the old value says the new one."""
    row = row_of(state, order.row)
    value = read_value(row, order.value, state.filing.year)
    suggested = row.source is not None and row.source.confirm
    if value.target == row.target and not suggested:
        raise NotApplicable(f"“{row.name}”本来就是{row.target}，没有改动。")
    done = by_user(row, target=value.target, unit=value.unit)
    filing, noted = restated(state.filing, row, done.parsed)
    outcome = changed(state.model_copy(update={"filing": filing}), row, row.target, value.target, **_cell(done))
    return outcome.with_note(f"{'、'.join(noted)}里的数一并改了" if noted else "")


def _cell(row: Indicator) -> dict[str, object]:
    return {"target": row.target, "unit": row.unit}


def set_name(state: WorkState, order: Operation, tools: Tools) -> ChangeOutcome:  # noqa: ARG001
    """The new name, also where the old one stood word for word in the row's own words and in the goals."""
    row = row_of(state, order.row)
    name = readable_name(order.value, "指标名称")
    if len(name) > _LONGEST_INDICATOR:
        raise NotApplicable(f"指标名称太长（{len(name)}字），请不超过{_LONGEST_INDICATOR}字。")
    require_new_name(state, name, row.level2, row.id)
    filing, new, noted = renamed(state.filing, row, name)
    done = with_row(state.model_copy(update={"filing": filing}), new)
    return ChangeOutcome(done, name, row.name, name).with_note(f"{'、'.join(noted)}里的旧名称一并改了" if noted else "")


def require_new_name(state: WorkState, name: str, level2: str, own: str = "") -> None:
    """Refuses a name that another row of the class has. Raises NotApplicable."""
    twins = [r for r in state.filing.indicators if r.name == name and r.level2 == level2 and r.id != own]
    if twins:
        raise NotApplicable(f"{level2}里已经有“{name}”（{twins[0].target}），没有改。可以直接改那一条的指标值。")


def set_class(state: WorkState, order: Operation, tools: Tools) -> ChangeOutcome:
    """The row at the end of another class of the profile, the weights of both classes filled up again."""
    row = row_of(state, order.row)
    level1, level2 = read_class(tools.profile, "", order.value)
    if (level1, level2) == (row.level1, row.level2):
        raise NotApplicable(f"“{row.name}”本来就在{level2}里，没有改动。")
    moved = row.model_copy(update={"level1": level1, "level2": level2})
    before = state.filing.indicators
    rows = in_order([*(r for r in before if r.id != row.id), moved], tools.profile)
    rows = kept_right(before, rows, tools.profile)
    old, new = f"{row.level1}/{row.level2}", f"{level1}/{level2}"
    outcome = ChangeOutcome(with_filing(state, indicators=rows), row.name, old, new)
    return outcome.with_note(moved_weights(before, rows), sum_note(rows, tools.profile))


def read_class(profile: Profile, level1: str, level2: str) -> tuple[str, str]:
    """A class of the profile by its words. Raises NotApplicable, naming the classes there are."""
    if level2 and (place := _class_named(profile, level2, level1)):
        return place
    of_first = [c for c in profile.level1 if read_level1(c.name) == read_level1(level1 or level2)]
    if len(of_first) == 1 and len(of_first[0].level2) == 1:
        return of_first[0].name, of_first[0].level2[0].name
    choices = "、".join(s.name for c in (of_first or profile.level1) for s in c.level2)
    what = f"“{level2 or level1}”不是本口径的二级指标" if level2 or level1 else "还不知道放在哪一类"
    raise NotApplicable(f"{what}。请从这些里选：{choices}。")


def _class_named(profile: Profile, level2: str, level1: str) -> tuple[str, str] | None:
    """The class with this name, or the profile's place for what other profiles call so."""
    bare = level2.removesuffix("指标")
    for first in profile.level1:
        for second in first.level2:
            if bare == second.name.removesuffix("指标") and bare != first.name.removesuffix("指标"):
                return first.name, second.name
    only_first = read_level1(level2) is not None and bare in {"产出", "效益", "成本", "效果"}
    if only_first or (read_level2(level2) is None and not is_cost("", level2)):
        return None
    return profile.place(level1, level2)


def set_weight(state: WorkState, order: Operation, tools: Tools) -> ChangeOutcome:
    """The points of one row; what the sum is now is said where it is not what it should be."""
    row = row_of(state, order.row)
    weight = _points(order.value, row.name)
    if weight > (most := tools.profile.declaration_total or _WHOLE):
        raise NotApplicable(f"一条指标的分值不能超过合计{show(most)}分，没有改。")
    before = "没有分值" if row.weight is None else f"{show(row.weight)}分"
    done = with_row(state, row.model_copy(update={"weight": weight}))
    note = sum_note(done.filing.indicators, tools.profile)
    return ChangeOutcome(done, row.name, before, f"{show(weight)}分").with_note(note)


def _points(stated: str, name: str) -> Decimal:
    number = read_figure(stated.strip().removesuffix("分").strip())
    if number is None:
        raise NotApplicable(f"“{stated[:20]}”不是分值，“{name}”没有改。请说一个数，如“8分”。")
    if number <= 0:
        raise NotApplicable(f"“{name}”的分值要大于0。不需要这条指标可以删去。")
    return number


def set_text(state: WorkState, order: Operation, tools: Tools) -> ChangeOutcome:  # noqa: ARG001
    """Words of a row, such as its definition; the source of its value stays."""
    row = row_of(state, order.row)
    what = TEXT_FIELDS[order.field]
    text = readable_text(order.value, what)
    done = row.model_copy(update={order.field: text})
    return ChangeOutcome(
        with_row(state, done), f"{row.name}的{what}", getattr(row, order.field) or "（空）", text or "（空）"
    )
