"""The project's own indicators: actual value from the papers, completion and score by the curves of the profile."""

import re
from dataclasses import dataclass
from decimal import Decimal

from assistant.base import show
from assistant.domain.dossier import FactKind, PaperFact, PaperKind, Quote
from assistant.domain.evaluation import Assessed, Deduction
from assistant.domain.indicator import Indicator
from assistant.domain.placeholders import is_placeholder
from assistant.domain.profile import Curves
from assistant.domain.survey import SurveyResult
from assistant.domain.vocabulary import SATISFACTION, read_level1
from assistant.jobs.evaluation.actuals import OWN_WORD, Actual, Actuals, is_satisfaction
from assistant.jobs.evaluation.exhibits import Exhibits
from assistant.jobs.evaluation.index import PaperIndex
from assistant.jobs.evaluation.money import Sum
from assistant.jobs.evaluation.ratios import ratio_of
from assistant.language.dates import chinese_dates
from assistant.language.money import MoneyUnit, read_money_unit
from assistant.language.polarity import NEGATIVE
from assistant.scoring.curves import FULL
from assistant.scoring.evaluation import SheetRow
from assistant.scoring.self_evaluation import Options, RowScore, score_row

_PLANS = (
    PaperKind.DECLARATION,
    PaperKind.PLAN,
    PaperKind.APPROVAL,
    PaperKind.BUDGET,
    PaperKind.RULES,
    PaperKind.TENDER,
    PaperKind.CONTRACT,
)
_PASS = re.compile("^(?:是|(?:全部|均)?(?:验收)?(?:合格|通过)(?:验收)?)$")
_ACCEPTANCE = re.compile("验收|工程质量|施工质量|项目质量")
_PASSED = re.compile(f"(?<![{NEGATIVE}本])(?:合格|通过)")
_FAILED = re.compile("不合格|未通过|不予|不通过|不同意|基本合格")
_ACCEPTED_RATE = re.compile("^(?:项目|工程|竣工|质量|建设|完工)*验收(?:合格|通过)率$")
_PART = re.compile("标段|阶段|分部|分项|隐蔽|单位工程|单项|初步验收|初验|[年季月]度?验收|中期|抽[检查]")
"""An acceptance of a part says nothing of the whole."""
_TOTAL_COST = re.compile(
    "^(?:项目|工程)?(?:建设|实施)?(?:总成本|总投资|总支出|成本|成本控制|预算控制)(?:控制)?(?:数|额|金额|总额)?$"
)
"""Names that ask for the cost of the whole project: what was spent."""


@dataclass(frozen=True)
class Value:
    """An actual value as it is shown, with what carries it."""

    text: str
    quotes: tuple[Quote, ...]
    how: str = ""
    """How it was come by, where it is not simply stated."""


class GoalScores:
    """Scores the approved indicators one by one."""

    def __init__(
        self, actuals: Actuals, index: PaperIndex, curves: Curves, survey: SurveyResult | None, spent: Sum, *,
        under_way: bool = False,
    ) -> None:  # fmt: skip
        self._actuals, self._index, self._curves = actuals, index, curves
        self._survey, self._spent, self._under_way = survey, spent, under_way

    def assess(self, row: SheetRow, goal: Indicator, reported: str, exhibits: Exhibits) -> Assessed:
        """One approved indicator; ``reported`` is what the unit states itself."""
        made = Assessed(
            id="", level1=row.row.level1, level2=row.row.level2, name=goal.name, weight=row.weight, target=goal.target,
            definition=goal.definition or row.row.definition, standard=standard(goal, self._curves),
        )  # fmt: skip
        if (accepted := self._accepted(goal)) is not None:
            return _passed(made, accepted, exhibits.ids([accepted.quote]))
        actual = self._actuals.of(goal)
        if self._under_way and _TOTAL_COST.match(goal.name):
            return made.model_copy(update={"missing": f"项目尚在实施，“{goal.name}”待项目完成、支出结清后评分"})
        value = self._value(goal, actual)
        if value is None:
            near = () if actual.rivals else self._index.passages(goal.name, without=_PLANS)
            quotes = tuple(f.quote for f in actual.rivals) or near
            return made.model_copy(
                update={"missing": _silence(goal, actual, reported), "evidence": exhibits.ids(quotes)}
            )
        scored = score_row(_filled(goal, row.weight, value.text), self._curves, None, Options())
        return _with_score(made, goal, value, scored, exhibits.ids(value.quotes))

    def _accepted(self, goal: Indicator) -> PaperFact | None:
        """The conclusion of an acceptance that answers a goal such as 工程质量：验收合格; none where one failed."""
        asked = _PASS.match(goal.target.strip()) and _ACCEPTANCE.search(f"{goal.name}{goal.target}")
        return self._passed_acceptance() if asked else None

    def _passed_acceptance(self) -> PaperFact | None:
        noted = [f for f in self._actuals.facts if f.kind is FactKind.ACCEPTANCE]
        sure = [f for f in noted if self._actuals.kind(f) is PaperKind.ACCEPTANCE and _PASSED.search(f.value)]
        return sure[0] if sure and not any(_FAILED.search(f.value) for f in noted) else None

    def _all_accepted(self, goal: Indicator) -> Value | None:
        """100 % for a rate of acceptance, where the whole work was accepted and no paper counts a rate."""
        whole = self._passed_acceptance() if _ACCEPTED_RATE.match(goal.name) and goal.parsed.unit == "%" else None
        if whole is None or _PART.search(f"{whole.subject}{whole.quote.paper}{whole.quote.text}"):
            return None
        return Value("100%", (whole.quote,), f"验收结论为{whole.value}，按100%计")

    def _value(self, goal: Indicator, actual: Actual) -> Value | None:
        """From the survey, from a fact, or from two facts by the indicator's own formula."""
        if self._survey is not None and self._survey.rate is not None and is_satisfaction(goal):
            return _surveyed(self._survey, self._survey.rate)
        if _TOTAL_COST.match(goal.name) and "元" in goal.parsed.unit and self._spent.yuan is not None:
            unit = read_money_unit(goal.parsed.unit) or MoneyUnit.WAN
            return Value(
                f"{show(self._spent.in_unit(unit) or Decimal(0))}{unit}", self._spent.quotes, "按项目实际支出计"
            )
        if actual.fact is not None:
            return Value(shown(actual.fact), (actual.fact.quote,), _own_word(goal) if actual.own_word else "")
        ratio = ratio_of(goal, self._actuals) if not actual.rivals else None
        if ratio is None:
            return None if actual.rivals else self._all_accepted(goal)
        quotes = tuple(dict.fromkeys(f.quote for f in ratio.facts))
        own = any(self._actuals.kind(f) in OWN_WORD for f in ratio.facts)
        return Value(f"{show(ratio.rate)}%", quotes, f"{ratio.formula}{f'，{_own_word(goal)}' if own else ''}")


