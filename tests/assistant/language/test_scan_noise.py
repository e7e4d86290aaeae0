"""Noise of a scan is mended; words without noise stay as they are."""

import pytest

from assistant.language.scan_noise import mended


@pytest.mark.parametrize(
    ("noisy", "meant"),
    [
        ("预算 ５００ . ００ 万元", "预算500.00万元"),
        ("其中 2OO.00 万元", "其中200.00万元"),
        ("逾期完工 l8 天", "逾期完工18天"),
        ("于２０２５ 年 ４ 月 28 日开标", "于2025年4月28日开标"),
        ("达标率 98 %", "达标率98%"),
        ("竣 工 验 收", "竣工验收"),
    ],
)
def test_noise_is_mended(noisy, meant):
    assert mended(noisy) == meant


@pytest.mark.parametrize(
    "clean", ["预算500万元", "LED灯具3套", "Model l9a", "CO检测", "第二条 支付工程款", "两行\n文字", "a b c"]
)
def test_words_without_noise_stay(clean):
    assert mended(clean) == clean
