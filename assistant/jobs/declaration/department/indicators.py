"""The indicators of a department's year: what its plan states, in the classes of the official form."""

import re
from collections.abc import Iterator, Sequence

from assistant.base import show
from assistant.domain.facts import Facts
from assistant.domain.filing import Funds
from assistant.domain.indicator import Indicator
from assistant.domain.ledger import Ledger, LedgerEntry, NumberRole
from assistant.domain.source import Source, SourceKind
from assistant.domain.vocabulary import (
    BENEFIT,
    ECOLOGICAL,
    ECONOMIC,
    OUTPUT,
    OUTPUT_COST,
    QUALITY,
    QUANTITY,
    SATISFACTION,
    SERVED_SATISFACTION,
    SOCIAL,
    SUSTAINABLE,
    TIMELINESS,
    is_cost,
    read_level2,
)
from assistant.jobs.declaration.department.amounts import PlanAmount
from assistant.jobs.declaration.department.words import words
from assistant.jobs.declaration.ledger.reader import read_ledger
from assistant.jobs.declaration.writers.rule_based.stated import merged, stated_rows
from assistant.language.layout import Layout, layout
from assistant.language.money import Money, MoneyUnit

_R = NumberRole
_TABLE = re.compile(r"\|")
_PAST = re.compile(r"去年|上年|上一年|往年|20\d\d年")
_STOCK = re.compile("辖|户籍|常住|现有|共有|在册|登记的")
_BRACKETED = re.compile(r"[（(][^（()）]{0,60}[)）]")
_TAKEN_BACK = re.compile("不对|说错|来不及|更正")
"""Behind a number: the speaker corrects it (十月底前完工——哦不对)."""
_OUT = frozenset({_R.MONEY_TOTAL, _R.MONEY_USE, _R.MONEY_SOURCE, _R.MONEY_PAST, _R.MONEY_OVERALL})
_AGAIN = frozenset({_R.BASELINE, _R.CONTEXT})
_NAMELESS = re.compile("(?:今年|明年|要|控制|压减?|降|减|不超过|[到至在为是])+")
"""Words before a sum that goes on about what the sentence names: 三公去年十五万，明年压到十二万."""
_NEAR = 10
_MOST_OF_CLASS = 9
_BASIS = "计划标准：按年度工作计划"


def plan_ledger(text: str, year: int) -> Ledger:
    """The numbers of the plan; cells that hold sentences are read as sentences, each in its place."""
    return read_ledger(_TABLE.sub("\n", text), year)


def plan_rows(text: str, ledger: Ledger, amounts: Sequence[PlanAmount], year: int) -> tuple[Indicator, ...]:
    """The rows of the form, in its order."""
    money = {a.token.start for a in amounts}
    laid = layout(text)
    kept = [_as_work(e, laid) for e in ledger.entries if e.start not in money and _counts(e, laid)]
    facts = Facts(text=text, text_without_orders=text, ledger=Ledger(entries=tuple(kept)))
    rows = [row.indicator for row in merged([*stated_rows(facts, Funds(), None, year)])]
    placed = [_placed(r) for r in [*rows, *_running(amounts)]]
    return tuple(row for name in _CLASSES for row in [r for r in placed if r.level2 == name][:_MOST_OF_CLASS])


def _counts(entry: LedgerEntry, laid: Layout) -> bool:
    """Whether a number may be an aim: no sum of the budget, nothing of staff and offices, not taken back at once."""
    if entry.role in _OUT or not entry.name:
        return False
    taken_back = _TAKEN_BACK.search(laid.text[entry.end : entry.end + _NEAR])
    before = laid.text[max(0, laid.clause(entry.start).start - _NEAR) : entry.end]
    staff = words("establishment").search(laid.clause(entry.start).text) or "编制" in before
    return taken_back is None and not staff


def _as_work(entry: LedgerEntry, laid: Layout) -> LedgerEntry:
    """A number that is taken for last year's or the stock, where its own clause says neither, is work of this year."""
    before = _BRACKETED.sub("", laid.text[laid.sentence(entry.start).start : entry.start])
    noted = _PAST.search(before.rsplit("今年", 1)[-1]) or _STOCK.search(before)
    counted = any(c.isdigit() for c in entry.quote) and entry.number is not None and entry.unit
    if entry.role not in _AGAIN or noted or not counted or entry.unit.endswith("元"):
        return entry
    role = _R.RESULT if entry.unit == "%" else _R.OUTPUT
    return entry.model_copy(update={"role": role})


def _running(amounts: Sequence[PlanAmount]) -> Iterator[Indicator]:
    """What the running of the office may cost: 公用经费, 三公经费, 公务接待费."""
    for amount in amounts:
        goes_on = amount.cell is None and _NAMELESS.fullmatch(amount.words) is not None
        found = words("running").search(amount.sentence if goes_on else amount.words)
        if found is None:
            continue
        money = Money(amount=amount.yuan, unit=MoneyUnit.YUAN).to(MoneyUnit.WAN)
        name = _cost_name(amount.words) or found[0]
        yield Indicator(
            level1=OUTPUT, level2=OUTPUT_COST, name=name, target=f"≤{show(money.amount)}{money.unit}",
            unit=str(money.unit),
            definition=f"年度内实际支出的{name}", value_basis="预算支出标准：按部门预算安排，不得超出",
            measurement="直接证明", data_source="部门决算、财务支出明细", evidence="决算报表、会计凭证",
            source=_stated(amount),
        )  # fmt: skip


def _cost_name(words_before: str) -> str:
    found = re.search(
        r"[“\"]?三公[”\"]?(?:经费)?|公用经费|公务接待费?|会议费|培训费|差旅费|公务用车[一-鿿]{0,6}费?", words_before
    )
    if found is None:
        return ""
    name = found[0]
    return "“三公”经费" if "三公" in name else name


def _stated(amount: PlanAmount) -> Source:
    token = amount.token
    return Source(
        kind=SourceKind.BRIEF, label=f"部门计划：{amount.words.strip()}{token.text}", quote=token.text,
        document="部门计划", start=token.start, end=token.end,
    )  # fmt: skip


_CLASSES = (
    QUANTITY, QUALITY, TIMELINESS, OUTPUT_COST, ECONOMIC, SOCIAL, ECOLOGICAL, SUSTAINABLE, SERVED_SATISFACTION,
)  # fmt: skip


def _placed(row: Indicator) -> Indicator:
    """The row in the classes of 财预〔2015〕88号, where costs stand below the outputs."""
    level2 = OUTPUT_COST if is_cost(row.level1, row.level2) else read_level2(row.level2) or QUANTITY
    at = _CLASSES.index(level2) if level2 in _CLASSES else 0
    level1 = OUTPUT if at < 4 else SATISFACTION if level2 == SERVED_SATISFACTION else BENEFIT
    return row.model_copy(update={"level1": level1, "level2": _CLASSES[at]})
