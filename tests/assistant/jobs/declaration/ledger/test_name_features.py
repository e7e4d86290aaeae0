"""Features of a candidate say how it was cut; the choice of none has its own."""

from assistant.jobs.declaration.ledger.name_candidates import NameCandidate
from assistant.jobs.declaration.ledger.name_features import name_features, no_name_features, pair_class
from tests.assistant.jobs.declaration.ledger.test_name_candidates import number

NUMBER = number("发放补贴证书120本")


def features(base):
    return name_features(NUMBER, NameCandidate(f"{base}数量", base, "own"))


def test_a_cut_through_a_word_shows():
    whole, cut = (next(f for f in features(base) if f.startswith("cut_left=")) for base in ("补贴证书", "贴证书"))
    assert whole == "cut_left=0"
    assert cut != whole


def test_how_far_it_stands_from_its_number_shows():
    assert "where=before0" in features("补贴证书")
    assert "where=before1" in features("补贴证") or "where=before0" not in features("补贴证")


def test_what_stands_nowhere_in_the_text_shows():
    assert "where=nowhere" in features("护理员")


def test_a_pair_that_is_not_chinese_is_a_class_of_its_own():
    assert pair_class("5G") == 8


def test_the_choice_of_none_shares_no_feature_with_a_candidate():
    assert not set(no_name_features(NUMBER)) & set(features("补贴证书"))


def test_words_that_stand_beside_another_number_show_so():
    spoken = number("瞭望塔七座监控卡口二十六个")
    found = {base: name_features(spoken, NameCandidate(f"{base}数量", base, "own")) for base in ("瞭望塔", "监控卡口")}
    assert "between=before|1|output" in found["瞭望塔"]
    assert "claimed=before|False|True|own" in found["瞭望塔"]
    assert "between=before|0|output" in found["监控卡口"]
    assert "claimed=before|True|False|own" in found["监控卡口"]


def test_the_measure_shows_with_what_is_counted_in_it():
    assert "unit=本|书" in features("补贴证书")
