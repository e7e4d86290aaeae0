"""Forms of any kind that is data alone: filled from another filing, checked, written in the layout of the kind.

What a kind is filled from, holds and requires stands in ``policy_corpus/kinds``; its Word form in
``generators/layouts``. A kind that needs no more than that has no code.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.domain.files import safe_stem
from assistant.domain.filing import Filing, FundLine, Funds
from assistant.domain.filing_kind import FilingKind, FormPart
from assistant.domain.finding import Finding, Severity, SkippedRule, untraced_figures
from assistant.domain.indicator import Indicator
from assistant.domain.placeholders import placeholder
from assistant.domain.profile import Profile
from assistant.domain.required import empty_fields
from assistant.domain.results import Paired, Results
from assistant.domain.vocabulary import FORM_TITLES
from assistant.rules.engine import ReviewResult

_CHOSEN = frozenset({"likelihood", "deviation_kind"})
"""Fields that a form ticks: an empty one stays empty."""


class FormError(ValueError):
    """A form of this kind cannot be filled from what was given; the text says why, in Chinese."""


@dataclass(frozen=True)
class FilledForm:
    """A form as it stands, what is found in it, and the results that did not fit."""

    filing: Filing
    profile: Profile
    findings: tuple[Finding, ...]
    skipped: tuple[SkippedRule, ...]
    missing: tuple[tuple[str, int | None], ...]
    """Required fields that are empty, with their row."""
    paired: Paired | None = None

    @property
    def is_final(self) -> bool:
        """Whether nothing is missing and nothing fatal stands."""
        return not self.missing and not any(f.severity is Severity.FATAL for f in self.findings)


class Forms:
    """The head of the job; bootstrap hands in the rules."""

    def __init__(self, review: Callable[..., ReviewResult]) -> None:
        self._review = review

    def fill(
        self, source: Filing, kind: FilingKind, profile: Profile, results: Results | None = None,
        months: int | None = None,
    ) -> FilledForm:  # fmt: skip
        """A form of the kind from a filing that it may be made from, or from one of its own kind.

        ``results`` are laid over it: into 实际完成值, or, in a form of the year so far, into what was reached in
        ``months``. Raises FormError.
        """
        if source.form is not kind.form and source.form not in kind.made_from:
            made_from = "、".join(FORM_TITLES[form] for form in kind.made_from)
            title, given = FORM_TITLES[kind.form], FORM_TITLES[source.form]
            raise FormError(f"{title}要由{made_from}或已填过的{title}填出，给的是{given}，请换一个文件。")
        paired = self._paired(source, results)
        filing = _of_kind(source, paired, kind, profile, months)
        result = self._review(filing, profile)
        missing = tuple(empty_fields(filing, kind.required_fields))
        return FilledForm(filing, profile, result.findings, result.skipped, missing, paired)

    @staticmethod
    def _paired(source: Filing, results: Results | None) -> Paired | None:
        if results is None:
            return None
        from assistant.forms.results.pairing import pair

        return pair(source, results)

    @staticmethod
    def save(done: FilledForm, folder: Path) -> list[Path]:
        """The form in Word, with a mark where something is due, and its JSON. Raises GeneratorError."""
        from generators.atomic import write_all
        from generators.form import render_form

        filing, title = done.filing, FORM_TITLES[done.filing.form]
        stem = safe_stem(filing.project.name or filing.project.department)
        form = render_form(
            _marked(filing, done.missing),
            done.profile,
            draft=not done.is_final,
            doubtful=untraced_figures(done.findings),
        )
        return write_all(
            folder,
            {f"{stem}_{title}.docx": form, f"{stem}_{title}.json": filing.model_dump_json(indent=1).encode()},
        )


def _of_kind(source: Filing, paired: Paired | None, kind: FilingKind, profile: Profile, months: int | None) -> Filing:
    """The filing as one of the kind: its own columns, no scores of another."""
    same = source.form is kind.form
    filing = paired.filing if paired else source
    so_far = FormPart.PROGRESS in kind.parts
    rows = tuple(_row(row, same=same, so_far=so_far, given=paired is not None) for row in filing.indicators)
    funds = _so_far(filing.funds, given=paired is not None) if so_far else filing.funds
    if funds.initial is None:
        funds = funds.model_copy(update={"initial": funds.total})
    return filing.model_copy(
        update={
            "form": kind.form, "profile": profile.id, "indicators": rows, "funds": funds,
            "columns": _columns(filing, kind), "months": months or filing.months, "total_score": None, "grade": "",
        }
    )  # fmt: skip


def _columns(filing: Filing, kind: FilingKind) -> tuple[str, ...]:
    """The columns that the form will have: those that are filled and those that the kind requires."""
    required = {path.removeprefix("indicators.") for path in kind.required_fields if path.startswith("indicators.")}
    filled = {name for name in Indicator.model_fields if name != "id" and filing.has_column(name)}
    return tuple(sorted(required | filled))


def _row(row: Indicator, *, same: bool, so_far: bool, given: bool) -> Indicator:
    """A row with what the kind has a place for; new results of a form of the year so far are its progress."""
    changes: dict[str, object] = {"score": None, "score_formula": ""}
    if so_far and given and row.actual:
        changes["progress"] = row.actual
    if so_far:
        changes["actual"] = None
    elif not same:
        changes |= {"progress": None, "forecast": None, "likelihood": ""}
    return row.model_copy(update=changes)


def _so_far(funds: Funds, *, given: bool) -> Funds:
    def moved(amounts: FundLine | Funds) -> dict[str, object]:
        spent = amounts.executed if given and amounts.executed is not None else amounts.progress
        return {"progress": spent, "executed": None}

    lines = tuple(line.model_copy(update=moved(line)) for line in funds.lines)
    no_scores = {"execution_rate": None, "execution_score": None}
    return funds.model_copy(update={**moved(funds), **no_scores, "lines": lines})


def _marked(filing: Filing, missing: Sequence[tuple[str, int | None]]) -> Filing:
    """The filing with a mark in every text that is due; money has no room for one."""
    rows = list(filing.indicators)
    project: dict[str, object] = {}
    for path, at in missing:
        name = path.rpartition(".")[2]
        if at is not None and name not in _CHOSEN:
            rows[at] = rows[at].model_copy(update={name: placeholder("")})
        elif path.startswith("project."):
            project[name] = placeholder("")
    return filing.model_copy(update={"indicators": tuple(rows), "project": filing.project.model_copy(update=project)})
