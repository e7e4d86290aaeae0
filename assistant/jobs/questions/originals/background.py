"""The index with vectors made beside the answers: until it is there keywords serve, and say so."""

from collections.abc import Callable, Sequence
from threading import Thread

from assistant.retrieval.indexing import IndexFolder
from assistant.retrieval.interface import Passage, RetrievalError

MAKING = "新收录的原文正在后台计算向量，这一次只用关键词检索；算完后自动恢复。"
LATER = "新收录的原文很长，向量还没有计算，暂时只用关键词检索；执行 jixiao corpus vectors 计算，中断后可以接着算。"


class BackgroundIndex:
    """One build at a time; what failed is told to ``failed`` and tried again at the next question."""

    def __init__(self, index: IndexFolder, failed: Callable[[RetrievalError], None]) -> None:
        self._index, self._failed = index, failed
        self._thread: Thread | None = None

    def start(self, passages: Sequence[Passage]) -> None:
        """Make the index of passages, where none is being made."""
        if self._thread is None or not self._thread.is_alive():
            self._thread = Thread(target=self._make, args=(passages,), daemon=True)
            self._thread.start()

    def finish(self) -> None:
        """Wait for the build that runs, if one does."""
        if self._thread is not None:
            self._thread.join()

    def _make(self, passages: Sequence[Passage]) -> None:
        try:
            opened = self._index.ensure(passages)
        except RetrievalError as error:
            self._failed(error)
            return
        if opened.vectors is not None:
            opened.vectors.close()
