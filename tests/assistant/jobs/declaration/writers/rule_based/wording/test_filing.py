"""Every row that the rules write says in its own nouns what it measures, from which data and with which evidence."""

import pytest

from assistant.bootstrap import Product
from assistant.domain.facts import Facts, Span, TextFact
from assistant.domain.filing import Filing, FundItem, Funds
from assistant.domain.indicator import Indicator
from assistant.domain.ledger import Ledger, LedgerEntry, NumberRole
from assistant.domain.library import Direction, LibraryEntry
from assistant.domain.placeholders import placeholder
from assistant.domain.source import Source, SourceKind, SourcePart
from assistant.jobs.declaration.writers.rule_based.composite.beside import with_beside
from assistant.jobs.declaration.writers.rule_based.composite.kinds import STANDARDS
from assistant.jobs.declaration.writers.rule_based.stated import stated_row, target_of
from assistant.jobs.declaration.writers.rule_based.wording.filing import in_own_words

TEXT = "更换管网48公里，安装水表5200只，凭签到表培训电工60人。"
EMPTY = ("部门业务统计", "应纳入统计的总数", "验收、检查和检测记录", "项目验收和交付记录", "工作台账、验收或签收资料")


def number(name, value, unit="%", role="result", **more):
    return LedgerEntry(
        quote=value, start=0, end=1, value=value, unit=unit, role=NumberRole(role), name=name, about=name, **more
    )


def written(entry, *others, text="", project=""):
    """The row of a number as a finished form shows it."""
    name = TextFact(value=project, span=Span(start=0, end=1, text="")) if project else None
    facts = Facts(text=text, text_without_orders=text, ledger=Ledger(entries=(entry, *others)), name=name)
    row = stated_row(entry, target_of(entry), facts, 2027).indicator
    return in_own_words(Filing(indicators=(row,)), facts).indicators[0]


def quantity(name, value, unit, **more):
    return number(name, value, unit, "output", level2="数量指标", **more)


ENTRY = quantity("更换管网里程", "48", "公里")


@pytest.mark.parametrize(
    ("name", "unit", "definition", "data", "evidence"),
    [
        (
            "更换管网里程", "公里", "年度内更换完成并通过验收的管网里程",
            "管网更换工程台账", "管网更换竣工验收单、工程量结算单",
        ),
        (
            "购置水泵数量", "台", "年度内购置到位并验收合格的水泵台数",
            "水泵购置台账", "水泵采购合同、到货验收单、入库登记",
        ),
        ("培训绣娘人次", "人次", "年度内参加培训并签到的绣娘人次", "绣娘培训台账", "绣娘培训通知、签到表、学员名册"),
        ("手册份数", "份", "年度内印制完成并发放签收的手册份数", "手册印制发放台账", "手册印制合同、样本、发放签收单"),
        ("甲乙丙数量", "个", "年度内实际完成并经核实的甲乙丙个数", "甲乙丙登记台账", "甲乙丙清单、核实记录"),
    ],
)  # fmt: skip
def test_a_quantity_says_what_is_done_and_what_shows_it(name, unit, definition, data, evidence):
    row = written(quantity(name, "48", unit))
    assert (row.definition, row.data_source, row.evidence) == (definition, data, evidence)


@pytest.mark.parametrize(
    ("name", "formula"),
    [
        ("水质达标率", "各项指标达标的水样份数÷检测的水样份数×100%"),
        ("学员取证率", "取得相应证书的学员人数÷学员人数×100%"),
        ("苗木成活率", "成活的苗木株数÷抽样调查的苗木株数×100%"),
        ("平台可用率", "（应运行时长－故障停用时长）÷应运行时长×100%"),
        ("投诉下降率", "（上年投诉件数－本年投诉件数）÷上年投诉件数×100%"),
        ("母牛受胎率", "受胎的母牛头数÷母牛总头数×100%"),
        ("进社区场次比例", "进社区场次÷总场次×100%"),
    ],
)
def test_a_share_names_both_sides_of_its_formula_by_what_they_count(name, formula):
    row = written(number(name, "95", level2="质量指标"))
    assert row.formula == formula
    assert row.definition
    assert row.definition != row.formula


