"""Chapters 五 and 六: good practice, problems with their causes, advice by addressee."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.domain.dossier import PaperKind
from assistant.domain.evaluation import Assessed, Deduction, Evaluation, Problem, Suggestion, Verdict
from assistant.domain.placeholders import placeholder
from assistant.jobs.evaluation.report.words import bare, listed, marks, noted, paper_name, points, quoted

PAPERS = "papers"
_PRACTICES = 5
_SHORTEST = 14
"""Characters of a quote that says more than a title."""
_FILED = re.compile("(“[^”]+”)：单位自评")
_ADVICE = re.compile("，?请核对后以有效凭据为准[。]?")
_NAMED = re.compile("“([^”]+)”")
_FILE = re.compile(r"《([^》]+\.[A-Za-z]{2,4})》")
_DEED = re.compile("办法|制度|公开招标|论证|评审|专账|逐批|旁站|集体研究|检测|公示|监理")


def practice(evaluation: Evaluation) -> Iterator[str]:
    """What the papers show to have been done well: met points of process and decision that rest on evidence."""
    rows = [a for a in evaluation.indicators if a.level1 in {"决策", "过程", "管理", "投入"} and not a.edited]
    seen: set[str] = set()
    lines = []
    for row in rows:
        for point in row.points:
            ids = [i for i in point.found if i not in seen and _is_deed(evaluation, i)]
            if point.verdict is Verdict.MET and ids:
                seen.update(point.found)
                lines.append(f"{bare(point.text)}。{quoted(evaluation, ids[:2])}")
    for line, number in zip(lines[:_PRACTICES], "一二三四五", strict=False):
        yield f"{number}是{line}。"
    if not lines:
        yield f"主要经验及做法：{placeholder('项目单位的经验做法')}。"


def _is_deed(evaluation: Evaluation, evidence_id: str) -> bool:
    quote = evaluation.quote(evidence_id)
    if quote is None or "|" in quote.text or len(quote.text) < _SHORTEST:
        return False
    own = {p.path for p in evaluation.papers if p.kind in {PaperKind.REPORT, PaperKind.SELF_EVALUATION}}
    return quote.paper not in own and bool(_DEED.search(quote.text))


def group_of(evaluation: Evaluation, problem: Problem) -> str:
    """The class a problem belongs to: that of its first indicator; papers that contradict each other stand apart."""
    if is_clash(evaluation, problem):
        return PAPERS
    levels = {a.id: a.level1 for a in evaluation.indicators}
    return next((levels[i] for i in problem.indicators if i in levels), PAPERS)


def is_clash(evaluation: Evaluation, problem: Problem) -> bool:
    """Whether a problem is that papers contradict each other: it costs no points and names what they differ in."""
    return not problem.deductions and any(f"“{c.subject}”" in problem.text for c in evaluation.contradictions)


def problems(evaluation: Evaluation, found: Sequence[tuple[int, Problem]]) -> Iterator[str]:
    """The problems of one group, each with its number, evidence, deductions and cause."""
    deducted = {d.id: (a, d) for a in evaluation.indicators for d in a.deductions}
    for number, problem in found:
        text = problem_text(evaluation, problem)
        yield f"（{number}）{text}{marks(problem.evidence)}。{''.join(_tied(problem, deducted))}"


def problem_text(evaluation: Evaluation, problem: Problem) -> str:
    """A problem in running text: the indicator first, then what was found; advice that stands in it is left out."""
    text = _FILED.sub(r"\1单位自评", file_names(noted(_ADVICE.sub("", problem.text))))
    for row in evaluation.indicators:
        if row.id in problem.indicators and text.startswith(f"{row.name}："):
            rest = text[len(row.name) + 1 :]
            return f"“{row.name}”{rest}" if row.target else f"{row.name}方面，{rest}"
    return text


def file_names(text: str) -> str:
    """Paths of papers as running text names them: without folder and ending."""
    return _FILE.sub(lambda m: f"《{paper_name(m[1])}》", text)


def _tied(problem: Problem, deducted: dict[str, tuple[Assessed, Deduction]]) -> Iterator[str]:
    known = [deducted[i] for i in problem.deductions if i in deducted]
    if known:
        by_row: dict[str, list[Deduction]] = {}
        for row, each in known:
            by_row.setdefault(row.name, []).append(each)
        parts = (
            f"“{name}”扣{points(sum((d.points for d in off), Decimal(0)))}（{'、'.join(d.id for d in off)}）"
            for name, off in by_row.items()
        )
        yield f"该问题对应{'、'.join(parts)}。"
    cause = bare(problem.cause)
    yield f"原因：{cause or placeholder('请项目单位说明原因')}。"


def addressees(evaluation: Evaluation) -> tuple[str, ...]:
    """Whom advice is given to, in order."""
    return tuple(dict.fromkeys(s.addressee for s in evaluation.suggestions))


def advice(evaluation: Evaluation, addressee: str) -> Iterator[str]:
    """The advice to one addressee; what differs in the name of an indicator alone is said once."""
    numbers = {p.id: n for n, p in enumerate(evaluation.problems, 1)}
    given: dict[str, list[Suggestion]] = {}
    for each in evaluation.suggestions:
        if each.addressee == addressee:
            given.setdefault(_NAMED.sub("“”", each.text), []).append(each)
    for number, (shape, same) in enumerate(given.items(), 1):
        answered = "、".join(f"（{numbers[s.problem]}）" for s in same if s.problem in numbers)
        names = [n for s in same for n in _NAMED.findall(s.text)]
        text = shape.replace("“”", listed(names), 1) if len(same) > 1 and shape.count("“”") == 1 else same[0].text
        yield f"{number}.针对问题{answered}，{bare(text)}。"
