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
    _write(out, [str(c) for c in model.classes_], vectors.feature_names_, coefficients, bias)


def write_choice(groups: Sequence[Sequence[tuple[Mapping[str, int], bool]]], out: Path, penalty: float = 4.0) -> None:
    """Train a conditional logit and write it: in each group of alternatives, at least one of them right, the score of
    an alternative is its share in the choice. ``penalty`` is on the squares of the weights.
    """
    import numpy as np
    from scipy.optimize import minimize
    from sklearn.feature_extraction import DictVectorizer

    vectors = DictVectorizer(dtype=np.float64)
    rows = vectors.fit_transform([features for group in groups for features, _ in group]).tocsr()
    right = np.array([is_right for group in groups for _, is_right in group])
    sizes = [len(group) for group in groups]
    starts, of = np.cumsum([0, *sizes[:-1]]), np.repeat(np.arange(len(sizes)), sizes)

    def loss(weights: Any) -> tuple[float, Any]:
        scores = rows @ weights
        shares = np.exp(scores - np.maximum.reduceat(scores, starts)[of])
        every, good = np.add.reduceat(shares, starts), np.add.reduceat(shares * right, starts)
        slope = rows.T @ (shares / every[of] - shares * right / good[of]) + penalty * weights
        return float(-np.log(good / every).sum() + penalty / 2 * weights @ weights), slope

    found = minimize(loss, np.zeros(rows.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": _ROUNDS})
    _write(out, ["score"], vectors.feature_names_, found.x[None], np.zeros(1))


def _write(out: Path, labels: Sequence[str], features: Sequence[str], coefficients: Any, bias: Any) -> None:
    """Coefficients (labels × features) in whole numbers of one byte with one scale; what never weighs is left out."""
    import numpy as np

    scale = np.abs(coefficients).max() / 127
    weights = np.round(coefficients.T / scale).astype(np.int8)
    kept = (weights != 0).any(axis=1)
    names = [name for name, keep in zip(features, kept, strict=True) if keep]
    np.savez_compressed(
        out,
        labels=_packed(labels),
        features=_packed(names),
        weights=weights[kept],
        scale=scale,
        bias=bias.astype(np.float32),
    )


def _packed(words: Iterable[str]) -> Any:
    import numpy as np

    return np.frombuffer(SEPARATOR.join(words).encode(), dtype=np.uint8)
