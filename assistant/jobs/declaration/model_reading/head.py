"""The head of the form as the model reads it: names and dates that stand in the words it quotes.

A labelled line of the brief wins over the model, the model over the trained reader; a model that names nothing at all
leaves the trained reader its word.
"""

from collections.abc import Sequence

from assistant.domain.facts import BeneficiaryFact, DateFact, Facts, Span, TextFact
from assistant.domain.ledger import Ledger
from assistant.jobs.declaration.brief import names
from assistant.jobs.declaration.brief.periods import day
from assistant.jobs.declaration.brief.text import BriefText
from assistant.jobs.declaration.ledger.features import ledger_tokens
from assistant.jobs.declaration.model_reading.quotes import places_of
from assistant.jobs.declaration.model_reading.reply import ReadHead
from assistant.language.likeness import COVERED_NAME, coverage

_NAMES = ("name", "department", "unit")
_ATTRIBUTES = {"新": "新增项目", "延续": "延续项目", "一次": "一次性项目"}
_LONGEST = 60
_GAPS = "\u3000 \t"
"""What parts a name from what stands behind it on its line."""
_PEOPLE = ("人", "户", "名", "家")


def with_head(
    facts: Facts, stated: Sequence[ReadHead], ledger: Ledger, year: int | None
) -> tuple[Facts, tuple[str, ...]]:
    """Facts with the model's head, and what of it was refused."""
    reading = _Head(facts, stated, ledger, year)
    return facts.model_copy(update=reading.changes()), tuple(reading.refused)


class _Head:
    def __init__(self, facts: Facts, stated: Sequence[ReadHead], ledger: Ledger, year: int | None) -> None:
        self._facts, self._stated, self._ledger, self._year = facts, stated, ledger, year
        self._text = facts.text_without_orders or facts.text
        self.refused = list[str]()

    def changes(self) -> dict[str, object]:
        labelled = names.read_labelled(BriefText(self._text))
        given = {field: self._named(field) for field in _NAMES if field not in labelled}
        changed: dict[str, object] = dict(given) if any(given.values()) else {}
        changed |= {field: cut for field, stated in labelled.items() if (cut := self._cut(field, stated))}
        if "attribute" not in labelled and (attribute := self._attribute()):
            changed["attribute"] = attribute
        if people := tuple(b for one in self._of("beneficiary") if (b := self._beneficiary(one))):
            changed["beneficiaries"] = people
        for field in ("start", "end"):
            if date := self._date(field):
                changed[field] = date
        return changed

    def _of(self, field: str) -> list[ReadHead]:
        return [one for one in self._stated if one.field == field and one.value.strip()]

    def _named(self, field: str) -> TextFact | None:
        """A name that stands in the brief; a project's may be made of the brief's own words."""
        for one in self._of(field):
            value = one.value.strip()
            places = places_of(self._text, value)
            if not places and field == "name" and coverage(value, self._text) >= _own_words(value):
                places = places_of(self._text, one.quote)
            if places and len(value) <= _LONGEST:
                return TextFact(value=value, span=self._span(*places[0]))
            self.refused.append(f"原文里没有“{value[:_LONGEST]}”，不采用。")
        return None

    def _cut(self, field: str, stated: TextFact) -> TextFact | None:
        """The name that a labelled line begins with, where the model reads that much of it: the next label follows."""
        found = self._named(field) if field in _NAMES else None
        return found if found and stated.value.startswith(tuple(f"{found.value}{gap}" for gap in _GAPS)) else None

    def _attribute(self) -> TextFact | None:
        for one in self._of("attribute"):
            word = next((name for start, name in _ATTRIBUTES.items() if start in one.value), "")
            if word and (places := places_of(self._text, one.quote)):
                return TextFact(value=word, span=self._span(*places[0]))
        return None

    def _beneficiary(self, one: ReadHead) -> BeneficiaryFact | None:
        places = places_of(self._text, one.value.strip())
        if not places or len(one.value) > _LONGEST:
            return None
        around = places_of(self._text, one.quote)[:1] or places[:1]
        counted = next((e for e in self._ledger.entries if e.number is not None and e.unit.lstrip("万") in _PEOPLE
                        and any(s <= e.start < end for s, end in around)), None)  # fmt: skip
        number, unit = (counted.number, counted.unit) if counted else (None, "")
        return BeneficiaryFact(name=one.value.strip(), number=number, unit=unit, span=self._span(*places[0]))

    def _date(self, field: str) -> DateFact | None:
        """A first or last day that a date of the quoted words gives; the brief's year, or the budget year, dates it."""
        for one in self._of(field):
            for start, end in places_of(self._text, one.quote):
                for token in ledger_tokens(self._text):
                    if not (token.date and token.start < end and start < token.end):
                        continue
                    for date in (token.date, token.date_end):
                        dated = f"{self._year}{date[1:]}" if date.startswith("--") and self._year else date
                        if dated and day(dated, last=field == "end") == one.value.strip():
                            return DateFact(date=one.value.strip(), span=self._span(token.start, token.end))
        return None

    def _span(self, start: int, end: int) -> Span:
        return Span(start=start, end=end, text=self._text[start:end])


def _own_words(value: str) -> float:
    """How much of a composed name has to be words of the brief: nearly all of it."""
    return max(COVERED_NAME, 1 - 2 / max(len(value) - 1, 1))
