"""Keeps personal data on the machine: replaced by stable tokens before a prompt leaves, put back into the reply.

What is personal is told by ``assistant.language.personal_data``. A unit adds words of its own.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from assistant.language.personal_data import PersonalSpan, find_personal, longest
from prompts import Prompt

_TOKEN = re.compile(r"〔(?:证件|电话|账号|邮箱|姓名|专有)\d+〕")


class Redactor:
    """Finds personal data and holds the tokens of one conversation with a model."""

    def __init__(self, own_words: Sequence[str] = ()) -> None:
        self._own = sorted({w.strip() for w in own_words if w.strip()}, key=len, reverse=True)
        self._tokens: dict[str, str] = {}

    def hide(self, text: str) -> str:
        """The text with every piece of personal data replaced; the same piece always by the same token."""
        shown, at = [], 0
        for found in self.find(text):
            shown += [text[at : found.start], self._token(found.kind, text[found.start : found.end])]
            at = found.end
        return "".join([*shown, text[at:]])

    def restore(self, text: str) -> str:
        """The text with the tokens of this conversation put back."""
        return _TOKEN.sub(lambda m: self._back.get(m[0], m[0]), text) if self._tokens else text

    def hide_prompt(self, prompt: Prompt) -> Prompt:
        """A prompt whose user part can leave the machine."""
        return replace(prompt, user=self.hide(prompt.user))

    @property
    def hidden(self) -> Mapping[str, str]:
        """Token by what it stands for."""
        return dict(self._tokens)

    @property
    def _back(self) -> Mapping[str, str]:
        return {token: stated for stated, token in self._tokens.items()}

    def find(self, text: str) -> Sequence[PersonalSpan]:
        """What must not leave, in the order of the text, nothing overlapping; the longest wins."""
        return longest(self._all(text))

    def _all(self, text: str) -> Iterator[PersonalSpan]:
        for word in self._own:
            yield from (PersonalSpan("专有", m.start(), m.end()) for m in re.finditer(re.escape(word), text))
        yield from find_personal(text)

    def _token(self, kind: str, stated: str) -> str:
        if stated not in self._tokens:
            number = sum(token.startswith(f"〔{kind}") for token in self._tokens.values()) + 1
            self._tokens[stated] = f"〔{kind}{number}〕"
        return self._tokens[stated]
