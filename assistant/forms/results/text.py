"""Results from a few sentences: “培训实际完成1180人次，资金执行465.2万元，推广未完成，原因是……”.

A figure goes to the indicator that the words before it and its unit name; one that could be of several is asked about,
never guessed. Causes and remedies are taken word for word.
"""

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.base import show
from assistant.domain.filing import Filing, FundLine
from assistant.domain.indicator import Indicator
from assistant.domain.results import Results
from assistant.forms.results.gathered import FUNDS, Gathered, StatedActual
from assistant.forms.results.matching import RowMatch, actual_text, find_row, finishes, match
from assistant.forms.results.money_text import as_money, in_unit, is_sure, money_field
from assistant.forms.results.statements import project_completed, read_statement
from assistant.language.clauses import Role, TextClause, sentences
from assistant.language.figures import Figure, FigureKind, find_figures
from assistant.language.invisible import visible
from assistant.language.money import MoneyUnit
from assistant.language.names import core, normal
from assistant.language.polarity import NOT
from assistant.language.target import Target
from assistant.language.target_parser import parse_target
from assistant.language.unread import unread_figures

_LABELLED = re.compile(
    r"^[ 　]*(?P<label>(?:总体)?目标(?:实际)?完成情况|存在(?:的)?问题|下一步(?:措施|打算|工作)|自?评价?结论|实施过程|"
    r"自评组织情况|主要经验(?:做法)?|(?:自评)?结果应用(?:和公开)?|其他需要说明的(?:问题|事项))"
    r"[：:](?P<text>.+)$",
    re.M,
)
_LABELS = {
    "其他": "note", "目标": "goal_actual", "问题": "problems", "下一步": "measures", "结论": "conclusion",
    "过程": "process", "组织": "organisation", "经验": "lessons", "应用": "use",
}  # fmt: skip
_COUNTED = {FigureKind.MONEY, FigureKind.PERCENT, FigureKind.COUNT, FigureKind.DATE}
_RATE = re.compile(r"执行率")
_AIMED = re.compile(rf"(?:(?:{NOT}|不能?)(?:达到|完成|达)|目标值?|指标值?|计划|原定|应完成|应当完成)(?:为|是|数|的)?$")
"""Before a figure that says what was aimed at or compared with, not what was reached."""
_OF_MONEY = re.compile(r"^(?:资金|预算|经费)|执行率")
_VAGUE = re.compile(r"(?:超过|超|多于|高于|低于|少于|不足|不到|将近|接近|(?<![附最])近|(?<!节)约|大约)$")
"""Before a figure that is not the value itself: 满意度超过90%."""
_BRACKETS = re.compile(r"[（(][^（()）]*[)）]?")
_SPANS = {"年", "月", "天", "日"}


def read_results_text(text: str, declaration: Filing) -> Results:
    """What a text says of the year. What is not clear is asked about in ``notes``."""
    reading = _Reading(declaration)
    stated = visible(text)
    for line in _LABELLED.finditer(stated):
        name = next(f for word, f in _LABELS.items() if word in line["label"])
        reading.words[name] = line["text"].strip()
    rest = _LABELLED.sub(lambda m: " " * len(m[0]), stated)
    for clauses in sentences(rest):
        reading.sentence(clauses)
    labelled = [m.span() for m in _LABELLED.finditer(stated)]
    unread = unread_figures(stated, [*labelled, *reading.taken_in(rest)])
    return reading.results().model_copy(update={"unread": tuple(unread)})