def _own_word(goal: Indicator) -> str:
    """What is to be said of a value that only the unit's own papers state."""
    return f"该数仅见于单位自己的材料{f'，未见{goal.evidence}佐证' if goal.evidence else ''}"


def _surveyed(survey: SurveyResult, rate: Decimal) -> Value:
    quote = Quote(paper=survey.source or survey.title or "满意度调查", page=1, text=survey.formula or f"{show(rate)}%")
    return Value(f"{show(rate)}%", (quote,), survey.formula)


def shown(fact: PaperFact) -> str:
    """A fact's value as a report writes it; days in words."""
    return chinese_dates(fact.value) if fact.kind is FactKind.DATE else fact.value


def _passed(made: Assessed, fact: PaperFact, evidence: tuple[str, ...]) -> Assessed:
    stated = f"{fact.quote.place}载明{fact.value}，达到指标值，得满分{show(made.weight)}分"
    known = {"actual": fact.value, "score": made.weight, "completion": FULL, "formula": stated, "evidence": evidence}
    return made.model_copy(update={**known, "standard": "验收合格得满分，否则由评价人选定档次。"})


def _filled(goal: Indicator, weight: Decimal, actual: str) -> Indicator:
    return goal.model_copy(update={"weight": weight, "actual": actual, "chosen_share": None})


def _with_score(made: Assessed, goal: Indicator, value: Value, scored: RowScore, evidence: tuple[str, ...]) -> Assessed:
    known = {"actual": value.text, "evidence": evidence}
    if scored.points is None:
        return made.model_copy(update={**known, "missing": scored.missing})
    lost = made.weight - scored.points
    taken = (Deduction(id="", points=lost, reason=_reason(goal, value, scored), evidence=evidence),) if lost else ()
    formula = "；".join(part for part in (value.how, scored.formula) if part)
    rate = scored.completion.rate if scored.completion else None
    more = {"score": scored.points, "formula": formula, "completion": rate, "deductions": taken}
    return made.model_copy(update={**known, **more})


def _reason(goal: Indicator, value: Value, scored: RowScore) -> str:
    late = scored.completion.days_late if scored.completion else 0
    return f"指标值{goal.target}，实际{value.text}{f'，晚{late}天' if late else ''}"


def _silence(goal: Indicator, actual: Actual, reported: str) -> str:
    """Why there is no score, and which paper would help."""
    if actual.rivals:
        noted = "，".join(f"{f.quote.place}为{shown(f)}" for f in actual.rivals)
        return f"同类资料中的数不一致（{noted}），请核实后评分"
    wanted = goal.evidence or goal.data_source or "能证明完成情况的资料"
    if not goal.target.strip() or is_placeholder(goal.target):
        return f"批复的目标没有给出“{goal.name}”的指标值，请核实后评分"
    if not goal.parsed.is_number and not goal.parsed.is_date:
        return f"定性指标，须由评价人选定档次并说明理由；可请单位补充{wanted}"
    own = f"单位自评填报为{reported}，但" if reported else ""
    return f"{own}资料中没有“{goal.name}”的实际完成值，请补充{wanted}"


def standard(goal: Indicator, curves: Curves) -> str:
    """评分标准 as the score sheet prints it, by the curves of the profile."""
    if goal.parsed.is_date:
        daily = curves.late_per_day
        return "按期完成得满分，逾期" + (f"每天扣分值的{show(daily)}%，扣完为止。" if daily else "不得分。")
    if not goal.parsed.is_number:
        return _text_bands(curves)
    if curves.satisfaction == "steps" and read_level1(goal.level1) == SATISFACTION and goal.parsed.unit == "%":
        return _satisfaction_steps(curves)
    if curves.quantitative == "threshold_linear":
        floor = show(curves.threshold)
        return f"达到指标值得满分；完成率低于{floor}%不得分，其间按（完成率－{floor}%）÷（1－{floor}%）×分值计分。"
    return "达到指标值得满分，未达到的按完成率×分值计分。"


def _text_bands(curves: Curves) -> str:
    bands = "，".join(f"{b.word}得分值的{show(b.low)}%至{show(b.high)}%" for b in curves.qualitative_bands)
    return f"由评价人定档：{bands}。" if bands else "由评价人定档评分。"


def _satisfaction_steps(curves: Curves) -> str:
    steps = [f"{show(b.from_rate)}%及以上得分值的{show(b.share)}%" for b in curves.satisfaction_steps if b.from_rate]
    return f"满意度{'，'.join(steps)}，再低的不得分。" if steps else ""
