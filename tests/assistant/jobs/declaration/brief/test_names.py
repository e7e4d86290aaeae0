"""Labelled fields, new or continued, and who benefits: as the brief says, never made up."""

import pytest

from assistant.jobs.declaration.brief.names import LABELS, read_attribute, read_beneficiaries, read_labelled
from assistant.jobs.declaration.brief.text import BriefText
from assistant.jobs.declaration.ledger.reader import read_ledger
from policy_corpus import library


def fields(text):
    return {field: fact.value for field, fact in read_labelled(BriefText(text)).items()}


def people(text, *sectors):
    shown = [s for s in library.sectors() if s.id in sectors]
    return list(read_beneficiaries(BriefText(text), read_ledger(text, 2027), shown))


@pytest.mark.parametrize(("field", "label"), [(field, label) for field, labels in LABELS.items() for label in labels])
def test_every_label_gives_its_field(field, label):
    assert fields(f"{label}：护林防火")[field] == "护林防火"


def test_a_later_line_overrides_an_earlier_one():
    assert fields("实施单位：林场\n实施单位：苗圃")["unit"] == "苗圃"


def test_the_unit_of_the_amounts_is_no_unit_that_acts():
    assert "unit" not in fields("单位：万元\n种树600株。")


def test_fields_side_by_side_in_one_line_are_each_read():
    found = read_labelled(BriefText("主管部门：县林业局　实施单位： 县林业站\n主要内容：种树 地点：三处"))
    assert [found[f].value for f in ("department", "unit", "content")] == ["县林业局", "县林业站", "种树 地点：三处"]
    assert (found["unit"].span.start, found["unit"].span.text) == (16, "县林业站")


def test_a_field_behind_a_gap_ends_the_one_before_whatever_its_label():
    found = fields("主管部门：市住建局    采购人（实施单位）：市城建档案馆\t采购方式：公开招标")
    assert (found["department"], found["unit"]) == ("市住建局", "市城建档案馆")


def test_what_is_remarked_behind_the_name_of_a_body_is_no_part_of_it():
    assert fields("单位：市档案馆（2号楼库房作场地）")["unit"] == "市档案馆"
    assert fields("单位：市档案馆（市史志办）")["unit"] == "市档案馆（市史志办）"


def test_a_name_ends_with_its_clause_and_a_goal_does_not():
    found = fields("实施单位：林场；年底完成\n年度目标：种树600株，成活九成。")
    assert (found["unit"], found["goal"]) == ("林场", "种树600株，成活九成。")


@pytest.mark.parametrize(
    ("text", "attribute"),
    [
        ("本项目为新增项目。", "新增项目"),
        ("首次开展古树普查。", "新增项目"),
        ("属延续性项目。", "延续项目"),
        ("这项工作每年都做。", "延续项目"),
        ("主管：区城管局　一次性\n一、采购清单", "一次性项目"),
        ("时间就是全年，经常性的。", "经常性项目"),
        ("单位还是镇环卫所，延续。", "延续项目"),
    ],
)
def test_new_or_continued_as_the_brief_says(text, attribute):
    fact = read_attribute(BriefText(text))
    assert fact.value == attribute
    assert fact.span.text in text


def test_new_equipment_makes_no_new_project():
    assert read_attribute(BriefText("新增路灯60盏。")) is None


def test_who_is_reached_is_named_with_the_number():
    [found] = people("改造水渠3公里，惠及920户农户。")
    assert (found.name, found.number, found.unit) == ("农户", 920, "户")


def test_who_is_served_is_named_without_a_number_too():
    [found] = people("改造水渠3公里，受益对象为沿线果农。")
    assert (found.name, found.number) == ("沿线果农", None)


def test_the_usual_people_of_a_sector_are_named_only_where_the_brief_names_them():
    sector = next(s for s in library.sectors() if s.beneficiaries)
    usual = sector.beneficiaries[0]
    assert [p.name for p in people(f"这件事关系到{usual}。", sector.id)] == [usual]
    assert people("改造水渠3公里。", sector.id) == []


@pytest.mark.parametrize(
    ("text", "attribute"),
    [
        ("老项目接着干，种树600株。", "延续项目"),
        ("该项资金继续安排，用于养护。", "延续项目"),
        ("上年培训了480人。本年培训600人。", "延续项目"),
        ("花廊是新上的项目。", "新增项目"),
        ("首次纳统企业35家，每家奖励8万元。", None),
        ("去年花粉过敏410人。", None),
    ],
)
def test_what_is_told_of_last_year_makes_a_project_continued(text, attribute):
    fact = read_attribute(BriefText(text))
    assert (fact.value if fact else None) == attribute


def test_money_of_last_year_makes_a_project_continued():
    text = "种树600株，8万元。去年经费7万元。"
    assert read_attribute(BriefText(text), read_ledger(text, 2027)).value == "延续项目"


def test_a_field_ends_at_a_gap_and_an_attribute_at_a_bracket():
    found = fields("主管部门：省林草局　联系：0717-8855302\n项目属性：延续（上一合同已到期）")
    assert (found["department"], found["attribute"]) == ("省林草局", "延续")
