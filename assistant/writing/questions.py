"""The wording of a job's questions as data: its ``questions.yaml``. Code decides what is asked and fills names in."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Self

from pydantic import Field, model_validator

from assistant.base import Frozen
from assistant.data_files import load_model
from assistant.domain.facts import Question, Span

_NAME = re.compile(r"\{([a-z_]+)\}")


class QuestionWording(Frozen):
    """One question in words; ``{name}`` in ``field`` and ``text`` is filled in when it is asked."""

    id: str = Field(min_length=1)
    field: str = Field(min_length=1)
    """The label a written answer gets."""
    text: str = Field(min_length=1)
    why: str = ""
    options: tuple[str, ...] = ()
    priority: int = Field(ge=1)
    """Smaller is asked first."""

    @property
    def names(self) -> set[str]:
        """The names that have to be filled in."""
        return set(_NAME.findall(f"{self.field}{self.text}"))


class QuestionWordings(Frozen):
    """All questions of a job, and phrases that its questions are put together from."""

    questions: tuple[QuestionWording, ...] = Field(min_length=1)
    phrases: dict[str, str] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _one_of_each(self) -> Self:
        ids = [q.id for q in self.questions]
        if twice := [i for i in ids if ids.count(i) > 1]:
            raise ValueError(f"“{twice[0]}”写了两次")
        return self

    def ask(
        self,
        question_id: str,
        *,
        code: str = "",
        options: tuple[str, ...] = (),
        spans: tuple[Span, ...] = (),
        **names: str,
    ) -> Question:
        """A question with its names filled in; ``options`` go before those of the file. Raises KeyError."""
        words = next((q for q in self.questions if q.id == question_id), None)
        if words is None or words.names != names.keys():
            raise KeyError(f"{question_id}: {sorted(names)}, but the file has {sorted(words.names) if words else None}")
        return Question(
            code=code or question_id,
            field=_filled(words.field, names),
            text=_filled(words.text, names),
            why=words.why,
            options=options or words.options,
            priority=words.priority,
            spans=spans,
        )

    def phrase(self, phrase_id: str, **names: str) -> str:
        """A phrase with its names filled in. Raises KeyError for an unknown phrase or name."""
        return _filled(self.phrases[phrase_id], names)


def load_questions(path: Path) -> QuestionWordings:
    """The questions of a job. Raises DataFileError."""
    return load_model(path, QuestionWordings)


def _filled(text: str, names: Mapping[str, str]) -> str:
    """Names are put in once: braces in a name of the user's stay as they are."""
    return _NAME.sub(lambda m: names[m[1]], text)
