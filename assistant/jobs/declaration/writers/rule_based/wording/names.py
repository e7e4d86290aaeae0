"""What the name of a row says: what is measured, what is done with it, by which noun it is counted."""

from dataclasses import dataclass
from functools import cache

from assistant.domain.facts import Facts
from assistant.domain.ledger import LedgerEntry, NumberRole
from assistant.jobs.declaration.ledger.row_names import is_name
from assistant.jobs.declaration.writers.rule_based.doing import project_verb
from assistant.language.measure_words import measure_kind
from policy_corpus import wordings
from policy_corpus.wordings import ActFamily

NOUNS = (
    "批次数", "种类数", "数量", "人数", "人次", "户数", "次数", "场次", "期数", "里程", "长度", "面积", "天数", "件数",
    "起数", "时长", "容量", "份数", "册数", "频次", "总量", "时限", "单价", "标准", "成本",
)  # fmt: skip
_SCALES = "万亿千百"
_PEOPLE, _LONGEST_COUNTER = "people", 3
_MOST_WORKS = 2
_CLAUSE, _LONGEST = 24, 24
_WORKS = (NumberRole.OUTPUT, NumberRole.FREQUENCY)


@dataclass(frozen=True)
class NamedMeasure:
    """The name of a quantity taken apart: 更换管网里程 is 更换, 管网, 里程."""

    base: str
    """The name without its last noun, and without the verb of the project before another work."""
    noun: str
    """What it is counted by: 里程, 台数."""
    family: ActFamily | None
    act: str = ""
    """The verb that the base begins with; "" where it begins with none."""

    @property
    def thing(self) -> str:
        """What the verb is done to."""
        return self.base.removeprefix(self.act) if self.act else self.base

    @property
    def work(self) -> str:
        """What is done as a noun: 管网更换."""
        return f"{self.thing}{self.act}"


def named(entry: LedgerEntry, facts: Facts) -> NamedMeasure:
    """The name of a number taken apart; where it names no work, its clause, the project, or its measure say which."""
    base, noun = split(entry)
    verb = _opening_verb(base)
    opens, said = _family_of(verb), _last_family(base)
    if opens is not None and _fits_people(opens, entry.unit) and (said is None or not said[1] or said[0] is opens):
        return NamedMeasure(base, noun, _of_measure(opens, entry.unit), verb)
    if said is None:
        return NamedMeasure(base, noun, _around(entry, facts, base))
    bare = base.removeprefix(verb) if facts.name and verb == project_verb(facts.name.value) else base
    return NamedMeasure(bare, noun, _of_measure(said[0], entry.unit))


def counted_by(unit: str) -> str:
    """The noun of a measure: 台数 of 台, 尾数 of 万尾; 数量 of what has no short one."""
    bare = unit.partition("/")[0].lstrip(_SCALES)
    if not bare or len(bare) > _LONGEST_COUNTER or not ("一" <= bare[0] <= "鿿"):
        return "数量"
    return bare if bare.endswith("数") else f"{bare}数"


def main_work(facts: Facts, *, things: bool = False) -> str:
    """The work of a brief in a few words: 更换管网、改造加压泵站等; with ``things`` what it is done to alone."""
    found = dict.fromkeys(text for e in facts.ledger.of(*_WORKS) if e.name and (text := _work(e, things=things)))
    works = [work for work in found if is_name(f"{work}数量")]
    if not works:
        return facts.name.value.removesuffix("项目") if facts.name else "本项目任务"
    return f"{'、'.join(works[:_MOST_WORKS])}{'等' if len(works) > _MOST_WORKS else ''}"


def says_work(base: str) -> bool:
    """Whether a name says what is done."""
    return any(verb in base for verb in _verbs())


def project_words(facts: Facts) -> str:
    """The project by its name in quotation marks, where it is short enough for a sentence; else its main work."""
    name = facts.name.value if facts.name else ""
    return f"“{name}”" if name and len(name) <= _LONGEST and "“" not in name else main_work(facts)


