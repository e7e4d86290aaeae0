"""The score of the execution of the budget: 全年执行数 ÷ 全年预算数, linear or in steps (财预〔2021〕101号 三（七）).

101号 asks first whether the project is completed: then staying within the budget earns all points, whatever the rate;
its steps are for projects that are not.
"""

from decimal import Decimal

from assistant.base import show
from assistant.domain.filing import Funds
from assistant.domain.profile import Curves, Profile
from assistant.domain.rates import percent
from assistant.scoring.completion import Completion
from assistant.scoring.curves import FULL, Score, linear, steps
from assistant.scoring.row_score import RowScore

_NAME = "预算执行率"


def score_execution(funds: Funds, profile: Profile, *, completed: bool | None = None) -> RowScore:
    """预算执行率 and its points, on the adjusted budget, the initial one where none was adjusted.

    ``completed`` says whether the project is finished; None where nobody said, then the steps are used.
    """
    weight = funds.execution_weight or profile.execution_weight
    budget = funds.adjusted if funds.adjusted is not None else funds.initial
    if weight is None or profile.curves is None:
        return RowScore(_NAME, weight, None, missing="口径没有规定预算执行率的分值")
    if not budget or funds.executed is None:
        return RowScore(_NAME, weight, None, missing="没有填写全年预算数或全年执行数")
    rate = percent(funds.executed, budget)
    stated = f"执行率{show(funds.executed)}÷{show(budget)}={show(rate)}%"
    done = Completion(rate, rate >= FULL, stated)
    score = _score(rate, weight, profile.curves, completed=completed)
    if score is None:
        missing = f"{stated}，执行数大于全年预算数，口径没有规定得分，请核对金额"
        return RowScore(_NAME, weight, None, missing=missing, completion=done)
    return RowScore(_NAME, weight, score.points, f"{stated}；{score.formula}", completion=done)


def _score(rate: Decimal, weight: Decimal, curves: Curves, *, completed: bool | None) -> Score | None:
    """None where the budget was exceeded and the steps say nothing about that."""
    if curves.execution != "steps":
        return _linear(rate, weight)
    if rate > FULL:
        return None
    if completed and curves.execution_full_when_completed:
        return Score(weight, f"项目已完成，执行数没有超过全年预算数，得满分{show(weight)}分")
    return steps(rate, weight, curves.execution_steps)


def _linear(rate: Decimal, weight: Decimal) -> Score:
    if rate < FULL:
        return linear(rate, weight)
    return Score(weight, f"达到100%，得满分{show(weight)}分")
