"""A language model that says what it was told to say."""

from assistant.llm.interface import Exchange


class FakeModel:
    """Gives its replies in turn; an exception is raised instead of given. Keeps the prompts it saw."""

    name = "fake-model"

    def __init__(self, *replies):
        self._replies, self.prompts = list(replies), []

    def ask(self, prompt, reply, errand=None):
        stated = self._next(prompt, errand)
        return stated if isinstance(stated, reply) else reply.model_validate(stated)

    def stream(self, prompt, errand=None):
        stated = self._next(prompt, errand)
        for at in range(0, len(stated), 4):
            yield stated[at : at + 4]

    def _next(self, prompt, errand):
        self.prompts.append(prompt)
        stated = self._replies.pop(0)
        if errand is not None:
            errand.note(Exchange(model=self.name, method="fake", requests=1, prompt_tokens=10, completion_tokens=5))
        if isinstance(stated, Exception):
            raise stated
        return stated(prompt) if callable(stated) else stated
