"""A language model that says what it was told to say."""

from assistant.llm.interface import ModelError


class FakeModel:
    """Gives its replies in turn; an exception is raised instead of given. Keeps the prompts it saw."""

    name = "fake-model"

    def __init__(self, *replies):
        self._replies, self.prompts = list(replies), []

    def ask(self, prompt, reply):
        self.prompts.append(prompt)
        said = self._replies.pop(0)
        if isinstance(said, ModelError):
            raise said
        return reply.model_validate(said)