def test_a_share_that_names_nothing_is_of_the_work_of_the_brief():
    row = written(number("验收合格率", "100", level2="质量指标"), quantity("购置水泵数量", "12", "台"))
    assert row.definition == "年度内参加验收的水泵中验收合格的比重"


def test_a_thing_is_counted_as_the_brief_counts_it():
    row = written(number("渔船回港率", "100", level2="质量指标"), quantity("渔船数量", "386", "条"))
    assert row.formula == "回港的渔船条数÷渔船总条数×100%"


@pytest.mark.parametrize(
    ("name", "text", "definition"),
    [
        ("报修到场时限", "报修", "从接到报修到人员到场所用的小时数，取年度内最长一次"),
        ("报修到场时限", "报修平均", "从接到报修到人员到场所用的小时数，取年度内平均值"),
        ("救助金发放时限", "自公示期满", "从公示期满到资金到账所用的小时数，取年度内最长一次"),
        ("名单公示时限", "名单公示", "名单公示实际持续的小时数"),
        ("甲乙时限", "甲乙", "年度内每次甲乙实际所用的小时数，取年度内最长一次"),
    ],
)
def test_a_time_says_from_what_until_what_it_runs(name, text, definition):
    entry = number(name, "4", "小时", "limit", level2="时效指标").model_copy(
        update={"start": len(text), "end": len(text) + 3}
    )
    facts = Facts(text=f"{text}4小时", ledger=Ledger(entries=(entry,)))
    row = stated_row(entry, target_of(entry), facts, 2027).indicator
    assert in_own_words(Filing(indicators=(row,)), facts).indicators[0].definition == definition


@pytest.mark.parametrize(
    ("name", "definition", "evidence"),
    [
        ("泵站完工时间", "泵站全部完工的日期", "泵站竣工验收单、移交或投用确认单"),
        ("完工时间", "更换管网全部完工的日期", "更换管网竣工验收单、移交或投用确认单"),
        ("补贴款完成时间", "补贴款全部支付到账的日期", "补贴款发放明细、银行回单"),
    ],
)
def test_a_day_says_of_what_and_is_shown_by_the_paper_of_such_a_day(name, definition, evidence):
    day = number(name, "2027-10-31", "", "milestone", level2="时效指标")
    row = written(day, quantity("更换管网里程", "48", "公里"))
    assert (row.definition, row.evidence) == (definition, evidence)
    assert row.value_basis.startswith("计划标准：计划于2027年10月31日前")


@pytest.mark.parametrize(
    ("name", "unit", "formula", "data"),
    [
        ("水表单价", "元/只", "水表合同结算金额÷只数", "水表合同和结算资料"),
        ("护林员补助标准", "元/人·月", "护林员补助实际发放金额÷人数÷月数", "护林员补助发放台账"),
    ],
)
def test_a_price_is_a_sum_by_what_it_is_per(name, unit, formula, data):
    row = written(number(name, "280", unit, "price", level2="经济成本指标"))
    assert (row.formula, row.data_source) == (formula, data)
    assert row.value_basis == f"预算支出标准：项目预算中{name}按280{unit}安排"


def test_who_is_asked_about_what_stands_in_the_row_of_satisfaction():
    row = written(
        number("牧民满意度", "90", role="satisfaction", level2="服务对象满意度指标"), project="草原围栏建设项目"
    )
    assert row.definition == "就“草原围栏建设项目”向牧民开展问卷调查，回答满意和比较满意的有效问卷所占比重"
    assert row.definition != row.formula
    assert row.data_source == "牧民问卷调查"


@pytest.mark.parametrize(
    ("name", "unit", "data"),
    [
        ("重大火灾起数", "起", "重大火灾报告记录"),
        ("现场观众人次", "人次", "现场观众计数记录"),
        ("围栏高度", "米", "围栏高度检测记录"),
        ("甲乙丙", "件", "甲乙丙统计记录"),
    ],
)
def test_a_result_has_the_data_of_its_kind(name, unit, data):
    assert written(number(name, "2", unit, level2="社会效益指标")).data_source == data


