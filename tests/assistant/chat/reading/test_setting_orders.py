"""Orders on rule set, year and the older form that a work starts from."""

import pytest

from assistant.chat.reading.setting_orders import start_from, switch_profile, switch_year, year_of
from tests.fakes.reading import read


@pytest.mark.parametrize(
    ("text", "profile"),
    [
        ("换成河南的口径", "henan-2022"),
        ("用中央2020", "central-2020"),
        ("用中央的", "central-2021"),
        ("按上海", "shanghai"),
    ],
)
def test_a_place_or_a_year_names_the_rule_set(text, profile):
    assert [o["value"] for o in read(switch_profile, text)] == [profile]


def test_an_unknown_place_is_asked_about():
    assert read(switch_profile, "换成火星的口径")[0]["op"] == "unclear"


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("改成2028年", 2028), ("二〇二八年度", 2028), ("28年的", 2028), ("明年", 2028), ("往前一年", 2026),
        ("2027不对，2029", 2029), ("12028号", None), ("某年", None), ("", None),
    ],
)  # fmt: skip
def test_a_year_is_named_or_reckoned_from_that_of_the_form(text, year):
    assert year_of(text, 2027) == year


def test_next_year_of_no_known_year_is_none():
    assert year_of("明年", None) is None


def test_the_year_of_the_form_is_switched_or_asked_for():
    assert read(switch_year, "年度改成2028年") == [{"op": "switch_year", "value": "2028"}]
    assert read(switch_year, "年度改一下")[0]["op"] == "unclear"


@pytest.mark.parametrize(
    ("text", "slots", "file"),
    [
        ("照着申报表2026.xlsx做", {}, "申报表2026.xlsx"), ("照“去年申报表.docx”做", {}, "去年申报表.docx"),
        ("照上传的去年申报表做", {"value": "去年申报表"}, "去年申报表"),
    ],
)  # fmt: skip
def test_an_older_form_is_named_by_its_file(text, slots, file):
    assert read(start_from, text, **slots) == [{"op": "start_from", "file": file}]


def test_without_a_file_it_is_asked_for():
    assert read(start_from, "照去年的做")[0]["op"] == "unclear"
