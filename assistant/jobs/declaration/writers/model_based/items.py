"""One drafted indicator of the model, read leniently and held to the token it names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pydantic import BaseModel

from assistant.domain.placeholders import is_placeholder
from assistant.domain.provenance import Origin, untraced
from assistant.domain.vocabulary import SATISFACTION, TIMELINESS, is_cost, read_level1, read_level2
from assistant.jobs.declaration.writers.model_based.material import Material
from assistant.jobs.declaration.writers.rule_based.row import DraftRow
from assistant.language.figures import find_figures
from assistant.language.target import Operator
from assistant.language.target_parser import parse_target
from assistant.writing.provenance import text_faults, without_tokens

_LONGEST_NAME, _LONGEST_TEXT = 30, 200
_TOKEN = re.compile(r"[FL]\d{1,3}")
_WORDS = ("definition", "data_source", "evidence")
WRITTEN_FIELDS = frozenset({"level1", "level2", "name", *_WORDS})
"""What of a row the model writes; the value is its token's."""
_WORD_NAMES = {"definition": "解释", "data_source": "数据来源", "evidence": "佐证资料"}


class DraftedItem(BaseModel):
    """An indicator as the model writes it; the token says which fact or entry it rests on."""

    token: str
    level1: str
    level2: str
    name: str
    target: str
    definition: str
    data_source: str
    evidence: str


class DraftedReply(BaseModel):
    """What the model is asked for. No weights: they are shared out by the profile."""

    annual_goal: str
    overall_goal: str
    indicators: list[DraftedItem]


@dataclass(frozen=True)
class Faulty:
    """An item that has to be written again: what is wrong, and what would be right."""

    token: str
    faults: tuple[str, ...]
    allowed: str = ""

    @property
    def line(self) -> str:
        """As the model and the record see it."""
        right = f"可用：{self.allowed}" if self.allowed else ""
        return f"{self.token}：{'；'.join(self.faults)}。{right}"


def token_of(item: DraftedItem) -> str:
    """The token an item names, however it is wrapped: F1, [F1], “f1”."""
    found = _TOKEN.search(item.token.upper())
    return found[0] if found else ""


def read_item(item: DraftedItem, token: str, known: DraftRow, material: Material, origins: Sequence[Origin]) -> (
    "DraftRow | Faulty"
):  # fmt: skip
    """The row an item makes, with the value and the source of its token; or what is wrong with it."""
    place = material.place(item.level1.strip(), item.level2.strip())
    own = known.indicator
    name = without_tokens(item.name)
    here = [*origins, Origin(label=token, text=f"{own.name}{own.target}{own.definition}{own.formula}{own.evidence}")]
    words = {w: without_tokens(getattr(item, w)) or getattr(own, w) for w in _WORDS}
    faults = [
        *_class_faults(place, known),
        *_name_faults(name, known, here),
        *_target_faults(item.target, known),
        *(f"{_WORD_NAMES[w]}{fault}" for w, text in words.items() if text != getattr(own, w)
          for fault in text_faults(text, here)),
    ]  # fmt: skip
    faults += [
        f"{_WORD_NAMES[w]}太长，不超过{_LONGEST_TEXT}字" for w, text in words.items() if len(text) > _LONGEST_TEXT
    ]
    if faults or place is None:
        return Faulty(token, tuple(faults), f"{own.level1}/{own.level2}，{own.name}，{own.target}")
    return known.with_changes(level1=place[0], level2=place[1], name=name, **words)


def _class_faults(place: tuple[str, str] | None, known: DraftRow) -> Iterator[str]:
    """A class that the form has, and that the fact can belong to: amounts of work may be outputs or benefits."""
    own = known.indicator
    if place is None:
        yield "没有这一类指标"
        return
    costs = is_cost(*place) == is_cost(own.level1, own.level2)
    timed = (read_level2(place[1]) == TIMELINESS) == (read_level2(own.level2) == TIMELINESS)
    pleased = (read_level1(place[0]) == SATISFACTION) == (known.level1 == SATISFACTION)
    if not (costs and timed and pleased):
        yield f"不属于“{place[0]}/{place[1]}”"


def _name_faults(name: str, known: DraftRow, origins: Sequence[Origin]) -> Iterator[str]:
    own = known.indicator
    if not 1 < len(name) <= _LONGEST_NAME:
        yield f"指标名称应为2至{_LONGEST_NAME}个字"
    elif not _shares_words(name, f"{own.name}{own.source.quote if own.source else ''}"):
        yield f"名称“{name}”与记号所指的“{own.name}”不是一回事"
    yield from (f"名称{fault}" for fault in text_faults(name, origins))


def _target_faults(said: str, known: DraftRow) -> Iterator[str]:
    """The value must be the token's own, in whatever form; an entry without a value leaves it open."""
    own = known.indicator.target
    if is_placeholder(own):
        if not is_placeholder(said) and said.strip():
            yield f"指标值“{said[:30]}”没有依据，应写“{own}”"
        return
    said = without_tokens(said)
    figures = find_figures(said)
    held = not untraced(said, [Origin(label="记号", text=own)]) and (bool(figures) or not find_figures(own))
    flipped = {known.indicator.parsed.operator, parse_target(said).operator} == {Operator.AT_LEAST, Operator.AT_MOST}
    if not held or flipped:
        yield f"指标值“{said[:30]}”与记号所指的“{own}”不同"


def _shares_words(name: str, known: str) -> bool:
    """Whether two names have a word of two characters in common; a name of the same thing always has."""
    return any(name[i : i + 2] in known for i in range(len(name) - 1))
