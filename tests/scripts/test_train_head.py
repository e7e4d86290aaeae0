"""From a few briefs with their head comes a tagger of names."""

import pytest

from assistant.jobs.declaration.head.reader import HeadReader
from scripts.train_head import labels, right, train
from tests.fakes.gold_briefs import BRIEFS


@pytest.fixture(scope="module")
def reader(tmp_path_factory):
    out = tmp_path_factory.mktemp("head") / "head.crfsuite"
    train(BRIEFS, out)
    return HeadReader(out)


def tagged(text, **head):
    return labels({"text": text, "head": head})


def test_a_name_begins_and_goes_on_and_the_rest_is_outside():
    assert tagged("由林场办", unit="林场") == ["O", "BU", "IU", "O"]


def test_a_project_is_tagged_where_it_is_named_first_and_a_body_wherever_it_stands():
    assert tagged("造林，造林", name="造林") == ["BN", "IN", "O", "O", "O"]
    assert tagged("林场，林场", unit="林场") == ["BU", "IU", "O", "BU", "IU"]


def test_a_body_inside_the_name_of_the_project_is_no_body_there():
    assert tagged("林场造林", name="林场造林", unit="林场") == ["BN", "IN", "IN", "IN"]


def test_a_head_without_names_tags_nothing():
    assert set(tagged("今年造林", name=None)) == {"O"}


def test_the_trained_tagger_reads_what_it_was_trained_on(reader):
    for brief in BRIEFS:
        found = {field: name.text for field, name in reader.read(brief["text"]).items()}
        assert found == {"name": brief["head"]["name"], "unit": brief["head"]["unit"]}


def test_what_is_right_is_counted_by_field_open_ones_too(reader):
    assert right(BRIEFS, reader) == {"name": "3/3", "department": "3/3", "unit": "3/3"}
    other = {**BRIEFS[0], "head": {"name": "修桥铺路", "unit": None, "department": "县财政局"}}
    assert right([other], reader) == {"name": "0/1", "department": "0/1", "unit": "0/1"}
