"""What a paper is, by title, name and words."""

import pytest

from assistant.domain.dossier import PaperKind
from assistant.jobs.evaluation.dossier.kinds import kind_of, title_of

EXPECTED = {
    "01立项/立项批复.docx": PaperKind.APPROVAL,
    "01立项/局务会议纪要.md": PaperKind.MINUTES,
    "01立项/预算批复.pdf": PaperKind.BUDGET,
    "01立项/绩效目标批复表.xlsx": PaperKind.DECLARATION,
    "02采购/中标通知书.txt": PaperKind.TENDER,
    "02采购/施工合同.docx": PaperKind.CONTRACT,
    "02采购/监理合同.md": PaperKind.CONTRACT,
    "03实施/实施方案.docx": PaperKind.PLAN,
    "03实施/监理日志.txt": PaperKind.SUPERVISION,
    "03实施/项目管理办法.md": PaperKind.RULES,
    "03实施/培训统计.xlsx": PaperKind.LEDGER,
    "04资金/资金台账.xlsx": PaperKind.LEDGER,
    "04资金/记账凭证9月37号.pdf": PaperKind.VOUCHER,
    "05验收/竣工验收报告.docx": PaperKind.ACCEPTANCE,
    "05验收/照度检测报告.pdf": PaperKind.ACCEPTANCE,
    "05验收/结算审核意见.txt": PaperKind.AUDIT,
    "06总结/满意度调查汇总.xlsx": PaperKind.SURVEY,
    "06总结/项目工作总结.md": PaperKind.REPORT,
    "06总结/专项检查意见.txt": PaperKind.AUDIT,
}


def test_the_papers_of_the_dossier_are_known(lighting):
    kinds = {p.path: p.kind for p in lighting.papers}
    assert {path: kinds[path] for path in EXPECTED} == EXPECTED


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("建设工程委托监理合同", PaperKind.CONTRACT),
        ("采购合同履约验收单", PaperKind.ACCEPTANCE),
        ("关于批复2025年部门预算的通知", PaperKind.BUDGET),
        ("关于实施方案的批复", PaperKind.APPROVAL),
        ("项目支出绩效自评报告", PaperKind.SELF_EVALUATION),
        ("项目拨款明细表", PaperKind.LEDGER),
        ("关于第三季度道路养护抽查情况的通报", PaperKind.AUDIT),
        ("污水处理站上半年运行情况说明", PaperKind.REPORT),
        ("青溪县教育局2025年度部门决算说明", PaperKind.REPORT),
    ],
)
def test_a_title_says_last_what_a_paper_is(title, kind):
    assert kind_of(title, "文件.docx", []) is kind


def test_the_file_name_speaks_where_the_title_does_not():
    assert kind_of("", "甲/监理日志8月.txt", []) is PaperKind.SUPERVISION
    assert kind_of("", "扫描1.txt", ["验收组查看了现场，验收情况如下"]) is PaperKind.ACCEPTANCE
    assert kind_of("", "扫描1.txt", ["今天天气很好"]) is PaperKind.OTHER


def test_a_title_is_found_below_the_letterhead_and_over_two_lines():
    assert title_of("青溪县财政局文件\n青财预〔2025〕8号\n关于批复项目预算的通知\n正文。") == "关于批复项目预算的通知"
    assert title_of("关于东泽区高标准农田建设项目\n初步设计的批复") == "关于东泽区高标准农田建设项目初步设计的批复"
    assert title_of("中  标  通  知  书\n项目编号：1") == "中标通知书"
    assert title_of("今天开工。\n天气晴。") == ""


RULES = "养老服务资金管理办法\n青民〔2025〕3号\n第一条 资金支付须经审批。\n第二条 完工后组织验收。\n青溪县民政局"
ITEMS = "养老服务财务管理制度\n一、支付须经三级签字。\n二、不得以现金支付。\n三、验收资料应当归档。"
PRAISE = "我县制度健全，出台了资金管理办法、财务管理制度和监督检查制度，资金支付、验收都有制度保障。"


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("办法.txt", RULES, PaperKind.RULES),
        ("制度.txt", ITEMS, PaperKind.RULES),
        ("制度.pdf", "", PaperKind.RULES),
        ("宣传册.txt", f"养老服务宣传册\n{PRAISE}", PaperKind.OTHER),
        ("管理制度健全.txt", f"项目管理制度\n{PRAISE}", PaperKind.OTHER),
        ("管理办法宣传手册.txt", f"{RULES}\n{PRAISE}", PaperKind.RULES),
        ("办法.txt", f"资金管理办法解读\n{RULES.partition(chr(10))[2]}", PaperKind.OTHER),
        ("工作总结.txt", f"工作总结\n{PRAISE}", PaperKind.REPORT),
        ("新闻.txt", f"养老服务扎实推进\n{PRAISE}", PaperKind.OTHER),
    ],
)
def test_rules_are_what_regulates_and_not_what_says_that_there_are_rules(name, text, kind):
    assert kind_of(title_of(text), name, [text]) is kind
