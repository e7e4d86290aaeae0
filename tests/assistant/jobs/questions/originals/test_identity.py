"""A text is a document of the library by issuer, title and number together."""

import datetime as dt

import pytest

from assistant.domain.policy import PolicyDocument
from assistant.jobs.questions.originals.identity import Fit, matches
from assistant.jobs.questions.originals.reader import ReadPolicy

TEN = PolicyDocument(
    id="ten", title="项目支出绩效评价管理办法", doc_no="财预〔2020〕10号", issuer="财政部", status="in_force"
)
OWN = PolicyDocument(id="county", title="预算绩效管理办法", issuer="青溪县财政局", region="青溪县", status="in_force")


def read(title, doc_no="", issuer="", region=None, *, known=False):
    return ReadPolicy(title, doc_no, issuer, dt.date(2020, 1, 1), (), "", region=region, region_read=known)


@pytest.mark.parametrize(
    ("one", "fit"),
    [
        (read("项目支出绩效评价管理办法", "财预[2020]10号", "财政部"), Fit.SAME),
        (read("项目支出绩效评价管理办法", "", "财政部"), Fit.SAME),
        (read("项目支出绩效评价管理办法"), Fit.BY_TITLE),
        (read("关于转发《项目支出绩效评价管理办法》的通知", "财预〔2020〕10号"), Fit.NUMBER_ALONE),
        (read("项目支出绩效评价管理办法", "青财〔2020〕3号"), Fit.TITLE_ALONE),
        (read("项目支出绩效评价管理办法", "财预〔2020〕10号", "青溪市财政局"), Fit.TITLE_ALONE),
        (read("项目支出绩效评价管理办法", region="青溪", known=True), Fit.TITLE_ALONE),
    ],
)
def test_title_number_issuer_and_place_must_not_contradict(one, fit):
    assert [m.fit for m in matches(one, [TEN])] == [fit]


def test_another_county_has_a_rule_of_the_same_title():
    (match,) = matches(read("预算绩效管理办法", "", "白河县财政局", "白河县", known=True), [OWN])
    assert not match.is_same


def test_an_older_version_of_a_law_is_not_the_one_that_is_kept():
    law = PolicyDocument(id="law", title="青溪市预算条例（2018年修正）", date=dt.date(2026, 1, 1), status="in_force")
    (match,) = matches(read("青溪市预算条例"), [law])
    assert match.fit is Fit.TITLE_ALONE


def test_what_agrees_in_nothing_is_no_match():
    assert matches(read("青溪县差旅办法", "青财〔2024〕7号"), [TEN, OWN]) == ()
