"""The scorer of rolled forms counts what is right and what is wrong."""

from assistant.bootstrap import Product
from benchmarks.last_year_scores import score_rolled
from tests.fakes.last_year import last_year


def scored(changes, **expect):
    product = Product()
    draft = product.declarations().roll_on(last_year(), changes, product.profile(), 2027)
    rows = [
        {"name": r.name, "target": expect.get("targets", {}).get(r.name, r.target.replace("2026", "2027"))}
        for r in last_year().indicators
    ]
    item = {
        "filing": last_year().model_dump(mode="json"),
        "expect": {"rows": rows, "asked": expect.get("asked", []), "goal_must_hold": expect.get("hold", [])},
    }
    return score_rolled(item, draft)


def test_a_right_draft_has_full_counts():
    counts, faults = scored("培训改150人", targets={"护理员培训人数": "≥150人"}, hold=["150人"])
    assert counts["changed rows right"] == counts["changed rows right of"] == 2
    assert counts["unchanged rows kept"] == counts["unchanged rows kept of"] == 7
    assert (counts["goal holds"], faults) == (1, [])


def test_a_missed_change_and_a_missing_question_are_faults():
    counts, faults = scored("其他照旧", targets={"护理员培训人数": "≥150人"}, asked=["unknown:移民安置"])
    assert counts["changed rows right"] == 1
    assert counts["asked what must be"] == 0
    assert len(faults) == 2
