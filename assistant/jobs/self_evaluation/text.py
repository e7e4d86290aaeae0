"""The running text of a 自评报告, composed from values: amounts, actual values, scores with their formulas.

Where the unit said nothing the text holds a 【待补充】 mark; causes, remedies and lessons are never made up.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.base import show
from assistant.domain.filing import Filing
from assistant.domain.indicator import Indicator
from assistant.domain.placeholders import placeholder
from assistant.domain.profile import Curves, CurveStep, Profile
from assistant.domain.rates import percent
from assistant.jobs.self_evaluation.money import spaced, stated
from assistant.language.dates import chinese_dates
from assistant.language.polarity import NOT_YET
from assistant.scoring.self_evaluation import RowScore, SelfEvaluation

_FULL = Decimal(100)
_SAYS_DONE = re.compile(rf"(?:已经?|{NOT_YET}|基本|全部|均|部分|正在)*(?:完成|达到|达成|达标|实现)")
Scored = tuple[Indicator, RowScore]
"""A row with its score."""


def scored_rows(filing: Filing, scores: SelfEvaluation) -> tuple[Scored, ...]:
    """Every row with its score, in the order of the filing."""
    return tuple(zip(filing.indicators, scores.rows, strict=True))


def reached(score: RowScore) -> bool | None:
    """Whether the target was reached; None where that is not known."""
    return score.completion.met if score.completion else None


def overview(filing: Filing) -> Iterator[str]:
    """What the project is, who carries it, its money and its goal."""
    project, funds = filing.project, filing.funds
    department, unit = stated(project.department, "主管部门"), stated(project.unit, "实施单位")
    year = f"{filing.year}年度" if filing.year else placeholder("年度")
    yield f"“{stated(project.name, '项目名称')}”由{department}主管，{unit}实施，自评年度为{year}。"
    if project.start and project.end:
        yield f"项目实施期限为{chinese_dates(project.start)}至{chinese_dates(project.end)}。"
    budget = funds.initial if funds.adjusted is None else funds.adjusted
    amount = f"{show(budget)}{funds.unit}" if budget is not None else placeholder("全年预算数")
    state = {True: "，年底项目已经完成", False: "，年底项目尚未完成", None: ""}[project.completed]
    yield f"全年预算{amount}{state}。"
    process = stated(filing.account.process or project.content, "项目实施内容及过程")
    yield f"项目实施内容及过程：{process}。"


def method(filing: Filing, profile: Profile | None) -> Iterator[str]:
    """What the self-evaluation rests on and how scores are counted."""
    weights = [row.weight for row in filing.indicators if row.weight is not None]
    counted = f"，分值合计{show(sum(weights, Decimal(0)))}分" if weights else ""
    count = len(filing.indicators)
    yield f"自评以批复的绩效目标为依据，对照预算执行结果和{count}项绩效指标的完成情况逐项计分{counted}。"
    if profile is not None and profile.curves is not None:
        basis = profile.curves.basis[0] if profile.curves.basis else None
        document = f"依据《{basis.title}》（{basis.doc_no}），" if basis else ""
        yield f"{document}{'；'.join(_curves(profile.curves))}。"
    yield f"自评组织情况：{stated(filing.account.organisation, '自评的组织方式、数据来源和核实过程')}。"


def _curves(curves: Curves) -> Iterator[str]:
    finished = "项目已完成且未超预算的得满分，其余" if curves.execution_full_when_completed else ""
    stepped = curves.execution == "steps"
    money = f"{finished}{_steps(curves.execution_steps)}" if stepped else "按执行率乘分值计分，不超过分值"
    yield f"预算执行率：{money}" if finished else f"预算执行率{money}"
    if curves.quantitative == "threshold_linear":
        floor = show(curves.threshold)
        yield f"定量指标完成率低于{floor}%的不得分，达到{floor}%的按（完成率－{floor}%）÷（1－{floor}%）×分值计分"
    else:
        yield "定量指标达到指标值的得满分，未达到的按完成率乘分值计分"
    if curves.qualitative_bands:
        bands = "、".join(f"“{b.word}”（{show(b.high)}%—{show(b.low)}%）" for b in curves.qualitative_bands)
        yield f"定性指标按{bands}分档，在档内按完成程度计分"
    if curves.late_per_day:
        yield f"时效指标每逾期一天扣分值的{show(curves.late_per_day)}%"
    if curves.satisfaction == "steps":
        yield f"满意度指标{_steps(curves.satisfaction_steps)}"


def _steps(steps: Sequence[CurveStep]) -> str:
    ordered = sorted(steps, key=lambda s: -s.from_rate)
    reported = (f"{show(s.from_rate)}%及以上得分值的{show(s.share)}%" for s in ordered if s.from_rate)
    rest = next((s for s in ordered if not s.from_rate), None)
    low = ("其余不得分" if not rest.share else f"其余得{show(rest.share)}%") if rest else ""
    return f"分档计分：{'，'.join((*reported, *((low,) if low else ())))}"


def conclusion(filing: Filing, scores: SelfEvaluation) -> Iterator[str]:
    """Total and grade, and how many targets were reached; what is missing where there is no total."""
    rows = scored_rows(filing, scores)
    if scores.total is None:
        yield f"自评总分：{placeholder('补齐下列内容后计算')}。尚缺：{'；'.join(scores.missing)}。"
    else:
        grade = _grade(filing, scores)
        points = sum((r.points for r in scores.rows if r.points is not None), Decimal(0))
        own = "" if scores.execution.points is None else f"预算执行率得{show(scores.execution.points)}分，"
        yield f"本项目自评总分{show(scores.total)}分{grade}。其中，{own}绩效指标得{show(points)}分。"
    yield f"{len(rows)}项指标中，{_counts([score for _, score in rows])}。"
    if filing.account.conclusion.strip():
        yield f"{stated(filing.account.conclusion, '')}。"


def _grade(filing: Filing, scores: SelfEvaluation) -> str:
    """The grade; left open where the weights are not those that grades are made for, "" where there are no grades."""
    weights = [scores.execution.weight, *(row.weight for row in filing.indicators)]
    whole = sum((w for w in weights if w is not None), Decimal(0))
    if whole != _FULL:
        return f"，等级{placeholder(f'分值合计{show(whole)}分，应为100分，核对后再定')}"
    return f"，等级为“{scores.grade}”" if scores.grade else ""


def _counts(scores: Sequence[RowScore]) -> str:
    found = [(word, sum(reached(s) is state for s in scores)) for word, state in _STATES]
    return "，".join(f"{word}{n}项" for word, n in found if n)


_STATES = (("达到指标值的", True), ("未达到指标值的", False), ("尚不能判断的", None))


def goals(filing: Filing) -> Iterator[str]:
    """The goal of the year and what was achieved of it."""
    expected = filing.goals.annual or filing.goals.overall
    yield f"年度总体目标：{stated(expected, '年度总体目标')}。"
    yield f"实际完成情况：{stated(filing.goals.actual, '总体目标实际完成情况')}。"


def of_class(level1: str, rows: Sequence[Scored]) -> Iterator[str]:
    """One first-level class: its points, then every indicator with target, actual value and score."""
    scores = [score for _, score in rows]
    weight = sum((s.weight for s in scores if s.weight is not None), Decimal(0))
    points = (
        None if any(s.points is None for s in scores) else sum((s.points or Decimal(0) for s in scores), Decimal(0))
    )
    reported = f"，分值{show(weight)}分" if weight else ""
    if points is not None and weight:
        reported += f"，得{show(points)}分，得分率{show(percent(points, weight))}%"
    yield f"{level1}共{len(rows)}项{reported}。其中，{_counts(scores)}。"
    for row, score in rows:
        yield row_text(row, score)


def row_text(row: Indicator, score: RowScore) -> str:
    """One indicator in a sentence or two."""
    head = f"“{name_of(row)}”指标值{row.with_unit(row.target) or placeholder('指标值')}"
    if not (row.actual or "").strip():
        return f"{head}，实际完成{placeholder('实际完成值')}，尚未计分。"
    head = f"{head}，{reached_text(row)}"
    evidence = f"佐证材料：{stated(row.evidence, '')}。" if row.evidence.strip() else ""
    if score.points is None or score.weight is None:
        return f"{head}，尚未计分：{placeholder(score.missing or '得分')}。{evidence}"
    if reached(score) and score.points == score.weight:
        return f"{head}，达到指标值，得满分{show(score.points)}分。{evidence}"
    return (
        f"{head}，分值{show(score.weight)}分，得{show(score.points)}分。计分过程：{spaced(score.formula)}。{evidence}"
    )


def reached_text(row: Indicator) -> str:
    """实际完成1180人次; words are quoted: 实际完成情况为“服务水平提升”."""
    stated, value = row.with_unit(row.actual or ""), row.parsed_actual
    in_words = not (value.is_number or value.is_date) or _SAYS_DONE.match(stated)
    return f"实际完成情况为“{stated}”" if in_words else f"实际完成{stated}"


def name_of(row: Indicator) -> str:
    """The name of a row; a mark where the paper has none."""
    return row.name.strip() or placeholder("三级指标名称")
