"""Running text without a model: the words that the task itself brings."""

from assistant.llm.interface import Errand
from assistant.writing.interface import Narrative, Progress, SectionTask, WritingRecord, silent


class RuleBasedNarrator:
    """Hands over the rule-based words of a section."""

    name = "rule_based"

    def narrate(self, task: SectionTask, errand: Errand | None = None, tell: Progress = silent) -> Narrative:
        """The section as composed from facts and computed values."""
        if errand is not None:
            errand.check()
        tell(task.plain)
        return Narrative(key=task.key, title=task.title, text=task.plain, record=WritingRecord(writer=self.name))
