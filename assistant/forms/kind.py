"""Which kind of filing a table is: by the title around it and by its columns, which must agree.

What is missing or contradicts itself gives ``unknown``, with a Chinese line that says what was seen and what the user
can write. The kinds themselves are data: ``policy_corpus/kinds``.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.domain.filing_kind import FilingKind, FormPart, KindScope, Mark
from assistant.domain.vocabulary import FORM_TITLES, FormKind
from assistant.forms.grid import Grid
from assistant.forms.marks import marks_of
from assistant.forms.titles import Title, form_titles
from policy_corpus.kinds import filing_kinds, kind_of

STATED = Decimal(1)
"""Confidence where the file itself names its kind (``form`` in JSON)."""
_BOTH, _TITLE, _COLUMNS = Decimal("0.98"), Decimal("0.9"), Decimal("0.7")
"""Title and columns each say it; the title says it and the columns allow it; the columns alone say it."""
_MOST_COLUMNS = 12
_ADVICE = "请在表的上方写明表名（如“项目支出绩效自评表”），并核对各列后再试。"


@dataclass(frozen=True)
class KindEvidence:
    """What speaks for a kind: the titles near the table, nearest last, and what its columns and labels show."""

    titles: tuple[str, ...] = ()
    marks: frozenset[Mark] = frozenset()
    columns: tuple[str, ...] = ()
    """The headings as printed, for the reason."""
    advice: str = _ADVICE
    """What the user can do where the kind stays unknown."""


@dataclass(frozen=True)
class Recognised:
    """A kind, how sure it is (0 to 1; 0 for unknown), and why, as a Chinese line."""

    form: FormKind
    confidence: Decimal
    reason: str
    titled: bool = False
    """Whether a title names a kind of filing, fitting or not."""


def recognise(grid: Grid, titles: Sequence[str] = (), year: int | None = None) -> Recognised:
    """The kind of a table; ``titles`` are the lines above it and the name of its sheet, nearest last."""
    shown = marks_of(grid, year)
    return judge(KindEvidence((*titles, *shown.titles), shown.marks, shown.columns))


def judge(evidence: KindEvidence) -> Recognised:
    """The one kind that the evidence allows."""
    titles = form_titles(evidence.titles)
    title = next((t for t in reversed(titles) if _last_named(t.words) or _last_named(t.bracketed)), None)
    if title is None:
        return _by_columns(evidence, titles[-1].text if titles else "")
    named = _named(title, evidence)
    fits = [kind for kind in named if not _against(kind, title, evidence)]
    if not fits:
        why = "；".join(dict.fromkeys(_against(kind, title, evidence) for kind in named))
        return _unknown(evidence, title.text, why, titled=True)
    kind = fits[0]
    if any(other.titles == kind.titles and other.scope is not kind.scope for other in fits):
        return _unknown(evidence, title.text, "看不出是项目的还是部门整体的", titled=True)
    confidence = _BOTH if kind.alone and _met(kind.alone, evidence.marks) else _TITLE
    return Recognised(kind.form, confidence, f"标题是“{title.text}”，{_columns(evidence)}。", titled=True)


def has_results(form: FormKind) -> bool:
    """Whether cells of this kind hold what the whole year came to (实际完成值, 全年执行数); never so for unknown."""
    return has_part(form, FormPart.RESULTS)


def has_part(form: FormKind, part: FormPart) -> bool:
    """Whether a form of this kind has such a part; never so for unknown."""
    kind = kind_of(form)
    return kind is not None and part in kind.parts


def _by_columns(evidence: KindEvidence, title: str) -> Recognised:
    """The kind where no title names one; ``title`` is what stands there instead."""
    fits = [
        kind
        for kind in filing_kinds()
        if kind.alone and _met(kind.alone, evidence.marks) and not evidence.marks & set(kind.excludes)
    ]
    if len(fits) != 1:
        why = f"按列看，{'、'.join(FORM_TITLES[k.form] for k in fits)}都有可能" if fits else "仅凭列看不出"
        return _unknown(evidence, title, why)
    head = f"标题“{title}”没有写明是哪一种表" if title else "表上没有标题"
    return Recognised(fits[0].form, _COLUMNS, f"{head}，按列判断：{_columns(evidence)}。")


def _named(title: Title, evidence: KindEvidence) -> list[FilingKind]:
    """The kinds that a title names, those outside its brackets first, of the scope that title and labels tell."""
    named = [kind for words in (title.words, title.bracketed) for kind in _last_named(words)]
    scope = title.scope or _labelled_scope(evidence.marks)
    return [kind for kind in named if scope is None or kind.scope in {None, scope}]


def _last_named(words: str) -> list[FilingKind]:
    """Kinds by the word that ends last, the longest of those: 绩效目标执行监控表 is a 监控表."""
    ends = [
        (found.end(), len(word), kind)
        for kind in filing_kinds()
        for word in kind.titles
        for found in re.finditer(re.escape(word), words)
    ]
    last = max(((end, length) for end, length, _ in ends), default=None)
    return list(dict.fromkeys(kind for end, length, kind in ends if (end, length) == last))


def _labelled_scope(marks: frozenset[Mark]) -> KindScope | None:
    """Whose money, by the label that leads the form; None where neither or both stand there."""
    project, department = Mark.PROJECT in marks, Mark.DEPARTMENT in marks
    return None if project == department else KindScope.PROJECT if project else KindScope.DEPARTMENT


def _against(kind: FilingKind, title: Title, evidence: KindEvidence) -> str:
    """Why a kind that the title names cannot be it; "" where nothing speaks against it."""
    name, marks = FORM_TITLES[kind.form], evidence.marks
    labelled = _labelled_scope(marks)
    if kind.scope and title.scope and labelled and labelled is not title.scope:
        label = Mark.PROJECT if labelled is KindScope.PROJECT else Mark.DEPARTMENT
        return f"标题与“{label.word}”一栏不相符"
    wrong = [mark.word for mark in kind.excludes if mark in marks]
    if wrong:
        return f"{name}没有{'、'.join(wrong)}这样的列"
    missing = [group for group in kind.needs if not set(group) & marks]
    return f"{name}应有{'或'.join(mark.word for mark in missing[0])}一列" if missing else ""


def _met(groups: Iterable[Sequence[Mark]], marks: frozenset[Mark]) -> bool:
    return all(set(group) & marks for group in groups)


def _columns(evidence: KindEvidence) -> str:
    shown = [c for c in evidence.columns if c]
    if not shown:
        return "没有读到列"
    more = "等" if len(shown) > _MOST_COLUMNS else ""
    return f"列是{'、'.join(shown[:_MOST_COLUMNS])}{more}"


def _unknown(evidence: KindEvidence, title: str, why: str, *, titled: bool = False) -> Recognised:
    head = f"标题是“{title}”" if title else "没有标题"
    reason = f"认不出是哪一种绩效表：{head}，{_columns(evidence)}{f'；{why}' if why else ''}。{evidence.advice}"
    return Recognised(FormKind.UNKNOWN, Decimal(0), reason, titled=titled)
