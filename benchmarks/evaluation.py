"""Scores of published self-evaluations computed again: ``python -m benchmarks.evaluation``.

A printed score agrees where it lies within half a point of ours (units round). Every other row is listed with our
formula or with what is missing, so that a person can see which rule explains it.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from assistant.domain.vocabulary import FormKind
from assistant.intake.files import read_filings
from assistant.scoring.self_evaluation import Options, score_row
from policy_corpus.catalog import load_profile

SHARED = Path(__file__).resolve().parents[2] / "shared" / "real_filings"
AGREES = Decimal("0.5")
_OF_TEN = "central-2020"


def rows(folder: Path) -> Iterator[tuple[str, str, str]]:
    """State (same, open, differs), place and explanation of every printed score below a folder."""
    for path in sorted(folder.glob("*.json")):
        for read in read_filings(path):
            filing = read.filing
            curves = load_profile(filing.profile or _OF_TEN).curves
            if filing.form is not FormKind.SELF_EVALUATION or curves is None:
                continue
            for row in filing.indicators:
                if row.score is None or row.weight is None:
                    continue
                ours = score_row(row, curves, None, Options())
                same = ours.points is not None and abs(ours.points - row.score) <= AGREES
                state = "open" if ours.points is None else "same" if same else "differs"
                yield state, f"{path.stem} {row.name}", f"印 {row.score}，{ours.missing or ours.formula}"


def main() -> int:
    """Print the counts and every row that does not agree."""
    if not SHARED.is_dir():
        print("没有 ../shared/real_filings，无法测量。")
        return 2
    for name in ("dev", "clean_dev"):
        found = list(rows(SHARED / name))
        counts = Counter(state for state, _, _ in found)
        print(f"{name}：一致 {counts['same']}，不一致 {counts['differs']}，须由人选定 {counts['open']}")
        for state, place, why in found:
            if state != "same":
                print(f"  {state}  {place}：{why}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
