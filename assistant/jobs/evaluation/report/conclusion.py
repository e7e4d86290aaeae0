"""The summary page and chapter 三: total, grade, scores by class, what stands out."""

from collections.abc import Iterator
from decimal import Decimal

from assistant.base import known_sum, show
from assistant.domain.evaluation import Assessed, ClassTotal, Evaluation
from assistant.domain.placeholders import placeholder
from assistant.jobs.evaluation.report.findings import is_clash, problem_text
from assistant.jobs.evaluation.report.words import bare, listed, lost, marks, of_class, points, share

_MOST = 4
_RESULTS = frozenset({"产出", "效益", "效果"})


def result(evaluation: Evaluation) -> Iterator[str]:
    """Total and grade; where a score is missing, what the scored indicators give."""
    if evaluation.total is not None:
        grade = f"，评价等级为“{evaluation.grade}”" if evaluation.grade else ""
        yield f"经综合评价，项目得{points(evaluation.total)}{grade}。"
        return
    scored = [a for a in evaluation.indicators if a.score is not None]
    open_rows = [a for a in evaluation.indicators if a.score is None]
    got, weight = known_sum(a.score for a in scored), known_sum(a.weight for a in scored)
    names = listed(a.name for a in open_rows[:_MOST])
    more = "等" if len(open_rows) > _MOST else ""
    count = f"{more}{len(open_rows)}项" if len(open_rows) > 1 else ""
    yield (
        f"因{names}{count}指标资料不足、尚不能评分，项目总分和评价等级暂不能得出："
        f"{placeholder('补齐资料并评分后的总分和等级')}。"
    )
    if weight * 2 >= known_sum(a.weight for a in evaluation.indicators) and scored:
        yield (
            f"已评分的{len(scored)}项指标分值合计{points(weight)}，得{points(got)}，"
            f"得分率{share(got, weight)}，仅供参考，不作为定级依据。"
        )


def verdict(evaluation: Evaluation) -> Iterator[str]:
    """What the scores say in a few sentences, from the largest deductions."""
    full = [c.level1 for c in evaluation.classes if c.score is not None and c.score == c.weight]
    if full:
        yield f"{'、'.join(full)}类指标未扣分。"
    worst = sorted((a for a in evaluation.indicators if a.deductions), key=lambda a: -lost(a))[:_MOST]
    if worst:
        reported = "、".join(f"“{a.name}”扣{points(lost(a))}{marks(a.deductions[0].evidence[:1])}" for a in worst)
        whole = known_sum(lost(a) for a in evaluation.indicators)
        count = sum(len(a.deductions) for a in evaluation.indicators)
        yield f"全部指标共扣分{count}处、合计{points(whole)}，扣分较多的是{reported}。"


def scores(evaluation: Evaluation) -> Iterator[str]:
    """Every class with weight, score and share."""
    for each in evaluation.classes:
        yield class_line(evaluation, each)


def class_line(evaluation: Evaluation, found: ClassTotal) -> str:
    """One class with weight, score, share, and how many of its indicators lost points."""
    rows = of_class(evaluation, found.level1)
    head = f"{found.level1}类指标{len(rows)}项，分值{points(found.weight)}，"
    if found.score is None:
        return f"{head}得分{placeholder(f'{found.level1}类尚有指标未评分')}。"
    losing = sum(bool(a.deductions) for a in rows)
    end = f"，其中{losing}项扣分" if losing else "，各项均未扣分"
    return f"{head}得{points(found.score)}，得分率{show(found.rate or Decimal(0))}%{end}。"


def summary(evaluation: Evaluation) -> Iterator[str]:
    """The page for those who read no further: project, score, results, problems, advice."""
    project, funds = evaluation.project, evaluation.funds
    head = f"{project.name or placeholder('项目名称')}由{project.unit or placeholder('项目实施单位')}实施"
    if funds.total.budget is not None and funds.total.spent is not None:
        head += f"，预算{show(funds.total.budget)}{funds.unit}，实际支出{show(funds.total.spent)}{funds.unit}"
        head += marks(funds.total.evidence)
    yield f"{head}。{''.join(result(evaluation))}"
    reached = sorted((a for a in evaluation.indicators if _is_result(a)), key=lambda a: -a.weight)
    if reached:
        reported = "，".join(
            f"{a.name}{a.actual}（指标值{a.target.removeprefix('=')}）{marks(a.evidence[:1])}" for a in reached[:_MOST]
        )
        yield f"主要成效：{reported}。"
    yield from _problems(evaluation)


def _is_result(row: Assessed) -> bool:
    """Whether a target of output or benefit was reached by more than the unit's own word."""
    noted_by_others = "仅见于单位自己" not in row.formula
    return row.level1 in _RESULTS and bool(row.target and row.actual) and not row.deductions and noted_by_others


def _problems(evaluation: Evaluation) -> Iterator[str]:
    """The problems that cost most, then the advice on them by addressee."""
    own = [p for p in evaluation.problems if not is_clash(evaluation, p)] or list(evaluation.problems)
    first = sorted(own, key=lambda p: -_weight(evaluation, p.deductions))[:_MOST]
    if not first:
        return
    noted_parts = (
        f"{number}是{problem_text(evaluation, p)}{marks(p.evidence)}" for number, p in zip(_CN, first, strict=False)
    )
    yield f"主要问题：{'；'.join(noted_parts)}。"
    answers = {s.problem: s for s in evaluation.suggestions}
    by_whom: dict[str, list[str]] = {}
    for problem in first:
        if (answer := answers.get(problem.id)) is not None:
            by_whom.setdefault(answer.addressee, []).append(bare(answer.text))
    if by_whom:
        advice = "。".join(f"对{whom}，{'；'.join(dict.fromkeys(texts))}" for whom, texts in by_whom.items())
        yield f"主要建议：{advice}。"


_CN = "一二三四五六七八九十"


def _weight(evaluation: Evaluation, ids: tuple[str, ...]) -> Decimal:
    return known_sum(d.points for a in evaluation.indicators for d in a.deductions if d.id in ids)
