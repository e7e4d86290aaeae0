"""The satisfaction rate from counted answers, by a stated method, with its limits. Pure, exact decimals, percent.

satisfied_share   answers 非常满意 and 满意 ÷ valid answers × 100 %
mean_points       sum of the options' points ÷ valid answers (100 is the best)
Groups            Σ weight × rate of the group; without weights all answers are pooled
Sample            a questionnaire counts once, however many questions it has, so that the margin is rather too wide
财预〔2021〕101号 三（四）names 问卷调查 as a way to take a value and leaves method, size and weights to the department.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import get_args

from assistant.base import show
from assistant.domain.survey import AnswerGroup, GroupRate, SurveyAnswers, SurveyQuestion, SurveyResult
from assistant.jobs.survey import sampling
from assistant.jobs.survey.sampling import Margin, Sample
from assistant.jobs.survey.warnings import warnings_of
from assistant.jobs.survey.words import NAMELESS, SurveyMethod
from assistant.scoring.curves import FULL, rounded

METHODS: tuple[SurveyMethod, ...] = get_args(SurveyMethod)
SATISFIED = frozenset({"非常满意", "满意"})
_UNITS: Mapping[SurveyMethod, str] = {"satisfied_share": "个百分点", "mean_points": "分"}


@dataclass(frozen=True)
class Reach:
    """Whom the survey was to reach; what is not known stays None."""

    sent: int | None = None
    population: int | None = None
    by_group: Mapping[str, int] = field(default_factory=dict)
    """Population of each group."""


@dataclass(frozen=True)
class _Tally:
    """Answers of one method: a rate with its formula, and the standard deviation of the points."""

    rate: Decimal | None
    formula: str
    deviation: Decimal | None = None


def count(
    answers: SurveyAnswers,
    method: SurveyMethod = "satisfied_share",
    *,
    weights: Mapping[str, Decimal] | None = None,
    reach: Reach | None = None,
) -> SurveyResult:
    """The rate of a survey. ``weights`` in percent by group name.

    Raises ValueError (one Chinese line) for an unknown method, weights that do not add up to 100 or miss a group, and
    for numbers of people that cannot be.
    """
    where = reach or Reach()
    _check(method, where, answers)
    shares = _shares(answers, weights) if weights else {}
    kept, dropped = _weighed(answers.groups, shares)
    total = _pooled(kept, answers.questions)
    parts = _all(kept, shares)
    population = _population(where, parts)
    stored = [shares[g.name] for g in parts] if shares else _by_size(parts)
    groups = tuple(
        _group(g, answers, method, w, where).model_copy(update={"weighted": bool(shares)})
        for g, w in zip(parts, stored, strict=True)
    )
    rate, formula, margin = (
        _weighted(groups, method) if shares else _unweighted(total, answers.questions, method, population)
    )
    result = SurveyResult(
        title=answers.title, method=method, rate=rate, formula=formula, responses=total.responses,
        invalid=answers.invalid + dropped, sent=where.sent, population=population,
        margin=margin.value, margin_formula=margin.formula, recommended=sampling.recommended(population),
        groups=groups if shares or len(groups) > 1 else (), source=answers.source,
        by_question=tuple(_by_question(answers.questions, total, method)),
    )  # fmt: skip
    stated = warnings_of(result, weighted=bool(shares), nameless=dropped)
    return result.model_copy(update={"warnings": (*answers.notes, *stated)})


def _check(method: str, reach: Reach, answers: SurveyAnswers) -> None:
    if method not in METHODS:
        raise ValueError(f"没有“{method}”这种算法，请用 {' 或 '.join(METHODS)}。")
    numbers = (reach.sent, reach.population, *reach.by_group.values())
    if any(n is not None and n <= 0 for n in numbers):
        raise ValueError("发放份数和总体人数应为大于0的整数，请检查。")
    if odd := [name for name in reach.by_group if name not in {g.name for g in answers.groups}]:
        raise ValueError(f"答案里没有群体“{'、'.join(odd)}”，请检查总体人数里的群体名称。")


def _shares(answers: SurveyAnswers, weights: Mapping[str, Decimal]) -> Mapping[str, Decimal]:
    """The weights, checked against the groups of the answers."""
    total = sum(weights.values(), Decimal(0))
    if any(w <= 0 for w in weights.values()) or total != FULL:
        raise ValueError(f"各群体权重应大于0、合计100，现在合计{show(total)}，请修改。")
    named = [g.name for g in answers.groups if g.name not in NAMELESS]
    if not named:
        raise ValueError("答案里没有群体一栏，不能按群体加权。请在答案表加“群体”一栏，或不设权重。")
    if missing := [name for name in named if name not in weights]:
        raise ValueError(f"没有给群体“{'、'.join(missing)}”的权重，请补上（各群体合计100）。")
    return weights


def _weighed(groups: Sequence[AnswerGroup], shares: Mapping[str, Decimal]) -> tuple[tuple[AnswerGroup, ...], int]:
    """The groups that count, and how many questionnaires fall out because they name no group."""
    if not shares:
        return tuple(groups), 0
    return tuple(g for g in groups if g.name in shares), sum(g.responses for g in groups if g.name not in shares)


def _all(groups: Sequence[AnswerGroup], shares: Mapping[str, Decimal]) -> list[AnswerGroup]:
    """The groups in the order of the weights, with those that nobody answered for."""
    by_name = {g.name: g for g in groups}
    return [by_name.get(n) or AnswerGroup(name=n, responses=0, counts=()) for n in shares] if shares else list(groups)


def _pooled(groups: Sequence[AnswerGroup], questions: Sequence[SurveyQuestion]) -> AnswerGroup:
    rows = [
        tuple(sum(g.counts[at][option] for g in groups) for option in range(len(question.options)))
        for at, question in enumerate(questions)
    ]
    return AnswerGroup(responses=sum(g.responses for g in groups), counts=tuple(rows))


def _by_size(groups: Sequence[AnswerGroup]) -> list[Decimal]:
    """The share of every group in the answers; the largest takes the rest of rounding, so that they add up to 100."""
    sizes = [g.responses for g in groups]
    total = sum(sizes)
    if not total:
        return [Decimal(0)] * len(sizes)
    shares = [rounded(Decimal(n) / total * FULL) for n in sizes]
    shares[sizes.index(max(sizes))] += FULL - sum(shares, Decimal(0))
    return shares


def _group(
    group: AnswerGroup, answers: SurveyAnswers, method: SurveyMethod, weight: Decimal, reach: Reach
) -> GroupRate:
    tally = _tally(group.counts, answers.questions, method)
    population = reach.by_group.get(group.name)
    margin = _margin(tally, Sample(group.responses, population), method)
    return GroupRate(
        name=group.name or NAMELESS[1], weight=weight, responses=group.responses, rate=tally.rate, margin=margin.value,
        formula=tally.formula, population=population,
    )  # fmt: skip


def _unweighted(
    total: AnswerGroup, questions: Sequence[SurveyQuestion], method: SurveyMethod, population: int | None
) -> tuple[Decimal | None, str, Margin]:
    """Rate, formula and margin of all answers taken together."""
    tally = _tally(total.counts, questions, method)
    return tally.rate, tally.formula, _margin(tally, Sample(total.responses, population), method)


def _weighted(groups: Sequence[GroupRate], method: SurveyMethod) -> tuple[Decimal | None, str, Margin]:
    """Rate, formula and margin of the whole; nothing as long as a group has no rate."""
    known = [(g.weight, g.rate) for g in groups if g.rate is not None]
    if len(known) < len(groups):
        return None, "", Margin(None, "")
    rate = rounded(sum((w * r for w, r in known), Decimal(0)) / FULL)
    unit = "%" if method == "satisfied_share" else "分"
    stated = "＋".join(f"{g.name}{show(r)}{unit}×{show(w)}%" for g, (w, r) in zip(groups, known, strict=True))
    margins = [(g.weight, g.margin) for g in groups if g.margin is not None]
    margin = sampling.joined(margins, _UNITS[method]) if len(margins) == len(groups) else Margin(None, "")
    return rate, f"{stated}={show(rate)}{unit}", margin


def _tally(counts: Sequence[Sequence[int]], questions: Sequence[SurveyQuestion], method: SurveyMethod) -> _Tally:
    """The answers of some questions taken together."""
    pairs = [
        (word, points, n)
        for row, question in zip(counts, questions, strict=False)
        for n, (word, points) in zip(row, question.options, strict=True)
    ]
    valid = sum(n for _, _, n in pairs)
    if not valid:
        return _Tally(None, "没有有效答案")
    if method == "satisfied_share":
        good = sum(n for word, _, n in pairs if word in SATISFIED)
        rate = rounded(Decimal(good) / valid * FULL)
        return _Tally(rate, f"“非常满意”和“满意”{good}个÷有效答案{valid}个×100%={show(rate)}%")
    rate = rounded(sum((p * n for _, p, n in pairs), Decimal(0)) / valid)
    merged: dict[tuple[str, Decimal], int] = {}
    for word, points, n in pairs:
        merged[word, points] = merged.get((word, points), 0) + n
    stated = "＋".join(f"{word}{n}个×{show(points)}分" for (word, points), n in merged.items())
    spread = sampling.deviation((points, n) for _, points, n in pairs)
    return _Tally(rate, f"（{stated}）÷有效答案{valid}个={show(rate)}分", spread)


def _margin(tally: _Tally, sample: Sample, method: SurveyMethod) -> Margin:
    if tally.rate is None:
        return Margin(None, "没有有效问卷")
    if method == "satisfied_share":
        return sampling.share_margin(tally.rate, sample)
    return sampling.mean_margin(tally.deviation, sample)


def _by_question(
    questions: Sequence[SurveyQuestion], total: AnswerGroup, method: SurveyMethod
) -> list[tuple[str, Decimal]]:
    """The rate of every question over all groups, unweighted; questions without a valid answer are left out."""
    tallies = [(q.text, _tally([row], [q], method).rate) for q, row in zip(questions, total.counts, strict=True)]
    return [(text, rate) for text, rate in tallies if rate is not None]


def _population(reach: Reach, groups: Sequence[AnswerGroup]) -> int | None:
    """As given, or the sum over the groups where every one of them is known."""
    if reach.population or not reach.by_group:
        return reach.population
    return sum(reach.by_group.values()) if all(g.name in reach.by_group for g in groups) else None
