"""Files that ship beside the corpus, made by ``python -m scripts.vectors``."""

from pathlib import Path

SHIPPED_VECTORS = Path(__file__).resolve().parents[2] / "policy_corpus" / "vectors" / "builtin.npz"
"""Vectors of the shipped corpus, so that a first start embeds nothing."""
SHIPPED_THRESHOLDS = SHIPPED_VECTORS.with_name("work_thresholds.json")
"""When a brief's kind of work is certain, with those vectors."""
