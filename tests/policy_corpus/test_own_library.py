"""A unit's own indicators are read, learned from a filing, and come before those that ship."""

import pytest

from assistant.data_files import DataFileError
from assistant.domain.facts import Facts
from assistant.domain.filing import Filing, Funds, Project
from assistant.domain.indicator import Indicator
from policy_corpus import library
from policy_corpus.own_library import as_yaml, learned, own_entries


def filing(*rows):
    return Filing(
        year=2026, project=Project(name="2026年古树名木保护项目"), funds=Funds(total=30, fiscal=30), indicators=rows
    )


def row(name, target, **more):
    return Indicator(level1="产出指标", level2="质量指标", name=name, target=target, **more)


SURVIVAL = row("复壮成活率", "≥95%", definition="复壮一年后存活株数占比", value_basis="历史标准：2025年为93%")


def test_what_a_filing_teaches_is_read_back_from_the_folder(tmp_path):
    entries = learned(filing(SURVIVAL))
    (tmp_path / "a.yaml").write_text(as_yaml(entries), encoding="utf-8")
    assert own_entries(tmp_path) == entries
    (entry,) = entries
    assert (entry.name, entry.suggested, entry.definition, entry.is_own) == (
        "复壮成活率", "≥95%", "复壮一年后存活株数占比", True,
    )  # fmt: skip
    assert "2026年" in entry.suggested_basis


def test_an_open_row_and_the_project_money_teach_nothing():
    rows = [row("【待补充：效益】", "≥1%"), row("巡查次数", "【待补充：次数】"), row("项目总成本", "≤30万元")]
    assert learned(filing(*rows)) == ()


def test_money_that_is_not_the_project_total_is_learned():
    assert [e.name for e in learned(filing(row("单株复壮成本", "≤3000元/株")))] == ["单株复壮成本"]


@pytest.mark.parametrize(
    ("target", "direction"), [("≥95%", "more"), ("≤5%", "less"), ("=100%", "exact"), ("2026年6月30日前", "by_date")]
)
def test_the_direction_follows_the_sign(target, direction):
    (entry,) = learned(filing(row("某项", target)))
    assert entry.direction == direction


def test_a_date_of_last_year_is_no_suggestion():
    (entry,) = learned(filing(row("完成时间", "2026年6月30日前")))
    assert entry.suggested == ""


def test_own_entries_come_first_where_the_brief_names_their_project():
    own = learned(filing(SURVIVAL))
    assert library.fitting(Facts(text="古树名木保护，复壮40株"), own)[0] == own[0]
    assert own[0] not in library.fitting(Facts(text="购置显微镜"), own)


def test_own_entries_are_found_by_search():
    own = learned(filing(SURVIVAL))
    assert library.search("复壮成活率", own)[0].entry == own[0]


def test_entries_written_by_hand_get_the_mark_of_the_unit(tmp_path):
    text = as_yaml(learned(filing(SURVIVAL))).replace("id: own.", "id: ")
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    assert all(e.is_own for e in own_entries(tmp_path))


def test_a_bad_file_is_named_with_its_fault(tmp_path):
    (tmp_path / "坏.yaml").write_text("entries: [{id: a}]", encoding="utf-8")
    with pytest.raises(DataFileError, match=r"坏\.yaml"):
        own_entries(tmp_path)
