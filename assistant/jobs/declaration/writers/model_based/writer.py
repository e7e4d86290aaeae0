"""The model designs, code proves: parts are checked one by one, the failing ones asked for once more, then replaced;
then the model reviews the whole form as a reviewer of the finance bureau would, and code proves what it changes.

Money, head, weights and scoring come from the rules; what a number of the brief is worth, from the brief.
"""

from collections.abc import Callable

from assistant.domain.facts import Facts
from assistant.domain.filing import Filing
from assistant.domain.profile import Profile
from assistant.jobs.declaration.interface import Assignment, WrittenFiling
from assistant.jobs.declaration.writers.model_based.design import Design
from assistant.jobs.declaration.writers.model_based.reply import DesignReply, ReviewReply
from assistant.jobs.declaration.writers.model_based.revision import Revision
from assistant.jobs.declaration.writers.rule_based.writer import Frame, RuleBasedWriter
from assistant.llm.interface import Cancelled, Errand, LanguageModel, ModelError
from assistant.rules.engine import ReviewResult
from assistant.writing.interface import Progress, record, silent

ATTEMPTS = 2
"""How often a design is asked for: once, and once more for what failed."""
Review = Callable[[Filing, Profile, Facts | None], ReviewResult]


class ModelWriter:
    """Has a language model design; where it fails, the rules write, and the record says so."""

    def __init__(self, model: LanguageModel, rules: RuleBasedWriter, review: Review) -> None:
        self._model, self._rules, self._review = model, rules, review

    @property
    def name(self) -> str:
        return self._model.name

    def write(self, assignment: Assignment, errand: Errand | None = None, tell: Progress = silent) -> WrittenFiling:
        """A declaration as the model designs it, true to the brief. Raises Cancelled."""
        errand = errand or Errand()
        errand.project = errand.project or (assignment.facts.name.value if assignment.facts.name else "")
        understanding = assignment.understanding
        notes = list(understanding.notes) if understanding else []
        if understanding and understanding.failure and not understanding.failure.withheld:
            return self._by_rules(assignment, errand, notes, str(understanding.failure))
        design = Design(assignment, Frame.of(assignment), self._rules, self._review, self.name, reasons=notes)
        try:
            self._converse(design, errand, tell)
        except Cancelled:
            raise
        except ModelError as error:
            design.failure = str(error)
            design.reasons.append(design.failure)
        if not design.rows and not design.goals:
            return self._by_rules(assignment, errand, design.reasons, design.failure)
        design.settle()
        if not design.failure:
            self._have_reviewed(design, errand, tell)
        filing = design.finished()
        made = record(self.name, errand, design.reasons, design.failure)
        return WrittenFiling(filing, self.name, made, design.questions)

    def _converse(self, design: Design, errand: Errand, tell: Progress) -> None:
        """Ask, and ask once more for what failed."""
        for attempt in range(ATTEMPTS):
            tell(f"请{self.name}重写{len(design.faulty)}处" if attempt else f"请{self.name}设计指标和目标")
            errand.check()
            design.take(self._model.ask(design.prompt(), DesignReply, errand))
            if not design.faulty:
                return

    def _have_reviewed(self, design: Design, errand: Errand, tell: Progress) -> None:
        """Ask for a review of the whole form; without one the design stands as it is."""
        revision = Revision(design)
        tell(f"请{self.name}按审核表复核")
        try:
            errand.check()
            revision.take(self._model.ask(revision.prompt(), ReviewReply, errand))
        except Cancelled:
            raise
        except ModelError as error:
            design.reasons.append(f"没有复核：{error}")

    def _by_rules(self, assignment: Assignment, errand: Errand, notes: list[str], failure: str) -> WrittenFiling:
        plain = self._rules.write(assignment)
        if failure and failure not in notes:
            notes.append(failure)
        reasons = [*notes, "没有得到可用的内容，改由规则起草。"]
        asked = assignment.understanding.missing if assignment.understanding else ()
        return WrittenFiling(plain.filing, plain.writer, record(plain.writer, errand, reasons, failure), asked)
