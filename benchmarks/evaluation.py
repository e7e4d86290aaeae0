"""Measures of self-evaluation: ``python -m benchmarks.evaluation``.

Printed scores of published self-evaluations against ours, each difference with the rule that explains it; and the
cases reckoned by hand in ``tests/cases/scoring``, of which every one must be exact. Ends with 1 where one is not, or a
difference has no explanation.
"""

import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from assistant.base import show
from assistant.data_files import load_yaml
from assistant.domain.filing import Funds
from assistant.domain.indicator import Indicator
from assistant.scoring.self_evaluation import Choice, Options, RowScore, score_execution, score_row
from benchmarks.printed_scores import Compared, compare
from policy_corpus.catalog import load_profile

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared" / "real_filings"
CASES = ROOT / "tests" / "cases" / "scoring"


def exactness() -> Iterator[tuple[str, bool]]:
    """Every case by hand, and whether ours is exactly the same."""
    for case in load_yaml(CASES / "indicators.yaml"):
        yield case["note"], _points(case) == _exact(case["points"])
    for case in load_yaml(CASES / "execution.yaml"):
        yield case["note"], _execution(case).points == _exact(case["points"])


def _exact(number: object) -> Decimal | None:
    return None if number is None else Decimal(str(number))


def _points(case: dict[str, Any]) -> Decimal | None:
    curves = load_profile(case["profile"]).curves
    assert curves is not None  # noqa: S101 -- every profile of the cases has curves
    row = Indicator(
        level1=case.get("level1", "产出指标"), level2=case.get("level2", ""), name=case.get("name", case["note"]),
        target=case["target"], actual=case["actual"], weight=case["weight"],
    )  # fmt: skip
    share = _exact(case.get("choice"))
    choice = None if share is None else Choice(share, case.get("reason", "有材料"))
    return score_row(row, curves, choice, Options(reduce_far_over=case.get("reduce", False))).points


def _execution(case: dict[str, Any]) -> RowScore:
    funds = Funds(
        initial=case.get("initial"), adjusted=case.get("adjusted"), executed=case.get("executed"),
        execution_weight=case.get("weight"),
    )  # fmt: skip
    return score_execution(funds, load_profile(case["profile"]), completed=case.get("completed"))


def summary(name: str, found: list[Compared]) -> str:
    """One line of counts for a folder."""
    same, near = sum(c.same for c in found), sum(c.near for c in found)
    missing, differ = sum(c.ours is None for c in found), [c for c in found if not c.same]
    counts = f"一致 {same}，相差不到半分 {near - same}，相差更多 {len(found) - near - missing}，算不出 {missing}"
    reported = sum(bool(c.rule) for c in differ)
    return f"{name}：印有得分 {len(found)} 处，{counts}；不一致 {len(differ)} 处，其中 {reported} 处有规则可解释"


def table(found: list[Compared]) -> Iterator[str]:
    """Every score that is not the same, a line each."""
    yield "| 文件 | 指标 | 印 | 算 | 规则 | 说明 |"
    yield "|---|---|---|---|---|---|"
    for one in found:
        if not one.same:
            ours = "—" if one.ours is None else show(one.ours)
            yield f"| {one.paper} | {one.name} | {show(one.printed)} | {ours} | {one.rule or '没有'} | {one.why} |"


def main() -> int:
    """Print the cases that are not exact, the counts, and every difference with its rule."""
    cases = list(exactness())
    wrong = [note for note, right in cases if not right]
    print(f"手算例子：{len(cases)} 个，完全相同 {len(cases) - len(wrong)} 个")
    print("\n".join(f"  不同：{note}" for note in wrong), end="\n" if wrong else "")
    if not SHARED.is_dir():
        print("没有 ../shared/real_filings，不与公开的自评表对照。")
        return int(bool(wrong))
    unexplained = 0
    for name in ("clean_dev", "dev"):
        found = list(compare(SHARED / name))
        print("", summary(name, found), sep="\n")
        print("\n".join(table(found)) if any(not c.same for c in found) else "没有不一致的。")
        unexplained += sum(not c.same and not c.rule for c in found)
    return int(bool(wrong or unexplained))


if __name__ == "__main__":
    sys.exit(main())
