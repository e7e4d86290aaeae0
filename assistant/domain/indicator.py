"""One row of the indicator table."""

from assistant.base import OpenFrozen, OptionalExact
from assistant.domain.source import Source
from assistant.language.target import Target
from assistant.language.target_parser import parse_target


class Indicator(OpenFrozen):
    """A performance indicator with its target, and in a self-evaluation its actual value and score."""

    id: str = ""
    """Short and stable, unique in its filing (``r3``); given when a filing enters a work, never printed. Operations and
    the conversation name a row by it, so that a row keeps its identity when it is renamed or moved."""
    level1: str
    level2: str = ""
    name: str
    target: str = ""
    """As the form shows it, such as “≥95%”."""
    unit: str = ""
    unit_in_target: bool = True
    """False where the form has a unit column and the target holds the bare number."""
    weight: OptionalExact = None
    actual: str | None = None
    progress: str | None = None
    """In a monitoring form: what was reached in the months it covers (1-7月执行情况)."""
    forecast: str | None = None
    """In a monitoring form: what the year is expected to come to."""
    likelihood: str = ""
    """In a monitoring form: whether the target will be reached, in its words (确定能、有可能、完全不可能)."""
    remark: str = ""
    """备注 of a monitoring form: why the year will miss the target, and what is done."""
    score: OptionalExact = None
    given_score: OptionalExact = None
    """A score that a person gave in place of the computed one, with ``chosen_reason``; kept when scores are counted."""
    score_formula: str = ""
    """How the score follows from the actual value, the numbers in it; written by the product."""
    chosen_share: OptionalExact = None
    """For a text target: the percentage of the weight that a person chose within a band (10号 第十六条)."""
    chosen_reason: str = ""
    deviation: str | None = None
    deviation_kind: str = ""
    """One of the five official kinds of cause (经费保障、制度保障、人员保障、硬件条件保障、其他)."""
    definition: str = ""
    formula: str = ""
    scoring_standard: str = ""
    value_basis: str = ""
    """How the value was set: 计划标准、行业标准、历史标准、预算支出标准、其他 (101号 三（三）), with its words."""
    measurement: str = ""
    """How the actual value will be taken: 直接证明、情况统计、情况说明、问卷调查、趋势判断 (101号 三（四）)."""
    data_source: str = ""
    evidence: str = ""
    source: Source | None = None
    """Where the target value came from."""

    @property
    def parsed(self) -> Target:
        """The target as a value; the unit column is joined when the target holds the bare number."""
        return parse_target(self.with_unit(self.target))

    @property
    def parsed_actual(self) -> Target:
        """The actual value read the same way."""
        return parse_target(self.with_unit(self.actual or ""))

    def with_unit(self, text: str) -> str:
        """A target or actual value with its unit, where the filing keeps the unit in a column of its own."""
        bare = text.strip()
        return f"{bare}{self.unit}" if self.unit and not self.unit_in_target and bare[-1:].isdigit() else bare
