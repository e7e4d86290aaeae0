"""What a text takes back is no target, and what is said instead is: slips, proposals, and last year's form."""

import pytest

from assistant.jobs.declaration.ledger.reader import read_ledger
from tests.fakes.roles import FixedRoles


def roles(text, *given):
    return [e.role.value for e in read_ledger(text, 2027, FixedRoles(*given)).entries]


@pytest.mark.parametrize(
    "text",
    ["购买雨衣300件，哦不对，是360件。", "购买雨衣300件（笔误，应为360件）。", "购买雨衣300件，说错了，360件。"],
)
def test_a_slip_is_no_target_and_what_puts_it_right_is(text):
    assert roles(text, "output", "output") == ["context", "output"]


def test_two_counts_without_a_word_of_correction_both_stay():
    assert roles("购买雨衣300件，棉衣360件。", "output", "output") == ["output", "output"]


def test_a_meeting_decides_over_what_was_proposed():
    text = "水厂原报水损率降到12%以内，财务股认为偏紧，会议定为13%以内。"
    found = read_ledger(text, 2027, FixedRoles("result", "result")).entries
    assert [e.role.value for e in found] == ["context", "result"]
    assert found[1].about == "水损率降"


FORM = (
    "【去年的申报表】\n数量：巡诊牧民点24场；发放健康包300份\n成本：包虫病用药补贴90元/人\n经济效益：减少牧民支出12万元以上\n"
    "【今年改这些】\n"
)


@pytest.mark.parametrize(
    ("change", "given", "old", "new"),
    [
        ("巡诊30场。", "output", 0, "output"),
        ("健康包加到350份。", "output", 1, "output"),
        ("健康包减到250份。", "baseline", 1, "output"),
        ("用药提到110元/人。", "price", 2, "price"),
        ("牧民支出改成15万元以上。", "money_effect", 3, "money_effect"),
    ],
)
def test_a_change_behind_last_years_form_replaces_the_value_of_the_same_thing(change, given, old, new):
    found = roles(FORM + change, "output", "output", "price", "money_effect", given)
    assert (found[old], found[-1]) == ("baseline", new)
    assert found.count("baseline") == 1


def test_what_no_change_speaks_of_stays():
    found = roles(FORM + "另培训村医40人。", "output", "output", "price", "money_effect", "output")
    assert "baseline" not in found


def test_a_change_is_named_as_the_form_names_its_thing():
    found = read_ledger(
        FORM + "巡诊30场。", 2027, FixedRoles("output", "output", "price", "money_effect", "output"), ""
    )
    assert found.entries[-1].name == "巡诊牧民点场次"
