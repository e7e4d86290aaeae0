"""A deviation goes into one cell and comes back as cause and remedy."""

import pytest

from assistant.domain.deviations import cause_kind, read_deviation, write_deviation
from assistant.domain.results import CauseKind, Deviation


@pytest.mark.parametrize(
    "deviation",
    [
        Deviation(),
        Deviation(cause="2人请假"),
        Deviation(cause="一；二。三", remedy="补办"),
        Deviation(kind=CauseKind.HARDWARE, cause="场地未落实", remedy="改在明年"),
        Deviation(kind=CauseKind.OTHER, cause="天气"),
        Deviation(remedy="补办"),
    ],
)
def test_what_is_written_is_read_back(deviation):
    assert read_deviation(write_deviation(deviation), str(deviation.kind or "")) == deviation


def test_free_words_are_the_cause_word_for_word():
    stated = "10名申请人年内迁出；已列入下年度名单。"
    assert read_deviation(stated) == Deviation(cause=stated)


def test_only_the_five_kinds_are_kinds():
    assert cause_kind(" 经费 保障") is CauseKind.FUNDING
    assert cause_kind("天气") is None
