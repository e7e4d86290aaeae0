"""Sentences of papers that accuse nobody, and such that do: no complaint may be read into the first or missed."""

import pytest

from assistant.domain.dossier import PaperKind
from assistant.jobs.evaluation.index import PaperIndex
from policy_corpus.frameworks import list_frameworks
from tests.fakes.dossiers import dossier

HARMLESS = {
    PaperKind.AUDIT: (
        "审计的目标是检查资金是否专款专用，有无截留、挤占、挪用。", "抽查了会计凭证，未发现白条抵支和账实不符的情况。",
        "审计期间未发现项目单位存在规避招标、化整为零等问题。", "未发现工程变更未履行审批程序的情形。",
        "未发现不符合专项资金使用规定的支出。", "补贴由代发银行按月足额发放，没有重复发放。",
        "审计建议：加强档案管理，防止资料缺失；严禁超范围列支。", "对上年度审计指出的手续不全问题，单位已完成整改。",
        "项目竣工决算未超概算。", "没有出现资金闲置。", "不存在重复申报、重复建设的情况。",
        "依据《会计法》，账实不符的应当及时处理。", "如发现挪用资金，将追究责任。",
    ),
    PaperKind.ACCEPTANCE: (
        "项目按合同约定完成，资料齐全，同意通过验收。", "未发现质量不合格项。", "对不合格的产品应当退换。",
        "工程无逾期，提前5天完工。", "供应商逾期交货的，按合同扣款。",
    ),
    PaperKind.SUPERVISION: (
        "要求施工单位按图施工，不得擅自变更。", "进场材料合格证齐全，无不合格材料。", "本月无停工，没有延期。",
    ),
    PaperKind.REPORT: (
        "没有发生一起挪用、截留资金的情况。", "下一步要加强档案管理，避免归档不及时的问题。",
        "项目做到了无延期、无超支。",
        "针对人员不足的困难，我们及时增派了力量。", "有效解决了过去设备不到位的问题。",
    ),
    PaperKind.MINUTES: ("未经集体研究不得动用项目资金。", "会议强调，防止重复建设。"),
    PaperKind.PLAN: ("禁止化整为零、规避招标。", "避免出现边设计边施工。", "资金不得用于经常性支出。"),
    PaperKind.VOUCHER: ("付款审批单签字齐全，手续齐全。", "未附发票的不予报销。"),
    PaperKind.BUDGET: ("不得超预算支出，未纳入预算的不得支出。",),
    PaperKind.RULES: ("凡手续不全、未经审批的支出，一律不予支付。", "验收不合格的，不得交付使用。"),
    PaperKind.CONTRACT: ("未按合同约定时间完工的，每逾期一日扣款。",),
}  # fmt: skip

COMPLAINTS = {
    PaperKind.AUDIT: (
        "检查发现挪用专项资金30万元。", "抽查12张凭证，其中3张手续不全。", "设备采购化整为零，未公开招标。",
        "竣工决算超概算60万元。", "项目与已建项目重复建设。", "绩效目标设定偏低。", "部分支出账实不符。",
        "将补助资金用于购置公务用车，不符合专项资金使用规定。", "两名人员去世后未及时停发补助。",
    ),
    PaperKind.ACCEPTANCE: ("第二标段验收不合格。", "竣工资料未归档。", "竣工图与现场不一致。"),
    PaperKind.SUPERVISION: ("施工单位擅自变更管道走向。",),
    PaperKind.REPORT: ("由于人员不足，进度较慢。", "档案归集不够及时。"),
    PaperKind.VOUCHER: ("本笔付款未附发票。",),
    PaperKind.APPROVAL: ("该项目未经论证。",),
}  # fmt: skip


def against(kind, text):
    index = PaperIndex(dossier({"资料.txt": (kind, text)}))
    points = [p for framework in list_frameworks() for row in framework.indicators for p in row.points]
    return [(p.text, q.text) for p in points for q in index.weigh(p).against]


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in COMPLAINTS.items() for text in texts])
def test_a_complaint_is_heard(kind, text):
    assert against(kind, text)


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in HARMLESS.items() for text in texts])
def test_no_complaint_is_read_out_of_a_harmless_sentence(kind, text):
    assert against(kind, text) == []
