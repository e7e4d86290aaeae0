"""Changes of the goals in words, sentence by sentence."""

from assistant.domain.operation import Operation
from assistant.domain.operation_arguments import GOAL_FIELDS
from assistant.domain.source import BY_USER
from assistant.works.goal_text import as_text, sentences_of, without_number
from assistant.works.interface import ChangeOutcome, NotApplicable, Tools
from assistant.works.rows import with_filing
from assistant.works.state import WorkState
from assistant.works.wording import readable_text


def set_goal(state: WorkState, order: Operation, tools: Tools) -> ChangeOutcome:  # noqa: ARG001 -- one shape for all
    """A goal by its number, or the whole text; the goal after the last one is added."""
    what = GOAL_FIELDS[order.field]
    before = getattr(state.filing.goals, order.field)
    text = without_number(readable_text(order.value, what)) if order.sentence else readable_text(order.value, what)
    if not text:
        raise NotApplicable(f"请说出{what}的内容。")
    found = sentences_of(before)
    after = _replaced(found, order.sentence, text, what) if order.sentence else as_text(sentences_of(text))
    if after == before:
        raise NotApplicable(f"{what}本来就是这样写的，没有改动。")
    goals = state.filing.goals.model_copy(update={order.field: after})
    sources = {**state.filing.sources, f"goals.{order.field}": BY_USER}
    old = found[order.sentence - 1] if 0 < order.sentence <= len(found) else before if not order.sentence else ""
    place = f"{what}第{order.sentence}条" if order.sentence else what
    return ChangeOutcome(with_filing(state, goals=goals, sources=sources), place, old or "（空）", text)


def _replaced(found: list[str], number: int, text: str, what: str) -> str:
    if number > len(found) + 1:
        raise NotApplicable(f"{what}现在有{len(found)}条，没有第{number}条。")
    whole = text if text.endswith(("。", "；", ";")) else f"{text}。"
    return as_text([*found[: number - 1], whole, *found[number:]])
