"""Where every cell of the new form comes from, and what became of every number of the text of changes."""

from collections.abc import Iterator

from assistant.base import show
from assistant.domain.indicator import Indicator
from assistant.domain.ledger import Ledger, LedgerEntry, NumberRole
from assistant.domain.source import Source, SourceKind
from assistant.forms.pasted import rows_as_text
from assistant.jobs.declaration.last_year.working import NumberUse, WorkingForm, WorkingRow
from assistant.language.numerals import fold
from assistant.language.tokens import TokenKind, find_tokens
from assistant.language.unread import UnreadFigure, unread_figures

CHANGES = "变化"
_HISTORY = "历史标准"
_DERIVED = ("顺延", "随总额", "为延续", "请确认")
_AMOUNTS = (
    "total", "fiscal", "carry_over", "special_account", "other", "overall_total", "overall_fiscal", "overall_other",
)  # fmt: skip


def with_sources(form: WorkingForm, document: str) -> None:
    """A source on every row and every value of the head."""
    for one in form.live():
        one.row = one.row.model_copy(update={"source": _of_row(one, document), "value_basis": _basis(form, one)})
    sources = {f"project.{name}": _plain(document, str(value)) for name, value in _head(form)}
    sources |= {f"funds.{name}": _plain(document, text) for name, text in _amounts(form)}
    sources |= {f"goals.{name}": _plain(document, "按各指标今年的值改写") for name in _goals(form)}
    for change in form.changes:
        if change.path in sources:
            sources[change.path] = _changed(change.why, confirm="请确认" in change.why)
    form.filing = form.filing.model_copy(update={"sources": sources})


def _of_row(one: WorkingRow, document: str) -> Source:
    if one.by is not None and (one.changed or one.last is None):
        order = one.by
        label = f"{CHANGES}：{order.quote}" + (f"（{one.formula}）" if one.formula else "")
        return Source(
            kind=SourceKind.FORMULA if one.formula else SourceKind.BRIEF, label=label, quote=order.quote,
            document=CHANGES, start=order.start, end=order.end, ref=one.formula,
        )  # fmt: skip
    if one.follows:
        return Source(kind=SourceKind.FORMULA, label=one.follows, document=document, ref=one.follows)
    before = one.last.target if one.last is not None else one.row.target
    moved = "，按年度顺延" if before != one.row.target else ""
    old = one.last.source if one.last is not None else None
    if old is not None and old.confirm:
        return old.model_copy(update={"label": f"{document}（{old.label}）", "document": document})
    return Source(kind=SourceKind.BRIEF, label=f"{document}：{before}{moved}", quote=before, document=document)


def _basis(form: WorkingForm, one: WorkingRow) -> str:
    """The basis of the value: last year's where it changed, with what it rested on."""
    last = one.last
    if last is None or not one.changed:
        return (
            f"{one.row.value_basis}（{one.past}）"
            if one.past and one.row.value_basis
            else one.past or one.row.value_basis
        )
    reached = f"，{one.past}" if one.past else ""
    rested = f"（当时依据：{last.value_basis}）" if last.value_basis else ""
    return f"{_HISTORY}：{form.last_year}年指标值为{last.target}{reached}{rested}"


def _plain(document: str, words: str) -> Source:
    return Source(kind=SourceKind.BRIEF, label=f"{document}：{words[:40]}", document=document)


def _changed(why: str, *, confirm: bool) -> Source:
    kind = SourceKind.FORMULA if "顺延" in why or "调整" in why or "延续" in why else SourceKind.BRIEF
    return Source(
        kind=kind,
        label=f"{CHANGES}：{why}" if kind is SourceKind.BRIEF else why,
        quote=why,
        document=CHANGES,
        confirm=confirm,
    )


def _head(form: WorkingForm) -> Iterator[tuple[str, object]]:
    project = form.filing.project
    for name in ("name", "department", "unit", "attribute", "category", "start", "end", "content"):
        if value := getattr(project, name):
            yield name, value


def _amounts(form: WorkingForm) -> Iterator[tuple[str, str]]:
    funds = form.filing.funds
    for name in ("total", "fiscal", "carry_over", "special_account", "other", "overall_total", "overall_fiscal"):
        if (value := getattr(funds, name)) is not None:
            yield name, f"{show(value)}{funds.unit}"


def _goals(form: WorkingForm) -> Iterator[str]:
    yield from (name for name in ("annual", "overall") if getattr(form.filing.goals, name))


def ledger(form: WorkingForm, changes: str) -> Ledger:
    """The numbers of the changes with their use; those of a clause that asks for nothing are context."""
    uses = {use.token.start: use for use in form.uses}
    found = [_entry(use) for use in uses.values()]
    taken = [(e.start, e.end) for e in found]
    for token in find_tokens(changes):
        if token.kind is TokenKind.DATE and not any(a < token.end and token.start < b for a, b in taken):
            year = token.date[:4]
            if token.date == str(form.year) or token.date == str(form.last_year):
                found.append(
                    LedgerEntry(
                        quote=token.text, start=token.start, end=token.end, value=year, role=NumberRole.PERIOD,
                        about="年度", used="head",
                    )
                )  # fmt: skip
    return Ledger(entries=tuple(sorted(found, key=lambda e: e.start)))


def _entry(use: NumberUse) -> LedgerEntry:
    token = use.token
    value = show(token.number) if token.number is not None else token.date or token.text
    return LedgerEntry(
        quote=token.text, start=token.start, end=token.end, value=value, unit=token.unit, role=use.role,
        about=use.about, used=use.used, why=use.why,
    )  # fmt: skip


def unread(changes: str, read: Ledger, rows: list[tuple[int, int]]) -> tuple[UnreadFigure, ...]:
    """The figures of the changes that are in no entry and name no row."""
    return tuple(unread_figures(fold(changes), [*((e.start, e.end) for e in read.entries), *rows]))


def as_text(form: WorkingForm, rows: tuple[Indicator, ...]) -> str:
    """Last year's form as text, as it was and with its days moved to the new year."""
    last, project = form.last, form.last.project
    head = [
        f"{form.last_year}年度",
        project.name,
        project.department,
        project.unit,
        f"{project.start}至{project.end}",
        project.content,
    ]
    money = [text for _, text in _last_amounts(form)]
    now = [r for one in form.rows if one.rolled is not None for r in rows_as_text([one.rolled])]
    goals = [last.goals.annual, last.goals.overall, form.filing.goals.annual]
    return "\n".join([*head, *money, *goals[:2], *rows_as_text(rows), *now])


def _last_amounts(form: WorkingForm) -> Iterator[tuple[str, str]]:
    funds = form.last.funds
    for name in (
        "total",
        "fiscal",
        "carry_over",
        "special_account",
        "other",
        "overall_total",
        "overall_fiscal",
        "overall_other",
    ):
        if (value := getattr(funds, name)) is not None:
            yield name, f"{show(value)}{funds.unit}"
