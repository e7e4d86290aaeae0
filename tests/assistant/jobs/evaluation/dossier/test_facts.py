"""What sentences and tables state, with the paper's own label, the value mended and the words quoted."""

from decimal import Decimal

import pytest

from assistant.domain.dossier import FactKind, Page, PaperKind
from assistant.jobs.evaluation.dossier.facts import page_facts


def _facts(text, kind=PaperKind.OTHER):
    return page_facts(Page(paper="a.txt", number=1, text=text), kind)


def _noted(text, kind=PaperKind.OTHER):
    return [(f.kind.value, f.subject, f.value) for f in _facts(text, kind)]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("三、合同金额：9.60万元。", [("金额", "合同金额", "9.60万元")]),
        ("中标金额：４６８ . ５０ 万元（大写：肆佰陆拾捌万伍仟元整）", [("金额", "中标金额", "468.50万元")]),
        ("签约合同价：人民币（大写）柒佰陆拾万元整（¥7,600,000.00元）。", [("金额", "签约合同价", "7,600,000.00元")]),
        (
            "其中省级补助资金200万元、县级财政资金300万元。",
            [("金额", "省级补助资金", "200万元"), ("金额", "县级财政资金", "300万元")],
        ),
        ("县级财政资金尚有20万元没有到位。", [("金额", "县级财政资金（没有到位）", "20万元")]),
        ("对占地青苗按每亩800元补偿。", [("金额", "占地青苗（单价）", "800元")]),
        ("完成改造教室632间。", [("数量", "完成改造教室", "632间")]),
        ("安装护眼灯具 7 584 盏。", [("数量", "安装护眼灯具", "7584盏")]),
        ("全县已有34所学校明确灯具管护责任人。", [("数量", "学校明确灯具管护责任人", "34所")]),
        ("培训学校管理人员1180人次。", [("数量", "培训学校管理人员", "1180人次")]),
        ("新打机井28眼。", [("数量", "新打机井", "28眼")]),
        ("照明节电率不低于18%。", [("比率", "照明节电率", "≥18%")]),
        ("师生满意度达到92.4%。", [("比率", "师生满意度", "92.4%")]),
        ("竣工日期：２０２５ 年 ９ 月 l2 日", [("日期", "竣工日期", "2025-09-12")]),
        (
            "工程于2025年8月25日竣工，9月26日完成移交。",
            [("日期", "竣工", "2025-08-25")],
        ),
        ("二〇二三年十一月九日", [("日期", "成文日期", "2023-11-09")]),
        ("青财预 〔 ２０２５ 〕 ８ 号", [("文号", "文号", "青财预〔2025〕8号")]),
        ("监理单位：青溪县正衡工程监理有限公司", [("当事方", "监理单位", "青溪县正衡工程监理有限公司")]),
        ("五、验收结论：验收合格。", [("验收结论", "验收结论", "验收合格")]),
    ],
)
def test_a_sentence_states(text, facts):
    assert _noted(text) == facts


@pytest.mark.parametrize(
    "text",
    [
        "第三条 项目资金实行专账核算。",
        "合同签订后十五日内支付。",
        "按合同金额的万分之二支付违约金。",
        "支付合同价款的30%。",
        "2025年中小学教室照明改造项目。",
        "经验收合格后方可支付。",
        "城关片区 268 间 266 间",
        "附件1项目清单",
        "项目编码：41010020270000001234567890 共计",
        "合同编号 1,111,111,111,111,111,111.11元",
        "甲方：",
    ],
)
def test_what_states_nothing_of_its_own_is_no_fact(text):
    assert _noted(text) == []


def test_money_is_in_yuan_and_dates_are_iso():
    money, date = _facts("结算金额：461.30万元。竣工日期：2025年9月12日。")
    assert (money.figure.value, money.figure.unit) == (Decimal(4613000), "元")
    assert date.figure.name == "2025-09-12"


def test_the_quote_keeps_the_words_as_read():
    (fact,) = _facts("二、审减金额：７．２０ 万 元。")
    assert (fact.value, fact.quote.text) == ("7.20万元", "二、审减金额：７．２０ 万 元。")


def test_a_long_sentence_is_quoted_by_the_clauses_around_the_figure():
    filler = "施工单位按图纸组织施工且现场安全措施到位" * 6
    text = f"{filler}，结算金额为461.30万元，{filler}。"
    (fact,) = _facts(text)
    assert "461.30万元" in fact.quote.text
    assert fact.quote.text in text
    assert len(fact.quote.text) < len(text)


TABLE = """| 项目资金支付台账（单位：万元） |
| 凭证号 | 支付日期 | 用途 | 支付金额 |
| 9月第37号 | 2025-09-29 | 监理费 | 9.6 |
| 合计 |  |  | 465.2 |"""


def test_a_table_gives_heading_and_row_label_and_its_unit():
    assert _noted(TABLE) == [
        ("日期", "支付日期（9月第37号）", "2025-09-29"),
        ("金额", "支付金额（监理费）", "9.6万元"),
        ("金额", "支付金额（合计）", "465.2万元"),
    ]


