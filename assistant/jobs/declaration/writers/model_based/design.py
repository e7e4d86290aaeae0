"""A design under way: what of the model's replies holds, what has to be written again, and the filing they make."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from assistant.domain.facts import Facts, Question
from assistant.domain.filing import Filing
from assistant.domain.finding import UNTRACED, Finding, Severity
from assistant.domain.indicator import Indicator
from assistant.domain.ledger import LedgerEntry
from assistant.domain.profile import Profile
from assistant.domain.provenance import Origin, brief_origins, row_origins
from assistant.domain.source import SourceKind
from assistant.jobs.declaration.interface import Assignment
from assistant.jobs.declaration.writers.model_based import asking, completing
from assistant.jobs.declaration.writers.model_based.classes import settled
from assistant.jobs.declaration.writers.model_based.coverage import UNEXPLAINED, unexplained, unmentioned
from assistant.jobs.declaration.writers.model_based.goals import ANNUAL, LABELS, OVERALL, GoalText, read_goals
from assistant.jobs.declaration.writers.model_based.material import TOTAL, Material
from assistant.jobs.declaration.writers.model_based.periods import of_all_years
from assistant.jobs.declaration.writers.model_based.reply import DesignedGoal, DesignReply
from assistant.jobs.declaration.writers.model_based.rows import WRITTEN_FIELDS, Designed, Faulty, cut_line, read_row
from assistant.jobs.declaration.writers.model_based.uses import with_parts
from assistant.jobs.declaration.writers.model_based.wanted import stated_in_words
from assistant.jobs.declaration.writers.model_based.wanting import Wanting
from assistant.jobs.declaration.writers.rule_based import sources
from assistant.jobs.declaration.writers.rule_based.composite.gathering import gathered
from assistant.jobs.declaration.writers.rule_based.composite.plan import GatheredRows
from assistant.jobs.declaration.writers.rule_based.row import DraftRow
from assistant.jobs.declaration.writers.rule_based.writer import Frame, RuleBasedWriter
from assistant.language.likeness import SAME_INDICATOR, likeness
from assistant.rules.engine import ReviewResult
from assistant.rules.lexicon import CAPITAL_KINDS
from prompts import Prompt

Review = Callable[[Filing, Profile, Facts | None], ReviewResult]
ALL = "全部指标"
_GRAVE = {Severity.FATAL, Severity.ERROR, Severity.WARNING}
_OPEN = "COM002"
"""A value that is still open is no fault of a design."""
_CONTRADICTS_ROW = "FEA008"


@dataclass
class Design:
    """What was accepted so far, by the id of the reply; what is still faulty; and why."""

    assignment: Assignment
    frame: Frame
    rules: RuleBasedWriter
    review: Review
    writer: str
    rows: dict[str, Designed] = field(default_factory=dict)
    goals: dict[str, GoalText] = field(default_factory=dict)
    faulty: dict[str, Faulty] = field(default_factory=dict)
    reasons: list[str] = field(default_factory=list)
    questions: tuple[Question, ...] = ()
    failure: str = ""
    asked: int = 0
    declined: set[int] = field(default_factory=set)
    """Where in the brief the requirements stand that a reviewer wants in no common row."""

    def __post_init__(self) -> None:
        self.stated = self.rules.stated(self.assignment, self.frame)
        total = next((r for r in self.stated if r.indicator.source == self.frame.sources.get("funds.total")), None)
        self.material = Material.of(self.assignment, total)
        plain = self.rules.assembled(self.assignment, self.frame, self.rules.completed(self.stated, self.assignment))
        self.origins = brief_origins(self.assignment.facts, plain)
        self.left_out: dict[str, str] = {}
        self.kept = asking.kept_rows(self.assignment)

    def prompt(self) -> Prompt:
        """The whole task; the second time with what has to be written again."""
        again = asking.again(self.faulty, self.rows) if self.asked else asking.kept_words(self.kept)
        return asking.design_prompt(self.assignment, self.material, again)

    def take(self, reply: DesignReply) -> None:
        """Keep what holds of a reply, and note what does not."""
        self.asked += 1
        before, self.faulty = dict(self.faulty), {}
        for item in reply.indicators:
            if item.id not in self.rows and (self.asked == 1 or before.keys() & {item.id, ALL, UNEXPLAINED}):
                last = self.asked > 1
                self._take_row(item.id, read_row(item, self.material, self.origins, self.writer, last=last))
        self.left_out |= {o.token.strip(): o.why.strip()[:60] for o in reply.left_out}
        self._judge_rows()
        self._take_goals(reply, before)
        if self.asked == 1:
            self.questions = tuple(asking.questions(reply.questions, self.assignment))
            self._want_more()
            self._want_reasons()

    def _take_row(self, key: str, read: Designed | Faulty) -> None:
        if isinstance(read, Faulty):
            self._refuse(read)
        elif twin := self.twin(read):
            self._refuse(Faulty(key, (f"与{twin}重复，请合并或删去",), read.tokens, read.row.indicator.name))
        else:
            self.rows[key] = read
            self.reasons += cut_line(read)

    def twin(self, read: Designed, key: str = "") -> str:
        """The name of a row other than that of ``key`` that measures the same; "" where there is none."""
        mine = read.row.indicator
        for other in (d for k, d in self.rows.items() if k != key and d.row.overall == read.row.overall):
            item = other.row.indicator
            alike = likeness(item.name, mine.name) >= SAME_INDICATOR
            if item.name == mine.name or (alike and item.target == mine.target and other.tokens == read.tokens):
                return f"“{item.name}”"
        return ""

    def _want_more(self) -> None:
        """Too few rows are asked for once, with the others that failed."""
        expected = len(self.rows) + len(self.faulty)
        if expected < completing.LEAST:
            self._refuse(Faulty(ALL, (f"只有{expected}条，不少于{completing.LEAST}条，请另编 id 补写",)))

    def _want_reasons(self) -> None:
        """Planned numbers that were passed over in silence are asked for once."""
        known = [*(d.tokens for d in self.rows.values()), *(f.tokens for f in self.faulty.values())]
        used = self.left_out.keys() | {token for tokens in known for token in tokens}
        for fault in unexplained(self.material, used):
            self._refuse(fault)

    def _judge_rows(self) -> None:
        """What the rules find in a designed row has to be written again."""
        for key, fault in self.faults_of_rows():
            if key in self.rows:
                gone = self.rows.pop(key)
                self._refuse(Faulty(key, (fault,), gone.tokens, gone.row.indicator.name))

    def faults_of_rows(self) -> Iterator[tuple[str, str]]:
        """What the rules find in what the model wrote of a row, by the id of the row."""
        filing = self._assembled()
        keys = {d.row.indicator.name: key for key, d in self.rows.items() if not d.row.overall}
        for finding in self._grave(filing):
            key = keys.get(_named(filing, finding), "")
            if key and finding.path.rpartition(".")[2] in WRITTEN_FIELDS and finding.code != _OPEN:
                yield key, f"{finding.code} {finding.message}{finding.advice}"

    def _take_goals(self, reply: DesignReply, before: dict[str, Faulty]) -> None:
        """The goals, unless the user gave them in words, or the form has no place for one."""
        for kind, stated in ((ANNUAL, reply.goals), (OVERALL, reply.overall_goals)):
            due = not self.assignment.facts.goal if kind == ANNUAL else self.frame.project.multi_year
            wanted = self.asked == 1 or any(key.startswith(LABELS[kind]) for key in before)
            if due and wanted and stated:
                self._take_goal(kind, stated)

    def _take_goal(self, kind: str, stated: list[DesignedGoal]) -> None:
        names = {key: f"{d.row.indicator.name}{d.row.indicator.target}" for key, d in self.rows.items()}
        names |= dict.fromkeys(self.faulty, "")
        found = read_goals(kind, stated, names, [*self.origins, *self.origins_of_rows()])
        if found.sentences:
            self.goals[kind] = found
        unsaid = unmentioned(LABELS[kind], stated, self.rows) if kind == ANNUAL else ()
        for fault in (*found.faults, *unsaid, *self.brought_by(kind)):
            self._refuse(fault)

    def brought_by(self, kind: str) -> Iterator[Faulty]:
        """What the rules find in the goals that they would not find in their own."""
        if kind not in self.goals:
            return
        plain, path = self._assembled(), f"goals.{kind}"
        known = {(f.code, f.path) for f in self._grave(plain)}
        found = [f for f in self._grave(self._with_goals(plain)) if f.code != UNTRACED]
        new = [f for f in found if (f.code, f.path) not in known and (f.path == path or f.code == _CONTRADICTS_ROW)]
        if new:
            yield Faulty(f"{LABELS[kind]}全部", tuple(dict.fromkeys(f.message for f in new)))

    def origins_of_rows(self) -> list[Origin]:
        """Where the figures of the rows as they stand may be read."""
        return list(row_origins(self._assembled()))

    def _refuse(self, fault: Faulty) -> None:
        self.faulty[fault.id] = fault
        line = f"不合格：{fault.line}"
        if line not in self.reasons:
            self.reasons.append(line)

    def _grave(self, filing: Filing) -> list[Finding]:
        found = self.review(filing, self.assignment.profile, self.assignment.facts).findings
        return [f for f in found if f.severity in _GRAVE]

    def settle(self) -> None:
        """Make the rows those of the form, by new ids: what stayed faulty is replaced by the rules' row of the same
        basis or dropped, what is wanting is added, what is too much falls away."""
        rows = [*(d.row for d in self.rows.values()), *self._replacements()]
        rows = [self.kept.get(asking.rests_on(r.indicator), _unchanged)(r) for r in rows]
        rows = [stated_in_words(r, self.assignment.facts) for r in rows]
        wanting = self._wanting()
        rows = settled([*rows, *wanting.effects(rows)], self.assignment.facts, self.assignment.profile)
        rows = self._without_padding(rows)
        spare = wanting.giving_way(rows)
        self.reasons += [f"让位给简介写明的要求，不单列：{r.indicator.name}" for r in spare]
        rows, gone = self._shortened([r for r in rows if r not in spare])
        added = list(self._completions(rows))
        added += () if spare else wanting.costs([*rows, *added])
        added += wanting.requirements([*rows, *added], spare)
        rows, more = self._shortened(rows, completing.MOST - len(added))
        self._note_too_many([*gone, *more])
        self._keep([with_parts(r, self.assignment.facts.ledger) for r in (*rows, *added)])

    def resettle(self) -> None:
        """Hold the rows to the form again after they were reviewed; what is missing is added where there is room."""
        rows = settled([d.row for d in self.rows.values()], self.assignment.facts, self.assignment.profile)
        rows = self._without_padding([stated_in_words(r, self.assignment.facts) for r in rows])
        wanting = self._wanting()
        rows = settled([*rows, *wanting.effects(rows)], self.assignment.facts, self.assignment.profile)
        added = list(self._completions(rows))
        rows, gone = self._shortened(rows, completing.MOST - len(added))
        added += wanting.requirements([*rows, *added])
        self._note_too_many(gone)
        self._keep([with_parts(r, self.assignment.facts.ledger) for r in (*rows, *added)])

    def _shortened(
        self, rows: Sequence[DraftRow], most: int = completing.MOST
    ) -> tuple[list[DraftRow], list[DraftRow]]:
        return completing.shortened(rows, most, multi_year=self.frame.project.multi_year)

    def _keep(self, rows: Sequence[DraftRow]) -> None:
        """The rows in the order of the form, by new ids."""
        filing = self.rules.assembled(self.assignment, self.frame, rows)
        order = {item.name: n for n, item in enumerate(filing.indicators)}
        rows = sorted(rows, key=lambda r: (r.overall, order.get(r.indicator.name, len(order))))
        own = (Designed(row, row.rests_on or self.tokens_of(row.indicator)) for row in rows)
        self.rows = {f"R{n}": designed for n, designed in enumerate(own, 1)}
        self.faulty = {}

    def tokens_of(self, item: Indicator) -> tuple[str, ...]:
        """The number that a row of the rules rests on."""
        source, total = item.source, self.material.total
        if source is None:
            return ()
        if total is not None and source == total.indicator.source:
            return (TOTAL,)
        own = source.kind is SourceKind.BRIEF
        return tuple(t for t, e in self.material.numbers.items() if own and source.end == e.end)[:1]

    def _note_too_many(self, gone: Sequence[DraftRow]) -> None:
        self.reasons += [f"指标太多，不采用：{r.indicator.name}" for r in gone]

    def finished(self) -> Filing:
        """The filing of the rows as they stand, with the goals that fit them."""
        found = self._gathered()
        self.reasons += found.reasons
        rows = self._with_all_years(found.rows)
        self._note_left_out(rows)
        filing = self.rules.assembled(self.assignment, self.frame, rows)
        self._settle_goals(filing)
        return self._with_goals(filing)

    def filed(self) -> Filing:
        """The filing as it would be now, common rows and the table of the whole period included: for whoever reviews
        it."""
        rows = self._with_all_years(self._gathered().rows)
        return self._with_goals(self.rules.assembled(self.assignment, self.frame, rows))

    def _gathered(self) -> GatheredRows:
        """The rows with what still has none in common rows of its kind."""
        rows, facts = [d.row for d in self.rows.values()], self.assignment.facts
        declined = [e for e in facts.ledger.entries if e.start in self.declined]
        explained = self._entries_of(token for token, why in self.left_out.items() if why)
        return gathered(rows, facts, self.assignment.year, [*self._wanting().believed, *declined], explained)

    def _with_all_years(self, rows: Sequence[DraftRow]) -> list[DraftRow]:
        """The rows with those of the whole period that brief and goal state."""
        if not self.frame.project.multi_year:
            return list(rows)
        stated = self.goals[OVERALL].sentences if OVERALL in self.goals else ()
        return [*rows, *of_all_years(rows, self.assignment.facts, stated, self.assignment.year)]

    def _without_padding(self, rows: list[DraftRow]) -> list[DraftRow]:
        gone = self._padding(rows)
        kept = [r for r in rows if r not in gone]
        self.reasons += [f"简介没有写到，同类已有简介写明的指标，不采用：{r.indicator.name}" for r in gone]
        items, left = [r.indicator for r in gone], [r.indicator for r in kept]
        unsure, sure = [r.indicator for r in kept if r.is_proposed], [r.indicator for r in kept if not r.is_proposed]
        self.goals = {kind: text.without(items, left).without_values(unsure, sure) for kind, text in self.goals.items()}
        return kept

    def _padding(self, rows: list[DraftRow]) -> list[DraftRow]:
        """What pads the form; effects that last stay where the form of such a project lacks one without them."""
        gone = completing.padding(rows)
        if not _builds_or_buys(self.frame.project.kind):
            return gone
        left = self.rules.assembled(self.assignment, self.frame, [r for r in rows if r not in gone])
        if any(f.code == completing.LASTING_MISSING for f in self._grave(left)):
            return [r for r in gone if not completing.lasts(r)]
        return gone

    def _settle_goals(self, filing: Filing) -> None:
        """Sentences that do not fit the rows as they are now fall away; without any, the rules' goal stands."""
        for kind, stated in list(self.goals.items()):
            del self.goals[kind]
            kept = stated.keeping(partial(self._fits, filing, kind))
            self.reasons += [f"不采用目标：{s}" for s in stated.sentences if s not in kept.sentences]
            if kept.sentences:
                self.goals[kind] = kept
            else:
                self.reasons.append(f"改用规则起草：{LABELS[kind]}")

    def _fits(self, filing: Filing, kind: str, sentence: str) -> bool:
        goals = filing.goals.model_copy(update={kind: sentence})
        return self._contradictions(filing.model_copy(update={"goals": goals})) <= self._contradictions(filing)

    def _contradictions(self, filing: Filing) -> set[tuple[str, str]]:
        """What of the goals contradicts a row or is from nowhere."""
        return {(f.code, f.message) for f in self._grave(filing) if f.code in {_CONTRADICTS_ROW, UNTRACED}}

    def _replacements(self) -> Iterator[DraftRow]:
        used = {token for d in self.rows.values() for token in d.tokens}
        for fault in self.faulty.values():
            token = next((t for t in fault.tokens if t not in used and self._rule_row(t) is not None), "")
            if row := self._rule_row(token):
                used.add(token)
                self.reasons.append(f"改用规则起草：{row.indicator.name}")
                yield row
            elif fault.name:
                self.reasons.append(f"不采用：{fault.name}")

    def _rule_row(self, token: str) -> DraftRow | None:
        """The rules' row of the same basis."""
        if token == TOTAL:
            return self.material.total
        if token in self.material.library:
            return None  # a suggestion that could not be worded is no loss
        entry = self.material.numbers.get(token)
        return next((r for r in self.stated if entry and _rests_on(r, entry)), None)

    def _completions(self, rows: list[DraftRow]) -> Iterator[DraftRow]:
        filing = self.rules.assembled(self.assignment, self.frame, rows)
        used = {t for d in self.rows.values() for t in d.tokens} | self.left_out.keys()
        entries = self._entries_of(used)
        unused = [r for r in self.stated if not any(_rests_on(r, e) for e in entries) and not self._is_total(r, used)]
        needed = self.rules.completed(rows, self.assignment)[len(rows) :]
        for row, reason in completing.added_rows(rows, needed, self._grave(filing), unused):
            self.reasons.append(reason)
            yield row

    def _wanting(self) -> Wanting:
        used = self._entries_of({t for d in self.rows.values() for t in d.tokens})
        explained = [(e, why) for t, why in self.left_out.items() if why and (e := self.material.numbers.get(t))]
        goal = self.goals[ANNUAL].text if ANNUAL in self.goals else ""
        facts, multi_year = self.assignment.facts, self.frame.project.multi_year
        return Wanting(facts, self.assignment.year, used, explained, self.reasons, goal, multi_year)

    def _entries_of(self, tokens: Iterable[str]) -> list[LedgerEntry]:
        return [e for t in tokens if (e := self.material.numbers.get(t))]

    def _is_total(self, row: DraftRow, used: Collection[str]) -> bool:
        return row is self.material.total and TOTAL in used

    def _note_left_out(self, rows: list[DraftRow]) -> None:
        for token, entry in self.rowless(rows).items():
            why = self.left_out.get(token, "")
            self.reasons.append(f"没有写成指标：“{entry.quote}”" + (f"，大模型的理由：{why}" if why else ""))

    def rowless(self, rows: Sequence[DraftRow]) -> dict[str, LedgerEntry]:
        """Planned numbers that make no row, by token."""
        planned = {token: entry for token, entry in self.material.numbers.items() if entry.role.makes_row}
        return {token: entry for token, entry in planned.items() if not any(_rests_on(r, entry) for r in rows)}

    def _assembled(self) -> Filing:
        return self.rules.assembled(self.assignment, self.frame, [d.row for d in self.rows.values()])

    def _with_goals(self, filing: Filing) -> Filing:
        stated = {kind: found.text for kind, found in self.goals.items() if getattr(filing.goals, kind)}
        if not stated:
            return filing
        source = sources.from_formula(f"由{self.writer}起草，数字已与简介和指标逐一核对")
        named = {f"goals.{kind}": source for kind in stated}
        goals = filing.goals.model_copy(update=stated)
        return filing.model_copy(update={"goals": goals, "sources": {**filing.sources, **named}})


def _builds_or_buys(kinds: str) -> bool:
    """Whether the strongest kind of a project leaves something that lasts; services that are bought do not."""
    return any(word in kinds.partition("、")[0] for word in CAPITAL_KINDS)


def _rests_on(row: DraftRow, entry: LedgerEntry) -> bool:
    """Whether the words a row was read from end in this number."""
    source = row.indicator.source
    if source is None:
        return False
    if source.kind is SourceKind.BRIEF and source.end == entry.end:
        return True
    return any(part.end == entry.end for part in source.parts) or row.adds_up(entry)


def _named(filing: Filing, finding: Finding) -> str:
    """The indicator a finding is about; its path where it is about none."""
    return finding.path if finding.row is None else filing.indicators[finding.row].name


def _unchanged(row: DraftRow) -> DraftRow:
    return row
