"""A file cut into its documents: no line lost but those of a table of contents."""

import pytest

from assistant.jobs.questions.originals.splitting import split

RULE = ("青溪县预算管理办法", "第一条 为规范预算，制定本办法。", "第二条 本办法自发布之日起施行。")
OTHER = ("青溪县绩效管理办法", "第一条 为规范绩效，制定本办法。", "第二条 略。")
NOTICE = ("关于印发《青溪县预算管理办法》的通知", "青财〔2024〕7号", "各单位：", "现印发给你们，请遵照执行。")


def firsts(*lines):
    return [part.lines[0] for part in split(lines)]


def test_one_rule_is_one_document():
    assert split(RULE) == split(RULE)[:1]
    assert split(RULE)[0].lines == RULE


def test_rules_in_a_row_are_a_document_each_and_no_line_is_lost():
    parts = split((*RULE, *OTHER))
    assert [p.lines for p in parts] == [RULE, OTHER]


def test_a_number_above_a_title_goes_with_the_document_below_it():
    parts = split((*RULE, "青财〔2024〕8号", *OTHER))
    assert parts[1].lines[0] == "青财〔2024〕8号"


def test_a_rule_under_the_notice_that_prints_it_stays_with_it():
    (part,) = split((*NOTICE, *RULE))
    assert (part.notice, part.is_forwarded) == (None, False)


def test_what_a_notice_forwards_is_a_document_of_its_own_under_it():
    notice = ("关于转发《青溪县预算管理办法》的通知", "青财〔2024〕9号", "各单位：", "现转发给你们，请遵照执行。")
    first, second = split((*notice, *RULE))
    assert first.lines == notice
    assert (second.lines, second.notice, second.is_forwarded) == (RULE, 0, True)


def test_a_title_that_a_text_only_mentions_begins_nothing():
    assert firsts(*RULE[:2], "《青溪县绩效管理办法》", "第二条 略。") == [RULE[0]]


def test_a_table_of_contents_is_left_out():
    contents = ("目 录", "青溪县预算管理办法……1", "青溪县绩效管理办法……9")
    parts = split((*contents, *RULE, *OTHER))
    assert [p.lines for p in parts] == [RULE, OTHER]


@pytest.mark.parametrize("lines", [(), ("只有一行",)])
def test_a_text_without_any_head_is_one_part(lines):
    (part,) = split(lines)
    assert part.lines == lines