def test_a_row_is_its_own_quote():
    assert _facts(TABLE)[-1].quote.text == "| 合计 |  |  | 465.2 |"


def test_plan_and_outcome_in_a_table_are_noted_apart():
    facts = _facts("| 项目 | 合同数量 | 实际完成 | 偏差 |\n| 改造教室 | 640间 | 632间 | -8间 |")
    assert [(f.subject, f.value, f.planned) for f in facts] == [
        ("改造教室（合同数量）", "640间", True),
        ("改造教室（实际完成）", "632间", False),
    ]


def test_a_unit_column_gives_the_unit_and_bare_numbers_without_one_are_left():
    table = "| 序号 | 名称 | 单位 | 数量 | 合价（元） | 备注 |\n| 1 | 护眼灯 | 盏 | 5760 | 2764800 | 3 |"
    assert _noted(table) == [("数量", "护眼灯", "5760盏"), ("金额", "合价（护眼灯）", "2764800元")]


def test_labels_beside_values_are_read_without_headings():
    row = "| 实施单位 | 青溪县教育装备中心 |  | 资金总额（万元） | 500 |"
    assert _noted(row) == [("当事方", "实施单位", "青溪县教育装备中心"), ("金额", "资金总额", "500万元")]


def test_what_a_contract_asks_for_is_planned_and_what_an_acceptance_found_is_not():
    text = "改造教室640间，竣工日期：2025年8月25日。"
    assert [f.planned for f in _facts(text, PaperKind.CONTRACT)] == [True, True]
    assert [f.planned for f in _facts(text, PaperKind.ACCEPTANCE)] == [False, False]


def test_rules_of_conduct_hold_only_their_number_and_date():
    text = "青教装〔2025〕5号\n第三条 单笔支付金额50万元以上的，集体研究。\n2025年3月26日"
    assert [k for k, _, _ in _noted(text, PaperKind.RULES)] == ["文号", "日期"]


def test_a_plan_passes_no_acceptance():
    assert [f.kind for f in _facts("项目通过验收。", PaperKind.PLAN)] == []
    assert [f.kind for f in _facts("项目通过验收。", PaperKind.REPORT)] == [FactKind.ACCEPTANCE]


def test_a_heading_that_names_a_period_still_heads_its_column():
    facts = _facts("| 指标 | 年度目标 | 1—9月完成 |\n| 服务老人 | ≥3200人 | 2956人 |\n| 及时率 | 100% | 96% |")
    assert [(f.subject, f.value, f.planned) for f in facts] == [
        ("年度目标（服务老人）", "≥3200人", True),
        ("服务老人（1—9月完成）", "2956人", False),
        ("年度目标（及时率）", "100%", True),
        ("及时率（1—9月完成）", "96%", False),
    ]


def test_the_conclusion_of_an_acceptance_is_the_clause_that_judges():
    facts = _facts(
        "验收意见：经五方共同验收，工程质量达到设计要求，验收结论为合格，同意交付使用。", PaperKind.ACCEPTANCE
    )
    assert [(f.kind.value, f.subject, f.value) for f in facts] == [("验收结论", "验收结论", "合格")]


def test_a_table_whose_rows_are_budget_arrival_and_payment_gives_the_sums_of_each_source():
    rows = ("收支台账 |  |  | 单位：万元", "项目 | 省级补助 | 县级配套 | 合计", "预算数 | 1480 | 880 | 2360",
            "支出数 | 1390.5 | 588.2 | 1978.7")  # fmt: skip
    table = "\n".join(f"| {row} |" for row in rows)
    assert _noted(table) == [
        ("金额", "预算数（省级补助）", "1480万元"),
        ("金额", "预算数（县级配套）", "880万元"),
        ("金额", "预算数（合计）", "2360万元"),
        ("金额", "支出数（省级补助）", "1390.5万元"),
        ("金额", "支出数（县级配套）", "588.2万元"),
        ("金额", "支出数（合计）", "1978.7万元"),
    ]


@pytest.mark.parametrize("stated", ["累计支付1978.7万元。", "累计支付2012.5万元。"])
def test_a_sum_that_looks_like_a_month_is_money(stated):
    assert _noted(stated) == [("金额", "累计支付", stated[4:-1])]


def test_a_rate_that_rose_is_what_it_rose_to():
    assert _noted("路况优良路率由年初的81.2%提高到88.4%。") == [("比率", "路况优良路率", "88.4%")]
    assert _noted("投诉率从3.5%下降至1.2%。") == [("比率", "投诉率", "1.2%")]


def test_a_term_in_quotes_is_part_of_the_name_it_stands_in():
    assert _noted("2025年“三公经费”预算数18万元。") == [("金额", "三公经费预算数", "18万元")]


def test_what_is_in_use_keeps_its_name():
    assert _noted("在用固定资产1231万元。") == [("金额", "在用固定资产", "1231万元")]
