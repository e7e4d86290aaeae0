"""What a design passes over in silence: planned numbers without a row or a reason, main rows that no goal speaks of."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from assistant.domain.ledger import NumberRole
from assistant.domain.placeholders import is_placeholder
from assistant.domain.vocabulary import OUTPUT, SATISFACTION, is_cost, read_level1
from assistant.jobs.declaration.writers.model_based.material import Material
from assistant.jobs.declaration.writers.model_based.reply import DesignedGoal
from assistant.jobs.declaration.writers.model_based.rows import Designed, Faulty
from assistant.language.numerals import fold
from assistant.language.tokens import find_tokens

UNEXPLAINED, UNMENTIONED = "没有写成指标的数", "没有写到的指标"
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_YEAR = re.compile(r"20\d\d")
_MAIN = 4
"""From this importance on, a row is one of the main ones (1 to 5)."""
_OF_GOALS = frozenset({OUTPUT, SATISFACTION})


def unexplained(material: Material, used: Collection[str]) -> Iterator[Faulty]:
    """One fault that names every planned number that is in none of the ``used`` tokens. What money is spent on may stay
    in the total without a word."""
    silent = {
        token: entry
        for token, entry in material.numbers.items()
        if entry.role.makes_row and entry.role is not NumberRole.MONEY_USE and token not in used
    }
    if silent:
        listed = "、".join(f"{token}“{entry.quote}”" for token, entry in silent.items())
        yield Faulty(UNEXPLAINED, (f"{listed}既没有写成指标，也没有在 left_out 写明理由",))


def unmentioned(label: str, goals: Sequence[DesignedGoal], rows: Mapping[str, Designed]) -> Iterator[Faulty]:
    """One fault that names every main output and the satisfaction whose value no sentence shows; an open value may be
    spoken of without one."""
    cited = {key for goal in goals for key in goal.rows}
    figures = {figure for goal in goals for figure in figures_of(goal.text)}
    missing = [
        key
        for key, designed in rows.items()
        if _is_main(designed) and not _is_shown(designed.row.indicator.target, figures, is_cited=key in cited)
    ]
    if missing:
        listed = "、".join(f"{key}“{rows[key].row.indicator.name}”" for key in missing)
        yield Faulty(f"{label}{UNMENTIONED}", (f"各句都没有写到{listed}",))


def _is_shown(target: str, figures: set[str], *, is_cited: bool) -> bool:
    own = {figure for figure in figures_of(target) if not _YEAR.fullmatch(figure)}
    return is_cited if is_placeholder(target) or not own else own <= figures


def figures_of(text: str) -> set[str]:
    """The figures of a text however they are written, and those of its dates: 11月底 is the 30th."""
    dates = " ".join(part for token in find_tokens(text) for part in (token.date, token.date_end))
    return set(_FIGURE.findall(fold(text).replace(",", ""))) | {str(int(n)) for n in re.findall(r"\d+", dates)}


def _is_main(designed: Designed) -> bool:
    indicator, level = designed.row.indicator, read_level1(designed.row.indicator.level1)
    if designed.row.overall or level not in _OF_GOALS or is_cost(indicator.level1, indicator.level2):
        return False
    return level == SATISFACTION or designed.row.importance >= _MAIN
