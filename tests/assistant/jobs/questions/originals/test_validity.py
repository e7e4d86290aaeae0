"""What a document says of its validity and of its place; None where it does not say."""

import datetime as dt

import pytest

from assistant.domain.policy import PolicyStatus
from assistant.jobs.questions.originals.validity import forwarded_in, region_of, validity_of

DAY = dt.date(2024, 3, 5)


def of(*lines, title="青溪县预算管理办法", date=DAY):
    return validity_of(title, lines, date)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("本办法自2024年4月1日起施行。", dt.date(2024, 4, 1)),
        ("本办法自二〇二四年四月一日起实施。", dt.date(2024, 4, 1)),
        ("本办法自印发之日起施行。", DAY),
        ("本办法自发布之日起正式施行。", DAY),
        ("项目自2024年4月1日起申报。", None),
        ("本办法自2024年4月起施行。", None),
        ("", None),
    ],
)
def test_the_first_day_is_the_one_that_the_text_names(line, day):
    assert of(line).effective == day


def test_from_its_issue_on_needs_the_day_of_issue():
    assert of("本办法自印发之日起施行。", date=None).effective is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("本办法自2024年4月1日起施行，有效期5年。", dt.date(2029, 3, 31)),
        ("本办法自2024年4月1日起施行，有效期三年。", dt.date(2027, 3, 31)),
        ("本办法自2024年2月29日起施行，有效期1年。", dt.date(2025, 2, 28)),
        ("本办法有效期至2026年12月31日。", dt.date(2026, 12, 31)),
        ("本办法自2024年4月1日起施行。", None),
    ],
)
def test_the_last_day_is_named_or_counted_in_whole_years(line, day):
    assert of(line).until == day


def test_without_any_first_day_a_term_of_years_has_no_last_day():
    assert of("本办法有效期5年。", date=None).until is None


def test_what_is_repealed_is_named_with_its_number_and_whether_in_part():
    first, second = of(
        "《青溪县预算暂行办法》（青财〔2018〕3号）同时废止。", "《青溪县绩效管理规定》第五条停止执行。"
    ).repeals
    assert first.shown == "《青溪县预算暂行办法》（青财〔2018〕3号）"
    assert (second.shown, second.partly) == ("《青溪县绩效管理规定》的部分条款", True)


def test_documents_that_are_only_named_are_not_repealed():
    assert of("根据《青溪县预算暂行办法》（青财〔2018〕3号），制定本办法。").repeals == ()


def test_a_text_says_of_itself_at_most_that_it_is_on_trial():
    assert of("略。", title="预算管理办法（试行）").status is PolicyStatus.TRIAL
    assert of("本办法现行有效。").status is PolicyStatus.UNKNOWN


def test_what_a_notice_passes_on_gets_the_number_that_the_text_gives():
    (named,) = forwarded_in(
        "关于转发《预算管理办法》的通知", ["现将《预算管理办法》（财预〔2020〕10号）", "转发给你们。"]
    )
    assert (named.title, named.doc_no) == ("预算管理办法", "财预〔2020〕10号")


@pytest.mark.parametrize(
    ("issuer", "doc_no", "title", "region"),
    [
        ("河南省财政厅", "", "预算管理办法", ("河南", True)),
        ("青溪县财政局", "青财〔2024〕7号", "预算管理办法", ("青溪县", True)),
        ("", "豫财预〔2024〕7号", "预算管理办法", ("河南", True)),
        ("财政部", "财预〔2020〕10号", "预算管理办法", (None, True)),
        ("", "国务院令第729号", "预算法实施条例", (None, True)),
        ("", "", "中华人民共和国预算法", (None, True)),
        ("", "", "预算管理办法", (None, False)),
    ],
)  # fmt: skip
def test_the_place_is_that_of_issuer_number_or_title_and_else_unknown(issuer, doc_no, title, region):
    assert region_of(issuer, doc_no, title) == region
