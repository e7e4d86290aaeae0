"""Passages teach the tagger of roles beside whole briefs."""

from scripts.train_roles import Labelled, labelled, of_passage

LEDGER = [
    {"quote": "3座", "start": 4, "end": 6, "role": "baseline"},
    {"quote": "5座", "start": 11, "end": 13, "role": "output"},
]
PASSAGE = {"id": "p-1", "text": "去年修了3座，今年再修5座。", "ledger": LEDGER}


def test_a_passage_is_labelled_without_a_budget_year():
    assert labelled(PASSAGE).labels == ["baseline", "output"]


def test_what_is_usual_in_passages_has_features_that_no_brief_has():
    one = Labelled([["bias", "form=count|count|", "unit=座"]], ["output"])
    marked = of_passage(one)
    assert marked.rows == [["bias", "form=count|count|", "unit=座", "passage", "passage|form=count|count|"]]
    assert marked.labels == one.labels
    assert one.rows == [["bias", "form=count|count|", "unit=座"]]
