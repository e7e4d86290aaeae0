"""The numbers of a text follow the rows that they stand for, and no others."""

from assistant.language.changes.following import FollowedRow, follow
from assistant.language.target_parser import parse_target as target

GOAL = (
    "向12个社区养老服务站发放运营补助，全年提供老年助餐60000人次、上门照护3600人次，培训护理员120人；"
    "照护覆盖率达到92%以上，老年人满意度达到92%以上，总成本不超过120万元。"
)


def row(name, before, after=None, **more):
    return FollowedRow(name, target(before), target(after) if after else None, **more)


def test_each_number_follows_its_own_row():
    rows = [
        row("补助服务站数量", "=12个", "=15个"),
        row("老年助餐服务人次", "≥6万人次", "≥6.5万人次"),
        row("护理员培训人数", "≥120人", "≥150人"),
    ]
    text = follow(GOAL, rows).text
    assert "15个社区养老服务站" in text
    assert "助餐65000人次" in text
    assert "护理员150人" in text
    assert "120万元" in text, "money is no count of people"
    assert "3600人次" in text


def test_of_two_rows_with_one_value_the_nearer_is_meant():
    rows = [row("老年人满意度", "≥92%", "≥95%"), row("失能老年人照护覆盖率", "≥92%")]
    text = follow(GOAL, rows).text
    assert "照护覆盖率达到92%以上" in text
    assert "满意度达到95%以上" in text


def test_where_it_cannot_be_noted_the_number_stays_and_is_named():
    found = follow("两项各120人。", [row("甲班人数", "≥120人", "≥150人"), row("乙班人数", "≥120人")])
    assert found.text == "两项各120人。"
    assert found.unsure == ("甲班人数",)


def test_the_part_of_a_row_that_went_goes_with_it():
    text = follow(GOAL, [row("上门照护服务人次", "≥3600人次", gone=True)]).text
    assert "上门照护" not in text
    assert "老年助餐60000人次，培训护理员120人" in text


def test_days_and_units_follow():
    rows = [row("完成时间", "2026年11月30日前", "2027年12月15日前"), row("资金", "1200000元", "150万元")]
    assert follow("2026年11月30日前完成，投入1200000元。", rows).text == "2027年12月15日前完成，投入150万元。"


def test_a_text_without_changed_rows_stays_as_it_is():
    assert follow(GOAL, [row("护理员培训人数", "≥120人")]).text == GOAL
