"""A brief read by rules and by a model: the model says what things are, the text what stands there, sums decide."""

from decimal import Decimal, InvalidOperation

from assistant.domain.facts import BriefReading, Facts
from assistant.domain.ledger import Ledger, LedgerContradiction, NumberRole, ReadBy
from assistant.jobs.declaration.brief.periods import read_period
from assistant.jobs.declaration.brief.questions import open_questions
from assistant.jobs.declaration.brief.text import BriefText
from assistant.jobs.declaration.interface import Understanding
from assistant.jobs.declaration.ledger.features import ledger_tokens
from assistant.jobs.declaration.ledger.full_units import with_full_units
from assistant.jobs.declaration.model_reading.asking import ask_reading
from assistant.jobs.declaration.model_reading.doubts import missing_questions, with_contradictions
from assistant.jobs.declaration.model_reading.head import with_head
from assistant.jobs.declaration.model_reading.pairing import Pairs, can_be, paired, with_years
from assistant.jobs.declaration.model_reading.quotes import places_of
from assistant.jobs.declaration.model_reading.reply import ReadMoney, ReadReply
from assistant.jobs.declaration.model_reading.roles import read_with
from assistant.jobs.declaration.model_reading.seasons import seasons
from assistant.jobs.declaration.model_reading.wording import Worded, roles_by_place
from assistant.language.layout import layout
from assistant.language.numerals import fold
from assistant.language.token_quantities import with_scale
from assistant.language.unread import unread_figures
from assistant.llm.interface import Cancelled, Errand, LanguageModel, ModelError

_ROLES = {role.value: role for role in NumberRole}
_MOST_REFUSED = 12
"""Refused lines that the record shows; more are counted."""


class ModelBriefReader:
    """Asks a model to read what the rules have read, and joins the two."""

    def __init__(self, model: LanguageModel) -> None:
        self._model = model

    @property
    def name(self) -> str:
        return self._model.name

    def __call__(self, reading: BriefReading, year: int | None, errand: Errand) -> Understanding:
        """The brief as both read it; as the rules read it where the model gives nothing. Raises Cancelled."""
        try:
            reply = ask_reading(self._model, reading.facts.text, errand)
        except Cancelled:
            raise
        except ModelError as error:
            return Understanding(reading, failure=error)
        return joined(reading, reply, year)


def joined(reading: BriefReading, reply: ReadReply, year: int | None) -> Understanding:
    """The rules' reading and the model's as one; what of the model's does not stand in the text is noted."""
    facts = reading.facts
    pairs = paired(reply.numbers, facts.text, ledger_tokens(facts.text))
    ledger, money = _ledger(facts, pairs, year)
    found, doubted = with_contradictions(_with_total(ledger, reply.money, facts.text), reply.contradictions, facts.text)
    ledger = ledger.model_copy(update={"contradictions": found})
    read, unknown = with_head(_with_period(facts, ledger), reply.head, ledger, year)
    missing = tuple(missing_questions(reply.missing, facts.text))
    taken = [(e.start, e.end) for e in ledger.entries if e.role is not NumberRole.ORDER]
    joint = BriefReading(
        facts=read,
        questions=open_questions(read, year),
        unread=tuple(unread_figures(fold(facts.text), taken)),
    )
    refused = (*pairs.refused, *unknown, *doubted)
    return Understanding(joint, tuple(_notes(ledger, money, refused)), missing=missing)


def _ledger(facts: Facts, pairs: Pairs, year: int | None) -> tuple[Ledger, str]:
    tokens = ledger_tokens(facts.text)
    roles = {at: _ROLES[s.role] for at, s in pairs.stated.items() if s.role in _ROLES and can_be(tokens[at], s.role)}
    ledger, note = read_with(facts.text, year, with_years(roles, pairs, facts.text, tokens))
    stated = {tokens[at].start: number for at, number in pairs.stated.items()}
    laid = layout(facts.text)
    worded = Worded(stated, roles_by_place(facts.ledger), laid)
    entries = with_full_units([worded.entry(e) for e in ledger.entries], laid)
    return ledger.model_copy(update={"entries": tuple(entries)}), note


def _with_period(facts: Facts, ledger: Ledger) -> Facts:
    start, end = seasons(ledger) or read_period(BriefText(facts.text_without_orders or facts.text), ledger)
    return facts.model_copy(update={"ledger": ledger, "start": start, "end": end})


def _with_total(ledger: Ledger, money: ReadMoney, text: str) -> Ledger:
    """The ledger, and the two totals shown against each other where the model proves another one."""
    total, known = _proved(ledger, money, text), ledger.of(NumberRole.MONEY_TOTAL)
    if total is None or not known or any(e.yuan == total for e in known):
        return ledger
    quotes = (known[-1].quote, *money.quotes)
    words = f"{known[-1].value}{known[-1].unit}和{money.total}{money.unit}"
    starts = (known[-1].start, *(places_of(text, quote)[0][0] for quote in money.quotes))
    asked = LedgerContradiction(kind="totals", text=words, quotes=quotes, starts=starts)
    return ledger.model_copy(update={"contradictions": (*ledger.contradictions, asked)})


def _proved(ledger: Ledger, money: ReadMoney, text: str) -> Decimal | None:
    """The model's total in 元, where the one place it quotes states it, or the several add up to it."""
    places = [places_of(text, quote) for quote in money.quotes]
    if not places or not all(places):
        return None
    try:
        total = with_scale(Decimal(money.total), money.unit)
    except InvalidOperation:
        return None
    quoted = [
        next((e.yuan for e in ledger.entries if e.yuan and any(s <= e.start < end for s, end in found)), None)
        for found in places
    ]
    return total if sum(amount or 0 for amount in quoted) == total else None


def _notes(ledger: Ledger, money: str, refused: tuple[str, ...]) -> list[str]:
    """What the record says of the reading."""
    by = {who: sum(e.read_by is who for e in ledger.entries) for who in ReadBy}
    counts = "，".join(f"{who.word}{n}个" for who, n in by.items() if n)
    disputed = [f"“{e.quote}”{e.disputed}。" for e in ledger.entries if e.disputed]
    kept = list(refused[:_MOST_REFUSED])
    if len(refused) > _MOST_REFUSED:
        kept.append(f"另有{len(refused) - _MOST_REFUSED}处原文对不上，不采用。")
    return [f"阅读简介：{len(ledger.entries)}个数，用途依据：{counts}。", *([money] if money else []), *disputed, *kept]
