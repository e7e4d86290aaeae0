"""What a question names: documents, a place, a day; and whether it checks a claim or asks for the text."""

from datetime import date

import pytest

from assistant.jobs.questions.boundaries import shipped
from assistant.jobs.questions.interface import PolicyQuestion
from assistant.jobs.questions.understanding import asks_for_text, share_of_title, understand


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2021年7月中旬自评怎么做", date(2021, 7, 15)),
        ("23年12月自评", date(2023, 12, 1)),
        ("２０２４年２月２９日自评", date(2024, 2, 29)),
        ("2021年2月30日自评", None),
        ("2021年自评", None),
        ("去年自评", None),
    ],
)
def test_a_day_is_read_where_month_and_year_stand_and_never_invented(case, text, day):
    assert case(text).asked.as_of == day


def test_a_day_that_is_given_goes_before_one_that_is_read(case):
    assert case("2021年7月怎么做", as_of=date(2020, 1, 1)).asked.as_of == date(2020, 1, 1)


def test_a_region_is_named_taken_over_or_put_aside_for_the_national_rules(case):
    assert case("湖北怎么规定").asked.region == "湖北"
    assert case("怎么规定", region="河南").asked.region == "河南"
    assert case("省里怎么规定", region="郑州").asked.region == "河南"
    assert case("中央部门怎么规定", region="河南").asked.region is None


def test_documents_known_and_unknown_are_kept_apart(case):
    asked = case("青财〔2024〕7号和川财〔2021〕88号怎么说").asked
    assert [d.id for d in asked.documents] == ["new"]
    assert [m.doc_no for m in asked.unknown] == ["川财〔2021〕88号"]


def test_the_bare_question_is_without_the_names(case):
    asked = case("青财〔2024〕7号里自评报告几号前报").asked
    assert "青财" not in asked.bare
    assert "自评报告几号前报" in asked.bare


def test_a_document_is_known_by_most_of_its_title_where_its_validity_is_asked(case):
    assert [d.id for d in case("青溪县2024年那版绩效管理办法还有效吗").asked.documents] == ["new"]
    assert case("青溪县2024年那版绩效管理办法怎么打分").asked.documents == ()


@pytest.mark.parametrize(
    ("text", "validity", "claim"),
    [
        ("青财〔2018〕3号还能用吗", True, True),
        ("青财〔2018〕3号废止了没有", True, False),
        ("第十三条是不是这么写", False, True),
        ("自评报告几号前报", False, False),
    ],
)
def test_questions_of_validity_and_claims_are_noted_apart(case, text, validity, claim):
    asked = case(text).asked
    assert (asked.about_validity, asked.checks_a_claim) == (validity, claim)


def test_the_words_of_a_place_are_asked_for():
    assert asks_for_text("第二条怎么写")
    assert not asks_for_text("自评报告几号前报")


def test_the_share_of_a_title_is_whole_where_all_of_it_stands(case, small_library):
    document = small_library.corpus.documents["new"]
    assert share_of_title(document, "《青溪县绩效管理办法》怎么说") == 1
    assert share_of_title(document, "") == 0


def test_a_document_set_aside_is_not_the_one_asked_about(retriever):
    stated = PolicyQuestion(text="改厕80户弄完60户，20分。101号，别用10号")
    found = understand(stated, retriever.corpus.register, shipped())
    assert [d.id for d in found.documents] == ["caiyu-2021-101"]
