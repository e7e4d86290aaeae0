"""Calculations that a question asks for: 年初500万追加到620万花了580万, 执行率得几分. Never written by a writer.

The numbers are read by their parts, the parts are said back, and both calibres stand side by side where none is named.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.base import show
from assistant.domain.policy import Clause
from assistant.domain.profile import Curves, Profile
from assistant.domain.rates import percent
from assistant.jobs.questions.calculation_asked import ASKS_GRADE, BAND, is_calculation
from assistant.jobs.questions.case import QuestionCase
from assistant.language.calculation import StatedPart, Term, find_parts
from assistant.language.numerals import fold
from assistant.language.polarity import NOT
from assistant.scoring import reckoning as scoring
from assistant.scoring.curves import FULL
from assistant.scoring.reckoning import Outcome
from policy_corpus.regions import regions

_EXECUTION = re.compile(r"执行率|执行数|预算执行|支出进度|花了|支出|支了|执行了|付")
_SATISFACTION = re.compile("满意")
_LESS = re.compile(r"成本|费用?|投诉|事故|故障|差错|超支|能耗|耗时|用时|时限|等待|污染|违规|死亡|伤亡|泄密|上访")
_DONE = re.compile(
    r"(?:干|做|建|修|改|弄|搞)完了?|完工|验收|竣工|已经?完成|项目完成|都完成|全部完成|完成了(?=[，,。]|$)"
)
_UNDONE = re.compile(
    rf"{NOT}(?:都|全部?)?(?:干|做|建|修|弄|搞|完)(?:完|工|成)?|未完|尚未|{NOT}完|还没|干到半|在建|完不了|没弄完|正在"
)
_NONE = re.compile(
    r"(?:[一1][起次件例人个宗]?|全年|都|也)?(?:都|也)?(?:没有|没出|没发生|未发生|零发生|为零|没)(?:发生|出现|出过|有过)?(?=[，,。；？?！!]|$)"
)
_WHOLE = re.compile(
    r"(?:全|都|全部|百分之百)(?:部)?(?:完成|干完|做完|达标)|干完了?|做完了?|完成了?(?=[，,；。]|$)|达标"
)
_REDUCES = re.compile("扣多少|扣几|调减多少|扣几分")
_SET_LOW = re.compile("(?<!不)(?<!并不)(?:偏低|报低|定低|设低|写低)")
_CHANGED = re.compile("追加|调增|调减|核减|压减|调整过|调过")
_CHANGES = {Term.ADDED, Term.CUT, Term.ADJUSTED}
_RECEIVED = re.compile("到位率")
_RATES = re.compile("实际完成率|质量达标率")
_SCORED = re.compile("几分|多少分|得分|打分|满分|分值|权重")
_SOUND = re.compile("合格|达标")
_CLAIMED = re.compile("(?:说|认为|觉得|算的?是?|算成|算出来?)(?:应?该?是|得|给)?$")
_TO_HUNDRED = re.compile("折|百分制|换算")
_SUM_BEFORE = re.compile(r"(?:合计|总共|一共|总计|总分)(?:权重|分值)?(?:只有|才|是|为|共)?\s*$")
_TOTAL_ASKED = re.compile(r"合计|总分|加起来|一共得|总共得|汇总")
_Scorer = Callable[[Curves], Outcome]


@dataclass(frozen=True)
class Reckoned:
    """A calculation: its conclusion, the numbers as they were understood, and the clauses it rests on."""

    lines: tuple[str, ...]
    clauses: tuple[Clause, ...]
    understood: str = ""
    ask: str = ""
    """What is missing; then there is no score."""


def reckon(case: QuestionCase, profiles: Sequence[Profile]) -> Reckoned | None:
    """Compute what the question asks for, by every document that fits; None where it asks for no calculation."""
    said = fold(case.asked.said)
    parts = tuple(p for p in find_parts(case.asked.said) if not _is_opinion(said, p))
    if not is_calculation(said, parts):
        return None
    table = _Table(case, said, parts, _meant(case, profiles))
    for way in (
        table.received,
        table.rates,
        table.qualitative,
        table.whole,
        table.several,
        table.grade,
        table.execution,
        table.satisfaction,
        table.indicator,
    ):
        found = way()
        if found is not None:
            return found
    return None


def _is_opinion(said: str, part: StatedPart) -> bool:
    """Whether a bare number is a score that somebody claims: 我说8.7，科长非说8."""
    return part.unit in {"", "分"} and part.part is Term.UNKNOWN and bool(_CLAIMED.search(said[: part.start]))


def _meant(case: QuestionCase, profiles: Sequence[Profile]) -> Mapping[str, Profile]:
    """Profiles by the document of their curves: those named, else that of the place and all of the whole country."""
    place = regions(case.asked.region)
    fitting = [
        p for p in profiles if p.curves and p.curves.basis and (not p.region or p.region.rstrip("省市") in place)
    ]
    ordered = sorted(fitting, key=lambda p: p.region is None)
    by_policy = {p.curves.basis[0].policy_id: p for p in ordered if p.curves}
    by_policy = {i: p for i, p in by_policy.items() if i in case.corpus.documents}
    named = {d.id for d in case.asked.documents}
    if re.search(r"(?<!\d)101(?!\d|分|万|元|人|次|户)", fold(case.asked.text)):
        named.add("caiyu-2021-101")
    chosen = {i: p for i, p in by_policy.items() if i in named}
    return chosen or by_policy


@dataclass(frozen=True)
class _Table:
    """The numbers of one question and the documents to score by."""

    case: QuestionCase
    said: str
    parts: tuple[StatedPart, ...]
    profiles: Mapping[str, Profile]

    def received(self) -> Reckoned | None:
        """到位率 and 预算执行率 of an evaluation: what came in of the budget, and what was spent of that."""
        clauses = self.case.corpus.at("caiyu-2020-10", "附2")
        found = scoring.receipt_of(self.parts) if _RECEIVED.search(self.said) else None
        if found is None or not clauses:
            return None
        near = sorted(clauses, key=lambda c: not _RECEIVED.search(c.text))[:1]
        return Reckoned((found,), tuple(near), "", ask="" if "＝" in found else found)

    def rates(self) -> Reckoned | None:
        """实际完成率 and 质量达标率 of an evaluation, where no score is asked for (10号 附2)."""
        clauses = self.case.corpus.at("caiyu-2020-10", "附2")
        if not _RATES.search(self.said) or _SCORED.search(self.said) or not clauses:
            return None
        sound = next((p for p in self.parts if _SOUND.search(self.said[max(0, p.start - 6) : p.start])), None)
        target, actual = _roles([p for p in self.parts if p is not sound and p.unit not in {"%", "分", "元"}])
        lines = scoring.rates_of(target, actual, sound)
        near = sorted(clauses, key=lambda c: not _RATES.search(c.text))[:1]
        return Reckoned(lines, tuple(near)) if lines else None

    def qualitative(self) -> Reckoned | None:
        """定性指标部分达成，满分12: the points between which a person chooses."""
        weight = self._first(Term.WEIGHT)
        others = [p for p in self.parts if p.part in {Term.TARGET, Term.ACTUAL, Term.RATE} or p.unit == "%"]
        if weight is None or others or not BAND.search(self.said):
            return None
        return self._scored(lambda c: scoring.score_band(self.said, weight.value, c), "定性", "")

    def whole(self) -> Reckoned | None:
        """指标合计90分得81.9，折成百分制."""
        total = self._first(Term.TOTAL)
        whole = self._first(Term.WEIGHT)
        if total is None or whole is None or not _TO_HUNDRED.search(self.said):
            return None
        score = scoring.of_hundred(total.value, whole.value)
        return self._graded(score, f"{show(total.value)}÷{show(whole.value)}×100＝{show(score)}分")

    def several(self) -> Reckoned | None:
        """Several indicators summed, each with its weight and its rate; or the scores of several classes."""
        totals = [p for p in self.parts if p.part is Term.TOTAL]
        if len(totals) > 1 and _TOTAL_ASKED.search(self.said):
            score = sum((p.value for p in totals), Decimal(0))
            return self._graded(score, f"{'＋'.join(show(p.value) for p in totals)}＝{show(score)}分")
        whole = next((w for w in self._weights() if _SUM_BEFORE.search(self.said[: w.start])), None)
        weights = [w for w in self._weights() if w is not whole]
        if len(weights) < 2:
            return self._classes()
        found = [self._segment(w, weights) for w in weights]
        if any(one is None for one in found):
            return self._classes()
        scorers = [one for one in found if one is not None]
        return self._summed(scorers, whole)

    def _weights(self) -> list[StatedPart]:
        return [p for p in self.parts if p.part is Term.WEIGHT and p.unit == "分"]

    def _summed(self, scorers: Sequence[_Scorer], whole: StatedPart | None) -> Reckoned | None:
        """The sum of several indicators; in points of a hundred with its grade where that is asked for."""
        if whole is None or not _TO_HUNDRED.search(self.said):
            return self._scored(lambda curves: _sum(scorers, curves), "定量", "")
        found = []
        for policy_id, profile in self.profiles.items():
            outcome = _sum(scorers, profile.curves) if profile.curves else None
            if outcome is not None and outcome.points is not None:
                score = scoring.of_hundred(outcome.points, whole.value)
                said = f"{outcome.formula}，折成百分制{show(score)}分，等级是“{scoring.grade_of(score, profile)}”"
                found.append(f"按{self.case.corpus.documents[policy_id].doc_no}：{said}")
        place = self._grade_clause()
        return Reckoned(tuple(found), place) if found and place else None

    def _segment(self, weight: StatedPart, weights: Sequence[StatedPart]) -> _Scorer | None:
        """How one of several indicators scores: by its rate, its target and actual value, or as done whole."""
        after = min((w.start for w in weights if w.start > weight.start), default=len(self.said))
        inside = [p for p in self.parts if weight.end <= p.start < after]
        target, actual = _roles([p for p in inside if p.unit != "%"])
        if target is not None and actual is not None and target.part is Term.TARGET:
            done = scoring.completion_of_parts(target, actual, at_most=False)
            return lambda curves: scoring.score_completion(done, weight.value, curves)
        rate = self._rate_behind(weight, weights)
        return None if rate is None else lambda curves: scoring.score_rate(rate, weight.value, curves)

    def _classes(self) -> Reckoned | None:
        """产出47.4、效益24.1、满意度9、执行率9.4，总分多少."""
        if not re.search("总分|合计|加起来", self.said):
            return None
        named = [
            p for p in self.parts if p.unit in {"", "分"} and _CLASS.search(self.said[max(0, p.start - 8) : p.start])
        ]
        if len(named) < 2 or any(p.part is Term.RATE for p in self.parts):
            return None
        total = sum((p.value for p in named), Decimal(0))
        return self._graded(total, f"{'＋'.join(show(p.value) for p in named)}＝{show(total)}分")

    def _graded(self, score: Decimal, formula: str) -> Reckoned | None:
        place = self._grade_clause()
        profile = next((p for p in self.profiles.values() if p.grades), None)
        if profile is None or place is None:
            return None
        word = scoring.grade_of(score, profile)
        return Reckoned((f"{formula}，等级是“{word}”",), place)

    def grade(self) -> Reckoned | None:
        if not ASKS_GRADE.search(self.said) or (self.case.asked.documents and not self._has_grades()):
            return None
        scores = [p for p in self.parts if p.part in {Term.TOTAL, Term.WEIGHT, Term.UNKNOWN} and p.unit in {"", "分"}]
        scores = [p for p in scores if p.value <= FULL and (p.part is not Term.UNKNOWN or p.value >= _LOWEST)]
        profile = next((p for p in self.profiles.values() if p.grades), None)
        place = self._grade_clause()
        if not scores or profile is None or place is None or any(p.unit in {"元", "%"} for p in self.parts):
            return None
        first = next((p for p in scores if p.part is Term.TOTAL), scores[0])
        word = scoring.grade_of(first.value, profile)
        kept = "，不能先四舍五入" if first.value % 1 else ""
        return Reckoned((f"{show(first.value)}分的等级是“{word}”{kept}",), place)

    def _has_grades(self) -> bool:
        return any(d.id == "caiyu-2020-10" for d in self.case.asked.documents)

    def _grade_clause(self) -> tuple[Clause, ...] | None:
        return self.case.corpus.at("caiyu-2020-10", "第十八条") or None

    def execution(self) -> Reckoned | None:
        """The rate of execution and its points."""
        rate_said = self._first(Term.RATE)
        has_money = any(p.unit == "元" for p in self.parts)
        spent = any(p.part in {Term.EXECUTED, Term.LEFT} for p in self.parts)
        if not (spent or _EXECUTION.search(self.said)) or any(
            p.part is Term.TARGET and p.unit == "元" for p in self.parts
        ):
            return None
        left = next((p for p in self.parts if p.part is Term.LEFT and p.unit == "%"), None)
        if left is not None and not has_money:
            rest = FULL - left.value
            weight = self._weight() or scoring.default_weight()
            return self._executed(rest, weight, f"结余{show(left.value)}%，执行率{show(rest)}%")
        if not has_money and (rate_said is None or not re.search("执行", self.said)):
            return None
        weight = self._weight() or scoring.default_weight()
        if not has_money and rate_said is not None:
            return self._executed(rate_said.value, weight, f"执行率{show(rate_said.value)}%")
        money = scoring.execution_of([p for p in self.parts if p.unit == "元"])
        if _CHANGED.search(self.said) and not any(p.part in _CHANGES for p in self.parts):
            return self._asking("还缺追加或调整的金额（或者调整后的全年预算数），分母是全年预算数")
        if money.rate is None:
            return self._asking(f"还缺{money.missing}，补上以后才能算执行率和得分")
        told = f"{money.said}，执行率＝全年执行数÷全年预算数＝{show(money.rate)}%"
        return self._executed(money.rate, weight, told, money.exact)

    def _executed(self, rate: Decimal, weight: Decimal, understood: str, exact: Decimal | None = None) -> Reckoned:
        done = False if _UNDONE.search(self.said) else True if _DONE.search(self.said) else None
        return self._scored(
            lambda c: scoring.score_execution_rate(rate, weight, c, completed=done, exact=exact), "执行率", understood,
            lead=f"执行率{show(rate)}%",
        )  # fmt: skip

    def satisfaction(self) -> Reckoned | None:
        """Satisfaction against its target, or by its own value."""
        if not _SATISFACTION.search(self.case.retriever.mended(self.said)):
            return None
        target, actual = self._pair(only="%")
        rate = next((p for p in self.parts if p.part in _VALUES and p.unit == "%" and p is not target), None)
        actual = self._surveyed() or actual or rate
        if actual is None or actual.value > 100:
            return None
        weight = self._weight() or scoring.default_weight()
        goal = target.value if target is not None and target is not actual else None
        understood = f"{f'目标{show(goal)}%，' if goal else ''}实际满意度{show(actual.value)}%，满分{show(weight)}分"
        value = actual.value
        return self._scored(lambda c: scoring.score_satisfaction(goal, value, weight, c), "满意度", understood)

    def _surveyed(self) -> StatedPart | None:
        """Satisfaction as a share of the answers: 有效450份，满意387份."""
        satisfied, answers = self._first(Term.SATISFIED), self._survey()
        if satisfied is None or answers is None or satisfied.unit != answers.unit or not answers.value:
            return None
        share = percent(satisfied.value, answers.value)
        return StatedPart(Term.ACTUAL, share, "%", f"{show(satisfied.value)}÷{show(answers.value)}", 0, 0)

    def _survey(self) -> StatedPart | None:
        found = [p for p in self.parts if p.part is Term.SURVEY]
        return found[-1] if found else None

    def indicator(self) -> Reckoned | None:
        """One quantitative indicator: by target and actual value, else by the rate that is stated."""
        target, actual = self._pair()
        weight = self._weight()
        if target is not None and actual is None and _NONE.search(self.said):
            actual = StatedPart(Term.ACTUAL, Decimal(0), target.unit, "没有", 0, 0)
        if target is not None and actual is not None:
            return self._against(target, actual, weight)
        rate = self._first(Term.RATE) or next((p for p in self.parts if p.unit == "%"), None)
        if rate is not None:
            if weight is None:
                return self._asking("还缺这条指标的分值（满分多少分）")
            value, points = rate.value, weight
            told = f"完成率{show(value)}%，指标分值{show(points)}分"
            return self._scored(lambda c: scoring.score_rate(value, points, c), "定量", told)
        if actual is not None and weight is not None:
            return self._asking("还缺年初的指标值（目标数），有了它才能算完成率和得分")
        return None

    def _against(self, target: StatedPart, actual: StatedPart, weight: Decimal | None) -> Reckoned | None:
        days = target.unit != actual.unit and {target.unit, actual.unit} <= _DAYS
        actual = replace(actual, unit=target.unit) if days else actual
        target, actual = _in_ten_thousands(target, actual)
        less = bool(_LESS.search(self.said[: target.end])) and target.bound is None
        done = scoring.completion_of_parts(target, actual, at_most=less)
        if done.rate is None:
            return None
        over = done.met and not done.whole and done.rate > FULL
        if over and _REDUCES.search(self.said) and _SET_LOW.search(self.said):
            return self._not_given(done.rate)
        if weight is None:
            return self._asking("还缺这条指标的分值（满分多少分）")
        points, unit = weight, target.unit or actual.unit
        told = f"目标{show(target.value)}{unit}，实际{show(actual.value)}{unit}，分值{show(points)}分"
        if days:
            told += "；天和工作日按同一种天数算，不是同一种请换算后再问"
        if over:
            told += f"；超出指标值{show(done.over)}%，超出较多的要说明原因，目标定低了的按偏离度适度调减"
        return self._scored(lambda c: scoring.score_completion(done, points, c), "定量", told)

    def _not_given(self, rate: Decimal) -> Reckoned:
        clauses = self.case.corpus.at("caiyu-2020-10", "第十六条")
        line = "文件没有规定超出多少算较多、按偏离度扣多少，请按本单位或主管部门的口径确定后再算"
        return Reckoned((line,), clauses, f"完成率{show(rate)}%，已达到指标值", ask=line)

    def _asking(self, what: str) -> Reckoned:
        clauses = [c for i, p in self.profiles.items() if p.curves for c in self._resting_on(i, p.curves, "定量")]
        return Reckoned((f"现在还算不出：{what}，请补充",), tuple(clauses), self._echo(), ask=what)

    def _scored(self, score: _Scorer, about: str, understood: str, lead: str = "") -> Reckoned:
        lines, clauses = [], []
        for policy_id, profile in self.profiles.items():
            if profile.curves is None:
                continue
            outcome = score(profile.curves)
            name = self.case.corpus.documents[policy_id].doc_no
            got = f"得{show(outcome.points)}分" if outcome.points is not None else ""
            lines.append(f"按{name}{got}（{outcome.formula}）" if got else f"按{name}，{outcome.formula}")
            clauses += self._resting_on(policy_id, profile.curves, about)
        lines = [f"{lead}，{lines[0]}", *lines[1:]] if lead and lines else lines
        return Reckoned(tuple(lines), tuple(clauses), understood)

    def _resting_on(self, policy_id: str, curve: Curves, about: str) -> list[Clause]:
        clauses = self.case.corpus.at(policy_id, curve.basis[0].article)
        return sorted(clauses, key=lambda c: about not in c.topic + c.text)[:1]

    def _first(self, part: Term) -> StatedPart | None:
        return next((p for p in self.parts if p.part is part), None)

    def _weight(self) -> Decimal | None:
        found = self._first(Term.WEIGHT)
        return found.value if found else None

    def _pair(self, only: str | None = None) -> tuple[StatedPart | None, StatedPart | None]:
        """Target and actual value of one measure; where no word tells them apart, the target is said first."""
        groups: dict[str, list[StatedPart]] = {}
        for part in self.parts:
            if part.unit != "分" and part.part not in {Term.WEIGHT, Term.TOTAL}:
                groups.setdefault("天" if part.unit in _DAYS else part.unit, []).append(part)
        if only is not None:
            groups = {u: g for u, g in groups.items() if u in {only, ""}}
        for unit in [u for u in groups if u and "" in groups]:
            groups[unit] = sorted((*groups[""], *groups[unit]), key=lambda p: p.start)
        return max((_roles(g) for g in groups.values()), key=_told, default=(None, None))

    def _rate_behind(self, weight: StatedPart, weights: Sequence[StatedPart]) -> Decimal | None:
        """The rate of an indicator: stated before the next weight, or words that it was done whole."""
        after = min((w.start for w in weights if w.start > weight.start), default=len(self.said))
        stated = next((p for p in self.parts if p.unit == "%" and weight.end <= p.start < after), None)
        if stated is not None:
            return stated.value
        return Decimal(100) if _WHOLE.search(self.said[weight.end : after]) else None

    def _echo(self) -> str:
        return "、".join(f"{_PART_WORDS[p.part]}{show(p.value)}{p.unit}" for p in self.parts if p.part in _PART_WORDS)


_TEN_THOUSAND = Decimal(10_000)
_PAIR = 2
_DAYS = frozenset({"天", "日", "个工作日", "工作日"})
_LOWEST = Decimal(20)
"""A bare number below is hardly a score that is graded."""
_VALUES = {Term.RATE, Term.UNKNOWN, Term.ACTUAL}
_CLASS = re.compile(r"(?:成本|产出|效益|满意度?|执行率|决策|过程|数量|质量|时效)(?:指标)?[得是为]?\s*$")
_PART_WORDS = {
    Term.TARGET: "目标", Term.ACTUAL: "实际", Term.WEIGHT: "分值", Term.INITIAL: "年初预算",
    Term.ADJUSTED: "调整后预算",
    Term.ADDED: "追加", Term.CUT: "调减", Term.EXECUTED: "支出", Term.LEFT: "结余", Term.CARRIED_IN: "上年结转",
    Term.RATE: "完成率",
}  # fmt: skip


def _in_ten_thousands(target: StatedPart, actual: StatedPart) -> tuple[StatedPart, StatedPart]:
    """Both in 万元 where they are sums of that size."""
    if target.unit != "元" or actual.unit != "元" or min(target.value, actual.value) < _TEN_THOUSAND:
        return target, actual
    return (
        replace(target, value=target.value / _TEN_THOUSAND, unit="万元"),
        replace(actual, value=actual.value / _TEN_THOUSAND, unit="万元"),
    )


def _sum(scorers: Sequence[_Scorer], curves: Curves) -> Outcome:
    points = [score(curves).points or Decimal(0) for score in scorers]
    total = sum(points, Decimal(0))
    return Outcome(total, f"{'＋'.join(show(p) for p in points)}＝{show(total)}分")


def _with_target(group: Sequence[StatedPart]) -> Sequence[StatedPart]:
    """全年做90场，实际52场: of two actual values and no target the first was to be reached."""
    actual = [p for p in group if p.part is Term.ACTUAL]
    if len(actual) != _PAIR or any(p.part is Term.TARGET for p in group) or actual[0].unit in {"%", "分"}:
        return group
    return [replace(p, part=Term.TARGET) if p is actual[0] else p for p in group]


def _roles(group: Sequence[StatedPart]) -> tuple[StatedPart | None, StatedPart | None]:
    group = _with_target(group)
    target = next((p for p in group if p.part is Term.TARGET), None)
    actual = next((p for p in group if p.part in {Term.ACTUAL, Term.EXECUTED} and p is not target), None)
    rest = [p for p in group if p is not target and p is not actual]
    if target is None and actual is not None and rest:
        target = next((p for p in rest if p.start < actual.start and p.unit != "%"), None)
    if target is not None and actual is None and rest:
        actual = next((p for p in rest if p.part is not Term.TARGET and p.unit in {target.unit, ""}), None)
    if target is None and actual is None and len(group) == 2 and group[0].unit != "%":
        target, actual = group
    return target, actual


def _told(pair: tuple[StatedPart | None, StatedPart | None]) -> tuple[int, int]:
    target, actual = pair
    words = sum(p is not None and p.part is not Term.UNKNOWN for p in pair)
    return (target is not None) + (actual is not None), words
