"""The model drafts, the facts hold: items are checked one by one, the failing ones asked for again, then replaced.

Values, weights, the head of the form and every source come from the rule-based steps; the model chooses, names,
classifies and explains, and writes the goals. What it leaves out of the stated facts is added.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from assistant.domain.facts import Facts
from assistant.domain.filing import Filing, Goals
from assistant.domain.finding import UNTRACED, Finding, Severity
from assistant.domain.indicator import Indicator
from assistant.domain.profile import Profile
from assistant.domain.provenance import brief_origins, row_origins
from assistant.domain.source import Source
from assistant.jobs.declaration.interface import Assignment, WrittenFiling
from assistant.jobs.declaration.writers.model_based.items import (
    WRITTEN_FIELDS,
    DraftedItem,
    DraftedReply,
    Faulty,
    read_item,
    token_of,
)
from assistant.jobs.declaration.writers.model_based.material import Material
from assistant.jobs.declaration.writers.rule_based import sources
from assistant.jobs.declaration.writers.rule_based.row import DraftRow
from assistant.jobs.declaration.writers.rule_based.writer import Frame, RuleBasedWriter
from assistant.llm.interface import Cancelled, Errand, LanguageModel, ModelError
from assistant.rules.engine import ReviewResult
from assistant.writing.interface import Progress, record, silent
from assistant.writing.provenance import text_faults, without_tokens
from prompts import Prompt, fenced, prompt

MOST_REPAIRS = 2
"""How often the failing items are asked for again."""
_LONGEST_GOAL = 600
_ALL = "全部指标"
_GOALS = {"annual": "年度目标", "overall": "总体目标"}
_GRAVE = {Severity.FATAL, Severity.ERROR, Severity.WARNING}
Review = Callable[[Filing, Profile, Facts | None], ReviewResult]


class ModelWriter:
    """Writes with a language model; where it fails, the rule-based words stand, and the record says so."""

    def __init__(self, model: LanguageModel, rules: RuleBasedWriter, review: Review) -> None:
        self._model, self._rules, self._review = model, rules, review

    @property
    def name(self) -> str:
        return self._model.name

    def write(self, assignment: Assignment, errand: Errand | None = None, tell: Progress = silent) -> WrittenFiling:
        """A declaration as the model words it, true to the facts. Raises Cancelled."""
        errand = errand or Errand()
        errand.project = errand.project or (assignment.facts.name.value if assignment.facts.name else "")
        frame = Frame.of(assignment)
        work = _Work(assignment, frame, self._rules, self._review)
        try:
            self._converse(work, errand, tell)
        except Cancelled:
            raise
        except ModelError as error:
            work.failure = str(error)
            work.reasons.append(work.failure)
        if not work.rows and not work.goals:
            plain = self._rules.write(assignment)
            reasons = [*work.reasons, "没有得到可用的内容，改由规则起草。"]
            return WrittenFiling(plain.filing, plain.writer, record(plain.writer, errand, reasons, work.failure))
        return self._finished(work, errand)

    def _converse(self, work: "_Work", errand: Errand, tell: Progress) -> None:
        """Ask, and ask again for what failed."""
        for attempt in range(1 + MOST_REPAIRS):
            tell(f"请{self.name}重写{len(work.faulty)}处" if attempt else f"请{self.name}起草目标和指标")
            errand.check()
            reply = self._model.ask(work.prompt(), DraftedReply, errand)
            work.take(reply)
            work.judge()
            if not work.faulty:
                return

    def _finished(self, work: "_Work", errand: Errand) -> WrittenFiling:
        """What was accepted, with the rule-based words where the model could not be held to the rules."""
        work.reasons += [work.replaced(token) for token in work.faulty]
        work.faulty.clear()
        work.judge_goals(work.filing(self.name))  # a goal may speak of a row that was replaced
        filing = work.filing(self.name)
        work.reasons += [f"简介已写明、模型没有写的，按规则补上：{name}" for name in work.left_out()]
        return WrittenFiling(filing, self.name, record(self.name, errand, work.reasons, work.failure))


@dataclass
class _Work:
    """What was accepted so far, what is still faulty, and why."""

    assignment: Assignment
    frame: Frame
    rules: RuleBasedWriter
    review: Review
    rows: dict[str, DraftRow] = field(default_factory=dict)
    goals: dict[str, str] = field(default_factory=dict)
    faulty: dict[str, Faulty] = field(default_factory=dict)
    reasons: list[str] = field(default_factory=list)
    failure: str = ""
    asked: int = 0
    composed: Goals = field(default_factory=Goals)
    """The rule-based goals of the filing last assembled."""

    def __post_init__(self) -> None:
        self.stated = self.rules.stated(self.assignment, self.frame)
        self.material = Material.of(self.assignment, self.stated)
        plain = self.rules.assembled(self.assignment, self.frame, self.rules.completed(self.stated, self.assignment))
        self.plain_faults = {(f.code, _where(plain, f)) for f in self._grave(plain)}
        self.origins = brief_origins(self.assignment.facts, plain)
        self.kept = kept_rows(self.material, self.assignment)
        self.rows.update(self.kept)

    def prompt(self) -> Prompt:
        """The whole task at first; afterwards the same with what has to be written again."""
        again = f"下列记号已经写好，不要再写：{'、'.join(self.kept)}。" if self.kept else ""
        if self.faulty:
            faults = "\n".join(fault.line for fault in self.faulty.values())
            again = (
                f"第{self.asked}次修改。上一次的回复中下列各处不合格。只重写这些记号的指标（以及列出的目标），其余的不要再写，"
                f"不需要重写的目标留空：\n{fenced(faults)}"
            )
        return prompt(
            "draft_indicators",
            brief=fenced(self.assignment.facts.text),
            classes=self.material.classes,
            material=self.material.shown,
            again=again,
        )

    def replaced(self, token: str) -> str:
        """What became of a part that stayed faulty, as the user reads it."""
        known = self.material.row(token)
        if token in self.material.suggested:
            return f"不采用：{known.indicator.name if known else token}"
        return f"改用规则起草：{known.indicator.name if known else token}"

    def take(self, reply: DraftedReply) -> None:
        """Keep what holds of a reply, and note what does not."""
        self.asked += 1
        asked, self.faulty = set(self.faulty), {}
        self._take_goals(reply, asked)
        seen: set[str] = set()
        for item in reply.indicators:
            token = token_of(item)
            known = self.material.row(token)
            if known is None:
                self.reasons.append(f"没有这个记号，不采用：{item.token[:12]} {item.name[:30]}")
            elif token not in seen and token not in self.rows and (not asked or {token, _ALL} & asked):
                seen.add(token)
                self._take_item(token, item, known)
        if not self.rows and not any(self.material.row(token) for token in self.faulty):
            self._refuse(Faulty(_ALL, ("没有写出任何指标",)))

    def _take_item(self, token: str, item: DraftedItem, known: DraftRow) -> None:
        read = read_item(item, token, known, self.material, self.origins)
        if isinstance(read, Faulty):
            self._refuse(read)
        elif twin := self._twin(token, read):
            self._refuse(Faulty(token, (f"名称与{twin}重复",), known.indicator.name))
        else:
            self.rows[token] = read

    def _twin(self, token: str, row: DraftRow) -> str:
        same = (t for t, r in self.rows.items() if r.indicator.name == row.indicator.name and r.overall is row.overall)
        return next((t for t in same if t != token), "")

    def _take_goals(self, reply: DraftedReply, asked: set[str]) -> None:
        """The goals, unless the user gave them in words, or the form has no place for one."""
        for name, label in _GOALS.items():
            text = without_tokens(getattr(reply, f"{name}_goal"))
            wanted = not asked or label in asked
            due = (name == "annual" and not self.assignment.facts.goal) or (
                name == "overall" and self.frame.project.multi_year
            )
            if not (due and wanted):
                continue
            if 0 < len(text) <= _LONGEST_GOAL:
                self.goals[name] = text
            else:
                self._refuse(Faulty(label, (f"太长，不超过{_LONGEST_GOAL}字" if text else "没有写",)))

    def judge(self) -> None:
        """Hold the filing of what was accepted to the rules; what the model brought in has to be written again."""
        filing = self.filing("")
        self.judge_goals(filing)
        tokens = {r.indicator.name: t for t, r in self.rows.items() if not r.overall}
        for finding in self._grave(filing):
            token = tokens.get(_where(filing, finding), "")
            known = self.material.row(token)
            own_words = finding.path.rpartition(".")[2] in WRITTEN_FIELDS
            if known and own_words and (finding.code, known.indicator.name) not in self.plain_faults:
                self.rows.pop(token, None)
                fault = f"{finding.code} {finding.message}{finding.advice}"
                self._refuse(Faulty(token, (fault,), known.indicator.name))

    def judge_goals(self, filing: Filing) -> None:
        """Goals with figures from nowhere or markup are taken back, and those that bring a grave finding which the
        rule-based goals would not bring."""
        origins = [*self.origins, *row_origins(filing)]
        added = self._brought_by_goals(filing) if self.goals else []
        for name, label in _GOALS.items():
            if name not in self.goals:
                continue
            other = "goals.annual" if name == "overall" else "goals.overall"
            rules = (f.message for f in added if f.path != other)
            faults = tuple(dict.fromkeys([*text_faults(self.goals[name], origins), *rules]))
            if faults:
                del self.goals[name]
                self._refuse(Faulty(label, faults))

    def _brought_by_goals(self, filing: Filing) -> list[Finding]:
        plain = filing.model_copy(update={"goals": self.composed})
        known = {(f.code, f.path) for f in self._grave(plain)}
        return [f for f in self._grave(filing) if (f.code, f.path) not in known and f.code != UNTRACED]

    def _refuse(self, fault: Faulty) -> None:
        self.faulty[fault.token] = fault
        line = f"不合格：{fault.line}"
        if line not in self.reasons:
            self.reasons.append(line)

    def _grave(self, filing: Filing) -> list[Finding]:
        found = self.review(filing, self.assignment.profile, self.assignment.facts).findings
        return [f for f in found if f.severity in _GRAVE]

    def left_out(self) -> Iterator[str]:
        """Names of the stated rows that the model wrote nothing for."""
        for token, row in self.material.stated.items():
            if token not in self.rows:
                yield row.indicator.name

    def filing(self, writer: str) -> Filing:
        """The filing of what was accepted: stated rows the model did not get right as the rules word them, library rows
        it chose, and what a sound form needs beside them."""
        rows = [self.rows.get(token, row) for token, row in self.material.stated.items()]
        rows += [row for token, row in self.rows.items() if token in self.material.suggested]
        rows = self.rules.completed(rows, self.assignment)
        filing = self.rules.assembled(self.assignment, self.frame, rows)
        self.composed = filing.goals
        goals: dict[str, str] = {name: text for name, text in self.goals.items() if getattr(filing.goals, name)}
        if not goals:
            return filing
        told: Mapping[str, Source] = {f"goals.{name}": _goal_source(writer) for name in goals}
        return filing.model_copy(
            update={"goals": filing.goals.model_copy(update=goals), "sources": {**filing.sources, **told}}
        )


def kept_rows(material: Material, assignment: Assignment) -> dict[str, DraftRow]:
    """The rows of the draft before that rest on the same words or entry and have the same value, by token."""
    previous, profile = assignment.previous, assignment.profile
    if previous is None or previous.profile != profile.id:
        return {}
    written = {_rests_on(row): row for row in previous.indicators if row.source}
    kept = {}
    for token, row in {**material.stated, **material.suggested}.items():
        before = written.get(_rests_on(row.indicator))
        if before and not row.overall and before.target == row.indicator.target:
            words = {field: getattr(before, field) for field in WRITTEN_FIELDS}
            kept[token] = row.with_changes(**words)
    return kept


def _rests_on(row: Indicator) -> tuple[str, ...]:
    """What a row rests on: its fact by words and value, or its library entry."""
    source = row.source
    return (source.kind, source.quote, source.ref, row.target) if source else ()


def _goal_source(writer: str) -> Source:
    return sources.from_formula(f"由{writer}起草，数字已与简介和指标逐一核对")


def _where(filing: Filing, finding: Finding) -> str:
    """The indicator a finding is about; its path where it is about none."""
    return finding.path if finding.row is None else filing.indicators[finding.row].name
