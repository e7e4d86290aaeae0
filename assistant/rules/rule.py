"""What a rule is: a check with its reason, its basis and an example of each side.

A check is a pure function of a ``Case``. It yields ``Hit`` values, or one ``Insufficient`` where the paper does not
hold enough to judge; it never guesses and touches nothing else.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from assistant.domain.citation import Citation
from assistant.domain.facts import Facts
from assistant.domain.filing import Filing
from assistant.domain.filing_kind import RuleGroup
from assistant.domain.finding import Severity
from assistant.domain.indicator import Indicator
from assistant.domain.profile import Profile
from assistant.domain.report import Report
from assistant.domain.vocabulary import FormKind, is_cost, read_level1, read_level2
from assistant.language.target import Operator, Target
from assistant.scoring.completion import Completion, completion_of
from policy_corpus.kinds import forms_of
from policy_corpus.mentions import Mention, find_mentions
from policy_corpus.register import PolicyRegister

_TEXT_FIELDS = ("definition", "value_basis", "scoring_standard", "evidence", "data_source")
_MAY_CITE = re.compile(r"《|号|法|条例|意见|指引|框架")
_NEARLY = Decimal("99.5")
"""A completion rate that rounds to the target."""
_EVENTS = ("开工", "完工")
_QUOTED = re.compile("“[^”]*”")
"""Words of a paper that a report quotes: what they cite, the paper cites."""
_SENTENCE_END = re.compile(r"[。；;\n]")


@dataclass(frozen=True)
class CheckedRow:
    """One indicator as the checks see it: classes by their one name, the target already read."""

    index: int
    indicator: Indicator
    level1: str | None
    level2: str | None
    target: Target

    @property
    def name(self) -> str:
        return self.indicator.name.strip()

    @cached_property
    def completion(self) -> Completion:
        """How far the actual value reaches the target."""
        return completion_of(self.indicator)

    @property
    def missed(self) -> bool:
        """Whether the target plainly was not reached. Money spent below a bare sum may be a saving, and 开工 is not
        完工: neither is called a miss."""
        done, stated = self.completion, self.indicator.actual or ""
        bare_sum = self.target.operator is Operator.EQUAL and self.target.unit.endswith("元")
        other_event = any((word in self.target.raw) != (word in stated) for word in _EVENTS if self.target.is_date)
        return done.met is False and done.rate is not None and done.rate < _NEARLY and not (bare_sum or other_event)

    @property
    def is_cost(self) -> bool:
        return is_cost(self.indicator.level1, self.indicator.level2)

    def path(self, field_name: str) -> str:
        return f"indicators[{self.index}].{field_name}"


@dataclass(frozen=True)
class Cited:
    """A citation in a filing: where it stands, and the sentence from it on."""

    path: str
    row: int | None
    mention: Mention
    sentence: str


@dataclass(frozen=True)
class Case:
    """One filing under review, with the profile it is held to and, where there is a brief, the facts stated there."""

    filing: Filing
    profile: Profile
    facts: Facts | None = None
    policies: PolicyRegister | None = None
    """The documents that citations are checked against; rules that need them say so where it is missing."""
    others: tuple[Filing, ...] = ()
    """Other filings under review at the same time, for rules that compare them."""
    report: Report | None = None
    """The report under review, for rules of reports; ``filing`` then holds its score sheet as rows."""

    @cached_property
    def rows(self) -> tuple[CheckedRow, ...]:
        """The indicators of the filing, in order."""
        return tuple(
            CheckedRow(i, item, read_level1(item.level1), read_level2(item.level2), item.parsed)
            for i, item in enumerate(self.filing.indicators)
        )

    @property
    def texts(self) -> Iterator[tuple[str, int | None, str]]:
        """Path, row and text of everything in the filing that is running text."""
        yield "project.content", None, self.filing.project.content
        for name in ("overall", "annual", "actual"):
            yield f"goals.{name}", None, getattr(self.filing.goals, name)
        for row in self.rows:
            for name in _TEXT_FIELDS:
                yield row.path(name), row.index, getattr(row.indicator, name, "") or ""
        for section in self.report.sections if self.report else ():
            yield f"sections[{section.key}]", None, _QUOTED.sub("“”", section.text)

    @cached_property
    def cited(self) -> tuple[Cited, ...]:
        """Every citation of a document, read once for all rules; empty without a register."""
        if self.policies is None:
            return ()
        return tuple(
            Cited(path, row, mention, _SENTENCE_END.split(text[mention.start :])[0])
            for path, row, text in self.texts
            if _MAY_CITE.search(text)
            for mention in find_mentions(text, self.policies)
        )

    def rows_of(self, *, level1: str | None = None, level2: str | None = None) -> tuple[CheckedRow, ...]:
        """The rows of a class; cost rows count as 成本指标 wherever the form puts them."""
        return tuple(r for r in self.rows if level1 in (None, r.level1) and level2 in (None, r.level2))


@dataclass(frozen=True)
class Hit:
    """A defect that a check saw. What is left None is taken from the rule."""

    path: str
    message: str
    evidence: str = ""
    row: int | None = None
    advice: str | None = None
    severity: Severity | None = None
    confidence: Decimal = Decimal("0.9")


@dataclass(frozen=True)
class Insufficient:
    """The paper does not hold what the rule needs; ``reason`` says what is missing, in Chinese."""

    reason: str


Outcome = Iterator[Hit | Insufficient]


@dataclass(frozen=True)
class Example:
    """A filing fragment that the rule must flag (bad) or pass (good), laid over a sound filing."""

    note: str
    changes: dict[str, object]
    """Dotted paths to new values, such as ``{"indicators[0].target": "显著提升", "funds.total": 90}``."""
    profile: str = "central-2021"
    brief: str = ""
    """The project brief beside the filing, for rules that hold the one to the other."""
    others: tuple[dict[str, object], ...] = ()
    """Other filings of the same project, each as changes to the sound filing."""
    report: dict[str, object] | None = None
    """Changes to the sound report, for rules of reports, such as ``{"evaluation.grade": "优"}``."""


@dataclass(frozen=True)
class Rule:
    """A check with everything a user or reviewer may ask about it."""

    code: str
    name: str
    title: str
    """The defect in Chinese, in a few characters: 指标值未量化."""
    severity: Severity
    groups: frozenset[RuleGroup]
    """What kinds it applies to: those that name one of these groups."""
    what: str
    """检查内容."""
    why: str
    """理由."""
    advice: str
    """What the user should do, unless the hit says it better."""
    basis: tuple[Citation, ...]
    """At least one; where no document says it, a citation of the nearest principle with a note in ``why``."""
    bad: Example
    good: Example
    check: Callable[[Case], Outcome]
    stable: bool = True
    needs: frozenset[str] = field(default_factory=frozenset)
    """"complete" and/or "complete_indicators": the engine skips the rule on a paper that was only partly read."""

    @property
    def family(self) -> str:
        return self.code[:3]

    @property
    def forms(self) -> frozenset[FormKind]:
        """The kinds it applies to."""
        return forms_of(*self.groups)


GOAL_RULES = frozenset({RuleGroup.GOALS})
REQUIRED_RULES = frozenset({RuleGroup.REQUIRED})
PROJECT_RULES = frozenset({RuleGroup.PROJECT})
DECLARATION_RULES = frozenset({RuleGroup.DECLARATION})
SELF_EVALUATION_RULES = frozenset({RuleGroup.SELF_EVALUATION})
REPORT_RULES = frozenset({RuleGroup.REPORT})
CITATION_RULES = frozenset({RuleGroup.CITATIONS})
