"""A language model that says what it was told to say."""

from assistant.llm.interface import Exchange


class FakeModel:
    """Gives its replies in turn; an exception is raised instead of given. Keeps the prompts it saw."""

    name = "fake-model"

    def __init__(self, *replies):
        self._replies, self.prompts = list(replies), []

    def ask(self, prompt, reply, errand=None):
        said = self._next(prompt, errand)
        return said if isinstance(said, reply) else reply.model_validate(said)

    def stream(self, prompt, errand=None):
        said = self._next(prompt, errand)
        for at in range(0, len(said), 4):
            yield said[at : at + 4]

    def _next(self, prompt, errand):
        self.prompts.append(prompt)
        said = self._replies.pop(0)
        if errand is not None:
            errand.note(Exchange(model=self.name, method="fake", requests=1, prompt_tokens=10, completion_tokens=5))
        if isinstance(said, Exception):
            raise said
        return said(prompt) if callable(said) else said
