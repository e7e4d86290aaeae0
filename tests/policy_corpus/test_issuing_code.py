"""The issuing code is the whole run before the bracket: a local code that ends in a central one is another document."""

import pytest

from policy_corpus.issuing_code import is_local, issuing_code
from policy_corpus.regions import all_regions, code_letters

SERIES = frozenset({"财预", "财监", "国发", "豫财效", "郑发"})


@pytest.mark.parametrize("province", all_regions().provinces, ids=lambda p: p.name)
def test_the_letter_of_every_province_belongs_to_the_code(province):
    assert province.letters
    for letter in province.letters:
        assert issuing_code(f"按照{letter}财预", SERIES) == f"{letter}财预"


@pytest.mark.parametrize("letter", sorted(all_regions().city_letters))
def test_so_does_the_letter_of_a_city(letter):
    assert issuing_code(f"关于{letter}财预", SERIES) == f"{letter}财预"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("鲁财绩", "鲁财绩"),
        ("甬财绩效", "甬财绩效"),
        ("青海省财政厅青财预", "青财预"),
        ("青海青财预", "青财预"),
        ("河南豫财效", "豫财效"),
        ("我省转发的京财预", "京财预"),
        ("滑财预", "滑财预"),
        ("安徽省财预", "安徽省财预"),
        ("豫国发", "豫国发"),
        ("青财预字", "青财预字"),
    ],
)
def test_a_place_is_part_of_the_code_once(words, code):
    assert issuing_code(words, SERIES) == code


@pytest.mark.parametrize(
    "words",
    [
        "财预",
        "落实财预",
        "财政部财预",
        "省财政厅转发的财预",
        "请问财预",
        "最新财预",
        "其中财预",
        "材料还在引财预",
        "一直套财预",
    ],
)
def test_words_that_lead_to_a_citation_are_no_part_of_it(words):
    assert issuing_code(words, SERIES) == "财预"


@pytest.mark.parametrize(
    "words",
    [
        "镇里翻出来个财预",
        "手头这本财预",
        "领导给的那个财预",
        "我手上有一本财预",
        "单位柜子里那份财预",
        "现在都照着财预",
    ],
)
def test_speech_before_a_known_code_is_no_part_of_it(words):
    assert issuing_code(words, SERIES) == "财预"


def test_words_of_no_known_kind_stay_so_that_no_other_document_is_taken():
    assert issuing_code("固始财预", SERIES) == "固始财预"


def test_a_known_local_code_is_whole_whatever_words_stand_before_it():
    assert issuing_code("学懂弄通豫财效", SERIES) == "豫财效"
    assert issuing_code("新郑发", SERIES) == "新郑发", "one character more is a place inside the place"


@pytest.mark.parametrize(
    ("code", "local"), [("鲁财绩", True), ("甬财绩效", True), ("财预", False), ("云南", False), ("新", False)]
)
def test_a_local_code_begins_with_a_letter_and_an_organ(code, local):
    assert is_local(code) is local


def test_letters_are_single_characters():
    assert all(len(letter) == 1 for letter in code_letters())
    assert set(all_regions().city_letters.values()) <= {
        city for province in all_regions().provinces for city in province.cities
    }
