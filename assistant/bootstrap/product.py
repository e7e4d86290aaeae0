"""The joined product."""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.bootstrap.paper_parts import PaperParts

if TYPE_CHECKING:
    from assistant.domain.operation import Actor
    from assistant.jobs.forms.job import Forms
    from assistant.jobs.questions.library import Added, OriginalChange, OriginalNote, Understood
    from assistant.jobs.review.job import Reviews
    from assistant.retrieval.indexing import Progress


class Product(PaperParts):
    """The joined product, as the command line, the page and the interface for programs use it."""

    @cached_property
    def reviews(self) -> "Reviews":
        """Reviews of files, folders and archives."""
        from assistant.jobs.review.job import Reviews
        from assistant.rules.table import FORMS_WITH_RULES

        return Reviews(self.review, self.profile, FORMS_WITH_RULES)

    @cached_property
    def forms(self) -> "Forms":
        """Forms of every kind that is data alone: filled, checked, written."""
        from assistant.jobs.forms.job import Forms

        return Forms(self.review)

    def keep_originals(
        self, understood: "Sequence[Understood]", actor: "Actor", progress: "Progress | None" = None, *,
        confirmed: bool = False,
    ) -> "tuple[Added, ...]":  # fmt: skip
        """Originals kept under the name of who adds them, each change in the audit chain.

        Raises DifferencesUnconfirmed, RetrievalError, StoreError.
        """
        note = self._original_note(actor)
        return self.library.keep(understood, progress, by=actor.who, confirmed=confirmed, note=note)

    def remove_original(self, policy_id: str, actor: "Actor") -> bool:
        """An original out of use, with its entry in the audit chain; whether there was one.

        Raises RetrievalError, StoreError.
        """
        return self.library.remove(policy_id, note=self._original_note(actor))

    def _original_note(self, actor: "Actor") -> "OriginalNote":
        def note(change: "OriginalChange", policy_id: str, digest: str) -> None:
            self.store.note("original", actor, {"change": change, "policy": policy_id, "file": digest})

        return note
