"""Write a linear model in the format that ``assistant.jobs.declaration.ledger.linear`` reads. Needs scikit-learn."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from assistant.jobs.declaration.ledger.linear import SEPARATOR

_ROUNDS = 150


def write_model(examples: Sequence[Mapping[str, int]], labels: Sequence[str], out: Path, strength: float = 1.0) -> None:
    """Train a logistic regression and write it: weights in whole numbers, features that never weigh left out.

    ``strength`` is the inverse of the penalty on weights (C of scikit-learn).
    """
    import numpy as np
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    vectors = DictVectorizer(dtype=np.float32)
    model = LogisticRegression(C=strength, max_iter=_ROUNDS).fit(vectors.fit_transform(examples), labels)
    coefficients = model.coef_ if len(model.classes_) > 2 else np.vstack([-model.coef_, model.coef_])
    bias = model.intercept_ if len(model.classes_) > 2 else np.array([0.0, model.intercept_[0]])
    scale = np.abs(coefficients).max() / 127
    weights = np.round(coefficients.T / scale).astype(np.int8)
    kept = (weights != 0).any(axis=1)
    names = [name for name, keep in zip(vectors.feature_names_, kept, strict=True) if keep]
    np.savez_compressed(
        out,
        labels=_packed(str(c) for c in model.classes_),
        features=_packed(names),
        weights=weights[kept],
        scale=scale,
        bias=bias.astype(np.float32),
    )


def _packed(words: Iterable[str]) -> Any:
    import numpy as np

    return np.frombuffer(SEPARATOR.join(words).encode(), dtype=np.uint8)
