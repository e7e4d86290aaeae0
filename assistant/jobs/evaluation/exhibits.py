"""The evidence list: quotes numbered as they are first referred to, each once."""

from collections.abc import Iterable

from assistant.domain.dossier import Quote
from assistant.domain.evaluation import Evidence


class Exhibits:
    """Hands out E1, E2 … in the order of the score sheet."""

    def __init__(self) -> None:
        self._ids: dict[tuple[str, int, str], str] = {}

    def ids(self, quotes: Iterable[Quote]) -> tuple[str, ...]:
        """The numbers of quotes, each once."""
        return tuple(dict.fromkeys(self._id(q) for q in quotes))

    def _id(self, quote: Quote) -> str:
        key = (quote.paper, quote.page, quote.text)
        return self._ids.setdefault(key, f"E{len(self._ids) + 1}")

    def listed(self) -> tuple[Evidence, ...]:
        """The evidence list."""
        return tuple(Evidence(id=i, paper=p, page=n, text=t) for (p, n, t), i in self._ids.items())
