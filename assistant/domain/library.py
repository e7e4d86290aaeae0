"""An entry of the indicator library: what is usually measured for a kind of work, and how its value is set."""

from enum import StrEnum

from assistant.base import Frozen

OWN = "own."
"""What the ids of a unit's own entries begin with."""


class Direction(StrEnum):
    """Which way is good."""

    MORE = "more"
    LESS = "less"
    EXACT = "exact"
    BY_DATE = "by_date"


class LibraryEntry(Frozen):
    """One indicator that can be called up. The suggested value is never a fact: it is always shown as 建议值."""

    id: str
    """Stable, such as ``training.quality.certificate-rate``."""
    level1: str
    level2: str
    name: str
    """May hold ``{object}``, filled with the thing a brief counts; ``name_default`` is used where there is none."""
    name_default: str = ""
    definition: str
    formula: str = ""
    unit: str
    direction: Direction
    suggested: str = ""
    """A usual target such as “≥95%”; empty where only the unit's own plan can say."""
    suggested_basis: str = ""
    """Where the usual target comes from, in words; empty where there is none."""
    value_basis: str
    """One of 计划标准、行业标准、历史标准、预算支出标准、其他, and how the value is usually set."""
    scoring_standard: str = ""
    measurement: str
    """One of 直接证明、情况统计、情况说明、问卷调查、趋势判断 (财预〔2021〕101号 三（四）)."""
    data_source: str
    evidence: str
    words: tuple[str, ...]
    """Words of a brief that call this entry up."""
    kinds: tuple[str, ...] = ()
    """Kinds of activity it fits (policy_corpus/indicators/kinds.yaml); empty: any."""
    sectors: tuple[str, ...] = ()
    """Sectors it fits (policy_corpus/indicators/sectors.yaml); empty: any."""
    core: bool = False
    """True where nearly every project of its kind should carry it."""
    public_service: bool = False
    """For satisfaction rows: only where the project serves people directly."""
    of_work: bool = False
    """True for an entry that belongs to a chain of work: it comes with its chain, never by a word alone."""
    note: str = ""

    @property
    def is_own(self) -> bool:
        """Whether it is one of the unit's own, and not of the library that ships."""
        return self.id.startswith(OWN)


class ActivityKind(Frozen):
    """A kind of activity, such as 培训, with the words that show it in a brief."""

    id: str
    name: str
    words: tuple[str, ...]
    verbs: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    """Units that quantities of this kind usually have, such as 人次 or 期."""
    asks_cost: bool = False
    """True for 工程基建、大型修缮、购置, where cost indicators are due (101号 二（一）)."""
    asks_long_term: bool = False
    """True where the benefit over later years must be stated (101号 二（三）)."""
    serves_public: bool = False


class Sector(Frozen):
    """A field of work, such as 教育, with the words that show it."""

    id: str
    name: str
    words: tuple[str, ...]
    beneficiaries: tuple[str, ...] = ()


class WorkChain(Frozen):
    """A typical piece of work and what follows from it: activity × output → direct effect → outcome.

    The rows are ids of entries, the most telling first. ``work`` and ``examples`` are what such work is called; a
    brief is matched to them by meaning.
    """

    id: str
    sector: str
    """Id of a ``Sector``."""
    work: str
    examples: tuple[str, ...] = ()
    outputs: tuple[str, ...] = ()
    quality: tuple[str, ...] = ()
    timeliness: tuple[str, ...] = ()
    effects: tuple[str, ...] = ()
    """Direct effects of the output of this very work."""
    outcomes: tuple[str, ...] = ()
    """What remains later: economic, ecological and sustainable results."""
    satisfaction: tuple[str, ...] = ()

    @property
    def phrases(self) -> tuple[str, ...]:
        """What such work is called."""
        return (self.work, *self.examples)

    @property
    def entries(self) -> tuple[str, ...]:
        """All its entries, in the order of the chain."""
        steps = (self.outputs, self.quality, self.timeliness, self.effects, self.outcomes, self.satisfaction)
        return tuple(dict.fromkeys(entry for step in steps for entry in step))
