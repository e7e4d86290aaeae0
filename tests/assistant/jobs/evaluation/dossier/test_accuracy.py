"""The facts a person read out of the papers are found, and what is found is true."""

from assistant.jobs.evaluation.dossier.reader import read_dossier
from benchmarks.dossier import accuracy, others
from benchmarks.dossier_facts import noted
from benchmarks.large_dossier import make_large


def test_every_fact_of_the_hand_list_is_found():
    measured = accuracy()
    assert measured.listed == 60
    assert measured.missed == ()


def test_facts_of_other_projects_are_found_too():
    found, listed = others()
    assert listed == 74
    assert found >= 72


def test_nearly_every_fact_found_was_judged_true():
    measured = accuracy()
    assert measured.true / measured.given >= 0.97, measured.wrong


def test_the_large_dossier_is_the_same_each_time(tmp_path):
    one, two = tmp_path / "一", tmp_path / "二"
    one.mkdir(), two.mkdir()
    planted = make_large(one, 20)
    assert make_large(two, 20) == planted
    given = {(t.paper, t.page, t.value) for t in map(noted, read_dossier(one).facts)}
    assert {(f.paper, f.page, f.value) for f in planted} <= given