def counter_of(thing: str, facts: Facts) -> str:
    """The noun that counts a thing: by the measure that the brief counts it in, else by what things of its kind are
    counted in; "" where nothing says."""
    if not thing:
        return ""
    same = next((e for e in facts.ledger.of(NumberRole.OUTPUT) if e.name and e.unit and thing in e.name), None)
    if same is not None and same.unit != "%":
        return split(same)[1]
    return next((noun for ending, noun in wordings.counters().items() if thing.endswith(ending)), "")


def family_near(words: str, facts: Facts) -> ActFamily | None:
    """The family that words say, else the one of the kind of the project; None where neither says one."""
    said = _last_family(words)
    return said[0] if said else next(iter(_of_kinds(facts)), None)


def _work(entry: LedgerEntry, *, things: bool) -> str:
    base = split(entry)[0]
    return base.removeprefix(_opening_verb(base)) if things else base


def split(entry: LedgerEntry) -> tuple[str, str]:
    """The name without its last noun, and the noun: in the measure of the number where the name says only 数量."""
    noun = next((n for n in NOUNS if entry.name.endswith(n) and len(entry.name) > len(n)), "")
    return entry.name.removesuffix(noun), counted_by(entry.unit) if noun == "数量" else noun


def _opening_verb(base: str) -> str:
    return next((w for w in _verbs() if base.startswith(w) and len(base) - len(w) > 1), "")


@cache
def _verbs() -> tuple[str, ...]:
    return tuple(sorted((w for f in wordings.acts() for w in f.words), key=lambda w: -len(w)))


def _family_of(verb: str) -> ActFamily | None:
    return next((f for f in wordings.acts() if verb in f.words), None)


def _last_family(text: str) -> tuple[ActFamily, bool] | None:
    """The family whose word a text says last, the longest of those that end together; whether the word is a verb."""
    found = [
        (text.rfind(word) + len(word), len(word), i, family, word in family.words)
        for i, family in enumerate(wordings.acts())
        for word in (*family.words, *family.things)
        if word in text
    ]
    best = max(found, default=None, key=lambda one: (one[0], one[1], -one[2]))
    return (best[3], best[4]) if best else None


def _around(entry: LedgerEntry, facts: Facts, base: str) -> ActFamily | None:
    """The family of a name that says no work: by its clause, the project's verb, its measure, the project's kind."""
    clause = facts.text[max(0, entry.start - _CLAUSE) : entry.start]
    near = _last_family(clause[clause.rfind(base) :] if base in clause else "")
    verb = project_verb(facts.name.value) if facts.name else ""
    of_unit = (f for f in wordings.acts() if _bare(entry.unit) in f.units)
    behind = next((w for w in _verbs() if facts.text.startswith(w, entry.end)), "")
    tried = (near and near[0], _family_of(behind), _family_of(verb), *of_unit, *_of_kinds(facts))
    return next((f for f in tried if f is not None and _fits(f, entry.unit)), None)


def _of_kinds(facts: Facts) -> list[ActFamily]:
    """The families of the strongest kind of the project."""
    return [f for k in facts.kinds[:1] for f in wordings.acts() if k.kind in f.kinds]


def _fits(family: ActFamily, unit: str) -> bool:
    return _fits_people(family, unit) and (not family.units or _bare(unit) in family.units)


def _fits_people(family: ActFamily, unit: str) -> bool:
    return family.counts_people or measure_kind(unit) != _PEOPLE


def _of_measure(family: ActFamily, unit: str) -> ActFamily:
    """The family, or the one that counts in this measure where it does not: 更换管网48公里 is built, not bought."""
    if not family.only_units or _bare(unit) in family.units:
        return family
    return next((f for f in wordings.acts() if _bare(unit) in f.units), family)


def _bare(unit: str) -> str:
    return unit.partition("/")[0].lstrip(_SCALES)
