"""The 自评表 as it is printed: a 【待补充】 mark in every cell that the form asks for and the unit has not filled."""

from collections.abc import Iterator

from assistant.domain.filing import MANAGEMENT_ITEMS, Account, Filing
from assistant.domain.indicator import Indicator
from assistant.domain.placeholders import is_placeholder, placeholder
from assistant.domain.vocabulary import FormKind
from assistant.jobs.self_evaluation.deviations import is_low, noted_deviation
from assistant.jobs.self_evaluation.sections import SelfEvaluated
from assistant.scoring.self_evaluation import RowScore
from generators.layouts.catalog import layout_of

_PROJECT = (("name", "项目名称"), ("department", "主管部门"), ("unit", "实施单位"))
_WORDS = {
    "process": "项目实施内容及过程", "conclusion": "评价结论", "problems": "存在问题", "measures": "改进措施",
    "execution_reason": "执行率偏低的原因",
}  # fmt: skip
"""What a layout may ask in words, by field of the account."""


def _asked(done: SelfEvaluated) -> frozenset[str]:
    """The fields that the layout of the form has cells for."""
    return layout_of(FormKind.SELF_EVALUATION, done.profile).fields


def marked(done: SelfEvaluated) -> Filing:
    """The filing with a mark where something is due: actual values, causes of deviations, words of the form."""
    filing, goals = done.filing, done.filing.goals
    rows = tuple(_marked(row, score) for row, score in zip(filing.indicators, done.scores.rows, strict=True))
    project = {f: placeholder(what) for f, what in _PROJECT if not getattr(filing.project, f)}
    expected = {} if goals.annual or goals.overall else {"annual": placeholder("年度总体目标")}
    actual = {} if goals.actual else {"actual": placeholder("总体目标实际完成情况")}
    return filing.model_copy(
        update={
            "project": filing.project.model_copy(update=project),
            "goals": goals.model_copy(update={**expected, **actual}),
            "account": _account(done),
            "indicators": rows,
        }
    )


def _marked(row: Indicator, score: RowScore) -> Indicator:
    changes: dict[str, object] = {}
    if not (row.actual or "").strip():
        changes["actual"] = placeholder("")
    if score.points is None and score.missing:
        changes["score_formula"] = placeholder(score.missing)
    if score.deviation_due and not noted_deviation(row).text:
        changes["deviation"] = placeholder("偏差原因和改进措施")
    return row.model_copy(update=changes)


def _account(done: SelfEvaluated) -> Account:
    account, asked = done.filing.account, _asked(done)
    due = {f: what for f, what in _WORDS.items() if f != "execution_reason" or is_low(done.scores, done.profile)}
    changes: dict[str, object] = {
        f: placeholder(what) for f, what in due.items() if f"account.{f}" in asked and not getattr(account, f).strip()
    }
    blank = {item: (placeholder(""), "") for item in MANAGEMENT_ITEMS if f"management.{item}.done" in asked}
    if blank:
        changes["management"] = {**blank, **account.management}
    return account.model_copy(update=changes)


def marks_left(shown: Filing, done: SelfEvaluated) -> bool:
    """Whether the printed form still has something to fill in."""
    scored = "total_score" in _asked(done)
    return (scored and done.scores.total is None) or any(is_placeholder(text) for text in _texts(shown))


def _texts(shown: Filing) -> Iterator[str]:
    project, goals, account = shown.project, shown.goals, shown.account
    yield from (project.name, project.department, project.unit, goals.annual, goals.overall, goals.actual)
    yield from (account.process, account.execution_reason, account.conclusion, account.problems, account.measures)
    for reported, trouble in account.management.values():
        yield from (reported, trouble)
    for row in shown.indicators:
        yield from (row.name, row.target, row.actual or "", row.deviation or "")
