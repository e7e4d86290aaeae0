"""Measures that count the same are the same, others are not."""

from assistant.language.same_measures import canonical, same_measure


def test_measures_that_count_the_same_agree_and_others_do_not():
    assert same_measure("名", "人")
    assert same_measure("", "尾")
    assert not same_measure("台", "尾")
    assert canonical("公里") == canonical("千米")
    assert canonical("枚") == "枚"