def test_a_paper_that_the_brief_names_beside_a_number_is_its_evidence():
    at = TEXT.index("60人")
    entry = quantity("培训电工人数", "60", "人").model_copy(update={"start": at, "end": at + 3})
    assert written(entry, text=TEXT).evidence == "电工培训通知、签到表、学员名册"
    plain = written(quantity("手册份数", "60", "份").model_copy(update={"start": at, "end": at + 3}), text=TEXT)
    assert plain.evidence.startswith("签到表、")


def test_last_years_value_stands_in_the_basis_with_this_years():
    before = number("水质达标率", "93.6", role="baseline").model_copy(update={"start": 900, "end": 904})
    row = written(number("水质达标率", "97", level2="质量指标"), before)
    assert row.value_basis == "历史标准：上年或现状为93.6%，本年要求水质达标率不低于97%"


def total(items):
    source = Source(kind=SourceKind.FORMULA, label="")
    row = Indicator(
        level1="成本指标", level2="经济成本指标", name="项目总成本", target="≤60万元", unit="万元",
        definition="年度内项目实际发生的全部支出", source=source,
        value_basis="预算支出标准：按本项目预算安排，不得超出",
    )  # fmt: skip
    filing = Filing(indicators=(row,), funds=Funds(unit="万元", total=60, items=items))
    return in_own_words(filing, Facts()).indicators[0]


def test_the_total_names_its_uses_where_they_add_up_to_it():
    row = total((FundItem(purpose="水表更换", amount=40), FundItem(purpose="管道清洗", amount=20)))
    assert row.formula == "水表更换支出＋管道清洗支出"
    assert row.value_basis == "预算支出标准：水表更换40万元、管道清洗20万元，合计60万元"


def test_the_total_names_no_use_of_a_sum_that_is_another():
    row = total((FundItem(purpose="水表更换", amount=40),))
    assert row.formula == ""
    assert "水表" not in f"{row.definition}{row.value_basis}"


def test_what_somebody_worded_stays():
    entry = number("水质达标率", "97", level2="质量指标")
    facts = Facts(ledger=Ledger(entries=(entry,)))
    row = stated_row(entry, target_of(entry), facts, 2027).indicator
    own = row.model_copy(update={"definition": "每季度取样一次", "formula": "甲÷乙", "evidence": "化验单"})
    shown = in_own_words(Filing(indicators=(own,)), facts).indicators[0]
    assert (shown.definition, shown.formula, shown.evidence) == ("每季度取样一次", "甲÷乙", "化验单")
    assert shown.data_source == "水质检测记录"


def test_what_holds_for_the_whole_period_says_so():
    entry = quantity("更换管网里程", "48", "公里")
    facts = Facts(ledger=Ledger(entries=(entry,)))
    row = stated_row(entry, target_of(entry), facts, 2027).indicator
    shown = in_own_words(Filing(overall_indicators=(row,)), facts).overall_indicators[0]
    assert shown.definition.startswith("项目期内")
    assert shown.value_basis == "计划标准：项目期内计划更换管网48公里"


def suggested(**changes):
    entry = LibraryEntry(
        id="x.rate", level1="产出指标", level2="质量指标", name="设备验收合格率", unit="%", direction=Direction.MORE,
        definition="合格设备数÷到货设备数×100%", formula="合格设备数÷到货设备数×100%", suggested="=100%",
        value_basis="历史标准：参照近三年实际值，从严设定", measurement="", data_source="资料", evidence="单据",
        words=(),
    )  # fmt: skip
    row = Indicator(
        level1=entry.level1, level2=entry.level2, name=entry.name, target="=100%", unit="%",
        definition=entry.definition, formula=entry.formula, value_basis=f"{entry.value_basis}（建议值，须确认）",
        source=Source(kind=SourceKind.LIBRARY, label="", ref=entry.id),
    )  # fmt: skip
    return in_own_words(Filing(indicators=(row.model_copy(update=changes),)), Facts(), [entry]).indicators[0]


