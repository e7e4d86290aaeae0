"""Scores are computed from the numbers of a question by the part each plays, or what is missing is asked for."""

import json
import re
from pathlib import Path

import pytest
import yaml

CASES = Path(__file__).parents[4] / "cases" / "reckoning"


def cases():
    for path in sorted(CASES.glob("*.yaml")):
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            yield pytest.param(case, id=f"{path.stem}: {case['question'][:24]}")


def by_formulas():
    for line in (CASES / "clauses_dev.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        if case["gold"] and case["gold"][0]["article"].startswith("附"):
            yield pytest.param(case, id=case["id"])


def figures(text):
    return {n.rstrip("0").rstrip(".") if "." in n else n for n in re.findall(r"\d+(?:\.\d+)?", text)}


@pytest.mark.parametrize("case", list(cases()))
def test_a_calculation_comes_to_the_figure_of_the_key_or_asks_for_what_is_missing(ask, case):
    answer = ask(case["question"])
    if "right" in case:
        stated = figures(answer.conclusion) | set(re.findall("优|良|中|差", answer.conclusion))
        assert {w.rstrip("分%") for w in case["right"]} & stated
    else:
        assert "请" in answer.conclusion
        assert not re.search(r"得\d", answer.conclusion)
    assert case.get("grade", "") in answer.conclusion


@pytest.mark.parametrize("case", list(by_formulas()))
def test_the_formula_of_a_clause_is_applied_to_the_numbers_that_are_stated(ask, case):
    answer = ask(case["question"], region=case["region"])
    assert all(any(one in answer.conclusion for one in said.split("|")) for said in case["must_say"])
    assert not any(said in answer.conclusion for said in case["must_not_say"])
    places = {(c.policy_id, c.article) for c in answer.citations}
    assert places & {(gold["policy"], gold["article"]) for gold in case["gold"]}


def test_the_numbers_are_stated_back_as_they_were_understood(ask):
    text = ask("年初500万追加到620万，花了580万，执行率几分？").answer
    assert "全年预算数620万元" in text
    assert "全年执行数580万元" in text


def test_without_a_document_named_both_calibres_are_shown_with_their_formulas(ask):
    first = ask("目标95%，实际76%，权重15分，得几分").conclusion
    assert "财预〔2020〕10号得12分" in first
    assert "财预〔2021〕101号得7.5分" in first


def test_spending_beyond_the_budget_is_not_scored(ask):
    assert "核对" in ask("预算100万，花了120万，执行率得几分").conclusion


def test_a_score_that_somebody_claims_is_no_number_of_the_calculation(ask):
    assert "得8分" in ask("满意度指标10分，问卷出来87%，101号示例能拿几分？我说8.7科长非说8").conclusion


def test_the_range_of_points_of_a_band_is_computed(ask):
    first = ask("定性指标8分，评的是部分达成年度指标，10号文里能给的分在什么范围？").conclusion
    assert "4.8" in first
    assert "6.4" in first
