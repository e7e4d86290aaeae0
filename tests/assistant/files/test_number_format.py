"""Stored numbers are shown as the sheet shows them, and kept with every digit."""

import pytest

from assistant.files.number_format import show_number, show_text, stored


@pytest.mark.parametrize(
    ("number", "code", "text", "exact"),
    [
        ("42", '"≥"0"公里"', "≥42公里", ""),
        ("0.924", "0.0%", "92.4%", ""),
        ("0.9246", "0%", "92%", "92.46%"),
        ("1234567.891", "#,##0.00_ ", "1,234,567.89", "1234567.891"),
        ("20", "0.00", "20.00", "20"),
        ("12.5", "General", "12.5", ""),
        ("0.1", "0.###", "0.1", ""),
        ("0", '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "-", "0"),
        ("-5.5", '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "-5.50", "-5.5"),
        ("-5", "0.00_);(0.00)", "(5.00)", "-5"),
        ("-5", "0;[Red]-0", "-5", ""),
        ("123", "000000", "000123", ""),
        ("1500000", '0.0,,"百万"', "1.5百万", ""),
        ("12", '[>10]0"多";0', "12多", ""),
        ("8", '[>10]0"多";0', "8", ""),
        ("100", "¥#,##0", "¥100", ""),
        ("100", "[$¥-804]#,##0.00", "¥100.00", "¥100"),
        ("100", '0"%"', "100%", ""),
        ("45991", "yyyy-mm-dd", "2025-11-30", ""),
        ("45991", 'yyyy"年"m"月"d"日";@', "2025年11月30日", "2025-11-30"),
        ("45991", "[$-804]yyyy/m/d", "2025/11/30", "2025-11-30"),
        ("45991.354167", "yyyy/m/d h:mm", "2025/11/30 8:30", "2025-11-30"),
        ("0.354167", "h:mm:ss", "8:30:00", ""),
        ("-1", "yyyy-mm-dd", "-1", ""),
        ("7", "", "7", ""),
    ],
)  # fmt: skip
def test_a_number_is_shown_through_its_format(number, code, text, exact):
    shown = show_number(stored(number), code)
    assert (shown.text, shown.exact) == (text, exact)


def test_days_count_from_1904_where_the_file_says_so():
    assert show_number(stored("1"), "yyyy-mm-dd", from_1904=True).text == "1904-01-02"


def test_noise_of_binary_fractions_goes_and_endless_numbers_are_none():
    assert str(stored("0.10000000000000001")) == "0.100000000000000"
    assert stored("1e1000000") is None
    assert stored("nan") is None
    assert stored("一") is None


def test_a_text_takes_the_words_of_its_format():
    assert show_text("三", '0;0;0;@"人"') == "三人"
    assert show_text("三", "0.00") == "三"
