"""The reading question: prompt and brief alone, so that the same brief is the same question whatever else changes."""

from assistant.jobs.declaration.model_reading.reply import ReadReply
from assistant.llm.interface import Errand, LanguageModel
from prompts import Prompt, fenced, prompt


def reading_prompt(text: str) -> Prompt:
    """What the model is asked about a brief; ``text`` without invisible characters."""
    return prompt("read_brief", brief=fenced(text))


def ask_reading(model: LanguageModel, text: str, errand: Errand) -> ReadReply:
    """The brief as the model reads it, nothing proved yet. Raises ModelError, Cancelled."""
    errand.check()
    return model.ask(reading_prompt(text), ReadReply, errand)
