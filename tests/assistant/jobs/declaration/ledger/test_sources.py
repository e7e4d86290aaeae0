"""Words that name a source of money name its line of the funds."""

import pytest

from assistant.jobs.declaration.ledger.sources import line_of


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("上年结转资金", "carry_over"),
        ("财政专户管理资金", "special_account"),
        ("单位自筹", "other"),
        ("企业赞助", "other"),
        ("省级奖补", "fiscal"),
        ("省级福彩公益金", "fiscal"),
        ("学校配套", "other"),
        ("医院掏", "other"),
        ("区慈善会", "other"),
        ("东西部协作资金", "other"),
        ("对口援青资金", "other"),
        ("培训教材", None),
    ],
)
def test_the_line_that_words_name(words, line):
    assert line_of(words) == line
