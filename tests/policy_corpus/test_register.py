"""The register: documents by number, title and working name however they are written, and the places they have."""

import pytest

from assistant.domain.policy import Clause, PolicyDocument, PolicyStatus
from policy_corpus.register import PolicyRegister, doc_no_key, title_key


def document(policy_id, title="办法", doc_no="", status=PolicyStatus.IN_FORCE, **more):
    return PolicyDocument(id=policy_id, title=title, doc_no=doc_no, status=status, **more)


def clause(place, text="内容", policy_id="a"):
    return Clause(policy_id=policy_id, place=place, topic="题", lines=(text,))


OLD = document(
    "old", "中华人民共和国预算法（2014年修正）", "财预〔2013〕53号", PolicyStatus.REPEALED, repealed_by=("a", "x")
)
NEW = document("a", "预算法", "财预〔2020〕10号", aliases=("10号文", "预算法"))
PLACES = (
    clause("第十三条", "绩效目标"),
    clause("三（六）", "权重"),
    clause("三（七）", "计分"),
    clause("附件2", "指标"),
)
REGISTER = PolicyRegister((OLD, NEW), PLACES)


@pytest.mark.parametrize(
    "text",
    [
        "财预（2020） 10 号",
        "财预[2020]第10号",
        "财预2020年10号",
        "财预【2020】10号",
        "财预〔2020〕１０号",
        "财预2020年10",
    ],
)
def test_a_number_is_one_however_it_is_written(text):
    assert doc_no_key(text) == "财预〔2020〕10号"
    assert REGISTER.by_number[doc_no_key(text)] == (NEW,)


def test_a_title_is_one_with_or_without_country_year_and_brackets():
    assert title_key("《中华人民共和国预算法》（2018修正）") == title_key(" 预算法 ") == "预算法"


def test_versions_share_a_title_and_the_one_in_force_comes_first():
    assert REGISTER.by_title["预算法"] == (NEW, OLD)


def test_a_working_name_may_mean_several():
    other = document("b", aliases=("10号文",))
    assert PolicyRegister((NEW, other)).by_alias["10号文"] == (NEW, other)


def test_issuing_codes_are_those_of_the_numbers():
    assert REGISTER.series == {"财预"}
    assert PolicyRegister((document("b"),)).series == frozenset()


@pytest.mark.parametrize(
    ("stated", "place"),
    [
        ("第13条第二款", "第十三条"), ("第十三条", "第十三条"), ("三（六）", "三（六）"), ("（六）", "三（六）"),
        ("附件2", "附件2"), ("第三十五条", None), ("", None), ("某处", None),
    ],
)  # fmt: skip
def test_a_place_is_found_as_the_document_writes_it(stated, place):
    assert REGISTER.place_of("a", stated) == place


def test_a_part_that_several_places_may_be_is_none_of_them():
    both = PolicyRegister((NEW,), (*PLACES, clause("四（六）")))
    assert both.place_of("a", "（六）") is None
    assert both.place_of("a", "（七）") == "三（七）"


def test_what_a_place_says_is_noted_and_nothing_for_one_that_is_not_kept():
    assert REGISTER.text_at("a", "第13条") == "题。绩效目标。"
    assert REGISTER.text_at("a", "第14条") == REGISTER.text_at("none", "第13条") == ""


def test_two_clauses_of_one_place_are_read_together():
    both = PolicyRegister((NEW,), (clause("第十三条", "甲"), clause("第13条", "乙")))
    assert both.places("a") == ("第十三条",)
    assert both.text_at("a", "第十三条") == "题。甲。题。乙。"


def test_places_are_noted_in_the_order_of_the_document_and_by_a_word():
    assert REGISTER.places("a") == ("第十三条", "三（六）", "三（七）", "附件2")
    assert REGISTER.places_saying("a", "权重") == ("三（六）",)
    assert REGISTER.places("none") == REGISTER.places_saying("none", "权重") == ()


def test_the_successors_of_a_repealed_document_are_those_that_are_known():
    assert REGISTER.successors(OLD) == (NEW,)
    assert REGISTER.successors(NEW) == ()
    assert REGISTER.get("none") is None
