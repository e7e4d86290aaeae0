"""A filled form is recognised in pasted text; what stands around it stays the user's words."""

import pytest

from assistant.forms.pasted import form_in_text

TABBED = """项目支出绩效目标申报表
（2026年度）
项目名称	社区居家养老服务站运营补助
主管部门	青溪县民政局	实施单位	青溪县养老服务中心
项目属性	延续项目	项目期	2026-01-01至2026-12-31
项目资金（万元）	年度资金总额	120
	其中：财政拨款	100
	其他资金	20
年度总体目标	向12个站发补助，培训护理员120人。
一级指标	二级指标	三级指标	指标值	分值
产出指标	数量指标	补助服务站数量	=12个	10
		护理员培训人数	≥120人	10
	质量指标	考核合格率	=100%	10
效益指标	社会效益指标	助餐老年人占比	≥35%	20
满意度指标	服务对象满意度指标	老年人满意度	≥92%	10
今年变化：培训改150人。
"""
COLONS = """项目名称：社区居家养老服务站运营补助
主管部门：青溪县民政局
项目资金（万元）：年度资金总额：120
项目资金（万元）：其中：财政拨款：100
年度目标：目标1：向12个站发补助。
目标2：培训护理员120人。
一级指标：二级指标：三级指标：指标值：指标值说明：分值
产出指标：数量指标：补助服务站数量：=12个：依据：合同：10
产出指标：数量指标：护理员培训人数：≥120人：签到人数：10
产出指标：质量指标：
效益指标：社会效益指标：助餐老年人占比：≥35%：占比：20
指标来源说明
指标名称：目标取值：来源：是否待确认
助餐老年人占比：≥35%：指标库建议值，请确认：建议值，请确认
"""
ROWS = ["补助服务站数量", "护理员培训人数", "考核合格率", "助餐老年人占比", "老年人满意度"]


def test_cells_by_tabs_with_merged_classes():
    found = form_in_text(TABBED)
    filing = found.filing
    assert [r.name for r in filing.indicators] == ROWS
    assert [r.level2 for r in filing.indicators][:3] == ["数量指标", "数量指标", "质量指标"]
    assert (filing.year, filing.project.start, filing.project.unit) == (2026, "2026-01-01", "青溪县养老服务中心")
    assert (filing.funds.total, filing.funds.fiscal, filing.funds.other) == (120, 100, 20)
    assert filing.indicators[0].weight == 10
    assert found.rest == "今年变化：培训改150人。"


def test_cells_by_bars():
    found = form_in_text(TABBED.replace("\t", "|"))
    assert [r.target for r in found.filing.indicators] == ["=12个", "≥120人", "=100%", "≥35%", "≥92%"]


def test_lines_of_labels_with_colons_inside_the_texts():
    filing = form_in_text(COLONS).filing
    assert [(r.name, r.target, r.weight) for r in filing.indicators] == [
        ("补助服务站数量", "=12个", 10),
        ("护理员培训人数", "≥120人", 10),
        ("助餐老年人占比", "≥35%", 20),
    ]
    assert filing.indicators[0].definition == "依据：合同"
    assert filing.goals.annual == "目标1：向12个站发补助。\n目标2：培训护理员120人。"
    assert (filing.funds.total, filing.funds.fiscal) == (120, 100)
    assert filing.indicators[2].source.confirm


@pytest.mark.parametrize(
    "text",
    [
        "",
        "经费50万元，培训120人，绩效指标：满意度90%。",
        "| 序号 | 设备 | 数量 |\n|---|---|---|\n| 1 | 彩超 | 9台 |",
        "三级指标\t指标值\n培训人数\t≥120人",
        "项目名称：养老\n产出指标要写清楚，效益指标也要写。\n指标值按去年。",
    ],
)
def test_a_brief_is_no_form(text):
    assert form_in_text(text) is None
