"""Messages about a self-evaluation: what tells of the year's results is read as results, not as another target."""

from dataclasses import dataclass

from assistant.chat.interface import OperationReader
from assistant.chat.reading.outcome import ReadAct, order
from assistant.chat.reading.scene import Scene
from assistant.domain.operation_kind import OperationKind as Kind
from assistant.domain.vocabulary import FormKind
from assistant.forms.results.pairing import pair
from assistant.forms.results.text import read_results_text

_OF_RESULTS = frozenset(
    {
        Kind.SET_ACTUAL, Kind.SET_SCORE, Kind.SET_DEVIATION, Kind.SET_ACCOUNT, Kind.ADD_RESULTS, Kind.ANSWER,
        Kind.UNDO, Kind.REDO,
    }
)  # fmt: skip
"""Operations that fit a self-evaluation as they are."""


@dataclass(frozen=True)
class ResultReader:
    """Another reader's operations; in a self-evaluation the results that a message states go before its changes of
    the approved goals, which a self-evaluation refuses anyway."""

    inner: OperationReader

    def read(self, text: str, scene: Scene) -> list[ReadAct]:
        """The operations of a message, in order; none where it asks for nothing."""
        read = self.inner.read(text, scene)
        filing = scene.filing
        if filing is None or filing.form is not FormKind.SELF_EVALUATION or not any(map(_may_be_results, read)):
            return read
        stated = pair(filing, read_results_text(text, filing)).filing
        return read if stated == filing else [ReadAct(order(Kind.ADD_RESULTS, value=text))]


def _may_be_results(read: ReadAct) -> bool:
    op = read.operation.op
    return (op.changes and op not in _OF_RESULTS) or op is Kind.UNCLEAR
