"""What is longer than any brief, or has far more numbers, is refused before anything reads it."""

import time

import pytest

from assistant.files.interface import BriefError
from assistant.files.limits import TEXTS
from assistant.jobs.declaration.brief.reader import read_brief, stated_year
from assistant.jobs.declaration.brief.size import is_brief_size, require_brief_size
from assistant.jobs.declaration.start import read_start

PARAGRAPH = (
    "项目区供水管网老化，漏损严重，群众反映强烈，亟需改造。乡镇负责组织实施，水利站负责技术指导，村委会负责协调和管护，"
    "资金实行专账管理、专款专用，按进度拨付，验收合格后结清，绩效情况按季度报送，结果与下年度安排挂钩。"
    "改造供水管网3.5公里，更换水表1200块，新建泵站2座，培训管护员46人次，合格率达到95%以上。"
    "总投资86.4万元，其中财政拨款60万元、自筹26.4万元；6月30日前完成招标，11月前验收，受益群众6500户。"
)
"""About as dense in numbers as the densest brief that we have, 49 in 1,000 characters."""


@pytest.mark.parametrize(
    "text", ["申请资金10万元，" + "一百二十" * 4000, "每人3件，" * 2000, "培" * (TEXTS.brief_characters + 1)]
)
def test_too_much_is_refused_at_once_with_one_line(text, tmp_path):
    path = tmp_path / "简介.txt"
    path.write_text(text, encoding="utf-8")
    start = time.process_time()
    for read in (require_brief_size, read_brief, lambda _: read_start([path])):
        with pytest.raises(BriefError, match="请只保留") as refused:
            read(text)
        assert "\n" not in str(refused.value)
    assert stated_year(f"2027年{text}") is None
    assert time.process_time() - start < 1


def test_a_plan_of_sixty_pages_is_no_too_long_brief():
    assert is_brief_size((PARAGRAPH * 300)[: 60 * 900])


def test_four_times_the_numbers_take_less_than_nine_times_as_long():
    def seconds(count, first):
        """``first``: the first of the characters; each text has its own, so that nothing is known from another."""
        text = "项目名称：甲\n" + "，".join(f"采购{chr(first + n % 200)}泵{n % 7 + 2}台" for n in range(count))
        start = time.process_time()
        assert len(read_brief(text, year=2027).facts.ledger.entries) == count
        return time.process_time() - start

    seconds(5, 0x6A00)
    assert seconds(240, 0x6C34) < 9 * seconds(60, 0x6E00) + 0.05
