"""Sections of running text written one after the other: the one loop that commands, the page and the jobs share."""

from collections.abc import Callable, Iterable

from assistant.llm.interface import Errand
from assistant.writing.interface import Narrative, NarrativeWriter, Progress, SectionTask, silent


def written(
    narrator: NarrativeWriter,
    tasks: Iterable[SectionTask],
    errand: Errand | None = None,
    progress: Progress = silent,
    growing: Callable[[], Progress] = lambda: silent,
) -> tuple[Narrative, ...]:
    """Every section, in order. ``progress`` hears each step; ``growing`` makes, for each section, who hears its text.

    Raises Cancelled where the errand is given up.
    """
    done = []
    for task in tasks:
        progress(f"撰写{task.title}")
        done.append(narrator.narrate(task, errand, growing()))
    return tuple(done)
