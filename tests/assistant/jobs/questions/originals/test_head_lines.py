"""The lines above the body of a document: number, title, mark of an annex, what a notice does."""

import pytest

from assistant.jobs.questions.originals.head_lines import (
    NoticeAct,
    act_of,
    bare,
    is_annex_mark,
    is_title,
    named_in,
    number_of,
    own_title,
    title_at,
    without_annex,
)


@pytest.mark.parametrize(
    ("line", "plain"),
    [
        ("## 青财[2024]7号", "青财〔2024〕7号"),
        ("**青财（２０２４）７号**", "青财〔2024〕7号"),
        ("办法（试行）", "办法(试行)"),
        ("", ""),
    ],
)
def test_a_line_is_read_without_marks_and_with_one_kind_of_bracket_around_a_year(line, plain):
    assert bare(line).replace("（", "(").replace("）", ")") == plain


@pytest.mark.parametrize(
    ("line", "doc_no"),
    [
        ("青财〔2024〕7号", "青财〔2024〕7号"),
        ("财预【2020】第10号", "财预〔2020〕10号"),
        ("青溪县项目支出绩效管理办法（青财〔2024〕7号）", "青财〔2024〕7号"),
        ("青溪县财政局文件 青财〔2024〕7号", "青财〔2024〕7号"),
        ("国务院令第186号公布 国务院令第729号修订", "国务院令第729号"),
    ],
)
def test_a_number_alone_or_beside_a_title_is_the_lines_own(line, doc_no):
    assert number_of(line).doc_no == doc_no


@pytest.mark.parametrize(
    "line", ["根据青财〔2024〕7号，现通知如下", "按青财〔2024〕7号执行的项目", "2024年7号", "第7号", ""]
)
def test_a_number_inside_a_sentence_is_not_the_lines_own(line):
    assert number_of(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "项目支出绩效评价管理办法",
        "预算管理办法（试行）",
        "《预算条例》",
        "关于印发《预算管理办法》的通知",
        "预算管理条例(2018年修正)",
    ],
)
def test_a_line_that_ends_as_titles_do_is_a_title(line):
    assert is_title(line)


@pytest.mark.parametrize(
    "line",
    ["办法", "第一条 制定本办法", "请遵照执行本办法。", "《预算管理办法", "2024年预算办法", "字" * 79 + "办法", ""],
)
def test_short_long_broken_and_stopped_lines_are_no_titles(line):
    assert not is_title(line)


def test_a_title_may_go_over_lines_but_not_past_a_body():
    assert title_at(["关于进一步加强项目支出", "绩效管理工作的通知", "各单位："], 0) == (
        "关于进一步加强项目支出绩效管理工作的通知",
        2,
    )
    assert title_at(["关于进一步加强", "第一条 制定本办法"], 0) == ("", 0)
    assert title_at(["青溪县财政局", "预算管理办法"], 0) == ("", 0)
    assert title_at([], 0) == ("", 0)


def test_the_mark_of_an_annex_is_taken_off_and_known_alone():
    assert without_annex("附件2：绩效自评表") == "绩效自评表"
    assert is_annex_mark("附件2")
    assert not is_annex_mark("附件2：绩效自评表")
    assert not is_annex_mark("")


@pytest.mark.parametrize(
    ("title", "act", "own"),
    [
        ("关于印发《预算管理办法》的通知", NoticeAct.PRINTS, "预算管理办法"),
        ("关于转发《预算管理办法》的通知", NoticeAct.FORWARDS, "关于转发《预算管理办法》的通知"),
        ("关于修订《预算管理办法》的通知", NoticeAct.PRINTS, "关于修订《预算管理办法》的通知"),
        ("关于做好绩效自评的通知", NoticeAct.NONE, "关于做好绩效自评的通知"),
        ("《预算管理办法》", NoticeAct.NONE, "预算管理办法"),
    ],
)
def test_a_notice_that_prints_a_document_goes_by_it_and_one_that_forwards_or_revises_does_not(title, act, own):
    assert (act_of(title), own_title(title)) == (act, own)


def test_documents_that_a_title_names_keep_their_inner_brackets_and_their_reading():
    named = "财政部关于印发〈预算管理办法〉的通知"
    assert named_in(f"关于转发《{named}》和《绩效办法》的通知") == (named, "绩效办法")
    assert named_in("《绩效管理办法》解读") == ("绩效管理办法解读",)
    assert named_in("关于做好绩效自评的通知") == ()
