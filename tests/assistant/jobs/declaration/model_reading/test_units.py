"""A price is each of what the brief says, where a model reads that in full."""

import pytest

from assistant.jobs.declaration.ledger.reader import read_ledger
from assistant.jobs.declaration.model_reading.units import said_unit
from assistant.language.layout import layout


@pytest.mark.parametrize(
    ("text", "amount", "stated", "shown"),
    [
        ("监测8个月，每点次150元，计15.36万元。", "150", "元/点次", "元/点次"),
        ("应急消杀320万平方米，每万平方米1500元，计48万元。", "1500", "元/万平方米", "元/万平方米"),
        ("受助学生1240名，每生每年2300元。", "2300", "元/人·年", "元/生·年"),
        ("培训300人，每人600元。", "600", "元/人", ""),
        ("培训300人，标准600元。", "600", "元/期", ""),
        ("每年投入5000元维护。", "5000", "元/年", "元/年"),
        ("每场限流3000人。", "3000", "人/场", "人/场"),
        ("正点率提高，万公里投诉不超过0.3次。", "0.3", "次/万公里", "次/万公里"),
        ("全年投诉不超过3次。", "3", "次/万公里", ""),
        ("防疫员补贴一百四十五个人一个人一个月八百块发满十二个月。", "800", "元/人·月", "元/人·月"),
        ("防疫员补贴一百四十五个人一个人一个月八百块发满十二个月。", "800", "元/人", ""),
        ("防疫员补贴一百四十五个人一个人一个月八百块发满十二个月。", "145", "人", "人"),
        ("培训四个班一个班两万块。", "2", "万元/班", "万元/班"),
        ("培训四个班一个班两万块。", "2", "万元/期", ""),
        ("建站点12个，巡查人员另算。", "12", "人", ""),
        ("创业培训办12期，每期40人、1.6万元。", "1.6", "万元/期", "万元/期"),
        ("创业培训办12期，每期40人、1.6万元。", "1.6", "万元/批", ""),
        ("创业培训办12期，每期40人、每人1.6万元。", "1.6", "万元/期", ""),
        ("机械筛沙72.8公里次，全年四轮。", "72.8", "公里次", "公里次"),
        ("机械筛沙72.8公里，全年四次。", "72.8", "公里次", ""),
    ],
)
def test_the_unit_is_in_the_words_of_the_brief_or_not_proved(text, amount, stated, shown):
    entry = next(e for e in read_ledger(text, 2027).entries if e.value == amount)
    assert said_unit(entry, stated, layout(text)) == shown


@pytest.mark.parametrize(("name", "shown"), [("护林员补助人数", "人"), ("护林员补助数量", ""), ("", "")])
def test_what_is_counted_by_no_word_of_its_own_is_in_what_its_name_counts(name, shown):
    text = "给240个护林员发补助。"
    entry = next(e for e in read_ledger(text, 2027).entries if e.value == "240")
    assert said_unit(entry, "人", layout(text), name) == shown
