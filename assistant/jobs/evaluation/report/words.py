"""Small parts of sentences: marks behind what they prove, scores, shares, quoted words."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from assistant.base import known_sum, show
from assistant.domain.evaluation import Assessed, Evaluation
from assistant.domain.placeholders import placeholder
from assistant.domain.rates import percent
from assistant.domain.report import evidence_mark
from assistant.language.dates import chinese_dates
from assistant.language.numerals import UP_TO_TEN
from assistant.language.scan_noise import mended

_STOPS = "。；;，,、：: 　."
_CELLS = re.compile(r"\s*\|\s*")
_NUMBER = re.compile(f"^(?:{UP_TO_TEN}{{1,3}}、|（{UP_TO_TEN}{{1,3}}）)")
_MISSED = re.compile(r"指标值=?(?P<target>[^，；。：]+)，实际(?:完成)?(?P<actual>[^，；。]+)")
_LATE = re.compile(r"，晚(?P<days>\d+)天")
_DAY = re.compile(r"\d月(?:\d{1,2}日|底)")
_GRADED = re.compile("“[^”]*”(?:部分|不)符合：")
_LONGEST = 90


def marks(ids: Iterable[str]) -> str:
    """Evidence marks one behind the other, none twice."""
    return "".join(evidence_mark(i) for i in dict.fromkeys(ids))


def bare(text: str) -> str:
    """Words without stops at their ends, to stand inside a sentence."""
    return text.strip().strip(_STOPS)


def stated(text: str, what: str) -> str:
    """Words as given; a 【待补充】 mark where there are none."""
    return bare(text) or placeholder(what)


def quoted(evaluation: Evaluation, ids: Sequence[str]) -> str:
    """What the papers say, in their words, each with the name of the paper and its mark."""
    found = [q for i in dict.fromkeys(ids) if (q := evaluation.quote(i)) is not None]
    by_paper: dict[str, list[str]] = {}
    for quote in found:
        by_paper.setdefault(paper_name(quote.paper), []).append(f"“{_words(quote.text)}”{evidence_mark(quote.id)}")
    return "；".join(f"《{name}》载明{'，'.join(words)}" for name, words in by_paper.items())


def paper_name(path: str) -> str:
    """A file's name without folder and ending, as running text names it."""
    name = path.replace("\\", "/").rsplit("/", 1)[-1]
    return name.rsplit(".", 1)[0] or name


def _words(text: str) -> str:
    """A quote fit for a sentence: cells of a table parted by 、, scan noise mended, cut at a stop where it is long."""
    cells = [c for c in _CELLS.split(" ".join(text.split())) if c]
    words = mended(_NUMBER.sub("", bare("、".join(cells)))).replace("“", "‘").replace("”", "’")
    if len(words) <= _LONGEST:
        return words
    cut = max(words.rfind(stop, 0, _LONGEST) for stop in "；。，、")
    return f"{words[: cut if cut > _LONGEST // 2 else _LONGEST]}……"


def noted(reason: str) -> str:
    """A reason as running text tells it: what was missed in a clause of its own, dates in Chinese, noise mended.

    What two points complain of in the same words is said once.
    """
    text = _GRADED.sub("", chinese_dates(mended(bare(reason))))
    first, *more = text.split("；")
    stated = {first, first.partition("：")[2]}
    text = "；".join((first, *(part for part in dict.fromkeys(more) if part not in stated)))
    return _LATE.sub(r"，逾期\g<days>天", _MISSED.sub(_missed, text))


def _missed(found: re.Match[str]) -> str:
    target, actual = found["target"], found["actual"]
    if _DAY.search(target):
        return f"实际{actual}，晚于要求的{target.removesuffix('前').removesuffix('以')}"
    return f"实际{actual}，没有达到指标值{target}"


def points(value: Decimal) -> str:
    """Points (分) as the text says them."""
    return f"{show(value)}分"


def share(part: Decimal, whole: Decimal) -> str:
    """得分率 in percent, two decimals at most."""
    return f"{show(percent(part, whole))}%" if whole else "0%"


def spaced(formula: str) -> str:
    """A formula in running text: full-width signs and Chinese dates."""
    return chinese_dates(formula.strip().rstrip("。；;")).replace("=", "＝").replace("+", "＋")


def listed(names: Iterable[str]) -> str:
    """Names in quotes, one behind the other."""
    return "".join(f"“{n}”" for n in dict.fromkeys(names))


def of_class(evaluation: Evaluation, level1: str) -> tuple[Assessed, ...]:
    """The indicators of a first-level class."""
    return tuple(a for a in evaluation.indicators if a.level1 == level1)


def lost(row: Assessed) -> Decimal:
    """Points taken off an indicator."""
    return known_sum(d.points for d in row.deductions)


def by_survey(evaluation: Evaluation, row: Assessed) -> bool:
    """Whether the actual value is the rate of the survey that goes with the evaluation."""
    survey = evaluation.survey
    return (
        survey is not None and survey.rate is not None and "满意" in row.name and row.actual == f"{show(survey.rate)}%"
    )