class _Reading:
    """One text being read; clauses are taken in their order."""

    def __init__(self, declaration: Filing) -> None:
        self._rows: Sequence[Indicator] = declaration.indicators
        self._unit = declaration.funds.money_unit or MoneyUnit.WAN
        self._money: dict[tuple[str, str], Decimal] = {}
        self._notes: list[str] = []
        self._got = Gathered(self._rows, self._notes)
        self._completed: bool | None = None
        self._last: list[int] = []
        self._before: set[int] = set()
        """The rows that the last sentence with results told of."""
        self._about = ""
        self._taken: list[tuple[int, str]] = []
        """Pieces that became a value or an explanation: from where they are looked for, and their words."""
        self.words: dict[str, str] = {}

    def taken_in(self, text: str) -> list[tuple[int, int]]:
        """The places of all that was taken."""
        starts = [(text.find(words, start), words) for start, words in self._taken]
        return [(at, at + len(words)) for at, words in starts if at >= 0]

    def sentence(self, clauses: Sequence[TextClause]) -> None:
        """Take a sentence. A cause that leads it belongs to the result behind it, else to the one before."""
        waiting: list[TextClause] = []
        self._about = ""
        role, reported = Role.RESULT, False
        of_sentence: list[int] = []
        for clause in clauses:
            if clause.role in {Role.RESULT, Role.ABOUT} and self._result(clause):
                self._explain(waiting)
                waiting, role, reported = [], Role.RESULT, True
                of_sentence += self._last
                continue
            role = role if clause.role in {Role.RESULT, Role.ABOUT} else clause.role
            if role is Role.RESULT or clause.role is Role.ABOUT:
                continue
            plain = TextClause(role, clause.text, clause.start)
            if not reported and (waiting or clause.leads):
                waiting.append(plain)
            else:
                self._explain([plain])
        if waiting and len(self._before) > 1:
            self._last = []  # which of the results of the sentence before is meant has to be asked
        self._explain(waiting)
        self._before = set(of_sentence) if reported else self._before

    def _explain(self, clauses: Sequence[TextClause]) -> None:
        """Causes and remedies of the last result."""
        for clause in clauses:
            self._taken.append((clause.start, clause.text))
            self._got.explain(clause, self._last)

    def _result(self, clause: TextClause) -> bool:
        """Take a clause as results; False where it tells none."""
        done = project_completed(clause.text)
        if done is not None:
            self._completed, self._last = done, []
            return True
        before, self._last = self._last, []
        taken = self._noted_something(clause) or (clause.role is Role.ABOUT and self._named(clause))
        self._last = self._last or ([] if taken or clause.role is Role.ABOUT else before)
        return taken

    def _named(self, clause: TextClause) -> bool:
        """Take the name of what a cause is of: the money, or an indicator."""
        if _OF_MONEY.search(clause.text):
            self._last = [FUNDS]
            return True
        found = match(self._rows, clause.text, range(len(self._rows)))
        self._last = [found.row] if found.row is not None and not found.loose else []
        return bool(self._last)

    def _noted_something(self, clause: TextClause) -> bool:
        figures = self._figures(clause.text)
        taken, at = False, 0
        ends = [*(f.start for f in figures[1:]), len(clause.text)]
        for figure, end in zip(figures, ends, strict=False):
            words, after = clause.text[at : figure.start], clause.text[figure.end : end]
            at = figure.end
            if not _AIMED.search(words) and self._figure(clause, figure, words, after):
                self._taken.append((clause.start + figure.start, figure.text))
                taken = True
            self._about = words if len(core(words)) > 1 else self._about
        return taken or (not figures and self._statement(clause))

    def _figures(self, stated: str) -> list[Figure]:
        """The figures that may be results; those in brackets only explain others outside."""
        found = [f for f in find_figures(stated) if f.kind in _COUNTED and not self._passes(f, stated)]
        outside = [f for f in found if not any(a <= f.start < b for a, b in _brackets(stated))]
        return [as_money(f, stated[: f.start]) for f in outside or found]

    def _passes(self, figure: Figure, stated: str) -> bool:
        """Whether a figure tells no value: 2025年 says when; 2小时 is a part of the name 2小时到场率."""
        year = figure.kind is FigureKind.DATE and len(figure.name) <= len("2025")
        names = [row.name for row in self._rows if figure.text in row.name]
        return year or any(normal(name) in normal(stated) for name in names)

    def _figure(self, clause: TextClause, figure: Figure, words: str, after: str) -> bool:
        named = match(self._rows, words, range(len(self._rows))).named
        if figure.kind is FigureKind.MONEY and not named and self._funds(figure, words or self._about, after):
            return True
        found, per = find_row(self._rows, figure, _VAGUE.sub("", words), after, self._about)
        if found.row is None:
            self._ask(clause, figure, words, found, open_end=finishes(figure, after))
            return bool(found.rows)
        row = self._rows[found.row]
        actual = actual_text(row, figure, after, per=per)
        self._last.append(found.row)
        if _VAGUE.search(words):
            self._notes.append(f"“{clause.text[:30]}”没有写准确的数，请补充“{row.name}”的实际完成值。")
            return True
        self._got.keep(found.row, StatedActual(actual, found.strength, clause.text, clause.start))
        if found.loose:
            self._notes.append(f"“{clause.text[:30]}”按意思对应“{row.name}”，请核对。")
        return True

    def _ask(self, clause: TextClause, figure: Figure, about: str, found: RowMatch, *, open_end: bool) -> None:
        if found.rows:
            names = "、".join(f"“{self._rows[i].name}”" for i in found.rows)
            self._notes.append(f"“{clause.text[:30]}”中的{figure.text}可以是{names}，请写明是哪一项。")
        elif not open_end and (_RATE.search(about) or figure.unit in _SPANS or figure.kind is FigureKind.DATE):
            return
        elif clause.role is Role.RESULT:
            self._notes.append(f"“{clause.text[:30]}”中的{figure.text}没有对应上指标，没有使用，请写明指标名称。")

    def _funds(self, figure: Figure, before: str, after: str) -> bool:
        place = money_field(before, after)
        if place is None:
            return False
        amount, stated = in_unit(figure, self._unit), f"{before}{figure.text}".strip()
        if self._money.get(place, amount) != amount:
            self._notes.append(
                f"“{stated[:30]}”与前面写的{show(self._money[place])}{self._unit}不同，用了前面的，请核对。"
            )
            return True
        self._money[place] = amount
        self._last.append(FUNDS)
        if not is_sure(before, place[1]):
            self._notes.append(f"“{stated[:30]}”按全年预算数记，如是年初预算数请写明。")
        return True

    def _statement(self, clause: TextClause) -> bool:
        stated = read_statement(clause.text)
        if stated is None:
            return False
        found = match(self._rows, stated.what, range(len(self._rows)))
        none_of = (
            found.row is not None and _is_zero(self._rows[found.row].parsed) and _is_zero(parse_target(stated.how))
        )
        if (found.loose and not none_of) or not found.rows:
            if stated.negative:
                self._notes.append(f"“{clause.text[:30]}”没有对应上指标，没有使用，请写明指标名称。")
            return False
        if found.row is None:
            names = "、".join(f"“{self._rows[i].name}”" for i in found.rows)
            self._notes.append(f"“{clause.text[:30]}”可以是{names}，请写明是哪一项。")
            return False
        row = self._rows[found.row]
        measured = (row.parsed.is_number or row.parsed.is_date) and not parse_target(stated.how).is_number
        if measured and not stated.negative:
            self._notes.append(f"“{clause.text[:30]}”没有写数，请补充“{row.name}”的实际完成值（指标值{row.target}）。")
            self._last.append(found.row)
            return True
        self._last.append(found.row)
        self._got.keep(found.row, StatedActual(stated.how, found.strength, clause.text, clause.start, numeric=False))
        return True

    def results(self) -> Results:
        """All that was read, indicators in the order of the declaration."""
        sources = dict.fromkeys(s for s, _ in self._money if s)
        lines = [
            FundLine(source=s, **{f: v for (of, f), v in self._money.items() if of == s}) for s in sources
        ]  # fmt: skip
        return Results(
            unit=str(self._unit),
            items=self._got.items(),
            lines=tuple(lines),
            completed=self._completed,
            execution_reason=self._got.noted_of(FUNDS),
            notes=tuple(dict.fromkeys(self._notes)),
            **{f: v for (of, f), v in self._money.items() if not of},
            **self.words,
        )


def _brackets(stated: str) -> list[tuple[int, int]]:
    return [m.span() for m in _BRACKETS.finditer(stated)]


def _is_zero(target: Target) -> bool:
    """Whether a value is none at all: 0起, 未发生安全事故."""
    return target.is_number and target.high == 0
