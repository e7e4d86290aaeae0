"""What a measure measures, and which measures count the same."""

from assistant.language.measure_words import (
    canonical,
    known_measures,
    measure_kind,
    noun_beginnings,
    same_measure,
    written,
)


def test_measures_that_count_the_same_agree_and_others_do_not():
    assert same_measure("名", "人")
    assert same_measure("", "尾")
    assert not same_measure("台", "尾")
    assert canonical("公里") == canonical("千米")
    assert canonical("个点") == canonical("百分点")
    assert canonical("枚") == "枚"


def test_a_scale_and_what_it_is_per_do_not_change_what_a_unit_measures():
    assert [measure_kind(u) for u in ("元", "万元", "万元/公里", "台（套）", "平方米")] == [
        "money",
        "money",
        "money",
        "count",
        "area",
    ]
    assert measure_kind("垛") == ""


def test_what_begins_nouns_is_a_known_measure():
    assert noun_beginnings() <= known_measures().keys()


def test_a_spoken_measure_is_written_as_a_form_writes_it():
    assert [written(u) for u in ("块", "万块/个", "个钟", "人次", "%")] == ["元", "万元/个", "小时", "人次", "%"]