def test_a_suggested_row_says_its_formula_in_words_and_claims_no_past_that_nobody_stated():
    row = suggested()
    assert row.definition == "合格设备数占到货设备数的比重"
    assert row.value_basis == "其他：项目计划未写明设备验收合格率，按同类项目常用值建议（建议值，须确认）"


def test_a_basis_that_the_library_explains_stays():
    told = "行业标准：设备管理办法要求全部合格（建议值，须确认）"
    assert suggested(value_basis=told).value_basis == told


def test_a_row_that_stands_open_leaves_its_data_to_the_unit():
    what = placeholder("效益指标")
    row = Indicator(level1="效益指标", level2="社会效益指标", name=what, target=what, data_source="部门业务统计")
    shown = in_own_words(Filing(indicators=(row,)), Facts()).indicators[0]
    assert shown.data_source == "由单位随指标一并填写"


def test_no_row_of_a_draft_is_said_in_words_that_could_stand_in_any_other():
    product = Product()
    brief = f"县水务局农村供水管网改造项目，经费200万元。{TEXT}验收合格率100%，报修4小时内到场，用水户满意度92%以上。"
    filing = product.declarations(None).draft(brief, product.profile(), 2027).filing
    said = " ".join(f"{r.definition}{r.formula}{r.data_source}{r.evidence}" for r in filing.indicators)
    assert len(filing.indicators) > 6
    assert [empty for empty in EMPTY if empty in said] == []


def test_a_row_that_stands_for_many_numbers_keeps_its_list_and_names_what_lists_them():
    part = SourcePart(quote="9月底前", start=0, end=1, words="水表9月底前装完")
    source = Source(kind=SourceKind.FORMULA, label="", parts=(part,))
    row = Indicator(
        level1="产出指标", level2="时效指标", name="节点按期完成率", target="=100%",
        definition="以下1项节点：水表9月底前装完", data_source="项目验收和交付记录", source=source,
    )  # fmt: skip
    shown = in_own_words(Filing(indicators=(row,)), Facts()).indicators[0]
    assert (shown.definition, shown.data_source) == (row.definition, "节点按期完成情况分项台账")


@pytest.mark.parametrize(
    ("name", "target"),
    [("安全事故发生数", "=0起"), ("培训人数", "=0人"), ("投诉数", "=0件"), ("能效值", "=0"), ("验收合格率", "=0")],
)
def test_a_bare_number_gets_the_measure_of_what_it_counts(name, target):
    facts = Facts(text="", text_without_orders="", ledger=Ledger(entries=()))
    row = Indicator(level1="效益指标", level2="社会效益指标", name=name, target="=0")
    [said] = in_own_words(Filing(indicators=(row,)), facts).indicators
    assert (said.target, said.unit) == (target, target.removeprefix("=0"))


def test_a_degree_is_measured_and_no_share_of_things():
    row = written(number("库房相对湿度", "55", level2="质量指标"))
    assert (row.definition, row.formula) == ("年度内库房相对湿度的实测值", "")


def test_a_row_said_in_its_own_words_keeps_what_it_takes_along():
    row = written(quantity("更换管网里程", "48", "公里"))
    part = SourcePart(quote="9元", start=5, end=7, words="水表单价不超过9元")
    plain = stated_row(ENTRY, target_of(ENTRY), Facts(), 2027).indicator
    taking = with_beside(plain, STANDARDS, [part])
    shown = in_own_words(Filing(indicators=(taking,)), Facts(ledger=Ledger(entries=(ENTRY,)))).indicators[0]
    assert shown.value_basis == f"{row.value_basis}；按下列标准测算：水表单价不超过9元"
    assert shown.definition == row.definition
    assert shown.source.parts == (part,)


def test_the_end_of_all_years_is_of_what_all_years_do():
    end = Indicator(level1="产出指标", level2="时效指标", name="项目完成时间", target="2028年12月31日前",
                    definition="以项目完成的实际日期为准", source=Source(kind=SourceKind.FORMULA))  # fmt: skip
    form = in_own_words(Filing(indicators=(end,), overall_indicators=(end,)), Facts(text=TEXT))
    assert "各年任务全部完成" in form.overall_indicators[0].definition
    assert "各年" not in form.indicators[0].definition
