"""One designed row, held to its basis: class, name, value and words; what is wrong is said so that it can be mended."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.domain.indicator import Indicator
from assistant.domain.ledger import NumberRole
from assistant.domain.profile import Profile
from assistant.domain.provenance import Origin
from assistant.domain.source import SourceKind
from assistant.domain.vocabulary import BENEFIT, SATISFACTION, TIMELINESS, is_cost, read_level1, read_level2
from assistant.jobs.declaration.ledger.row_classes import lasting_class
from assistant.jobs.declaration.ledger.row_names import is_name
from assistant.jobs.declaration.writers.model_based.basis import Basis, basis_of, tokens_of
from assistant.jobs.declaration.writers.model_based.material import Material
from assistant.jobs.declaration.writers.model_based.periods import is_of_one_year
from assistant.jobs.declaration.writers.model_based.reply import DesignedRow
from assistant.jobs.declaration.writers.model_based.standards import MONEY, value_basis
from assistant.jobs.declaration.writers.rule_based.row import DraftRow
from assistant.jobs.declaration.writers.rule_based.stated import TOTAL_COST, measured_by
from assistant.language.likeness import neighbours
from assistant.language.target_parser import parse_target
from assistant.writing.provenance import text_faults, without_tokens, without_untraced

_LONGEST_TEXT = 200
_R = NumberRole
_WORDS = {
    "definition": "解释",
    "formula": "计算公式",
    "data_source": "数据来源",
    "evidence": "佐证资料",
    "value_basis": "取值依据",
}
WRITTEN_FIELDS = frozenset({"level1", "level2", "name", "target", *_WORDS})
"""What of a row the model is answerable for."""
_INDUSTRY = "行业标准"
_FREE = frozenset({SourceKind.MODEL, SourceKind.USER})
"""A proposal is of whatever it is; what rests on nothing that is known has been refused already."""


@dataclass(frozen=True)
class Faulty:
    """A part of the reply that has to be written again: which one, and what is wrong."""

    id: str
    faults: tuple[str, ...]
    tokens: tuple[str, ...] = ()
    name: str = ""

    @property
    def line(self) -> str:
        """As the model and the record see it."""
        named = f"“{self.name}”" if self.name else ""
        return f"{self.id}{named}：{'；'.join(self.faults)}。"


@dataclass(frozen=True)
class Designed:
    """A row that holds, with the tokens it rests on."""

    row: DraftRow
    tokens: tuple[str, ...]
    cut: tuple[str, ...] = ()
    """The fields of which clauses from nowhere were left out."""


def read_row(
    item: DesignedRow, material: Material, origins: Sequence[Origin], writer: str, *, last: bool = False
) -> "Designed | Faulty":
    """The row an item makes; or what is wrong with it. The ``last`` time that it is read, a clause of its words whose
    figures come from nowhere is left out instead."""
    tokens, basis = tokens_of(item), basis_of(item, material)
    place, name = material.place(item.level1.strip(), item.level2.strip()), item.name.strip()
    here = [*origins, Origin(label="依据", text=f"{basis.words} {basis.target} {basis.source.label}")]
    words = {field: without_tokens(getattr(item, field)) for field in _WORDS}
    kept = {field: without_untraced(text, here) for field, text in words.items()} if last else words
    cut, words = tuple(_WORDS[field] for field in words if kept[field] != words[field]), kept
    faults = [
        *basis.faults,
        *_class_faults(place, item, basis),
        *_name_faults(name, basis, here),
        *_text_faults(words, here),
        *_standard_faults(words["value_basis"], basis),
    ]
    if faults or place is None:
        return Faulty(item.id, tuple(dict.fromkeys(faults)), tokens, name[:30])
    row = _row(item, place, basis, words, material.profile, writer)
    overall = _is_of_all_years(basis, material.year)
    this_year = not overall and is_of_one_year(basis, material)
    return Designed(replace(row, overall=overall, this_year=this_year, rests_on=tokens), tokens, cut)


def cut_line(read: Designed) -> Iterator[str]:
    """What the record says of clauses that were left out."""
    if read.cut:
        yield f"“{read.row.indicator.name}”的{'、'.join(read.cut)}中，数字没有来源的话没有采用。"


def _class_faults(place: tuple[str, str] | None, item: DesignedRow, basis: Basis) -> Iterator[str]:
    """A class that the form has, and that this kind of number can belong to."""
    if place is None:
        yield f"没有“{item.level1[:12]}/{item.level2[:12]}”这一类"
        return
    cost, pleased = is_cost(*place), read_level1(place[0]) == SATISFACTION
    role = basis.entry.role if basis.entry else None
    if (basis.is_total or role in MONEY) and not cost:
        yield "资金、单价和标准应归入成本类"
    if (role is _R.SATISFACTION) != pleased and (role is not None or "满意" not in item.name):
        yield "满意度指标只写满意度，满意度只写在满意度指标下"
    if parse_target(basis.target).is_date and read_level2(place[1]) != TIMELINESS:
        yield "日期应归入时效指标"


def _name_faults(name: str, basis: Basis, origins: Sequence[Origin]) -> Iterator[str]:
    if not is_name(name) and name != basis.name:
        yield f"名称“{name[:30]}”不规范：应是3至22字的名词短语，不带数字、标点和虚词"
    elif (
        basis.source.kind not in _FREE
        and not basis.is_total
        and "满意" not in name
        and not _shares_words(name, basis.words)
    ):
        yield f"名称“{name}”与所依据的内容不是一回事"
    yield from (f"名称{fault}" for fault in text_faults(name, origins))


def _shares_words(name: str, known: str) -> bool:
    """Whether two texts have a word of two characters in common; a name of the same thing always has."""
    return any(pair in known for pair in neighbours(name))


def _text_faults(words: dict[str, str], origins: Sequence[Origin]) -> Iterator[str]:
    for field, text in words.items():
        yield from (f"{_WORDS[field]}{fault}" for fault in text_faults(text, origins))
        if len(text) > _LONGEST_TEXT:
            yield f"{_WORDS[field]}太长，不超过{_LONGEST_TEXT}字"
    if not words["definition"]:
        yield "没有写解释"


def _standard_faults(stated: str, basis: Basis) -> Iterator[str]:
    named = basis.source.kind in {SourceKind.LIBRARY, SourceKind.POLICY}
    if stated.startswith(_INDUSTRY) and not named:
        yield "没有条款或指标库依据，取值依据不能写行业标准"


def _row(
    item: DesignedRow, place: tuple[str, str], basis: Basis, words: dict[str, str], profile: Profile, writer: str
) -> DraftRow:
    place = _lasting_place(place, item.name.strip(), basis.unit, profile) or place
    measurement, data, evidence = measured_by(read_level2(place[1]) or place[1])
    indicator = Indicator(
        level1=place[0],
        level2=place[1],
        name=TOTAL_COST if basis.is_total else item.name.strip(),
        target=basis.target,
        unit="" if parse_target(basis.target).is_date else basis.unit,
        definition=words["definition"],
        formula=words["formula"],
        value_basis=value_basis(words["value_basis"], basis),
        measurement=measurement,
        data_source=words["data_source"] or data,
        evidence=words["evidence"] or evidence,
        source=basis.source.model_copy(update={"by": writer}),
    )
    return DraftRow(indicator, Decimal(item.importance))


def _lasting_place(place: tuple[str, str], name: str, unit: str, profile: Profile) -> tuple[str, str] | None:
    """Where a row stands that says how many years something lasts; None where it says something else."""
    level2 = lasting_class(place[1], name, unit)
    return None if level2 == place[1] else profile.place(BENEFIT, level2)


def _is_of_all_years(basis: Basis, year: int) -> bool:
    entry = basis.entry
    if entry is None:
        return False
    last = entry.value if entry.role is _R.MILESTONE else entry.high or ""
    return entry.all_years or (entry.role in {_R.MILESTONE, _R.PERIOD} and last[:4] > str(year))
