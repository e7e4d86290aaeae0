"""Figures that a scan has spoilt are mended for reading, and the words as read stay known."""

import pytest

from assistant.language.mending import mend


@pytest.mark.parametrize(
    ("read", "mended"),
    [
        ("２０２４ 年 8 月 20 日", "2024 年 8 月 20 日"),
        ("236 . 16 万元", "236.16 万元"),
        ("96 ，000 . 00 元", "96,000.00 元"),
        ("2O25年5月l5日", "2025年5月15日"),
        ("改造教室 5l8 间", "改造教室 518 间"),
        ("安装灯具 7 584 盏", "安装灯具 7584 盏"),
        ("7.20 万 元", "7.20万元"),
        ("二〇二三年十一月九日", "2023年11月9日"),
        ("二○二四年八月", "2024年8月"),
        ("青财预 〔 2025 〕 8 号", "青财预〔2025〕8号"),
        ("青财预[2025]8号", "青财预〔2025〕8号"),
        ("中 标 通 知 书", "中标通知书"),
    ],
)
def test_noise_is_mended(read, mended):
    assert mend(read).text == mended


@pytest.mark.parametrize(
    "text",
    [
        "| 1 | 教室护眼灯 | 5760 | 480 |",
        "序号 1 640 间",
        "LED灯 PM2.5 A5O1 O2浓度",
        "QXHZ-2025-0188",
        "36所,640间",
        "二〇一五号楼",
        "(2025)年度",
    ],
)
def test_what_is_no_noise_stays(text):
    assert mend(text).text == text


def test_a_mended_piece_leads_back_to_the_words_as_read():
    read = "一、批复预算 ５００ . ００ 万元，其中"
    mended = mend(read)
    at = mended.text.index("500.00")
    start, end = mended.span(at, at + len("500.00"))
    assert read[start:end] == "５００ . ００"
    assert mended.mends > 0
